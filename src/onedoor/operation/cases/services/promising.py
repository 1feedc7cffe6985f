"""告知承诺: signed with the application, withdrawn before the decision, checked afterwards."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.gaps import WayShut
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.domain.words import check_adverse, check_reason
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import papers, recording, renewals
from onedoor.operation.clocks import api as clocks
from onedoor.operation.credit import api as credit
from onedoor.operation.licences import api as licences
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


@implements(HAMI(18), note="withdrawn before the decision, the ordinary way begins, at no cost")
@command
def withdraw(*, number: str, actor: Actor, at: datetime) -> None:
    """Withdraw the promise of a case that is not decided; it goes on in the ordinary way."""
    case, edge = access.case_to_move(number=number, move=Move.WITHDRAW_PROMISE, actor=actor)
    if not promises.withdraw(case=number, kind=INFORM, at=at):
        raise NothingPromised(number=number)
    what = items.offering(case.offering, case.version)
    how = what.what.promising
    assert how is not None
    answers = {key: one for key, one in case.answers.items() if key != how.declaration}
    case.answers = answers | {how.question: how.otherwise}
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
    case.accepted_at, case.accepted_by, case.accepted_for = None, "", ""


def after_grant(case: Case, what: items.Offering, at: datetime) -> None:
    """Plan what is checked after a decision on a promise."""
    if promises.standing(case=case.number, kind=INFORM) is not None:
        promises.plan(case=case.number, what=what, at=at)


@implements(HAMI(18), note="what was promised is checked, and that it is true is written down")
@command
def check(*, number: str, found: str, actor: Actor, at: datetime) -> None:
    """Say that what was promised is true; the check ends."""
    case, edge = access.case_to_move(number=number, move=Move.CHECK, actor=actor)
    found = check_reason(found)
    promises.pass_check(case=number, found=found, actor=actor, at=at)
    recording.move(case, edge, actor=actor, at=at, told=recording.Told(note=found))


@implements(ADL(69), HAMI(18), note="facts, reasons and days to answer, before anything is revoked")
@command
def hear(*, number: str, found: str, actor: Actor, at: datetime) -> None:
    """Tell the applicant in writing what was found, and until when there may be a statement."""
    case, edge = access.case_to_move(number=number, move=Move.HEAR, actor=actor)
    found = check_reason(found)
    answer_by = promises.hear(case=number, found=found, at=at)
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
    reason, remedy = check_adverse(reason=reason, remedy=remedy)
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
