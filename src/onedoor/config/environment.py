"""Everything that differs between installations, read once from the environment.

``make demo`` writes the values it generated to ``secrets.json`` in the data folder; a variable
of the same meaning in the environment wins.  Nothing else reads ``os.environ``.
"""

import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

KEYS = ("secret_key", "field_key", "index_key", "file_key", "journal_key")
_MAIL = tuple(f"EMAIL_{word}" for word in ("HOST", "PORT", "SECURITY", "USER", "PASSWORD", "FROM"))
_OUTWARD = (*_MAIL, "SMS", "SMS_URL", "SMS_KEY")  # what they mean: config/outward.py
_KEY_BYTES = 32
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of one installation.

    Keys are 32 bytes each.  ``ephemeral`` says that no keys were found and that these are new
    and will be forgotten: good enough for checks and lint, refused by ``onedoor serve``.
    """

    data: Path
    bind: str
    port: int
    site: str
    proxies: tuple[str, ...]
    web_workers: int
    debug: bool
    demo: bool
    hosts: tuple[str, ...]
    database_url: str
    database_owner_url: str
    database_sealer_url: str
    database_gateway_url: str
    secret_key: bytes
    field_key: bytes
    index_key: bytes
    file_key: bytes
    journal_key: bytes
    ephemeral: bool
    identity_provider: str
    oidc_issuer: str
    oidc_client_id: str
    oidc_client_secret: str
    outward: Mapping[str, str]
    events_port: int
    metrics_token: str
    log_level: str

    @property
    def is_proxied(self) -> bool:
        """Whether people reach the site by an address that is not its own port."""
        address = urlsplit(self.site)
        return (address.port or _PORTS.get(address.scheme)) != self.port

    @property
    def is_encrypted(self) -> bool:
        """Whether people reach the site by TLS."""
        return self.site.startswith("https://")


def read(environ: Mapping[str, str], data: Path) -> Environment:
    """Return the settings from variables and the data folder's secrets.

    Raises ValueError naming the variable when a value has the wrong shape.
    """
    kept = _kept(data)
    found = {name: _key(name, environ, kept) for name in KEYS}
    port = _number(environ, "ONEDOOR_PORT", 8000)
    demo = environ.get("ONEDOOR_DEMO", kept.get("demo", "0")) == "1"
    return Environment(
        data=data,
        bind=environ.get("ONEDOOR_BIND", "127.0.0.1"),
        port=port,
        site=environ.get("ONEDOOR_SITE", f"http://localhost:{port}").rstrip("/"),
        proxies=_addresses(environ, "ONEDOOR_PROXIES", "127.0.0.1,::1"),
        web_workers=_number(environ, "ONEDOOR_WEB_WORKERS", 2),
        debug=environ.get("ONEDOOR_DEBUG") == "1",
        demo=demo,
        hosts=tuple(
            environ.get("ONEDOOR_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
        ),
        database_url=environ.get("DATABASE_URL", kept.get("database_url", "")),
        database_owner_url=environ.get("DATABASE_OWNER_URL", kept.get("database_owner_url", "")),
        database_sealer_url=environ.get("DATABASE_SEALER_URL", kept.get("database_sealer_url", "")),
        database_gateway_url=environ.get(
            "DATABASE_GATEWAY_URL", kept.get("database_gateway_url", "")
        ),
        ephemeral=any(value is None for value in found.values()),
        identity_provider=environ.get("ONEDOOR_IDENTITY_PROVIDER", "dev" if demo else ""),
        oidc_issuer=environ.get("ONEDOOR_OIDC_ISSUER", ""),
        oidc_client_id=environ.get("ONEDOOR_OIDC_CLIENT_ID", ""),
        oidc_client_secret=environ.get("ONEDOOR_OIDC_CLIENT_SECRET", ""),
        outward={name: environ.get(f"ONEDOOR_{name}", "") for name in _OUTWARD},
        events_port=_number(environ, "ONEDOOR_EVENTS_PORT", port + 1),
        metrics_token=environ.get("ONEDOOR_METRICS_TOKEN", ""),
        log_level=environ.get("ONEDOOR_LOG_LEVEL", ""),
        **{name: value or secrets.token_bytes(_KEY_BYTES) for name, value in found.items()},
    )


def new_keys() -> dict[str, str]:
    """Return one new random key for each name, in base64."""
    return {name: b64encode(secrets.token_bytes(_KEY_BYTES)).decode() for name in KEYS}


def _kept(data: Path) -> dict[str, str]:
    path = data / "secrets.json"
    if not path.is_file():
        return {}
    kept: dict[str, str] = json.loads(path.read_text("utf-8"))
    return kept


def _key(name: str, environ: Mapping[str, str], kept: Mapping[str, str]) -> bytes | None:
    variable = f"ONEDOOR_{name.upper()}"
    text = environ.get(variable) or kept.get(name)
    if text is None:
        return None
    key = b64decode(text)
    if len(key) != _KEY_BYTES:
        message = f"{variable} must be {_KEY_BYTES} bytes in base64"
        raise ValueError(message)
    return key


def _addresses(environ: Mapping[str, str], name: str, default: str) -> tuple[str, ...]:
    """Return addresses and networks; `*` is none: who believes everybody can be told anything."""
    found = tuple(word.strip() for word in environ.get(name, default).split(",") if word.strip())
    for word in found:
        try:
            ip_network(word)
        except ValueError as error:
            message = f"{name} must be addresses or networks with commas between, not {word!r}"
            raise ValueError(message) from error
    return found


def _number(environ: Mapping[str, str], name: str, default: int) -> int:
    text = environ.get(name, str(default))
    if not text.isdigit():
        message = f"{name} must be a number, not {text!r}"
        raise ValueError(message)
    return int(text)
