"""The coverage report: every offered item with what it lacks, and the figures of all."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from onedoor.general.people import api as people
from onedoor.kernel.areas import is_within
from onedoor.law.articles import HAMI, implements
from onedoor.operation.coverage.domain.functions import Facts, Function, Gap, Why, gaps
from onedoor.system.forms.api import Text
from onedoor.system.items import api as items

ANSWERING = "consultations.answer"
ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Line:
    """One item in force and what it lacks."""

    code: str
    name: Text
    body: str
    body_name: Text
    area: str
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """For how many items one function works, and how often each reason keeps it from others."""

    function: Function
    works: int
    missing: tuple[tuple[Why, int], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The items and the figures; ``complete`` have all six, ``online`` are done without a visit."""

    lines: tuple[Line, ...]
    figures: tuple[Figure, ...]
    complete: int


@implements(HAMI(14), note="read off versions in force, standing and duties, every time")
def report(*, built: Collection[Function], area: str = "", body: str = "") -> Report:
    """Return what each offered item lacks: of all, of an area and what lies in it, or of a body."""
    answering = {one.body for one in people.staff_of(duty=ANSWERING)}
    lines = tuple(
        _line(entry, built, answering)
        for entry in _offered()
        if (not area or is_within(entry.area, area)) and (not body or entry.body == body)
    )
    figures = tuple(_figure(function, lines) for function in Function)
    return Report(lines, figures, sum(not line.gaps for line in lines))


def _offered() -> Iterator[items.Entry]:
    page = items.browse(offered=True)
    yield from page.rows
    while page.after:
        page = items.browse(offered=True, after=page.after)
        yield from page.rows


def _line(entry: items.Entry, built: Collection[Function], answering: set[str]) -> Line:
    offering = items.offering(entry.code)
    what = offering.what
    facts = Facts(
        in_use=offering.standing is items.Standing.IN_USE,
        answers=offering.body in answering,
        online=ONLINE in what.channels,
        one_channel_basis=what.one_channel_basis,
        visits=what.visits,
        why_visits=what.why_visits.zh,
        depths=frozenset(what.online_depth),
        books=what.booking is not None,
    )
    return Line(
        entry.code, entry.name, offering.body, offering.body_name, entry.area, gaps(facts, built)
    )


def _figure(function: Function, lines: tuple[Line, ...]) -> Figure:
    why = Counter(gap.why for line in lines for gap in line.gaps if gap.function is function)
    return Figure(function, len(lines) - why.total(), tuple(why.most_common()))
