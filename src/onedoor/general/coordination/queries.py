"""What can be asked of topics: the ledger, one sheet, what is overdue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from onedoor.general.coordination import access
from onedoor.general.coordination.domain.topics import ENDED, Act, Stage, Step, Topic
from onedoor.general.coordination.models import TopicRow
from onedoor.general.coordination.values import to_topic
from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position

_TURNS: Mapping[Stage, tuple[Act, ...]] = {
    Stage.RAISED: (Act.DECIDE, Act.DECLINE, Act.REFER),
    Stage.DECIDED: (Act.REPORT, Act.POSTPONE),
    Stage.REPORTED: (Act.CLOSE, Act.RETURN),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A topic with every line of it; ``may`` are the acts of this person now."""

    whole: Topic
    steps: tuple[Step, ...]
    may: frozenset[Act]


def topics(*, actor: Actor, stage: Stage | None = None, after: str = "") -> Page[Topic]:
    """Return a page of the ledger as far as somebody sees it, the newest first.

    EXPLAIN: a walk of the primary key.
    """
    rows = access.visible(actor)
    if stage is not None:
        rows = rows.filter(stage=stage)
    return _page(rows, after)


def sheet(*, number: str, actor: Actor) -> Sheet:
    """Return one topic for who raised, owns or watches over it."""
    row = access.of_staff(number=number, actor=actor)
    turns = _TURNS.get(Stage(row.stage), ())
    may = frozenset(
        act
        for act in turns
        if access.may(row, act, actor)
        and not (act in (Act.CLOSE, Act.RETURN) and row.reported_by == actor.ref)
    )
    steps = tuple(
        Step(Act(one.act), one.at, one.body, one.words, one.due_on)
        for one in row.steps.order_by("id")
    )
    return Sheet(to_topic(row), steps, may)


def counts(*, actor: Actor) -> Mapping[Stage, int]:
    """Return how many topics stand at each stage that is not an end, for this person."""
    rows = access.visible(actor).exclude(stage__in=[*ENDED])
    found = rows.order_by().values("stage").annotate(n=Count("id"))
    return {Stage(one["stage"]): one["n"] for one in found}


def overdue(*, actor: Actor, on: date) -> tuple[Topic, ...]:
    """Return what is overdue, the longest first, as far as somebody sees it; a page of it."""
    rows = access.visible(actor).filter(stage=Stage.DECIDED, due_on__lt=on)
    return tuple(map(to_topic, rows.order_by("due_on", "id")[:PAGE]))


def _page(rows: "QuerySet[TopicRow]", after: str) -> Page[Topic]:
    if after:
        (last,) = position(after, fields=1)
        if not last.isdecimal():
            raise CursorUnreadable(cursor=after)
        rows = rows.filter(id__lt=int(last))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = cursor(str(found[PAGE - 1].pk)) if len(found) > PAGE else ""
    return Page([to_topic(row) for row in found[:PAGE]], more)
