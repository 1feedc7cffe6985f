"""Which moves of the table a case is ready for, beside its state: what offers a button."""

from collections.abc import Callable, Mapping

from onedoor.operation.cases import holdings, procedures
from onedoor.operation.cases.domain.states import CHECKS, Move
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.offerings import offering_of
from onedoor.operation.promises import api as promises


def ready(case: Case, moves: frozenset[Move]) -> frozenset[Move]:
    """Return those of some moves for which the case has what they need."""
    found = frozenset(move for move in moves if move not in _NEEDS or _NEEDS[move](case))
    found = found - _LONGER | _of_extension(case, found & _LONGER)
    wanted = found & _CHECKING
    return found - wanted | _after_grant(case, wanted) if wanted else found


def _of_extension(case: Case, moves: frozenset[Move]) -> frozenset[Move]:
    """Return what may be done about a longer limit: it is answered only when it was asked for."""
    answering = moves - {Move.ASK_EXTENSION}
    asked = answering and case.extensions.filter(answered_at=None).exists()
    return moves if asked else moves - answering


def _after_grant(case: Case, moves: frozenset[Move]) -> frozenset[Move]:
    """Return what the check of a promise is ready for."""
    may = promises.may_promise(offering_of(case.offering, case.version))
    check = promises.check_of(case.number) if may else None
    if check is None:
        return frozenset()
    if check.state is promises.CheckState.OPEN:
        return moves & {Move.CHECK, Move.ORDER_MENDING}
    if check.state is promises.CheckState.MENDING:
        return moves & {Move.CHECK, Move.HEAR}
    if check.state is not promises.CheckState.HEARING:
        return frozenset()
    said = {Move.CHECK, Move.REVOKE}
    return moves & (said if check.stated_at else {*said, Move.DEFEND})


def _only_deferrable_missing(case: Case) -> bool:
    what = offering_of(case.offering, case.version)
    if promises.inform_text(what, case.answers) is not None:  # decided on the day itself
        return False
    missing = holdings.missing(holdings.holding_of(case, what))
    return bool(missing) and all(one.deferrable_days for one in missing)


def _has_gaps(case: Case) -> bool:
    return bool(case.open_gaps)


def _has_no_gaps(case: Case) -> bool:
    return not case.open_gaps


def _waits_for_nothing(case: Case) -> bool:
    return not holdings.waits(case)


def _may_pause(case: Case) -> bool:
    return bool(procedures.published(case))


def _is_on_promise(case: Case) -> bool:
    return promises.rests_on(case.number, offering_of(case.offering, case.version))


_LONGER = frozenset({Move.ASK_EXTENSION, Move.EXTEND, Move.REFUSE_EXTENSION})
_CHECKING = CHECKS | {Move.DEFEND, Move.REVOKE}
_NEEDS: Mapping[Move, Callable[[Case], bool]] = {
    Move.WITHDRAW_PROMISE: _is_on_promise,
    Move.PROMISE: _only_deferrable_missing,
    Move.ACCEPT_WITH_GAPS: _only_deferrable_missing,
    Move.FILL_GAP: _has_gaps,
    Move.REVIEW: _waits_for_nothing,
    Move.GRANT: _has_no_gaps,
    Move.PAUSE: _may_pause,
}
