"""What can be asked about calendars."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from onedoor.general.calendar.domain import working_days
from onedoor.general.calendar.domain.changes import NO_CHANGES, Difference, difference
from onedoor.general.calendar.domain.errors import ProposalMissing
from onedoor.general.calendar.domain.notices import Hours, read_notices
from onedoor.general.calendar.domain.notices import Notice as NoticeSaid
from onedoor.general.calendar.domain.working_days import WorkingCalendar
from onedoor.general.calendar.models import Notice, OfficeHours, SpecialDay
from onedoor.general.calendar.models import Proposal as ProposalRow
from onedoor.general.places.api import CHINA, HAMI, XINJIANG, ancestors
from onedoor.general.terms import api as terms
from onedoor.kernel import prepared
from onedoor.kernel.commands import once

# Each of these gives a notice every year; without it the year is not known.  A city or county may
# add days of its own, but need not.
YEARLY = frozenset({CHINA, XINJIANG})
REGIONAL_DAYS = {
    "ADL": "calendar.regional_days.ADL",
    "BER": "calendar.regional_days.BER",
    "GIR": "calendar.regional_days.GIR",
    "HAMI": "calendar.regional_days.HAMI",
    "MER": "calendar.regional_days.MER",
}


_STATE = "SELECT coalesce(max(id), 0), count(*) FROM calendar_notice WHERE area = ANY(%s)"


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice as the administrator sees it."""

    area: str
    year: int
    version: int
    is_current: bool
    text: str
    source: str
    imported_at: datetime
    imported_by: str
    days: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """A file of notices that waits for, or had, a second administrator, and what it changes."""

    ref: str
    area: str
    notices: tuple[tuple[int, str], ...]  # year, source
    document_number: str
    proposed_by: str
    proposed_at: datetime
    confirmed_by: str
    state: str  # proposed, confirmed, withdrawn
    changes: Difference


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a year: whether people work, and where a notice says so, why."""

    day: date
    working: bool
    reason: str
    area: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A year whose notice is missing although it begins soon, or has begun."""

    area: str
    year: int


def calendar_of(area: str, *, on: date | None = None, act: str = "HAMI") -> WorkingCalendar:
    """Return the calendar by which limits of an act are counted in an area.

    ``area`` is a 12-digit code; 100000000000 is the national calendar.  Whether the regional days
    count for the act is a dated setting, asked for the day ``on`` (the newest when None); acts
    without a setting of their own follow that of HAMI.  Two small queries, in a command once; the
    value is kept by version.
    """
    layers = _layers(area, on=on, act=act)
    last, count = once("calendar", layers, lambda: _state(layers))
    return _calendar(area, layers, last, count)


def calendar_if(
    area: str, *, ref: str, on: date | None = None, act: str = "HAMI"
) -> WorkingCalendar:
    """Return the calendar of an area as it would be if a proposal were confirmed."""
    layers = _layers(area, on=on, act=act)
    return _calendar_if(ref, area, layers, *_state(layers))


@lru_cache(maxsize=16)
def _calendar_if(
    ref: str, area: str, layers: tuple[str, ...], version: int, rows: int
) -> WorkingCalendar:
    del version, rows  # tell states apart in the cache
    row = _proposal(ref)
    said = read_notices(row.content, area=row.area)
    return working_days.build(
        area=area,
        version=0,
        exceptions=_exceptions(layers, said),
        known_years=_known_years(layers, said),
    )


def proposal(ref: str) -> Proposed:
    """Return a proposal with what it would change in the calendar of its area and of the city."""
    row = _proposal(ref)
    said = read_notices(row.content, area=row.area)
    area = HAMI if row.area in ancestors(HAMI) else row.area
    changes = difference(
        calendar_of(area), calendar_if(area, ref=ref), years=[one.year for one in said]
    )
    return _proposed(row, said, changes)


def pending() -> tuple[Proposed, ...]:
    """Return the proposals that wait for a second administrator."""
    rows = ProposalRow.objects.filter(confirmed_at=None, withdrawn_at=None).order_by("proposed_at")
    return tuple(_proposed(row, read_notices(row.content, area=row.area)) for row in rows)


def _proposal(ref: str) -> ProposalRow:
    row = ProposalRow.objects.filter(ref=ref).first()
    if row is None:
        raise ProposalMissing(ref=ref)
    return row


def _proposed(
    row: ProposalRow, said: Sequence[NoticeSaid], changes: Difference = NO_CHANGES
) -> Proposed:
    state = "confirmed" if row.confirmed_at else "withdrawn" if row.withdrawn_at else "proposed"
    return Proposed(
        ref=row.ref,
        area=row.area,
        notices=tuple((one.year, one.source) for one in said),
        document_number=row.document_number,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        confirmed_by=row.confirmed_by,
        state=state,
        changes=changes,
    )


def _layers(area: str, *, on: date | None, act: str) -> tuple[str, ...]:
    """Return the areas whose notices count for an act, the nearest first."""
    key = REGIONAL_DAYS.get(act, REGIONAL_DAYS["HAMI"])
    above = (area, *ancestors(area))
    return above if terms.setting(key, on=on) else (CHINA,)


def year_of(area: str, year: int) -> tuple[Day, ...]:
    """Return every day of a year in an area, with the reasons of its notices."""
    calendar = calendar_of(area)
    reasons = {
        day.day: day
        for layer in reversed((area, *ancestors(area)))
        for day in SpecialDay.objects.filter(
            notice__area=layer, notice__is_current=True, day__year=year
        ).select_related("notice")
    }
    first, last = date(year, 1, 1), date(year, 12, 31)
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(
        Day(
            day,
            calendar.is_working_day(day),
            reasons[day].reason if day in reasons else "",
            reasons[day].notice.area if day in reasons else "",
        )
        for day in every
    )


def notices(*, area: str, year: int | None = None) -> tuple[NoticeRow, ...]:
    """Return the notices that count in an area, all versions, newest year and version first."""
    rows = Notice.objects.filter(area__in=(area, *ancestors(area)))
    if year is not None:
        rows = rows.filter(year=year)
    rows = rows.order_by("-year", "area", "-version").prefetch_related("days")
    return tuple(
        NoticeRow(
            row.area, row.year, row.version, row.is_current, row.text, row.source,
            row.imported_at, row.imported_by, len(row.days.all()),
        )
        for row in rows
    )  # fmt: skip


def gaps(*, on: date, area: str = HAMI) -> tuple[Gap, ...]:
    """Return the years without a notice: this one, and the next once it begins within 30 days.

    How many days ahead is the setting ``calendar.warn_before_days``.
    """
    ahead = terms.setting("calendar.warn_before_days", on=on)
    assert isinstance(ahead, int)
    years = [on.year]
    if (date(on.year + 1, 1, 1) - on).days <= ahead:
        years.append(on.year + 1)
    layers = [layer for layer in ancestors(area) if layer in YEARLY]
    known = set(
        Notice.objects.filter(area__in=layers, year__in=years, is_current=True).values_list(
            "area", "year"
        )
    )
    return tuple(
        Gap(layer, year) for year in years for layer in layers if (layer, year) not in known
    )


def office_hours(area: str, *, on: date) -> Hours | None:
    """Return the hours in which offices of an area are open on a day; None if nobody said."""
    seasons = all_office_hours(area, on=on)
    today = on.strftime("%m-%d")
    begun = [one for one in seasons if one.from_day <= today]
    # Before the first change of the year the last season of the old year still runs.
    return max(begun or seasons, key=lambda one: one.from_day, default=None)


def all_office_hours(area: str, *, on: date) -> tuple[Hours, ...]:
    """Return the hours of each season in an area, as they stand on a day; one query."""
    layers = (area, *ancestors(area))
    told: defaultdict[str, dict[str, OfficeHours]] = defaultdict(dict)
    for row in OfficeHours.objects.filter(area__in=layers, since__lte=on).order_by("since"):
        told[row.area][row.season] = row
    nearest = next((told[layer] for layer in layers if layer in told), {})
    return tuple(
        Hours(row.season, row.from_day, tuple(row.spans), row.source)
        for row in sorted(nearest.values(), key=lambda row: row.from_day)
    )


def _state(layers: tuple[str, ...]) -> tuple[int, int]:
    """Return what tells whether notices of these areas were added since.

    Rows are only ever added.  The count sees a row whose id is lower than one committed before
    it; the id tells two rows apart of which the first was rolled back.
    """
    last, count = prepared.run(_STATE, [list(layers)]).fetchone() or (0, 0)
    return last, count


@lru_cache(maxsize=64)
def _calendar(area: str, layers: tuple[str, ...], version: int, rows: int) -> WorkingCalendar:
    del rows  # tells states apart in the cache
    known = _known_years(layers)
    return working_days.build(
        area=area, version=version, exceptions=_exceptions(layers), known_years=known
    )


def forget() -> None:
    """Read every calendar anew at the next question: the database was exchanged for another."""
    _calendar.cache_clear()
    _calendar_if.cache_clear()


def _exceptions(layers: tuple[str, ...], said: Sequence[NoticeSaid] = ()) -> Mapping[date, bool]:
    """Return the days that notices name; what is ``said`` stands in place of what is kept."""
    rows = SpecialDay.objects.filter(notice__area__in=layers, notice__is_current=True)
    kept = rows.values_list("notice__area", "notice__year", "day", "working")
    instead = {(one.area, one.year) for one in said}
    named = [(area, day, on) for area, year, day, on in kept if (area, year) not in instead]
    named += [(one.area, day.day, day.working) for one in said for day in one.days]
    found: dict[date, bool] = {}
    for layer in reversed(layers):  # the nation first, so that nearer areas overrule it
        found.update((day, working) for area, day, working in named if area == layer)
    return found


def _known_years(layers: tuple[str, ...], said: Sequence[NoticeSaid] = ()) -> frozenset[int]:
    known: frozenset[int] | None = None
    for layer in layers:
        if layer in YEARLY:
            rows = Notice.objects.filter(area=layer, is_current=True)
            new = {one.year for one in said if one.area == layer}
            years = frozenset(rows.values_list("year", flat=True)) | new
            known = years if known is None else known & years
    return known or frozenset()
