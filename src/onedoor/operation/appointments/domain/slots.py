"""Slots: from the hours of a venue, how many places each has, and when somebody comes in time."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from onedoor.kernel.days import LEGAL_TIME
from onedoor.law.articles import HAMI, implements

_HOUR = 60


class State(StrEnum):
    BOOKED = "booked"  # 已预约
    ARRIVED = "arrived"  # 已签到
    MISSED = "missed"  # 未到
    CANCELLED = "cancelled"  # 已取消
    CALLED_OFF = "called_off"  # 大厅取消


class Coming(StrEnum):
    EARLY = "early"
    IN_TIME = "in_time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Rules:
    """What is set about appointments on a day."""

    slot_minutes: int
    share_percent: int
    service_minutes: int
    days_ahead: int
    open_most: int
    early: timedelta
    late: timedelta
    misses_most: int
    misses_days: int
    blocked_days: int
    give: timedelta


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a day; hours are HH:MM in Beijing."""

    day: date
    start: str
    end: str
    places: int
    taken: int

    @property
    def free(self) -> int:
        """How many places are left."""
        return max(self.places - self.taken, 0)


@dataclass(frozen=True, slots=True)
class Closure:
    """Hours of a day in which no appointments are taken, for one function or for all."""

    ref: str
    day: date
    first: str
    last: str
    reason: str
    function: str = ""

    def covers(self, function: str, start: str, end: str) -> bool:
        """Tell whether a slot of a function touches these hours."""
        mine = not self.function or self.function == function
        return mine and self.first < end and start < self.last


def starts(spans: Iterable[str], minutes: int) -> Iterator[tuple[str, str]]:
    """Yield begin and end of every whole slot of the hours of a day, as HH:MM."""
    for span in spans:
        begin, end = _minute(span[:5]), _minute(span[6:])
        while begin + minutes <= end:
            yield _hour(begin), _hour(begin + minutes)
            begin += minutes


@implements(HAMI(14), note="no more places than the windows can serve beside who comes without one")
def places(*, windows: int, rules: Rules) -> int:
    """Return how many places a slot has: a share of what the windows serve in that time."""
    if not windows or not rules.share_percent:
        return 0
    whole = windows * rules.slot_minutes * rules.share_percent
    return max(whole // (rules.service_minutes * 100), 1)


def slots_of(
    day: date,
    *,
    spans: Iterable[str],
    each: int,
    function: str,
    rules: Rules,
    closures: Collection[Closure],
    taken: Mapping[str, int],
) -> tuple[Slot, ...]:
    """Return the slots of a day in which appointments are taken."""
    shut = [one for one in closures if one.day == day]
    return tuple(
        Slot(day, start, end, each, taken.get(start, 0))
        for start, end in starts(spans, rules.slot_minutes)
        if each and not any(one.covers(function, start, end) for one in shut)
    )


def begins_at(day: date, start: str) -> datetime:
    """Return the moment at which a slot begins."""
    hour = time(int(start[:2]), int(start[3:]), tzinfo=LEGAL_TIME)
    return datetime.combine(day, hour).astimezone(UTC)


@implements(HAMI(14), note="in time from a little before until a little after; no second queue")
def coming(*, begins: datetime, at: datetime, rules: Rules) -> Coming:
    """Tell whether somebody comes too early, in time or too late."""
    if at < begins - rules.early:
        return Coming.EARLY
    return Coming.IN_TIME if at <= begins + rules.late else Coming.LATE


@implements(HAMI(14), note="who often does not come takes a number in the hall for a while")
def blocked_until(misses: Iterable[date], *, on: date, rules: Rules) -> date | None:
    """Return the day until which nobody books who missed so much; None for everybody else."""
    since = on - timedelta(days=rules.misses_days)
    counted = sorted(one for one in misses if since < one <= on)
    if len(counted) < rules.misses_most:
        return None
    until = counted[-1] + timedelta(days=rules.blocked_days)
    return until if until >= on else None


def _minute(hour: str) -> int:
    return int(hour[:2]) * _HOUR + int(hour[3:])


def _hour(minute: int) -> str:
    return f"{minute // _HOUR:02d}:{minute % _HOUR:02d}"
