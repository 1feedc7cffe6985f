"""What can be asked of a hall: who is called where, how long one waits, how it went."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Max, Q, QuerySet
from django.db.models.functions import Greatest

from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements
from onedoor.operation.hall import access
from onedoor.operation.hall.domain.errors import NotThere, SlipMissing
from onedoor.operation.hall.domain.slips import (
    LIVE,
    Slip,
    State,
    estimate,
    typical,
    waited,
)
from onedoor.operation.hall.models import SeatRow, SlipCaseRow, SlipRow, TerminalRow
from onedoor.operation.hall.values import functions_at, slip_of
from onedoor.system.venues import api as venues

_SPAN = DurationField()
_WAITED = Greatest(
    ExpressionWrapper(F("called_at") - Greatest("taken_at", "begins_at"), output_field=_SPAN),
    timedelta(),
)
_WAS_CALLED = Q(called_at__isnull=False)
_TOOK = ExpressionWrapper(F("ended_at") - F("serving_at"), output_field=_SPAN)
_CALLED = 8  # so many numbers a screen shows
_LETTERS, _BATCH = "ABCDEFG", 200


@dataclass(frozen=True, slots=True)
class Queue:
    """How a queue stands now; ``wait`` is for who comes now, None while no window is open."""

    function: venues.Function
    waiting: int
    windows: int
    wait: timedelta | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A window at which somebody sits, and the slip it has called or serves."""

    venue: str
    window: str
    functions: frozenset[venues.Function]
    since: datetime
    paused_at: datetime | None
    slip: Slip | None


@dataclass(frozen=True, slots=True)
class Board:
    """What the screens of a hall show: the numbers called last, the queues, the windows."""

    called: tuple[Slip, ...]
    queues: tuple[Queue, ...]
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """How a window went on a day: how many were served, how long they waited and took."""

    window: str
    served: int
    passed: int
    wait: timedelta | None
    service: timedelta | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many numbers one clerk called, served and passed by."""

    called: int
    served: int
    passed: int


@dataclass(frozen=True, slots=True)
class Day:
    """How a hall went on a day: numbers given out, served, passed by; waits and handling.

    ``long`` counts who waited longer than ``hall.long_wait_minutes``, ``cases`` what came of it.
    """

    day: date
    taken: int
    booked: int
    served: int
    passed: int
    cases: int
    long: int
    wait: timedelta | None
    longest: timedelta | None
    service: timedelta | None


@dataclass(frozen=True, slots=True)
class Watched:
    """A hall now: its board, how many wait long, who sits where, how each window went today."""

    board: Board
    long: Mapping[venues.Function, int]
    clerks: Mapping[str, str]
    figures: tuple[Figures, ...]


@dataclass(frozen=True, slots=True)
class Terminal:
    """自助终端 that is in use: where it stands, what of it does not work, who waits for help."""

    code: str
    venue: str
    name: str
    printer_down: bool
    reader_down: bool
    asked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How many stand before a slip, and how long it will take."""

    slip: Slip
    ahead: int
    wait: timedelta | None


def slip(ref: str, *, at: datetime) -> Standing:
    """Return where a slip stands; whoever holds the number may know."""
    row = SlipRow.objects.filter(ref=ref).prefetch_related("cases").first()
    if row is None:
        raise SlipMissing(number=ref)
    found = slip_of(row)
    if found.state is not State.WAITING or row.day != legal_day(at):
        return Standing(found, 0, None)
    ahead = _waiting(row.venue, row.day).filter(function=row.function)
    before = Q(rank_at__lt=row.rank_at) | Q(rank_at=row.rank_at, id__lt=row.pk)
    n = ahead.filter(before | Q(begins_at__lte=at)).exclude(pk=row.pk).count()
    if row.begins_at is not None and row.begins_at <= at:
        n = ahead.filter(before, begins_at__lte=at).count()
    return Standing(
        found, n, _estimates(venues.venue(row.venue), at).wait(venues.Function(row.function), n)
    )


def board(venue: str, *, at: datetime) -> Board:
    """Return what the screens of a hall show; no name, only numbers."""
    waiting, _long = _lines(venue, at)
    return _board(_estimates(venues.venue(venue), at), waiting)


def _board(known: "_Estimates", waiting: Counter[str]) -> Board:
    live = {row.window: slip_of(row) for row in known.live}
    queues = [
        Queue(one, waiting[one.value], len(known.open[one]), known.wait(one, waiting[one.value]))
        for one in venues.Function
        if one in known.offered
    ]
    seats = tuple(_seat(row, known.functions, live) for row in known.seats)
    return Board(tuple(live.values())[:_CALLED], tuple(queues), seats)


def seat(actor: Actor) -> Seat | None:
    """Return the window at which somebody sits, if any."""
    row = SeatRow.objects.filter(clerk=actor.ref).first()
    if row is None:
        return None
    slips = SlipRow.objects.filter(venue=row.venue, window=row.window, state__in=LIVE)
    live = {one.window: slip_of(one) for one in slips}
    return _seat(row, {row.window: functions_at(row.venue, row.window)}, live)


@implements(HAMI(13), note="waiting and handling of each window, as they were")
def figures(venue: str, *, day: date, actor: Actor) -> tuple[Figures, ...]:
    """Return how each window of a hall went on a day, for who works there or runs it."""
    _require_watcher(venue, actor)
    return _figures(venue, day)


def _figures(venue: str, day: date) -> tuple[Figures, ...]:
    rows = (
        SlipRow.objects.filter(venue=venue, day=day).exclude(window="")
        .values("window")
        .annotate(
            served=Count("id", filter=Q(state=State.DONE)),
            passed=Count("id", filter=Q(state=State.PASSED)),
            wait=Avg(_WAITED),
            service=Avg(_TOOK),
        )
    )  # fmt: skip
    found = [Figures(**row) for row in rows]
    return tuple(sorted(found, key=lambda one: (len(one.window), one.window)))


def tally(clerk: str, *, day: date) -> Tally:
    """Return how many numbers a clerk called, served and passed by on a day."""
    rows = SlipRow.objects.filter(clerk=clerk, day=day)
    counted = rows.aggregate(
        called=Count("id"),
        served=Count("id", filter=Q(state=State.DONE)),
        passed=Count("id", filter=Q(state=State.PASSED)),
    )
    return Tally(**counted)


@implements(HAMI(13), note="waiting and handling of a hall, day by day")
def days(venue: str, *, first: date, last: date, actor: Actor) -> tuple[Day, ...]:
    """Return how a hall went from one day to another, for who works there or runs it; two queries.

    EXPLAIN: ``slip_of_day``, some hundreds of slips a day.
    """
    _require_watcher(venue, actor)
    most = timedelta(minutes=terms.number("hall.long_wait_minutes", on=last))
    within = SlipRow.objects.filter(venue=venue, day__range=(first, last))
    rows = within.order_by("day").values("day").annotate(
        taken=Count("id"),
        booked=Count("id", filter=Q(begins_at__isnull=False)),
        served=Count("id", filter=Q(state=State.DONE)),
        passed=Count("id", filter=Q(state=State.PASSED)),
        long=Count("id", filter=Q(called_at__gt=Greatest("taken_at", "begins_at") + most)),
        wait=Avg(_WAITED, filter=_WAS_CALLED),
        longest=Max(_WAITED, filter=_WAS_CALLED),
        service=Avg(_TOOK),
    )  # fmt: skip
    came = SlipCaseRow.objects.filter(slip__in=within).values("slip__day").annotate(n=Count("id"))
    cases = {one["slip__day"]: one["n"] for one in came.order_by()}
    return tuple(Day(cases=cases.get(row["day"], 0), **row) for row in rows)


@implements(HAMI(5), HAMI(13), note="who runs or supervises a hall sees it as it is now")
def watched(venue: str, *, at: datetime, actor: Actor) -> Watched:
    """Return how a hall goes now, for who works there, runs or supervises it."""
    found = _require_watcher(venue, actor)
    day = legal_day(at)
    known = _estimates(found, at)
    waiting, long = _lines(venue, at)
    return Watched(
        board=_board(known, waiting),
        long={venues.Function(one): n for one, n in long.items() if n},
        clerks={row.window: row.clerk for row in known.seats},
        figures=_figures(venue, day),
    )


def _lines(venue: str, at: datetime) -> tuple[Counter[str], Counter[str]]:
    """Return how many wait for each function, and how many of them longer than is set."""
    day = legal_day(at)
    most = timedelta(minutes=terms.number("hall.long_wait_minutes", on=day))
    rows = _waiting(venue, day).annotate(since=Greatest("taken_at", "begins_at"))
    found = (
        rows.order_by()
        .values_list("function")
        .annotate(n=Count("id"), long=Count("id", filter=Q(since__lt=at - most)))
    )
    waiting: Counter[str] = Counter()
    long: Counter[str] = Counter()
    for function, n, late in found:
        waiting[function], long[function] = n, late
    return waiting, long


def _require_watcher(venue: str, actor: Actor) -> venues.Venue:
    found = venues.venue(venue)
    if not access.may_watch(venue=found, actor=actor):
        raise NotThere(venue=venue)
    return found


def of_case(case: str) -> Slip | None:
    """Return the slip with which the applicant of a case came to the window."""
    row = SlipCaseRow.objects.select_related("slip").filter(case=case).first()
    return slip_of(row.slip) if row else None


@implements(HAMI(13), note="what is told of waiting can be worked out again from the journal")
def waits_recomputed(venue: str, *, day: date) -> dict[str, timedelta]:
    """Return how long each number of a day waited, worked out from the journal alone."""
    taken: dict[str, tuple[datetime, datetime | None]] = {}
    waits: dict[str, timedelta] = {}
    for entry in _entries(venue, day):
        if entry.kind == "hall.taken":
            begins = str(entry.facts.get("begins_at", ""))
            taken[entry.subject] = (entry.at, datetime.fromisoformat(begins) if begins else None)
        elif entry.kind == "hall.called" and entry.subject not in waits:
            since, begins_at = taken[entry.subject]
            waits[entry.subject] = waited(taken_at=since, begins_at=begins_at, called_at=entry.at)
    return waits


@dataclass(frozen=True, slots=True)
class _Estimates:
    """What an estimate rests on: who sits where, which windows are free, how long cases took."""

    venue: str
    seats: tuple[SeatRow, ...]
    functions: Mapping[str, frozenset[venues.Function]]
    open: Mapping[venues.Function, frozenset[str]]
    live: tuple[SlipRow, ...]
    service: Mapping[str, timedelta]
    assumed: timedelta

    @property
    def offered(self) -> frozenset[venues.Function]:
        return frozenset().union(*self.functions.values())

    def wait(self, function: venues.Function, ahead: int) -> timedelta | None:
        windows = self.open[function]
        return estimate(
            ahead=ahead,
            windows=len(windows),
            free=len(windows - {one.window for one in self.live}),
            service=self.service.get(function, self.assumed),
        )


def _estimates(venue: venues.Venue, at: datetime) -> _Estimates:
    day = legal_day(at)
    windows = {one.number: one.functions for one in venue.windows if one.in_use}
    seats = tuple(SeatRow.objects.filter(venue=venue.code).order_by("window"))
    open_at: defaultdict[venues.Function, set[str]] = defaultdict(set)
    for row in seats:
        if row.paused_at is None:
            for function in windows.get(row.window, ()):
                open_at[function].add(row.window)
    live = SlipRow.objects.filter(venue=venue.code, day=day, state__in=LIVE)
    assumed = timedelta(minutes=terms.number("hall.service_minutes", on=day))
    return _Estimates(
        venue=venue.code,
        seats=seats,
        functions=windows,
        open={one: frozenset(open_at[one]) for one in venues.Function},
        live=tuple(live.order_by("-called_at", "-id")),
        service=_service(venue.code, day, assumed),
        assumed=assumed,
    )


def _service(venue: str, day: date, assumed: timedelta) -> dict[str, timedelta]:
    """Return how long the last cases of each function took today.

    EXPLAIN: ``slip_of_day``; a day of a hall has some hundreds of slips.
    """
    most = terms.number("hall.services_known", on=day)
    took: defaultdict[str, list[timedelta]] = defaultdict(list)
    done = SlipRow.objects.filter(venue=venue, day=day, state=State.DONE).order_by("-ended_at")
    for row in done.only("function", "serving_at", "ended_at"):
        if row.serving_at and row.ended_at and len(took[row.function]) < most:
            took[row.function].append(row.ended_at - row.serving_at)
    weight = terms.number("hall.samples_assumed", on=day)
    return {one: typical(spans, assumed=assumed, weight=weight) for one, spans in took.items()}


def _waiting(venue: str, day: date) -> QuerySet[SlipRow]:
    return SlipRow.objects.filter(venue=venue, day=day, state=State.WAITING)


def _seat(
    row: SeatRow, functions: Mapping[str, frozenset[venues.Function]], live: Mapping[str, Slip]
) -> Seat:
    return Seat(
        venue=row.venue,
        window=row.window,
        functions=functions.get(row.window, frozenset()),
        since=row.since,
        paused_at=row.paused_at,
        slip=live.get(row.window),
    )


def _entries(venue: str, day: date) -> Iterator[journal.Entry]:
    """Yield what happened to the numbers of a day; they follow each other, so none is missed."""
    for letter in _LETTERS:
        first = 1
        while True:
            numbers = [f"{letter}{n:03d}" for n in range(first, first + _BATCH)]
            found = journal.entries_of(*(access.ref_of(venue, day, one) for one in numbers))
            if not found:
                break
            yield from found
            first += _BATCH


def terminal(code: str) -> Terminal | None:
    """Return a terminal that is in use; None for a code that is nobody's."""
    row = TerminalRow.objects.filter(code=code, withdrawn_at__isnull=True).first()
    return _terminal(row) if row else None


@implements(HAMI(20), note="who works in the hall sees which terminal needs somebody")
def terminals(venue: str, *, actor: Actor) -> tuple[Terminal, ...]:
    """Return the terminals of a hall by name, for who works there."""
    access.require_terminals(venue=venues.venue(venue), actor=actor)
    rows = TerminalRow.objects.filter(venue=venue, withdrawn_at__isnull=True).order_by("name")
    return tuple(map(_terminal, rows))


def _terminal(row: TerminalRow) -> Terminal:
    return Terminal(row.code, row.venue, row.name, row.printer_down, row.reader_down, row.asked_at)
