"""The back office: review, decide, make the licence, deliver."""

from collections.abc import Sequence
from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import access, flowing
from onedoor.operation.cases.domain.joint import check_answer
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.domain.words import tidy
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import (
    charging,
    lacking,
    papers,
    promising,
    reasons,
    recording,
    renewals,
)
from onedoor.operation.cases.services.opinions import Opinion, give
from onedoor.operation.clocks import api as clocks
from onedoor.operation.fees import api as fees
from onedoor.operation.materials import api as materials
from onedoor.system.items import api as items


class UnfitGranted(Refused):
    """A licence cannot rest on a material found unfit."""

    code = "cases.unfit_granted"
    basis = ADL(38, paragraph=1)


@implements(ADL(34), note="every material gets its opinion, and the officer signs for it")
@command
def review(
    *, number: str, opinions: Sequence[Opinion], note: str, actor: Actor, at: datetime
) -> None:
    """Give an opinion on every material and on the whole."""
    case, edge = access.case_to_move(number=number, move=Move.REVIEW, actor=actor)
    lacking.require_filled(case)
    unfit = give(case, opinions, actor=actor, at=at)
    told = recording.Told(note=tidy(note), facts={"unfit": unfit})
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(
    ADL(38, paragraph=1), HAMI(13), note="a licence is granted in writing, objections are answered"
)
@command
def grant(*, number: str, note: str, actor: Actor, at: datetime) -> None:
    """Decide that the licence is granted."""
    case, edge = access.case_to_decide(number=number, move=Move.GRANT, actor=actor)
    renewals.require_in_time(case, at)
    require_fit(case)
    objections = flowing.objections(case, flowing.done(case))
    note = check_answer(note, objections=objections)
    what = items.offering(case.offering, case.version)
    lacking.require_whole(case, what)
    _decided(case, actor, at)
    delivery = clocks.start(
        case=number,
        kind=clocks.Kind.DELIVERY,
        limit=clocks.DELIVERY,
        on=legal_day(at),
        area=case.area,
    )
    charging.charge(case, what, actor=actor, at=at)
    promising.after_grant(case, what, actor=actor, at=at)
    answer = note if objections else ""
    document = papers.grant(case, what, delivery, papers.Signing(actor, at), answer)
    told = recording.Told(note=note, document=document)
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(ADL(38, paragraph=2), HAMI(13), note="with reasons, and the way to review and lawsuit")
@command
def refuse(*, number: str, reason: str, remedy: str, actor: Actor, at: datetime) -> None:
    """Decide that it is not, with the reasons and the way to review and lawsuit."""
    case, edge = access.case_to_decide(number=number, move=Move.REFUSE, actor=actor)
    renewals.require_in_time(case, at)
    reason, remedy = reasons.adverse(reason=reason, remedy=remedy, at=at)
    _decided(case, actor, at)
    what = items.offering(case.offering, case.version)
    document = papers.refusal(case, what, reason, papers.Signing(actor, at))
    told = recording.Told(note=f"{reason}\n{remedy}", document=document)
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(ADL(39), note="what was granted becomes a licence with a number")
@command
def issue(*, number: str, actor: Actor, at: datetime) -> None:
    """Make the licence and the document that carries it."""
    case, edge = access.case_to_move(number=number, move=Move.ISSUE, actor=actor)
    fees.require_paid(number)
    flowing.step_of(case, Move.ISSUE)  # refuses what ends without a licence
    what = items.offering(case.offering, case.version)
    licence, document = papers.licence(case, what, papers.Signing(actor, at))
    case.licence = licence
    told = recording.Told(document=document, facts={"licence": licence})
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(ADL(44), HAMI(13), note="one window hands out; how and when is written down")
@command
def deliver(*, number: str, to: str, actor: Actor, at: datetime) -> None:
    """Hand the result over; ``to`` says how."""
    case, edge = access.case_to_move(number=number, move=Move.DELIVER, actor=actor)
    fees.require_paid(number)
    clocks.finish(case=number, kinds=(clocks.Kind.DELIVERY,), on=legal_day(at))
    recording.move(case, edge, actor=actor, at=at, told=recording.Told(note=tidy(to)))


def require_fit(case: Case) -> None:
    """Refuse to grant what rests on a material found unfit, and name it."""
    held = materials.standing(materials.of(holder=case.number), submitted_at=case.submitted_at)
    unfit = [one.material for one in held if one.verdict is materials.Verdict.UNFIT]
    if unfit:
        what = items.offering(case.offering, case.version)
        names = {one.key: one.name.zh for one in what.materials}
        raise UnfitGranted(materials="、".join(dict.fromkeys(names.get(key, key) for key in unfit)))


def _decided(case: Case, actor: Actor, at: datetime) -> None:
    case.decided_at, case.decided_by = at, actor.ref
    clocks.finish(case=case.number, kinds=renewals.DECIDED, on=legal_day(at))
