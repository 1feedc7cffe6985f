"""Several cases at once: only what an applicant is glad of, and each case for itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from onedoor.kernel.errors import DomainError, Refused
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases.domain.states import Move, State

MOST = 50


class AnotherItem(Refused):
    """Cases of different items are not decided in one go."""

    code = "cases.another_item"
    basis = ADL(38, paragraph=1)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a move would do to one case; ``obstacle`` says why it cannot be made."""

    number: str
    title: str = ""
    applicant_name: str = ""
    offering: str = ""
    state: State | None = None
    obstacle: DomainError | None = None


@implements(ADL(38), note="nothing adverse in one go; a grant only for cases of one item")
def batch_moves() -> tuple[Move, ...]:
    """Return the moves that may be made for several cases at once."""
    return (Move.RECEIVE, Move.ACCEPT, Move.GRANT, Move.DELIVER, Move.HAND_OVER)


def of_one_item(move: Move, forecasts: Sequence[Forecast]) -> list[Forecast]:
    """Return the forecasts of a decision: those of other items than the first cannot be made."""
    first = next((one.offering for one in forecasts if one.obstacle is None), "")
    if move is not Move.GRANT:
        return list(forecasts)
    return [
        one
        if one.obstacle or one.offering == first
        else Forecast(one.number, one.title, one.applicant_name, one.offering, one.state,
                      AnotherItem(number=one.number))
        for one in forecasts
    ]  # fmt: skip
