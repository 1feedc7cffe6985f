"""Which outcome of a flow's step each move is."""

from collections.abc import Iterable
from typing import Protocol

from onedoor.operation.cases.domain.states import Move


class Outcome(Protocol):
    """What is read of an outcome."""

    @property
    def key(self) -> str: ...


class Step(Protocol):
    """What is read of a step."""

    @property
    def outcomes(self) -> Iterable[Outcome]: ...


class Flow(Protocol):
    """What is read of a flow."""

    @property
    def steps(self) -> Iterable[Step]: ...


# What the flow draws once and the law knows in several ways.
_AS = {
    Move.DEEM: Move.ACCEPT, Move.ACCEPT_WITH_GAPS: Move.ACCEPT, Move.REOPEN: Move.ACCEPT,
}  # fmt: skip


def outcome_of(flow: Flow, move: Move) -> str:
    """Return the outcome by which a flow knows a move: its name; empty when none is drawn."""
    name = _AS.get(move, move).value
    drawn = any(outcome.key == name for step in flow.steps for outcome in step.outcomes)
    return name if drawn else ""
