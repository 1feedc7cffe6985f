"""A subscription, a delivery, and how long a failed one waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from onedoor.kernel.errors import Invalid, Missing, Refused
from onedoor.law.articles import PIPL, implements


class Reach(StrEnum):
    OWN = "own"  # 本系统所报办件
    BODIES = "bodies"  # 登记范围内各实施主体的办件


class SubscriptionMissing(Missing):
    """There is no such subscription of this client."""

    code = "feeds.subscription_missing"


class LetterMissing(Missing):
    """There is no such dead letter."""

    code = "feeds.letter_missing"


class KindsWrong(Invalid):
    """No kind at all, or one that is no event of a case."""

    code = "feeds.kinds_wrong"


class TooManySubscriptions(Refused):
    """A client has as many subscriptions as the setting allows."""

    code = "feeds.too_many_subscriptions"


class BodiesMissing(Refused):
    """A client that was registered for no bodies of its own hears of its own cases only."""

    code = "feeds.bodies_missing"


@dataclass(frozen=True, slots=True)
class Subscription:
    """Which events of whose cases go where; the secret is told once, when it is made."""

    id: str
    client: str
    address: str
    kinds: tuple[str, ...]
    reach: Reach
    key_id: str
    made_at: datetime
    ended_at: datetime | None
    waiting: int = 0
    dead: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """A delivery that was given up, as administrators and its receiver see it."""

    id: str
    subscription: str
    client: str
    address: str
    kind: str
    subject: str
    at: datetime
    attempts: int
    error: str
    died_at: datetime


@dataclass(frozen=True, slots=True)
class Failing:
    """A delivery that did not arrive and is tried again: why, how often, and when."""

    client: str
    address: str
    kind: str
    subject: str
    at: datetime
    attempts: int
    error: str
    due_at: datetime


@implements(PIPL(6), note="a system hears of its own cases, or of those of its bodies")
def check_reach(reach: Reach, *, bodies: frozenset[str]) -> None:
    """Refuse a subscription to all cases of an area."""
    if reach is Reach.BODIES and not bodies:
        raise BodiesMissing


def wait_after(attempts: int, *, first: timedelta, longest: timedelta) -> timedelta:
    """Return how long to wait after so many failed attempts: doubled each time, up to a limit."""
    return min(first * (1 << min(attempts - 1, 20)), longest)
