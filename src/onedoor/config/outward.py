"""The ways out of an installation: its mail server and its gateway for text messages.

Half a configuration is none: it is refused at start, by the name of the variable.
"""

from collections.abc import Mapping
from dataclasses import dataclass

_SECURITY = ("starttls", "tls", "none")
_ADAPTERS = ("", "console", "http")
_DEMO_SENDER = "onedoor@localhost"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail server; without a host mail is printed, without a sender there is none."""

    host: str = ""
    port: int = 587
    security: str = "starttls"
    user: str = ""
    password: str = ""
    sender: str = ""

    @property
    def starttls(self) -> bool:
        """Whether the connection is encrypted after its first words."""
        return self.security == "starttls"

    @property
    def tls(self) -> bool:
        """Whether the connection is encrypted from its first word."""
        return self.security == "tls"


@dataclass(frozen=True, slots=True)
class Sms:
    """What sends text messages: nothing, ``console`` (the demo's) or ``http``."""

    adapter: str = ""
    address: str = ""
    key: str = ""


def mail(told: Mapping[str, str], *, demo: bool) -> Mail:
    """Return the mail server; raise ValueError naming the variable that is missing or wrong."""
    host, sender = told["EMAIL_HOST"], told["EMAIL_FROM"]
    user, password = told["EMAIL_USER"], told["EMAIL_PASSWORD"]
    if not host:
        _refuse_any(told, "EMAIL_", needs="EMAIL_HOST")
        return Mail(sender=_DEMO_SENDER if demo else "")
    if "@" not in sender:
        _fail("EMAIL_FROM", "must be an address, as ONEDOOR_EMAIL_HOST is set")
    if bool(user) != bool(password):
        _fail("EMAIL_PASSWORD" if user else "EMAIL_USER", "is missing beside its other half")
    security = told["EMAIL_SECURITY"] or "starttls"
    if security not in _SECURITY:
        _fail("EMAIL_SECURITY", f"must be one of {', '.join(_SECURITY)}")
    port = told["EMAIL_PORT"] or {"starttls": "587", "tls": "465", "none": "25"}[security]
    if not port.isdecimal():
        _fail("EMAIL_PORT", "must be a number")
    return Mail(host, int(port), security, user, password, sender)


def sms(told: Mapping[str, str], *, demo: bool) -> Sms:
    """Return what sends text messages; raise ValueError naming what is missing or wrong."""
    adapter, address, key = told["SMS"], told["SMS_URL"], told["SMS_KEY"]
    if adapter not in _ADAPTERS:
        _fail("SMS", "must be console or http")
    if adapter == "console" and not demo:
        _fail("SMS", "console prints what is said to people: it is for the demo only")
    if adapter != "http":
        _refuse_any(told, "SMS_", needs="SMS=http")
        return Sms(adapter or ("console" if demo else ""))
    if not address.startswith(("https://", "http://")):
        _fail("SMS_URL", "must be an address, as ONEDOOR_SMS is http")
    if not key:
        _fail("SMS_KEY", "is missing, as ONEDOOR_SMS is http")
    return Sms(adapter, address, key)


def _refuse_any(told: Mapping[str, str], prefix: str, *, needs: str) -> None:
    for name, value in told.items():
        if name.startswith(prefix) and value:
            _fail(name, f"means nothing without ONEDOOR_{needs}")


def _fail(name: str, why: str) -> None:
    message = f"ONEDOOR_{name} {why}"
    raise ValueError(message)
