"""What can be asked of venues: which there are, when they are open, what is lacking where."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from onedoor.general.bodies import api as bodies
from onedoor.general.calendar import api as calendar
from onedoor.general.places import api as places
from onedoor.general.terms import api as terms
from onedoor.kernel.days import legal_day
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.law.articles import HAMI, implements
from onedoor.system.venues import access
from onedoor.system.venues.domain.errors import EntryMissing, VenueMissing
from onedoor.system.venues.domain.hours import (
    Differs,
    Spans,
    Week,
    in_season,
    is_open,
    next_opening,
    spans_of,
)
from onedoor.system.venues.domain.negatives import Entry, Reason, Stage, holds
from onedoor.system.venues.domain.places import (
    Demand,
    Facility,
    Function,
    Kind,
    Venue,
    Window,
    lacking,
    unmet,
)
from onedoor.system.venues.models import NegativeRow, SharingRow, VenueRow

_AHEAD_DAYS = 60


@dataclass(frozen=True, slots=True)
class Opening:
    """When a venue is open: today's spans, whether it is now, and when it opens next."""

    today: Spans
    now: bool
    next: tuple[date, str] | None
    differing: tuple[Differs, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How an area is served: townships with a government, and villages.

    ``without`` are the townships without a centre, ``unserved`` the villages that have neither
    a station nor share one; ``own`` and ``sharing`` count the villages that have.
    """

    townships: int
    centres: int
    without: tuple[places.Place, ...]
    villages: int
    own: int
    sharing: int
    unserved: tuple[places.Place, ...]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a venue lacks: functions that no window has, needs that no facility meets."""

    venue: Venue
    functions: tuple[Function, ...]
    needs: tuple[frozenset[Facility], ...]


def venue(code: str) -> Venue:
    """Return a venue with its windows; closed ones too."""
    row = VenueRow.objects.filter(code=code).prefetch_related("windows").first()
    if row is None:
        raise VenueMissing(venue=code)
    return _venue(row)


def venues(*, within: str = places.HAMI, kind: Kind | None = None) -> tuple[Venue, ...]:
    """Return the venues in use within an area, halls first, then by area and name; two queries."""
    rows = VenueRow.objects.filter(until=None, area__startswith=places.prefix_of(within))
    if kind is not None:
        rows = rows.filter(kind=kind)
    found = map(_venue, rows.prefetch_related("windows"))
    order = [*Kind]
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.area, one.name)))


def run_by(body: str, *, area: str) -> Venue | None:
    """Return the venue in use in an area that a body runs, None where it runs none there."""
    rows = VenueRow.objects.filter(until=None, body=body, area=area).prefetch_related("windows")
    found = rows.order_by("id").first()
    return _venue(found) if found else None


def shared_by(code: str) -> tuple[places.Place, ...]:
    """Return the villages that a venue serves beside its own area."""
    rows = SharingRow.objects.filter(venue__code=code, until=None).order_by("area")
    return tuple(places.place(area) for area in rows.values_list("area", flat=True))


def opening(code: str, *, at: datetime) -> Opening:
    """Return when a venue is open at a moment and next."""
    row = _row(code)
    today = legal_day(at)
    ahead = [today + timedelta(days=n) for n in range(_AHEAD_DAYS)]
    differing = _differing(row, ahead)
    spans = _hours(row, ahead, today, differing)
    now = spans.get(today, ())
    return Opening(now, is_open(at, now), next_opening(at, spans), tuple(differing.values()))


def hours(code: str, *, first: date, last: date) -> dict[date, Spans]:
    """Return the hours of each day from one to another on which a venue is open at all."""
    row = _row(code)
    span = range((last - first).days + 1)
    spans = _hours(row, [first + timedelta(days=n) for n in span], first)
    return {day: found for day, found in spans.items() if found}


def seasons(code: str, *, on: date) -> tuple[tuple[str, Spans], ...]:
    """Return the hours a venue keeps on working days, each from a day of the year (MM-DD) on.

    Hours of its own hold all the year, from 01-01 on.
    """
    return _seasons(_row(code), on)


@implements(HAMI(6), note="a centre in every township, a station in every village, or one shared")
def coverage(*, within: str = places.HAMI) -> Coverage:
    """Return how an area is served; three queries."""
    here = places.place(within)
    is_one = here.level is places.Level.TOWNSHIP
    townships = (here,) if is_one else places.townships(within)
    villages = [village for township in townships for village in places.children(township.code)]
    prefix = places.prefix_of(within)
    rows = VenueRow.objects.filter(until=None, area__startswith=prefix)
    there = Counter(rows.values_list("kind", "area"))
    shared = set(
        SharingRow.objects.filter(until=None, area__startswith=prefix).values_list(
            "area", flat=True
        )
    )
    without = tuple(one for one in townships if not there[Kind.CENTRE, one.code])
    own = [one for one in villages if there[Kind.STATION, one.code]]
    sharing = [one for one in villages if one.code in shared and one not in own]
    return Coverage(
        townships=len(townships),
        centres=len(townships) - len(without),
        without=without,
        villages=len(villages),
        own=len(own),
        sharing=len(sharing),
        unserved=tuple(one for one in villages if one not in own and one.code not in shared),
    )


def document_of(item: str, *, body: str, on: date) -> str:
    """Return the document by which a body's item may stay outside the hall on a day, or nothing."""
    area = access.list_area(bodies.body(body).area)
    rows = NegativeRow.objects.filter(item=item, area=area, since__lte=on, until__gte=on)
    found = [one for one in map(_entry, rows) if holds(one, on=on)]
    return found[0].document_number if found else ""


def demand(*, on: date) -> Demand:
    """Return how many functions a hall or centre must have windows for on a day."""
    kinds = terms.number("venues.windows_required", on=on)
    merge = bool(terms.setting("venues.small_centres_may_merge", on=on))
    return Demand(kinds, merge)


def flaws(*, within: str = places.HAMI, on: date) -> tuple[Flaw, ...]:
    """Return what the venues of an area lack on a day, those that lack nothing left out."""
    wanted = demand(on=on)
    found = (Flaw(one, lacking(one, wanted), unmet(one)) for one in venues(within=within))
    return tuple(one for one in found if one.functions or one.needs)


def entry(entry: str) -> Entry:
    """Return one entry of the negative list."""
    row = NegativeRow.objects.filter(public_id=entry).first()
    if row is None:
        raise EntryMissing(entry=entry)
    return _entry(row)


def entries(*, area: str = "", stage: Stage | None = None, after: str = "") -> Page[Entry]:
    """Return a page of the negative list, the newest first.

    EXPLAIN: a range of ``negative_of_area``.
    """
    rows = NegativeRow.objects.all()
    if area:
        rows = rows.filter(area=area)
    if stage is not None:
        rows = rows.filter(stage=stage)
    if after:
        (last,) = position(after, fields=1)
        if not last.isdecimal():
            raise CursorUnreadable(cursor=after)
        rows = rows.filter(id__lt=int(last))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = cursor(found[PAGE - 1].pk) if len(found) > PAGE else ""
    return Page([_entry(row) for row in found[:PAGE]], more)


@implements(HAMI(10), note="whatever is not on the approved list today belongs in the hall")
def outside(*, on: date) -> dict[tuple[str, str], str]:
    """Return what may stay outside the hall on a day: area and item, with the document."""
    rows = NegativeRow.objects.filter(
        stage__in=(Stage.APPROVED, Stage.WITHDRAWN), since__lte=on, until__gte=on
    )
    found = map(_entry, rows)
    return {(one.area, one.item): one.document_number for one in found if holds(one, on=on)}


def _row(code: str) -> VenueRow:
    row = VenueRow.objects.filter(code=code).first()
    if row is None:
        raise VenueMissing(venue=code)
    return row


def _seasons(row: VenueRow, on: date) -> tuple[tuple[str, Spans], ...]:
    if row.working:
        return (("01-01", tuple(row.working)),)
    hours = calendar.all_office_hours(row.area, on=on)
    return tuple((one.from_day, one.spans) for one in hours)


def _differing(row: VenueRow, days: Sequence[date]) -> dict[date, Differs]:
    rows = row.days.filter(day__range=(days[0], days[-1])).order_by("day")
    return {one.day: Differs(one.day, tuple(one.spans), one.reason) for one in rows}


def _hours(
    row: VenueRow, days: Sequence[date], today: date, differing: dict[date, Differs] | None = None
) -> dict[date, Spans]:
    known = _differing(row, days) if differing is None else differing
    works, seasons = calendar.calendar_of(row.area), _seasons(row, today)
    return {
        day: spans_of(
            day,
            works=works.is_working_day(day),
            week=Week(in_season(seasons, day), tuple(row.off)),
            differing=known,
        )
        for day in days
        if row.until is None or day <= row.until
    }


def _venue(row: VenueRow) -> Venue:
    windows = [
        Window(one.number, frozenset(map(Function, one.functions)), one.in_use)
        for one in row.windows.all()
    ]
    return Venue(
        code=row.code,
        kind=Kind(row.kind),
        name=row.name,
        area=row.area,
        body=row.body,
        address=row.address,
        phone=row.phone,
        since=row.since,
        until=row.until,
        longitude=row.longitude,
        latitude=row.latitude,
        facilities=frozenset(map(Facility, row.facilities)),
        windows=tuple(sorted(windows, key=lambda one: (len(one.number), one.number))),
    )


def _entry(row: NegativeRow) -> Entry:
    return Entry(
        id=row.public_id,
        area=row.area,
        item=row.item,
        name=row.name,
        reason=Reason(row.reason),
        explanation=row.explanation,
        asked_by=row.asking_body,
        stage=Stage(row.stage),
        document_number=row.document_number,
        since=row.since,
        until=row.until,
        answer=row.answer,
        removed_on=row.removed_on,
    )
