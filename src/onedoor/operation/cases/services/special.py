"""Time that does not count: only on the grounds of the law, and told."""

from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.extensions import check_days
from onedoor.operation.cases.domain.special import MOST_DAYS, Procedure
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.domain.words import check_reason
from onedoor.operation.cases.models import Pause
from onedoor.operation.cases.services import papers, recording
from onedoor.operation.clocks import api as clocks
from onedoor.system.items import api as items

DECISION = (clocks.Kind.DECISION_LEGAL, clocks.Kind.DECISION_PROMISED)


@implements(ADL(45), note="only the eight procedures of the law stop the clock, told in writing")
@command
def pause(
    *, number: str, procedure: Procedure, reason: str, days: int, actor: Actor, at: datetime
) -> None:
    """Begin a special procedure; ``days`` says how many working days it needs."""
    case, edge = access.case_to_move(number=number, move=Move.PAUSE, actor=actor)
    check_days(days, MOST_DAYS)
    reason, day = check_reason(reason), legal_day(at)
    clocks.pause(case=number, kinds=(*DECISION, *clocks.INTERNAL), on=day)
    what = items.offering(case.offering, case.version)
    signing = papers.Signing(actor, at)
    document = papers.special(case, what, papers.Needs(procedure, reason, days), signing)
    Pause.objects.create(
        case=case, procedure=procedure, reason=reason, days=days, started_on=day,
        started_by=actor.ref, document=document,
    )  # fmt: skip
    told = recording.Told(reason, document, {"procedure": procedure.value, "days": days})
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(ADL(45), note="the days that were left run on when the procedure has ended")
@command
def resume(*, number: str, result: str, actor: Actor, at: datetime) -> None:
    """End a special procedure with its result; the limits run on."""
    case, edge = access.case_to_move(number=number, move=Move.RESUME, actor=actor)
    result, day = check_reason(result), legal_day(at)
    case.pauses.filter(ended_on=None).update(ended_on=day, result=result)
    clocks.resume(case=number, on=day, actor=actor, at=at)
    recording.move(case, edge, actor=actor, at=at, told=recording.Told(note=result))
