"""复议、诉讼 against an answer: registered with its dates, its result, and a new beginning."""

from datetime import date, datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.remedies import (
    ContestedAlready,
    NothingContested,
    NotOrdered,
    RemedyKind,
    Result,
    check_day,
)
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.domain.words import check_reason, tidy
from onedoor.operation.cases.models import Remedy
from onedoor.operation.cases.services import acceptance, lacking, papers, recording
from onedoor.operation.clocks import api as clocks
from onedoor.system.items import api as items

_KINDS = {RemedyKind.RECONSIDERATION: "行政复议决定", RemedyKind.LAWSUIT: "人民法院判决"}


@implements(ADL(7), note="who contests an answer finds it on record, with its day")
@command
def contest(
    *, number: str, kind: RemedyKind, authority: str, filed_on: date, actor: Actor, at: datetime
) -> None:
    """Register that an answer is contested, before whom and since when."""
    case, edge = access.case_to_move(number=number, move=Move.CONTEST, actor=actor)
    authority = check_reason(authority)
    check_day(filed_on, after=legal_day(case.submitted_at), today=legal_day(at))
    if case.remedies.filter(result="").exists():
        raise ContestedAlready(number=number)
    n = case.remedies.count() + 1
    Remedy.objects.create(
        case=case, n=n, kind=kind, authority=authority, filed_on=filed_on, registered_by=actor.ref
    )
    facts = {"remedy": n, "before": kind.value, "filed_on": filed_on}
    told = recording.Told(note=f"{authority} {filed_on}", facts=facts)
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(ADL(7), note="what came of it is on record too")
@command
def settle(  # what came of it, when, and in which paper
    *,
    number: str,
    result: Result,
    decided_on: date,
    document_number: str,
    actor: Actor,
    at: datetime,
) -> None:
    """Register what came of the reconsideration or lawsuit that is under way."""
    case, edge = access.case_to_move(number=number, move=Move.SETTLE, actor=actor)
    open_one = case.remedies.filter(result="").first()
    if open_one is None:
        raise NothingContested(number=number)
    check_day(decided_on, after=open_one.filed_on, today=legal_day(at))
    open_one.result, open_one.decided_on = result, decided_on
    open_one.document_number = tidy(document_number)
    open_one.save()
    facts = {"remedy": open_one.n, "result": result.value, "decided_on": decided_on}
    note = " ".join(filter(None, (open_one.authority, str(decided_on), open_one.document_number)))
    recording.move(case, edge, actor=actor, at=at, told=recording.Told(note=note, facts=facts))


@implements(ADL(7), ADL(42, paragraph=1), note="decided anew within a limit that begins anew")
@command
def reopen(*, number: str, actor: Actor, at: datetime) -> None:
    """Begin again what an authority or a court has ordered to be decided anew."""
    case, edge = access.case_to_move(number=number, move=Move.REOPEN, actor=actor)
    order = case.remedies.filter(result=Result.ORDERED_ANEW, reopened_at=None).last()
    if order is None:
        raise NotOrdered(number=number)
    order.reopened_at = at
    order.save()
    case.decided_at, case.decided_by = None, ""
    case.concluded_at, case.concluded_by = None, ""
    case.accepted_at, case.accepted_by = at, actor.ref
    case.accepted_for = actor.on_behalf_of
    what = items.offering(case.offering, case.version)
    legal, promised = (
        clocks.start(case=number, kind=kind, limit=limit, on=legal_day(at), area=case.area)
        for kind, limit in acceptance.decision_limits(what)
    )
    words = f"{order.authority}{_KINDS[RemedyKind(order.kind)]}{order.document_number}"
    found = lacking.begin(case, what, at)
    document = papers.acceptance(
        case, what, (legal, promised), papers.Signing(actor, at), lacking=found, ordered_by=words
    )
    told = recording.Told(words, document, {"remedy": order.n, **found.facts})
    recording.move(case, edge, actor=actor, at=at, told=told)
