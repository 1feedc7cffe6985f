"""What those who answer and those who watch can read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from onedoor.kernel.actors import Actor
from onedoor.kernel.masks import masked
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.law.articles import HAMI, implements
from onedoor.operation.consultations import access
from onedoor.operation.consultations.domain.questions import Consultation, Counts, Line
from onedoor.operation.consultations.sealing import opened
from onedoor.operation.consultations.values import consultation, line


@dataclass(frozen=True, slots=True)
class Sheet:
    """A consultation as the desk shows it; ``contact`` is masked, and for who answers only."""

    whole: Consultation
    contact: str
    may_answer: bool
    may_forward: bool
    may_propose: tuple[int, ...]


@implements(HAMI(14), note="the first due first; what is overdue is listed and counted")
def waiting(*, actor: Actor, late_on: date | None = None, after: str = "") -> Page[Line]:
    """Return the questions that wait for this person or that they watch, the first due first.

    ``late_on`` takes those that are overdue on a day.  EXPLAIN: a range of
    ``consultation_open_of_body`` or ``consultation_open_of_area``.
    """
    rows = access.visible(actor).filter(answered_at=None)
    if late_on is not None:
        rows = rows.filter(due_on__lt=late_on)
    if after:
        day, last = _position(after)
        rows = rows.filter(Q(due_on__gt=day) | Q(due_on=day, id__gt=last))
    found = list(rows.order_by("due_on", "id")[: PAGE + 1])
    last_row = found[PAGE - 1] if len(found) > PAGE else None
    return Page(
        [line(row) for row in found[:PAGE]],
        cursor(last_row.due_on, last_row.pk) if last_row else "",
    )


def answered(*, actor: Actor) -> tuple[Line, ...]:
    """Return the fifty questions answered last that this person answers or watches."""
    rows = access.visible(actor).filter(answered_at__isnull=False).order_by("-id")[:PAGE]
    return tuple(line(row) for row in rows)


def counts(*, actor: Actor, on: date) -> Counts:
    """Return how many questions wait, are overdue and are due today."""
    rows = access.visible(actor).filter(answered_at=None)
    found = rows.aggregate(
        waiting=Count("id"),
        overdue=Count("id", filter=Q(due_on__lt=on)),
        today=Count("id", filter=Q(due_on=on)),
    )
    return Counts(**found)


def sheet(*, number: str, actor: Actor) -> Sheet:
    """Return a consultation for those who answer or watch it."""
    row = access.of_staff(number=number, actor=actor)
    turns = list(row.turns.order_by("n"))
    last = turns[-1]
    is_open, mine = last.answered_at is None, access.answers(last, actor)
    proposed = [one.n for one in turns if one.faqs.filter(state__in=("proposed", "published"))]
    return Sheet(
        whole=consultation(row),
        contact=masked(opened(row.contact_sealed), last=4) if mine else "",
        may_answer=is_open and mine,
        may_forward=is_open and (mine or bool(actor.duties & access.MANAGING)),
        may_propose=tuple(
            one.n
            for one in turns
            if row.item and one.answered_at and access.answers(one, actor) and one.n not in proposed
        ),
    )


def _position(after: str) -> tuple[date, int]:
    day, last = position(after, fields=2)
    try:
        return date.fromisoformat(day), int(last)
    except ValueError:
        raise CursorUnreadable(cursor=after) from None
