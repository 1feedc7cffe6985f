"""Commands of the body that has a question: answer, put off, hand on; and see the contact."""

from datetime import datetime

from onedoor.general.bodies import api as bodies
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, PIPL, implements
from onedoor.operation.clocks import api as clocks
from onedoor.operation.consultations import access
from onedoor.operation.consultations.domain.errors import (
    AlreadyPutOff,
    BodyUnfit,
    DaysWrong,
    ForwardedEnough,
)
from onedoor.operation.consultations.domain.questions import words
from onedoor.operation.consultations.models import Turn
from onedoor.operation.consultations.sealing import opened, sealed

_KIND = clocks.Kind.CONSULTATION


@implements(HAMI(14), note="a question is answered in time, or its answer says how late it came")
@command
def answer(*, number: str, answer: str, actor: Actor, at: datetime) -> None:
    """Answer the question that waits."""
    turn = access.to_answer(number=number, actor=actor)
    on = legal_day(at)
    turn.answer_sealed, turn.answered_at, turn.answered_by = sealed(words(answer)), at, actor.ref
    turn.days_late = days_late(turn, at)
    turn.save()
    clocks.finish(case=number, kinds=(_KIND,), on=on)
    _tell("answered", turn, actor, at, days_late=turn.days_late)


@implements(
    HAMI(14), note="once, before the day has passed, for days that are set, with the reason"
)
@command
def put_off(*, number: str, days: int, reason: str, actor: Actor, at: datetime) -> None:
    """Give the answer a later day; the asker reads why."""
    turn = access.to_answer(number=number, actor=actor)
    reason, on = words(reason), legal_day(at)
    most = terms.number("consultations.put_off_working_days", on=on)
    if not 1 <= days <= most:
        raise DaysWrong(days=days, most=most)
    if turn.put_off_because or on > turn.due_on:
        raise AlreadyPutOff(number=number)
    was = turn.due_on
    longer = clocks.Limit(days, HAMI(14))
    clocks.extend(case=number, kinds=(_KIND,), by=longer, actor=actor, at=at)
    clock = clocks.running(case=number, kind=_KIND)
    assert clock is not None
    turn.put_off_because = reason
    turn.due_on, turn.warn_on, turn.provisional = clock.due_on, clock.warn_on, clock.provisional
    turn.save()
    _tell("put_off", turn, actor, at, was=was, due_on=turn.due_on)


@implements(HAMI(14), note="handed on with a reason, not for ever, and the asker's day stays")
@command
def forward(*, number: str, to: str, reason: str, actor: Actor, at: datetime) -> None:
    """Hand the question that waits to another body; its day stays what it was."""
    turn = access.to_forward(number=number, actor=actor)
    reason = words(reason)
    try:
        body = bodies.body(to)
    except bodies.BodyMissing:
        raise BodyUnfit(body=to) from None
    if body.code == turn.body:
        raise BodyUnfit(body=to)
    if turn.forwardings.count() >= terms.number("consultations.most_forwards", on=legal_day(at)):
        raise ForwardedEnough(number=number)
    turn.forwardings.create(at=at, by=actor.ref, source=turn.body, target=body.code, reason=reason)
    was, turn.body, turn.area = turn.body, body.code, body.area
    turn.save()
    _tell("forwarded", turn, actor, at, was=was)


@implements(PIPL(51), PIPL(6), note="who sees a contact in full is on record")
@command
def show_contact(*, number: str, actor: Actor, at: datetime) -> str:
    """Return the contact of who asked without signing in, to who answers."""
    turn = access.to_answer(number=number, actor=actor)
    _tell("contact_shown", turn, actor, at)
    return opened(turn.consultation.contact_sealed)


def days_late(turn: Turn, at: datetime) -> int:
    """Return by how many working days the day of a turn has passed; none on a provisional day."""
    today = legal_day(at)
    if today <= turn.due_on or turn.provisional:
        return 0
    read = clocks.reader(area=turn.area, today=today, kind=_KIND)
    return read(due_on=turn.due_on, warn_on=turn.warn_on, provisional=False).working_days


def _tell(verb: str, turn: Turn, actor: Actor, at: datetime, **facts: object) -> None:
    journal.write(
        kind=f"consultations.{verb}",
        subject=turn.consultation.number,
        at=at,
        by=actor,
        n=turn.n,
        body=turn.body,
        **facts,
    )
