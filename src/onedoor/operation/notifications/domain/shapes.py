"""A notification as its reader, the desk and the operator see it; what may be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onedoor.kernel.errors import Forbidden, Invalid, Missing
from onedoor.operation.notifications.domain.moments import Moment, Way

LANGUAGES = ("zh-hans", "ug")


class Arrival(StrEnum):
    """How far a notification has come on one way out."""

    WAITING = "waiting"  # 待发送
    SENT = "sent"  # 已发送
    FAILED = "failed"  # 未送达


class NotificationMissing(Missing):
    """There is no such notification, or this person may not know that there is."""

    code = "notifications.missing"


class SendingMissing(Missing):
    """Nothing of this number failed."""

    code = "notifications.sending_missing"


class ChoiceWrong(Invalid):
    """A way or a language that there is not."""

    code = "notifications.choice_wrong"


class NotForAgents(Forbidden):
    """How an applicant is told is chosen by the applicant, not by an agent."""

    code = "notifications.not_for_agents"


class NotAdministrator(Forbidden):
    """What could not be sent is for system administrators to see."""

    code = "notifications.not_administrator"


@dataclass(frozen=True, slots=True)
class Notification:
    """What an applicant was told; ``facts`` are days and amounts, never who somebody is."""

    id: str
    moment: Moment
    case: str
    title: str
    facts: Mapping[str, str]
    at: datetime
    is_new: bool


@dataclass(frozen=True, slots=True)
class Sending:
    """One way out that a notification takes, to the applicant or to the agent."""

    way: Way
    to_agent: bool
    arrival: Arrival
    at: datetime
    attempts: int
    error: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A notification about a case as the desk sees it: read or not, and what went out."""

    moment: Moment
    at: datetime
    read_at: datetime | None
    sendings: tuple[Sending, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a notification that was opened is about; a draft that ends has neither."""

    case: str = ""
    appointment: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """What could not be sent, as the operator sees it."""

    id: str
    way: Way
    moment: Moment
    case: str
    at: datetime
    attempts: int
    error: str
    died_at: datetime


@dataclass(frozen=True, slots=True)
class Choice:
    """The ways out an applicant wants beside the site, and the language of what is sent."""

    ways: frozenset[Way]
    language: str


EVERYTHING = Choice(frozenset(Way), LANGUAGES[0])


def checked(ways: list[str], language: str) -> Choice:
    """Return what was chosen; refuse ways and languages that there are not."""
    if not set(ways) <= set(Way) or language not in LANGUAGES:
        raise ChoiceWrong
    return Choice(frozenset(map(Way, ways)), language)
