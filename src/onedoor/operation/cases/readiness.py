"""Which moves of the table a case is ready for, beside its state: what offers a button."""

from collections.abc import Callable, Mapping

from onedoor.operation.cases import holdings
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.offerings import offering_of


def ready(case: Case, moves: frozenset[Move]) -> frozenset[Move]:
    """Return those of some moves for which the case has what they need."""
    return frozenset(move for move in moves if move not in _NEEDS or _NEEDS[move](case))


def _only_deferrable_missing(case: Case) -> bool:
    what = offering_of(case.offering, case.version)
    missing = holdings.missing(holdings.holding_of(case, what))
    return bool(missing) and all(one.deferrable_days for one in missing)


def _has_gaps(case: Case) -> bool:
    return bool(case.open_gaps)


def _has_no_gaps(case: Case) -> bool:
    return not case.open_gaps


_NEEDS: Mapping[Move, Callable[[Case], bool]] = {
    Move.PROMISE: _only_deferrable_missing,
    Move.ACCEPT_WITH_GAPS: _only_deferrable_missing,
    Move.FILL_GAP: _has_gaps,
    Move.REVIEW: _has_no_gaps,
}
