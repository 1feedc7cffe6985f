"""Accepting: the papers are complete, the notice goes out, the clocks of the decision start."""

from datetime import date, datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, BER, HAMI, implements
from onedoor.operation.cases import holdings
from onedoor.operation.cases.domain.states import Edge
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import completeness, lacking, papers, recording
from onedoor.operation.clocks import api as clocks
from onedoor.operation.promises import api as promises
from onedoor.system.items import api as items


class NoticeTooLate(Refused):
    """The days within which one must say what is missing have passed: the case is accepted."""

    code = "cases.notice_too_late"
    basis = ADL(32, item=4)


@implements(ADL(32, item=5), ADL(42, paragraph=1), BER(36), note="both limits run, side by side")
def accept_row(case: Case, edge: Edge, *, actor: Actor, at: datetime) -> None:
    """Accept a locked case; refuse while something required is missing.

    Where nobody said in time what is missing, it counts from the day of receipt, whatever is.
    """
    notice = late_notice(case, at)
    if notice is not None:
        deem_row(case, edge, notice, actor=actor, at=at)
        return
    what = items.offering(case.offering, case.version)
    completeness.check(holdings.holding_of(case, what))
    case.accepted_at = at
    _accept(case, edge, legal_day(at), papers.Signing(actor, at))


@implements(ADL(32, item=4), note="silence for five working days accepts, as of the day of receipt")
def deem_row(case: Case, edge: Edge, notice: clocks.Clock, *, actor: Actor, at: datetime) -> None:
    """Accept a locked case of which nobody said in time what is missing."""
    supplied = case.notices.order_by("-n").values_list("supplied_at", flat=True).first()
    case.accepted_at = supplied or case.submitted_at
    _accept(case, edge, notice.started_on, papers.Signing(actor, at), is_deemed=True)


@implements(ADL(32, item=4), note="whoever was silent too long may not ask for more")
def require_in_time(case: Case, at: datetime) -> None:
    """Refuse to say what is missing once the days for saying it have passed."""
    late = late_notice(case, at)
    if late is not None:
        raise NoticeTooLate(due=late.due_on)


def late_notice(case: Case, at: datetime) -> clocks.Clock | None:
    """Return the clock of the notice if its day has passed.

    A day that a notice of days off may still move is no day to hold anybody to.
    """
    running = clocks.running(case=case.number, kind=clocks.Kind.NOTICE)
    if running is None or running.provisional or running.due_on >= legal_day(at):
        return None
    return running


def _accept(
    case: Case, edge: Edge, day: date, signing: papers.Signing, *, is_deemed: bool = False
) -> None:
    what = items.offering(case.offering, case.version)
    limits = begin(case, what, day, signing)
    if not is_deemed:
        lacking.note(case, (), signing.at)
    found = lacking.begin(case, what, signing.at) if is_deemed else lacking.Lacking()
    document = papers.acceptance(case, what, limits, signing, lacking=found, is_deemed=is_deemed)
    facts = {"as_of": case.accepted_at, **found.facts} if is_deemed else {}
    told = recording.Told("、".join(found.titles), document, facts)
    recording.move(case, edge, actor=signing.actor, at=signing.at, told=told)


def begin(
    case: Case, what: items.Offering, day: date, signing: papers.Signing
) -> tuple[clocks.Clock, clocks.Clock]:
    """Start both limits of the decision on a day, and name who accepts; return the clocks."""
    clocks.finish(case=case.number, kinds=(clocks.Kind.NOTICE,), on=legal_day(signing.at))
    case.accepted_by = signing.actor.ref
    case.accepted_for = signing.actor.on_behalf_of
    legal, promised = (
        clocks.start(case=case.number, kind=kind, limit=limit, on=day, area=case.area)
        for kind, limit in decision_limits(what, on_promise=is_on_promise(case))
    )
    return legal, promised


def promised_days(case: Case, what: items.Offering) -> int:
    """Return within how many working days a case is to be decided, as promised."""
    _, (_, promised) = decision_limits(what, on_promise=is_on_promise(case))
    return promised.days


def is_on_promise(case: Case) -> bool:
    """Tell whether a case is handled on a promise."""
    return promises.standing(case=case.number, kind=promises.Kind.INFORM) is not None


@implements(HAMI(18), note="on a promise the decision is made on the day")
def decision_limits(
    what: items.Offering, *, on_promise: bool = False
) -> tuple[tuple[clocks.Kind, clocks.Limit], tuple[clocks.Kind, clocks.Limit]]:
    """Return the legal and the promised limit of an offering, each with what sets it."""
    basis = what.basis(what.limits.legal_basis)
    legal = basis.cited if basis else str(clocks.DECISION.basis)
    days = what.limits.legal_days
    if not days:  # no law sets a limit: then what is promised is all that binds
        days, legal = what.limits.promised_days, "法律没有规定时限，以承诺为准"
    return (
        (clocks.Kind.DECISION_LEGAL, clocks.Limit(days, legal)),
        (
            clocks.Kind.DECISION_PROMISED,
            clocks.Limit(0 if on_promise else what.limits.promised_days, clocks.PROMISE_BASIS),
        ),
    )
