"""The demo's passwords and seeds: made per installation, kept in its data folder for its owner."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings

from onedoor.general.people import cast

_PERIOD_SECONDS = 30


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """How to sign in to the demo as one of its staff."""

    number: str
    name: str
    body: str
    position: str
    password: str
    seed: str


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """A line of the list of who can sign in to the demo; citizens pick their name and have none."""

    account: str
    name: str
    role: str
    body: str
    password: str


def demo_accounts() -> tuple[DemoLogin, ...]:
    """Return who can sign in to the demo, staff first; none before it was loaded."""
    staff = tuple(
        DemoLogin(one.number, one.name, one.position, one.body, one.password) for one in read()
    )
    return staff + tuple(_citizens()) if staff else ()


def demo_code(account: str, *, at: datetime) -> str:
    """Return the code that an account's authenticator shows now, empty if there is no such one."""
    for one in read():
        if one.number == account:
            return str(
                format_hotp_value(hotp_value(one.seed, int(at.timestamp()) // _PERIOD_SECONDS))
            )
    return ""


def _citizens() -> Iterable[DemoLogin]:
    for one in cast.citizens():
        firm = one.identity.organisation.name if one.identity.organisation else ""
        yield DemoLogin(one.key, one.identity.name, one.story, firm, "")


def read() -> tuple[DemoAccount, ...]:
    """Return the accounts that are kept, none before the demo was loaded."""
    path = _path()
    if not path.is_file():
        return ()
    return tuple(DemoAccount(**one) for one in json.loads(path.read_text("utf-8")))


def write(accounts: tuple[DemoAccount, ...]) -> None:
    """Keep the accounts, readable by the owner of the data folder only."""
    path = _path()
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump([asdict(one) for one in accounts], file, ensure_ascii=False, indent=1)
    draft.replace(path)


def _path() -> Path:
    return Path(settings.ENVIRONMENT.data) / "accounts.json"
