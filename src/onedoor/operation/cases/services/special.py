"""Time that does not count: what the version names, for its days, confirmed by a second person."""

from datetime import datetime

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import access, procedures
from onedoor.operation.cases.domain.extensions import check_days
from onedoor.operation.cases.domain.special import Procedure, ProcedureGoesOn, check_published
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.domain.words import check_reason
from onedoor.operation.cases.models import Pause
from onedoor.operation.cases.services import papers, reasons, recording
from onedoor.operation.clocks import api as clocks
from onedoor.system.items import api as items

DECISION = (clocks.Kind.DECISION_LEGAL, clocks.Kind.DECISION_PROMISED)
DAYS_OVER = "告知的工作日已满，期限继续计算。"  # what the clock says


@implements(
    ADL(45), HAMI(24), note="a published procedure stops the clock, approved, told in writing"
)
@command
def pause(
    *, number: str, procedure: Procedure, reason: str, days: int, actor: Actor, at: datetime
) -> None:
    """Begin a special procedure; ``days`` says how many working days it needs.

    Who approves it holds the duty that approves a longer limit, and did not take the case in.
    """
    case, edge = access.case_to_decide(number=number, move=Move.PAUSE, actor=actor)
    most = check_published(procedure, procedures.published(case), procedures.taken(case))
    check_days(days, most)
    reason, day = reasons.said(reason, at=at), legal_day(at)
    clocks.pause(case=number, kinds=(*DECISION, *clocks.INTERNAL), on=day)
    what = items.offering(case.offering, case.version)
    signing = papers.Signing(actor, at)
    document = papers.special(case, what, papers.Needs(procedure, reason, days), signing)
    Pause.objects.create(
        case=case, procedure=procedure, reason=reason, days=days, most=most, started_on=day,
        started_by=actor.ref, document=document,
    )  # fmt: skip
    told = recording.Told(reason, document, {"procedure": procedure.value, "days": days})
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(ADL(45), note="what was left runs on when the procedure ends, or its days are over")
@command
def resume(*, number: str, result: str, actor: Actor, at: datetime) -> None:
    """End a special procedure with its result; the limits run on."""
    case, edge = access.case_to_move(number=number, move=Move.RESUME, actor=actor)
    result, day = check_reason(result), legal_day(at)
    running = case.pauses.get(ended_on=None)
    over = procedures.counts_from(running)
    if actor.kind is ActorKind.SYSTEM and day < over:
        raise ProcedureGoesOn(until=over)
    running.ended_on, running.result = min(day, over), result
    running.save()
    clocks.resume(case=number, on=running.ended_on, actor=actor, at=at)
    recording.move(case, edge, actor=actor, at=at, told=recording.Told(note=result))


def end_due(*, actor: Actor, at: datetime) -> int:
    """Let every clock run on whose procedure has had its days; say how many.

    Each is a transaction of its own: a run that was cut short is simply run again.
    """
    day = legal_day(at)
    paused = Pause.objects.filter(ended_on=None, case__state=State.PAUSED)  # not what has ended
    running = paused.select_related("case").order_by("pk")
    over = [one.case.number for one in running if procedures.counts_from(one) <= day]
    for number in over:
        resume(number=number, result=DAYS_OVER, actor=actor, at=at)
    return len(over)
