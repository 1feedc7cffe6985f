"""What can be asked of difficulties: one's own, those one handles, and what they teach."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from onedoor.kernel.actors import Actor
from onedoor.kernel.masks import masked
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.law.articles import HAMI, implements
from onedoor.operation.difficulties import access
from onedoor.operation.difficulties.domain.difficulties import (
    ENDED,
    Act,
    Cause,
    Difficulty,
    Grade,
    Kind,
    Source,
    Stage,
    Step,
    Verdict,
)
from onedoor.operation.difficulties.models import DifficultyRow
from onedoor.operation.difficulties.sealing import opened


@dataclass(frozen=True, slots=True)
class Told:
    """A difficulty with all that was done to it."""

    whole: Difficulty
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The same for the desk: ``may`` are the acts of this person now; the contact is masked."""

    whole: Difficulty
    steps: tuple[Step, ...]
    may: frozenset[Act]
    contact: str


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a month taught: how many of each cause and item, and what is to be improved."""

    causes: Mapping[Cause, int]
    items: tuple[tuple[str, int], ...]
    lessons: tuple[tuple[str, str], ...]


@implements(HAMI(13), note="whoever reported reads every step, and by when it is resolved")
def told(*, asked: str, actor: Actor | None) -> Told:
    """Return a difficulty by its code or, for its own reporter, by number."""
    row = access.of_reporter(asked=asked, actor=actor)
    return Told(_difficulty(row), _steps(row))


def sheet(*, number: str, actor: Actor) -> Sheet:
    """Return a difficulty for who handles it, noted it or watches over it."""
    row = access.of_staff(number=number, actor=actor)
    turns = {
        Stage.REGISTERED: (Act.FORWARD, Act.EXPLAIN),
        Stage.FORWARDED: (Act.RESOLVE, *((Act.PUT_OFF,) * (not row.put_off))),
        Stage.RESOLVED: (Act.FILE, Act.RETURN),
    }
    may = frozenset(
        act
        for act in turns.get(Stage(row.stage), ())
        if access.may(row, act, actor)
        and not (row.stage == Stage.RESOLVED and row.resolved_by == actor.ref)
    )
    reach = masked(opened(row.contact_sealed), last=4) if may else ""
    return Sheet(_difficulty(row), _steps(row), may, reach)


def mine(*, actor: Actor, after: str = "") -> Page[Difficulty]:
    """Return a page of what an applicant reported, the newest first.

    EXPLAIN: a range of ``difficulty_of_reporter``.
    """
    return _page(DifficultyRow.objects.filter(reporter=actor.applicant), after)


def difficulties(*, actor: Actor, stage: Stage | None = None, after: str = "") -> Page[Difficulty]:
    """Return a page of what this person handles or watches over, the newest first.

    EXPLAIN: a walk of the primary key.
    """
    rows = access.visible(actor)
    if stage is not None:
        rows = rows.filter(stage=stage)
    return _page(rows, after)


def waiting(*, actor: Actor) -> Mapping[Stage, int]:
    """Return how many wait at each stage, for this person."""
    rows = access.visible(actor).exclude(stage__in=[*ENDED])
    found = rows.order_by().values("stage").annotate(n=Count("id"))
    return {Stage(one["stage"]): one["n"] for one in found}


@implements(HAMI(13), note="what difficulties teach is listed month by month")
def lessons(*, actor: Actor, month: date) -> Lessons:
    """Return what was filed in a month and at the bottom of it; three queries."""
    rows = access.visible(actor).filter(
        stage=Stage.FILED, reported_at__year=month.year, reported_at__month=month.month
    )
    causes = rows.order_by().values("cause").annotate(n=Count("id"))
    by_item = rows.order_by().values("title").annotate(n=Count("id")).order_by("-n", "title")
    said = rows.exclude(lesson="").order_by("id").values_list("title", "lesson")
    return Lessons(
        {Cause(one["cause"]): one["n"] for one in causes},
        tuple((one["title"], one["n"]) for one in by_item[:PAGE]),
        tuple(said[:PAGE]),
    )


def _page(rows: "QuerySet[DifficultyRow]", after: str) -> Page[Difficulty]:
    if after:
        (last,) = position(after, fields=1)
        if not last.isdecimal():
            raise CursorUnreadable(cursor=after)
        rows = rows.filter(id__lt=int(last))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = cursor(str(found[PAGE - 1].pk)) if len(found) > PAGE else ""
    return Page([_difficulty(row) for row in found[:PAGE]], more)


def _steps(row: DifficultyRow) -> tuple[Step, ...]:
    return tuple(
        Step(Act(one.act), one.at, one.body, opened(one.words_sealed))
        for one in row.steps.order_by("id")
    )


def _difficulty(row: DifficultyRow) -> Difficulty:
    return Difficulty(
        number=row.number, title=row.title, item=row.item, case=row.case, area=row.area,
        manager=row.manager, body=row.body, source=Source(row.source), kind=Kind(row.kind),
        stage=Stage(row.stage), reported_at=row.reported_at,
        feedback_due_on=row.feedback_due_on, fed_back_at=row.fed_back_at, due_on=row.due_on,
        verdict=Verdict(row.verdict) if row.verdict else None,
        grade=Grade(row.grade) if row.grade else None,
        cause=Cause(row.cause) if row.cause else None,
        lesson=row.lesson,
    )  # fmt: skip
