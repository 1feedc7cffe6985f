"""What a move may choose among."""

from collections.abc import Callable, Mapping

from onedoor.kernel.actors import Actor
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.labels import STATES

MOST = 50


def twins(*, number: str, actor: Actor) -> list[tuple[str, str]]:
    """Return the cases that a case may double, the newest first: number, and what it is told by.

    EXPLAIN: a range of ``case_of_applicant``.
    """
    case, _roles = access.case_to_read(number=number, actor=actor)
    rows = access.twins_of(case).order_by("-id").values_list("number", "state")[:MOST]
    return [(one, f"{one} · {STATES[State(state)]}") for one, state in rows]


# The moves that name something which is there, each with what there is.
CHOICES: Mapping[Move, Callable[..., list[tuple[str, str]]]] = {Move.VOID: twins}
