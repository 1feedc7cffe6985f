"""When a venue is open: the office hours of its area, its own, and single days that differ."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from onedoor.kernel.days import legal_day, legal_time
from onedoor.law.articles import HAMI, implements
from onedoor.system.venues.domain.errors import HoursWrong

Spans = tuple[str, ...]  # ("10:00-14:00", "15:30-19:30"), in order
_SPAN = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)")
_FAR_DAYS = 60  # how far ahead the next opening is looked for


@dataclass(frozen=True, slots=True)
class Differs:
    """A day on which a venue keeps other hours; without spans it is closed."""

    day: date
    spans: Spans
    reason: str


@dataclass(frozen=True, slots=True)
class Week:
    """What hours a venue keeps: on working days, and on days off (延时服务); often none then."""

    working: Spans
    off: Spans = ()


def check_spans(spans: Sequence[str]) -> Spans:
    """Return spans of a day; refuse what is no span, runs backwards or into the next."""
    found = tuple(one.strip().replace("–", "-").replace("：", ":") for one in spans if one.strip())
    if any(not _SPAN.fullmatch(one) or one[:5] >= one[6:] for one in found):
        raise HoursWrong(spans="，".join(found)[:60])
    if any(before[6:] > after[:5] for before, after in pairwise(found)):
        raise HoursWrong(spans="，".join(found)[:60])
    return found


def in_season(seasons: Sequence[tuple[str, Spans]], day: date) -> Spans:
    """Return the office hours of a day; ``seasons`` are (MM-DD, spans) in the order of the year.

    Before the first change of the year the last season of the old year still runs.
    """
    today = day.strftime("%m-%d")
    begun = [spans for first, spans in seasons if first <= today]
    latest = begun or [spans for _first, spans in seasons]
    return latest[-1] if latest else ()


@implements(HAMI(6), note="open on the working days of the area; a day that differs says why")
def spans_of(day: date, *, works: bool, week: Week, differing: Mapping[date, Differs]) -> Spans:
    """Return the spans in which a venue is open on a day."""
    if day in differing:
        return differing[day].spans
    return week.working if works else week.off


def is_open(at: datetime, spans: Spans) -> bool:
    """Tell whether a moment lies in the spans of its day."""
    now = legal_time(at).strftime("%H:%M")
    return any(span[:5] <= now < span[6:] for span in spans)


def next_opening(at: datetime, spans_on: Mapping[date, Spans]) -> tuple[date, str] | None:
    """Return the day and hour of the next opening after a moment; None when none is known."""
    today, now = legal_day(at), legal_time(at).strftime("%H:%M")
    for ahead in range(_FAR_DAYS):
        day = today + timedelta(days=ahead)
        for span in spans_on.get(day, ()):
            if ahead or span[:5] > now:
                return day, span[:5]
    return None
