"""延续: what nobody decided before the licence ended is renewed, from that moment on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.history import REDATED
from onedoor.operation.cases.domain.renewals import NothingRenewed, RenewedBySilence
from onedoor.operation.cases.domain.states import OWED, Edge, Move, State, edge_for
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import papers, recording
from onedoor.operation.clocks import api as clocks
from onedoor.operation.licences import api as licences
from onedoor.system.items import api as items

BATCH = 500
NOBODY_SILENT = "原证照有效期届满，本办件正在等待申请人补交材料，不适用视为准予延续。"
RENEWAL = clocks.Kind.RENEWAL
# The clocks that a decision ends.
DECIDED = (clocks.Kind.DECISION_LEGAL, clocks.Kind.DECISION_PROMISED, RENEWAL)


@implements(ADL(50, paragraph=1), note="the end of the licence is the day by which to decide")
def begin(
    number: str, what: items.Offering, answers: Mapping[str, Any], *, applicant: str, at: datetime
) -> None:
    """Start the clock of a renewal that was asked for in time; of anything else, none.

    A licence that the register does not know, or that is somebody else's, has no clock either.
    """
    day = legal_day(at)
    asked = licences.renewal(what=what, answers=answers, holder=applicant, on=day)
    if asked is not None and asked.is_in_time:
        left = (asked.until - day).days
        limit = clocks.Limit(left, ADL(50, paragraph=2), clocks.Unit.NAMED_DAY)
        clocks.start(case=number, kind=RENEWAL, limit=limit, on=day, area=what.area)


@implements(ADL(50, paragraph=2), note="after the licence ended there is nothing left to decide")
def require_in_time(case: Case, at: datetime) -> None:
    """Refuse to decide on a renewal once the licence has ended."""
    running = _passed(case, at)
    if running is not None:
        raise RenewedBySilence(on=running.due_on)


def renew_silent(*, actor: Actor, at: datetime) -> int:
    """Take as renewed every licence that ended while its office was silent; return how many.

    Each is a transaction of its own: a run that was cut short is simply run again.
    """
    renewed = 0
    while batch := clocks.overdue(kind=RENEWAL, on=legal_day(at), most=BATCH):
        for number in batch:
            renewed += _end(number=number, actor=actor, at=at)
    return renewed


@implements(ADL(50, paragraph=2), note="where the applicant owes something, nobody was silent")
@command
def _end(*, number: str, actor: Actor, at: datetime) -> bool:
    """Take one licence as renewed, or let its clock end where no office was silent."""
    case = access.locked_by_number(number)
    held = _licence(case, at)
    if held is not None and State(case.state) in OWED:
        edge = edge_for(Move.DEEM_RENEWED, State(case.state))
        _renew(case, edge, held, papers.Signing(actor, at))
        return True
    _nobody_was_silent(case, actor=actor, at=at)
    return False


def _nobody_was_silent(case: Case, *, actor: Actor, at: datetime) -> None:
    """Let the clock of a renewal end without effect, and say so where dates are told."""
    was = case.due_on
    clocks.finish(case=case.number, kinds=(RENEWAL,), on=legal_day(at))
    recording.show_due(case)
    event = recording.add_event(case, kind="redate", actor=actor, at=at)
    event.note = NOBODY_SILENT
    event.save()
    case.save()
    journal.write(
        kind=REDATED, subject=case.number, at=at, by=actor, body=case.body, was=was,
        due_on=case.due_on, provisional=case.provisional,
    )  # fmt: skip


@implements(ADL(50, paragraph=2), note="not decided before the licence ended: renewed")
@command
def deem(*, number: str, actor: Actor, at: datetime) -> None:
    """Take the licence of one case as renewed; raise NothingRenewed before its time."""
    case, edge = access.case_to_move(number=number, move=Move.DEEM_RENEWED, actor=actor)
    held = _licence(case, at)
    if held is None:
        raise NothingRenewed(number=number)
    _renew(case, edge, held, papers.Signing(actor, at))


def _renew(case: Case, edge: Edge, held: licences.Licence, signing: papers.Signing) -> None:
    what, at, day = items.offering(case.offering, case.version), signing.at, legal_day(signing.at)
    facts: dict[str, object] = {} if case.accepted_at else {"as_of": case.submitted_at}
    case.accepted_at = case.accepted_at or case.submitted_at
    case.decided_at, case.decided_by = at, signing.actor.ref
    clocks.finish(case=case.number, kinds=DECIDED, on=day)
    clocks.stop(case=case.number, on=day)
    case.pauses.filter(ended_on=None).update(ended_on=day, result=papers.RENEWAL_BASIS)
    now = papers.prolong(case, what, held, signing)
    case.licence = now.number
    document = papers.renewed(case, what, now, signing)
    facts |= {"licence": now.number, "until": now.valid_until}
    told = recording.Told(f"{now.number} → {now.valid_until}", document, facts)
    recording.move(case, edge, actor=signing.actor, at=at, told=told)


def _passed(case: Case, at: datetime) -> clocks.Clock | None:
    """Return the clock of a renewal if the licence has ended."""
    running = clocks.running(case=case.number, kind=RENEWAL)
    return running if running and running.due_on < legal_day(at) else None


def _licence(case: Case, at: datetime) -> licences.Licence | None:
    """Return the licence that ended while its office was silent.

    None if it was taken back since, or the applicant still owes what the case was accepted without.
    """
    running = _passed(case, at)
    if running is None or case.open_gaps:
        return None
    held = papers.to_renew(case, items.offering(case.offering, case.version))
    return held if held and held.valid_until == running.due_on else None
