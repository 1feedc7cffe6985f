"""延长期限: asked with its reason, approved by somebody else, once."""

from dataclasses import dataclass
from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.errors import Forbidden, Invalid, Refused
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases.domain.roles import persons


class DaysOutOfRange(Invalid):
    """The number of working days is none that can be given."""

    code = "cases.days_out_of_range"


class AlreadyExtended(Refused):
    """The limit was made longer once, and may not be again."""

    code = "cases.already_extended"
    basis = ADL(42, paragraph=1)


class LimitPassed(Refused):
    """What has passed can no longer be made longer."""

    code = "cases.limit_passed"
    basis = ADL(42, paragraph=1)


class ExtensionAsked(Refused):
    """Somebody has asked already, and waits for the answer."""

    code = "cases.extension_asked"


class NoExtensionAsked(Refused):
    """Nobody has asked for what is to be approved or refused."""

    code = "cases.no_extension_asked"


class OwnRequest(Forbidden):
    """Who asks for more time does not approve it."""

    code = "cases.own_request"
    basis = ADL(42, paragraph=1)


class AuthorityMissing(Refused):
    """Where departments review jointly, the head of the government of the place approves."""

    code = "cases.authority_missing"
    basis = ADL(42, paragraph=2)


@dataclass(frozen=True, slots=True)
class Asked:
    """An extension that waits for its approval; ``is_joint`` when the government gives it."""

    days: int
    reason: str
    by: str
    at: datetime
    is_joint: bool


def check_days(days: int, most: int) -> None:
    """Refuse a number of working days that cannot be given."""
    if not 1 <= days <= most:
        raise DaysOutOfRange(days=days, most=most)


@implements(ADL(42, paragraph=1), note="approved by the head, and never by who asks")
def check_approver(*, asked: frozenset[str], approver: Actor) -> None:
    """Refuse whoever would approve what they, or who they stand in for, have asked for."""
    if asked & persons(approver):
        raise OwnRequest(by=approver.ref)


@implements(ADL(42, paragraph=2), note="jointly handled: the government of the place approves")
def check_authority(authority: str, *, is_joint: bool) -> str:
    """Return who approved it above, tidied; refuse none where departments review jointly."""
    authority = authority.strip()
    if is_joint and not authority:
        raise AuthorityMissing
    return authority if is_joint else ""
