"""Commands of handling a poor rating: assign, call back, rectify, feed back, follow up."""

from dataclasses import dataclass
from datetime import date, datetime

from onedoor.general.calendar import api as calendar
from onedoor.general.people import api as people
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid, Refused
from onedoor.law.articles import HAMI, implements
from onedoor.supervision.ratings import access
from onedoor.supervision.ratings.domain.tickets import (
    Finding,
    Side,
    Step,
    TicketState,
    edge_for,
)
from onedoor.supervision.ratings.models import TicketRow, TicketStep

LONGEST_NOTE = 1000
_CHECK, _WATCH = HAMI(25, paragraph=2), HAMI(25, paragraph=3)


class HandlerUnfit(Refused):
    """The handler must be of the rated body, hold the duty, and not be whom the rating is about."""

    code = "ratings.handler_unfit"
    basis = _CHECK


class NoteMissing(Invalid):
    """Every step says in words what was done."""

    code = "ratings.note_missing"
    basis = _CHECK


class FindingMissing(Invalid):
    """A call-back, a follow-up and a review say what they found."""

    code = "ratings.finding_missing"
    basis = _CHECK


class DayWrong(Invalid):
    """A limit for rectification lies in the future, and not beyond the longest allowed."""

    code = "ratings.day_wrong"
    basis = _CHECK


@dataclass(frozen=True, slots=True)
class CallBack:
    """What the call-back found; ``finding`` is None when nothing was chosen.

    ``rectify_by`` is for what cannot be mended at once.
    """

    finding: Finding | None
    note: str
    rectify_by: date | None = None


@implements(_CHECK, note="somebody is named to call back")
@command
def assign(*, number: str, handler: str, actor: Actor, at: datetime) -> None:
    """Name who of the rated body calls back; never one of those the rating is about."""
    row, target = _to_step(number, Step.ASSIGN, actor)
    named = people.staff(handler)
    fits = named.body == row.body and access.HANDLING in named.duties and named.active
    if not fits or handler in row.about:
        raise HandlerUnfit(handler=handler)
    row.handler, row.state = handler, target
    _done(row, Step.ASSIGN, f"派发给 {handler}", actor, at)


@implements(_CHECK, note="called back and verified; the finding decides what follows")
@command
def call_back(*, number: str, told: CallBack, actor: Actor, at: datetime) -> None:
    """Record the call-back and what it found."""
    if told.finding is None:
        raise FindingMissing
    row, target = _to_step(number, Step.CALL_BACK, actor, told.finding)
    note, on = _noted(told.note), legal_day(at)
    row.finding, row.state = told.finding, target
    row.called_back_on = row.called_back_on or on
    row.rectify_by = _rectify_by(row, told, on)
    _done(row, Step.CALL_BACK, note, actor, at)


@implements(_CHECK, note="what was found true is mended")
@command
def rectify(*, number: str, note: str, actor: Actor, at: datetime) -> None:
    """Record what was mended."""
    row, target = _to_step(number, Step.RECTIFY, actor)
    row.state = target
    row.rectified_on = legal_day(at)
    _done(row, Step.RECTIFY, _noted(note), actor, at)


@implements(_CHECK, note="the applicant is told; without this nothing is closed")
@command
def feed_back(*, number: str, note: str, actor: Actor, at: datetime) -> None:
    """Record what the applicant was told, and close the ticket for the body."""
    row, target = _to_step(number, Step.FEED_BACK, actor)
    row.state = target
    row.fed_back_on = legal_day(at)
    _done(row, Step.FEED_BACK, _noted(note), actor, at)


@implements(_WATCH, note="the management asks the applicant itself; unsolved goes back")
@command
def follow_up(*, number: str, solved: bool | None, note: str, actor: Actor, at: datetime) -> None:
    """Record the follow-up of the management; what is not solved goes back to its handler."""
    if solved is None:
        raise FindingMissing
    row, target = _to_step(number, Step.FOLLOW_UP, actor)
    row.followed_up_on = legal_day(at)
    row.state = target if solved else TicketState.ASSIGNED
    if not solved:
        row.times_reopened += 1
        row.fed_back_on = row.rectified_on = row.rectify_by = None
        row.finding = ""
    _done(row, Step.FOLLOW_UP, _noted(note), actor, at)


@implements(_WATCH, note="a mistaken rating leaves the rates only with the management's approval")
@command
def settle_review(
    *, number: str, mistaken: bool | None, note: str, actor: Actor, at: datetime
) -> None:
    """Decide on the body's claim that a rating is mistaken or malicious; it stays in history."""
    if mistaken is None:
        raise FindingMissing
    step = Step.CONFIRM if mistaken else Step.REJECT
    row, target = _to_step(number, step, actor)
    row.state = target
    if mistaken:
        row.rating.is_excluded = True
        row.rating.save(update_fields=["is_excluded"])
    else:
        row.finding = ""
    _done(row, step, _noted(note), actor, at)


def _to_step(
    number: str, step: Step, actor: Actor, finding: Finding | None = None
) -> tuple[TicketRow, TicketState]:
    side = Side.MANAGEMENT if step in _OF_MANAGEMENT else Side.BODY
    row = access.ticket_to_change(number=number, actor=actor, side=side)
    edge = edge_for(step, TicketState(row.state), finding)
    return row, edge.target


_OF_MANAGEMENT = frozenset({Step.CONFIRM, Step.REJECT, Step.FOLLOW_UP})


def _rectify_by(row: TicketRow, told: CallBack, on: date) -> date | None:
    if told.finding is Finding.CLEAR:
        return on  # at once
    if told.finding is not Finding.COMPLEX:
        return None
    days = calendar.calendar_of(row.area, on=on)
    usual, most = (
        terms.number(key, on=on)
        for key in ("ratings.rectify_working_days", "ratings.rectify_longest_working_days")
    )
    latest = days.due(on, most).day
    day = told.rectify_by or days.due(on, usual).day
    if not on < day <= latest:
        raise DayWrong(latest=latest.isoformat())
    return day


def _noted(note: str) -> str:
    words = note.strip()[:LONGEST_NOTE]
    if not words:
        raise NoteMissing
    return words


def _done(row: TicketRow, step: Step, note: str, actor: Actor, at: datetime) -> None:
    row.save()
    TicketStep.objects.create(
        ticket=row, step=step, by=actor.ref, at=at, state=row.state, note=note
    )
    journal.write(
        kind=f"ratings.{_TOLD[step]}",
        subject=row.rating.invitation.case_number,
        at=at,
        by=actor,
        ticket=row.number,
        state=row.state,
        finding=row.finding,
        body=row.body,
    )


_TOLD = {
    Step.ASSIGN: "assigned",
    Step.CALL_BACK: "called_back",
    Step.RECTIFY: "rectified",
    Step.FEED_BACK: "fed_back",
    Step.CONFIRM: "excluded",
    Step.REJECT: "review_rejected",
    Step.FOLLOW_UP: "followed_up",
}
