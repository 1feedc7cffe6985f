"""Slips: from the number that is given out to the end at the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from onedoor.law.articles import AEL, HAMI, implements
from onedoor.operation.hall.domain.errors import WrongTurn


class State(StrEnum):
    WAITING = "waiting"  # 等候
    CALLED = "called"  # 已叫号
    SERVING = "serving"  # 办理中
    DONE = "done"  # 办完
    PASSED = "passed"  # 过号


class Move(StrEnum):
    CALL = "call"  # 叫号
    RECALL = "recall"  # 重叫
    SERVE = "serve"  # 开始办理
    FINISH = "finish"  # 办完
    MISS = "miss"  # 过号
    TRANSFER = "transfer"  # 转到别的窗口
    PUT_BACK = "put_back"  # 过号以后又来了


class Priority(StrEnum):
    """Why somebody comes before others; the words are in the site."""

    NONE = "none"
    ELDERLY = "elderly"  # 老年人
    DISABLED = "disabled"  # 残疾人
    PREGNANT = "pregnant"  # 孕妇和带婴幼儿的人
    MILITARY = "military"  # 军人军属、退役军人
    RESCUER = "rescuer"  # 消防救援人员
    APPOINTMENT = "appointment"  # 预约


# Whom somebody at the entrance or a clerk may choose for; an appointment proves itself.
CHOSEN = tuple(one for one in Priority if one is not Priority.APPOINTMENT)
LIVE = (State.CALLED, State.SERVING)
_THEN = {
    (Move.CALL, State.WAITING): State.CALLED,
    (Move.RECALL, State.CALLED): State.CALLED,
    (Move.SERVE, State.CALLED): State.SERVING,
    (Move.FINISH, State.SERVING): State.DONE,
    (Move.MISS, State.CALLED): State.PASSED,
    (Move.TRANSFER, State.CALLED): State.WAITING,
    (Move.TRANSFER, State.SERVING): State.WAITING,
    (Move.PUT_BACK, State.PASSED): State.WAITING,
}


@dataclass(frozen=True, slots=True)
class Slip:
    """One number of one day: for which function, who comes before others, and where it stands."""

    ref: str
    venue: str
    day: date
    number: str
    function: str
    priority: Priority
    state: State
    taken_at: datetime
    begins_at: datetime | None = None
    item: str = ""
    window: str = ""
    calls: int = 0
    called_at: datetime | None = None
    serving_at: datetime | None = None
    ended_at: datetime | None = None
    cases: tuple[str, ...] = ()

    @property
    def waited(self) -> timedelta | None:
        """How long it took until the first call; of an appointment from its own time on."""
        if self.called_at is None:
            return None
        return waited(taken_at=self.taken_at, begins_at=self.begins_at, called_at=self.called_at)


def then(move: Move, state: State) -> State:
    """Return the state a move leads to; refuse one that is not open."""
    if (move, state) not in _THEN:
        raise WrongTurn(move=move.value, state=state.value)
    return _THEN[move, state]


def open_moves(state: State) -> tuple[Move, ...]:
    """Return what can be done with a slip in a state."""
    return tuple(move for move, source in _THEN if source is state)


@implements(
    HAMI(13),
    AEL(39),
    note="who needs it comes before others as if there so much earlier, and nobody waits for ever",
)
def rank(
    *, priority: Priority, taken_at: datetime, begins_at: datetime | None, head_start: timedelta
) -> datetime:
    """Return the moment by which a slip stands in the queue; the earliest is called first.

    An appointment stands by its own time: it comes before everybody once that has come.
    """
    if begins_at is not None:
        return begins_at
    return taken_at - head_start if priority is not Priority.NONE else taken_at


def waited(*, taken_at: datetime, begins_at: datetime | None, called_at: datetime) -> timedelta:
    """Return how long somebody waited; who comes before the time of an appointment waits for it."""
    return max(called_at - max(taken_at, begins_at or taken_at), timedelta())


@implements(HAMI(13), note="the wait that is told comes from how long cases took, not from hopes")
def estimate(*, ahead: int, windows: int, free: int, service: timedelta) -> timedelta | None:
    """Return how long somebody with so many ahead will wait; None while no window is open.

    Somebody is called at once whose turn comes while a window is free.  All others wait until
    so many cases have ended as stand before them (beyond the free windows), and one more; with
    ``windows`` windows one case ends every ``service / windows``.
    """
    if windows <= 0:
        return None
    if ahead < free:
        return timedelta()
    return (ahead - free + 1) * service / windows


@implements(HAMI(13), note="one quick case does not promise everybody a short wait")
def typical(spans: Sequence[timedelta], *, assumed: timedelta, weight: int) -> timedelta:
    """Return how long a case takes: what was seen, with so many assumed ones beside it."""
    return (sum(spans, timedelta()) + weight * assumed) / (len(spans) + weight)
