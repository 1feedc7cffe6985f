"""Time that does not count, and time that is added: only on the grounds of the law, and told."""

from datetime import datetime

from onedoor.general.people import api as people
from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid, Refused
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import access, flowing
from onedoor.operation.cases.domain.special import MOST_DAYS, Procedure
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.domain.words import check_reason
from onedoor.operation.cases.models import Case, Pause
from onedoor.operation.cases.services import papers, recording
from onedoor.operation.clocks import api as clocks
from onedoor.system.items import api as items

DECISION = (clocks.Kind.DECISION_LEGAL, clocks.Kind.DECISION_PROMISED)


class DaysOutOfRange(Invalid):
    """The number of working days is none that can be given."""

    code = "cases.days_out_of_range"


class AlreadyExtended(Refused):
    """The limit was made longer once, and may not be again."""

    code = "cases.already_extended"
    basis = ADL(42, paragraph=1)


class LimitPassed(Refused):
    """What has passed can no longer be made longer."""

    code = "cases.limit_passed"
    basis = ADL(42, paragraph=1)


@implements(ADL(45), note="only the eight procedures of the law stop the clock, told in writing")
@command
def pause(
    *, number: str, procedure: Procedure, reason: str, days: int, actor: Actor, at: datetime
) -> None:
    """Begin a special procedure; ``days`` says how many working days it needs."""
    case, edge = access.case_to_move(number=number, move=Move.PAUSE, actor=actor)
    _check_days(days, MOST_DAYS)
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


@implements(
    ADL(42, paragraph=1), HAMI(24), note="once, ten days at most, approved, the reason told"
)
@command
def extend(*, number: str, days: int, reason: str, actor: Actor, at: datetime) -> None:
    """Approve that the limit of the decision becomes longer, once and before it has passed.

    Whether the promised limit moves too is set by ``clocks.extension_moves_promise``.
    """
    case, edge = access.case_to_move(number=number, move=Move.EXTEND, actor=actor)
    longest = _longest(case)
    _check_days(days, longest.days)
    reason, day = check_reason(reason), legal_day(at)
    if case.events.filter(kind=Move.EXTEND).exists():
        raise AlreadyExtended(number=number)
    before = clocks.running(case=number, kind=clocks.Kind.DECISION_LEGAL)
    if before is None or before.due_on < day:
        raise LimitPassed(number=number)
    moves_promise = terms.setting("clocks.extension_moves_promise", on=day)
    kinds = DECISION if moves_promise else (clocks.Kind.DECISION_LEGAL,)
    by = clocks.Limit(days, longest.basis)
    clocks.extend(case=number, kinds=kinds, by=by, actor=actor, at=at)
    after = clocks.running(case=number, kind=clocks.Kind.DECISION_LEGAL)
    assert after is not None
    what = items.offering(case.offering, case.version)
    longer = papers.Longer(reason, days, before, after, people.staff(actor.ref).position)
    document = papers.extension(case, what, longer, papers.Signing(actor, at))
    told = recording.Told(reason, document, {"days": days, "was": before.due_on})
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(ADL(42, paragraph=2), note="ten days more; fifteen where departments review jointly")
def _longest(case: Case) -> clocks.Limit:
    """Return by how much the limit of a case may be made longer at most."""
    joint = flowing.is_joint(case)
    return clocks.LONGEST_JOINT_EXTENSION if joint else clocks.LONGEST_EXTENSION


def _check_days(days: int, most: int) -> None:
    if not 1 <= days <= most:
        raise DaysOutOfRange(days=days, most=most)
