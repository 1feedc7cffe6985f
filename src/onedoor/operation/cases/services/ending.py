"""Ends without a decision: returned for want of a supplement, sent up, or void."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from onedoor.general.bodies import api as bodies
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.law.resting import Ground
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.states import Edge, Move
from onedoor.operation.cases.domain.voiding import Mistake, check_mistake
from onedoor.operation.cases.domain.words import check_reason, tidy
from onedoor.operation.cases.models import Case, Transfer, Voiding
from onedoor.operation.cases.services import papers, reasons, recording, renewals
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents
from onedoor.system.items import api as items

BATCH = 500
NOT_SUPPLIED = "在告知的期限内没有补正申请材料。"  # what the clock says
TRANSFER_BASIS = "《中华人民共和国行政许可法》第三十五条"
_MISTAKES = {
    Mistake.TWICE: "同一申请重复录入。",
    Mistake.WRONGLY: "窗口工作人员录入错误。",
}


class StillTime(Refused):
    """The applicant may still hand in what the notice asked for."""

    code = "cases.still_time"
    basis = ADL(32, item=4)


def return_overdue(*, actor: Actor, at: datetime) -> int:
    """Return every case whose applicant let the day of the notice pass; say how many.

    Each is a transaction of its own: a run that was cut short is simply run again.
    """
    returned = 0
    while batch := clocks.overdue(kind=clocks.Kind.SUPPLEMENT, on=legal_day(at), most=BATCH):
        for number in batch:
            return_case(number=number, reason=NOT_SUPPLIED, actor=actor, at=at)
        returned += len(batch)
    return returned


@implements(ADL(32, item=4), note="only after the day that the notice told, and with the reason")
@command
def return_case(*, number: str, reason: str, actor: Actor, at: datetime) -> None:
    """Return an application that was not supplied in time."""
    case, edge = access.case_to_move(number=number, move=Move.RETURN, actor=actor)
    reason, day = reasons.said(reason, at=at), legal_day(at)
    running = clocks.running(case=number, kind=clocks.Kind.SUPPLEMENT)
    if running is None or running.provisional or running.due_on >= day:
        raise StillTime(due=running.due_on if running else "")
    ending = papers.Ending(documents.DocumentKind.RETURN, reason, papers.SUPPLEMENT_BASIS)
    _end(case, edge, ending, papers.Signing(actor, at))


@implements(ADL(35), ADL(43), note="opinion and file go up; nobody asks the applicant again")
@command
def transfer_up(*, number: str, to: str, opinion: str, actor: Actor, at: datetime) -> None:
    """Send the file with the opinion of this body to the one above that decides."""
    case, edge = access.case_to_decide(number=number, move=Move.TRANSFER_UP, actor=actor)
    renewals.require_in_time(case, at)
    opinion, to = reasons.said(opinion, at=at), check_reason(to)
    above = bodies.body_named(to)
    Transfer.objects.create(
        case=case, body=above.code if above else "", name=to, opinion=opinion, at=at, by=actor.ref
    )
    ending = papers.Ending(documents.DocumentKind.TRANSFER, opinion, TRANSFER_BASIS, sent_to=to)
    _end(case, edge, ending, papers.Signing(actor, at))


@implements(HAMI(4), HAMI(13), note="by another than entered it, on a ground; never used again")
@command
def void(  # on which ground, why in words, and what stays
    *, number: str, mistake: Mistake, reason: str, actor: Actor, at: datetime, double_of: str = ""
) -> None:
    """Declare a double or mistaken entry void; ``double_of`` names the case that stays."""
    case, edge = access.case_to_decide(number=number, move=Move.VOID, actor=actor)
    renewals.require_in_time(case, at)
    reason = reasons.said(reason, at=at)
    double_of = tidy(double_of) if mistake is Mistake.TWICE else ""
    twin = access.twins_of(case).select_for_update().filter(number=double_of).first()
    check_mistake(
        mistake, channel=Channel(case.channel), double_of=double_of, has_twin=twin is not None
    )
    Voiding.objects.create(case=case, mistake=mistake, stays=twin, at=at, by=actor.ref)
    stays = f"保留的办件：{double_of}" if twin else ""
    said = "\n".join(filter(None, (_MISTAKES[mistake], reason, stays)))
    rests_on = papers.rests_on(Ground.VOID, at)
    ending = papers.Ending(documents.DocumentKind.VOID, said, rests_on)
    facts = {"mistake": mistake.value, "stays": double_of}
    _end(case, edge, ending, papers.Signing(actor, at), facts)


def _end(
    case: Case,
    edge: Edge,
    ending: papers.Ending,
    signing: papers.Signing,
    more: Mapping[str, object] = MappingProxyType({}),
) -> None:
    clocks.stop(case=case.number, on=legal_day(signing.at))
    case.pauses.filter(ended_on=None).update(ended_on=legal_day(signing.at), result=ending.reason)
    what = items.offering(case.offering, case.version)
    document = papers.ended(case, what, ending, signing)
    facts = {"to": ending.sent_to, **more} if ending.sent_to else {**more}
    told = recording.Told(ending.reason, document, facts)
    recording.move(case, edge, actor=signing.actor, at=signing.at, told=told)
