"""The after-check of a promise, step by step; each runs inside the transaction of the case."""

import secrets
from datetime import date, datetime

from onedoor.general.calendar import api as calendars
from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Missing
from onedoor.law.articles import HAMI, implements
from onedoor.operation.clocks import api as clocks
from onedoor.operation.promises.domain import checks
from onedoor.operation.promises.domain.checks import Check, CheckState
from onedoor.operation.promises.models import PromiseCheck
from onedoor.operation.promises.sealing import opened, sealed
from onedoor.system.items import api as items

NOT_DRAWN = "随机抽查，本件未抽中"
_MOST = 50
_CLOCKS = (clocks.Kind.AFTER_CHECK, clocks.Kind.MENDING)


class CheckMissing(Missing):
    """Nothing was promised in this case that would be checked."""

    code = "promises.check_missing"


@implements(
    HAMI(18), note="every promise has its check with a day, or the reason why there is none"
)
def plan(*, case: str, what: items.Offering, decided: Actor, at: datetime) -> None:
    """Plan the check that follows a decision on a promise; ``decided`` is who made it."""
    how = what.what.promising
    # A promise in place of a material is always checked.
    drawn = how is None or checks.is_drawn(
        check=how.check, percent=how.percent, draw=secrets.randbelow(checks.ALL)
    )
    row = PromiseCheck(
        case=case, item=what.name.zh, body=what.body, area=what.area, planned_at=at,
        decided_by=decided.ref, decided_for=decided.on_behalf_of,
        state=CheckState.OPEN if drawn else CheckState.WAIVED,
        why="" if drawn or how is None else how.no_check.zh or NOT_DRAWN,
    )  # fmt: skip
    if drawn:
        own = how.check_days if how else 0
        days = own or terms.number("promises.check_days", on=legal_day(at))
        clock = clocks.start(
            case=case, kind=clocks.Kind.AFTER_CHECK, limit=clocks.Limit(days, HAMI(18)),
            on=legal_day(at), area=what.area,
        )  # fmt: skip
        row.due_on = clock.due_on
    row.save()


def pass_check(*, case: str, found: str, actor: Actor, at: datetime) -> None:
    """Say that what was promised is true, also after a hearing; the check ends."""
    row = _checked(case, actor)
    checks.require_state(
        CheckState(row.state), CheckState.OPEN, CheckState.MENDING, CheckState.HEARING
    )
    row.found_sealed = sealed(found)
    _end(row, CheckState.TRUE, actor, at)


@implements(HAMI(18), note="found otherwise than promised: mended by a day, before anything else")
def order_mending(*, case: str, found: str, days: int, actor: Actor, at: datetime) -> clocks.Clock:
    """Note that the applicant is to mend what was found; return the clock of it."""
    row, on = _checked(case, actor), legal_day(at)
    checks.require_state(CheckState(row.state), CheckState.OPEN)
    checks.check_days(days, most=terms.number("promises.mend_most_days", on=on))
    clocks.finish(case=case, kinds=(clocks.Kind.AFTER_CHECK,), on=on)
    running = clocks.start(
        case=case, kind=clocks.Kind.MENDING, limit=clocks.Limit(days, HAMI(18)), on=on,
        area=row.area,
    )  # fmt: skip
    row.state, row.found_sealed = CheckState.MENDING, sealed(found)
    row.mend_by = row.due_on = running.due_on
    row.save()
    return running


@implements(HAMI(18), note="told what was found, with days to say something to it")
def hear(*, case: str, found: str, actor: Actor, at: datetime) -> date:
    """Note that the applicant is told what was found; return the last day to answer."""
    row = _checked(case, actor)
    checks.check_mended(state=CheckState(row.state), mend_by=row.mend_by, on=legal_day(at))
    clocks.finish(case=case, kinds=(clocks.Kind.MENDING,), on=legal_day(at))
    days = terms.number("promises.hearing_days", on=legal_day(at))
    calendar = calendars.calendar_of(row.area, on=legal_day(at), act="ADL")
    row.state, row.told_at, row.found_sealed = CheckState.HEARING, at, sealed(found)
    row.answer_by = calendar.due(legal_day(at), days).day
    row.save()
    return row.answer_by


def state(*, case: str, statement: str, at: datetime) -> None:
    """Record what the applicant says to it."""
    row = _locked(case)
    checks.check_stating(
        state=CheckState(row.state), answer_by=row.answer_by, stated=row.stated_at is not None,
        on=legal_day(at),
    )  # fmt: skip
    row.statement_sealed, row.stated_at = sealed(statement), at
    row.save()


def fail(*, case: str, actor: Actor, at: datetime) -> None:
    """Say that what was promised is untrue; only after the hearing step."""
    row = _locked(case)
    checks.check_heard(
        state=CheckState(row.state), answer_by=row.answer_by, stated=row.stated_at is not None,
        on=legal_day(at),
    )  # fmt: skip
    _end(row, CheckState.UNTRUE, actor, at)


def check_of(case: str) -> Check | None:
    """Return the check of a case, None if there is none."""
    row = PromiseCheck.objects.filter(case=case).first()
    return _value(row) if row else None


@implements(HAMI(18), note="what is to be checked stands there, the first due first")
def checks_of(body: str) -> tuple[Check, ...]:
    """Return the first checks that a body still has to make, due first.

    EXPLAIN: a range of ``promise_check_open_of_body`` in its order.
    """
    rows = PromiseCheck.objects.filter(body=body, state__in=checks.GOING).order_by("due_on", "id")
    return tuple(_value(row) for row in rows[:_MOST])


def _locked(case: str) -> PromiseCheck:
    row = PromiseCheck.objects.select_for_update().filter(case=case).first()
    if row is None:
        raise CheckMissing(case=case)
    return row


@implements(HAMI(18), note="who decided on it does not look whether it is true")
def _checked(case: str, actor: Actor) -> PromiseCheck:
    """Return the check of a case for somebody who did not decide it, and note who looks."""
    row = _locked(case)
    decided = frozenset({row.decided_by, row.decided_for} - {""})
    checks.check_checker(checker=frozenset({actor.ref, actor.on_behalf_of} - {""}), decided=decided)
    row.checked_by = actor.ref
    return row


def _end(row: PromiseCheck, state: CheckState, actor: Actor, at: datetime) -> None:
    row.state, row.ended_at, row.ended_by = state, at, actor.ref
    row.save()
    clocks.finish(case=row.case, kinds=_CLOCKS, on=legal_day(at))


def _value(row: PromiseCheck) -> Check:
    return Check(
        case=row.case,
        item=row.item,
        state=CheckState(row.state),
        why=row.why,
        due_on=row.due_on,
        found=opened(row.found_sealed),
        told_at=row.told_at,
        mend_by=row.mend_by,
        answer_by=row.answer_by,
        statement=opened(row.statement_sealed),
        stated_at=row.stated_at,
        ended_at=row.ended_at,
    )
