"""告知承诺: signed with the application, withdrawn before the decision, checked afterwards."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.gaps import FactNotPromised, WayShut
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.domain.words import check_reason
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import lacking, papers, reasons, recording, renewals, uploads
from onedoor.operation.clocks import api as clocks
from onedoor.operation.credit import api as credit
from onedoor.operation.licences import api as licences
from onedoor.operation.materials import api as materials
from onedoor.operation.promises import api as promises
from onedoor.system.items import api as items

INFORM = promises.Kind.INFORM


class NothingPromised(Refused):
    """This case is not handled on a promise."""

    code = "cases.nothing_promised"


@implements(HAMI(18), note="a free choice, shut only to whoever has an unrepaired record")
def signed_by(
    what: items.Offering, answers: Mapping[str, Any], *, applicant: str
) -> promises.Text | None:
    """Return the promise that the answers sign, None where the ordinary way was chosen."""
    text = promises.inform_text(what, answers)
    if text is not None and credit.exclusion(applicant) is not None:
        raise WayShut
    return text


@dataclass(frozen=True, slots=True)
class Holder:
    """A draft or case whose list has places that a promise may take, and whose it is."""

    number: str
    owner: str
    what: items.Offering


@implements(HAMI(18), note="a promise stands for one material, chosen freely, in its exact words")
def stand_in(
    holder: Holder, material: str, promised: uploads.Promised, *, actor: Actor, at: datetime
) -> materials.Attached:
    """Let a promise stand in the place of a material; it is signed with the application."""
    text = fact_of(holder.what, material, owner=holder.owner)
    if text.sha256 != promised.sha256:
        raise FactNotPromised(material=material)
    return materials.attach_reference(
        holder=holder.number, material=material, source=materials.Source.PROMISE,
        reference=text.sha256, actor=actor, at=at,
    )  # fmt: skip


def stand_for(
    texts: Iterable[promises.Text], holder: Holder, *, actor: Actor, at: datetime
) -> None:
    """Let promises stand each in the place of the material it is about."""
    for text in texts:
        stand_in(holder, text.about, uploads.Promised(text.sha256), actor=actor, at=at)


def fact_of(what: items.Offering, material: str, *, owner: str) -> promises.Text:
    """Return the text of a promise in place of a material; refuse where there can be none."""
    text = promises.fact_text(what, uploads.entry(what.form, material))
    if text is None:
        raise FactNotPromised(material=material)
    if credit.exclusion(owner) is not None:
        raise WayShut
    return text


@implements(HAMI(18), note="what was promised is a numbered paper of the case, with its hash")
def sign(
    case: Case,
    what: items.Offering,
    texts: Iterable[promises.Text],
    signing: papers.Signing,
    *,
    on_paper: bool,
) -> None:
    """Sign promises, and issue the paper of each that the decision will rest on.

    What is promised to follow stands on the notice of acceptance.
    """
    for text in texts:
        promises.sign(
            case=case.number, text=text, on_paper=on_paper, actor=signing.actor, at=signing.at
        )
        if text.kind is not promises.Kind.GAPS:
            papers.commitment(case, what, text, signing, on_paper=on_paper)


def facts_in(
    what: items.Offering, holder: str, held: Collection[str], *, owner: str
) -> tuple[promises.Text, ...]:
    """Return what the promises in the place of materials sign; ``held`` are the entries there."""
    may = {one.key for one in what.materials if one.promise}
    if not may & set(held):
        return ()
    standing = [
        one for one in materials.of(holder=holder) if one.source is materials.Source.PROMISE
    ]
    texts = {one.material: fact_of(what, one.material, owner=owner) for one in standing}
    for one in standing:
        if texts[one.material].sha256 != one.reference:
            raise FactNotPromised(material=one.material)
    return tuple(texts.values())


def let_go_of_facts(holder: str, *, but: Collection[str] = ()) -> tuple[str, ...]:
    """Take promises out of the place of materials; return for which there was one."""
    gone = [
        one
        for one in materials.of(holder=holder)
        if one.source is materials.Source.PROMISE and one.reference not in but
    ]
    for one in gone:
        materials.detach(holder=holder, attachment_id=one.id)
    return tuple(one.material for one in gone)


@implements(HAMI(18), note="withdrawn before the decision, the ordinary way begins, at no cost")
@command
def withdraw(*, number: str, actor: Actor, at: datetime) -> None:
    """Withdraw the promise of a case that is not decided; it goes on in the ordinary way."""
    case, edge = access.case_to_move(number=number, move=Move.WITHDRAW_PROMISE, actor=actor)
    facts = let_go_of_facts(number)
    for material in facts:
        promises.withdraw(case=number, kind=promises.Kind.FACT, about=material, at=at)
    what = items.offering(case.offering, case.version)
    how = what.what.promising
    if how is not None and promises.withdraw(case=number, kind=INFORM, at=at):
        answers = {key: one for key, one in case.answers.items() if key != how.declaration}
        case.answers = answers | {how.question: how.otherwise}
    elif not facts:
        raise NothingPromised(number=number)
    papers.revoke_commitments(case, papers.Signing(actor, at))
    if edge.source is not State.SUBMITTED:
        _begin_again(case, what, at)
    recording.move(case, edge, actor=actor, at=at)


def _begin_again(case: Case, what: items.Offering, at: datetime) -> None:
    """Let the days of the notice run from now on, and no others."""
    clocks.stop(case=case.number, on=legal_day(at))
    on = clocks.came_in_online(area=case.area, at=at)
    clocks.start(
        case=case.number, kind=clocks.Kind.NOTICE, limit=clocks.NOTICE, on=on, area=case.area
    )
    renewals.begin(case.number, what, case.answers, applicant=case.applicant, at=case.submitted_at)
    lacking.forget(case)
    case.accepted_at, case.accepted_by, case.accepted_for = None, "", ""


def after_grant(case: Case, what: items.Offering, *, actor: Actor, at: datetime) -> None:
    """Plan what is checked after a decision on a promise."""
    if promises.rests_on(case.number, what):
        promises.plan(case=case.number, what=what, decided=actor, at=at)


@implements(HAMI(18), note="what was promised is checked, and that it is true is written down")
@command
def check(*, number: str, found: str, actor: Actor, at: datetime) -> None:
    """Say that what was promised is true; the check ends."""
    case, edge = access.case_to_move(number=number, move=Move.CHECK, actor=actor)
    found = check_reason(found)
    promises.pass_check(case=number, found=found, actor=actor, at=at)
    recording.move(case, edge, actor=actor, at=at, told=recording.Told(note=found))


@implements(HAMI(18), note="what is not as promised is mended by a day told in writing")
@command
def order_mending(*, number: str, found: str, days: int, actor: Actor, at: datetime) -> None:
    """Order the applicant to mend within some working days what a check found."""
    case, edge = access.case_to_move(number=number, move=Move.ORDER_MENDING, actor=actor)
    found = reasons.said(found, at=at)
    running = promises.order_mending(case=number, found=found, days=days, actor=actor, at=at)
    what = items.offering(case.offering, case.version)
    document = papers.mending(case, what, found, running, papers.Signing(actor, at))
    told = recording.Told(found, document, {"mend_by": running.due_on})
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(ADL(69), HAMI(18), note="facts, reasons and days to answer, before anything is revoked")
@command
def hear(*, number: str, found: str, actor: Actor, at: datetime) -> None:
    """Tell the applicant in writing what was found, and until when there may be a statement."""
    case, edge = access.case_to_move(number=number, move=Move.HEAR, actor=actor)
    found = reasons.said(found, at=at)
    answer_by = promises.hear(case=number, found=found, actor=actor, at=at)
    what = items.offering(case.offering, case.version)
    document = papers.hearing(case, what, found, answer_by, papers.Signing(actor, at))
    told = recording.Told(found, document, {"answer_by": answer_by})
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(ADL(69), HAMI(18), note="what the applicant says is part of the case")
@command
def defend(*, number: str, statement: str, actor: Actor, at: datetime) -> None:
    """Record what the applicant says to what was found."""
    case, edge = access.case_to_move(number=number, move=Move.DEFEND, actor=actor)
    promises.state(case=number, statement=check_reason(statement), at=at)
    recording.move(case, edge, actor=actor, at=at)


@implements(ADL(69), HAMI(18), note="untrue and heard: decision and licence are taken back")
@command
def revoke(*, number: str, reason: str, remedy: str, actor: Actor, at: datetime) -> None:
    """Revoke what was granted on an untrue promise; a credit finding is told with it."""
    case, edge = access.case_to_decide(number=number, move=Move.REVOKE, actor=actor)
    reason, remedy = reasons.adverse(reason=reason, remedy=remedy, at=at)
    promises.fail(case=number, actor=actor, at=at)
    clocks.stop(case=number, on=legal_day(at))
    taken = licences.take_back(case_number=number, reason=reason, actor=actor, at=at)
    credit.found(
        applicant=case.applicant, case=number, area=case.area, words=reason,
        kind=credit.Kind.FALSE_PROMISE, actor=actor, at=at,
    )  # fmt: skip
    what = items.offering(case.offering, case.version)
    document = papers.revocation(case, what, reason, taken, papers.Signing(actor, at))
    told = recording.Told(f"{reason}\n{remedy}", document, {"licences": list(taken)})
    recording.move(case, edge, actor=actor, at=at, told=told)
