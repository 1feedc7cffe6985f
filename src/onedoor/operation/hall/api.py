"""The hall: numbers, windows, calls, waiting.  Appointments are a module of their own.

Journal kinds (subject: the slip, VENUE-DAY-NUMBER): ``hall.taken``, ``hall.called``,
``hall.recalled``, ``hall.serving``, ``hall.served``, ``hall.passed``, ``hall.transferred``,
``hall.put_back``; (subject: the window) ``hall.window_opened``, ``hall.window_paused``,
``hall.window_resumed``, ``hall.window_closed``.  Each names its ``venue``.
"""

from onedoor.operation.hall.access import may_sit, may_watch
from onedoor.operation.hall.domain.slips import (
    CHOSEN,
    LIVE,
    Move,
    Priority,
    Slip,
    State,
    open_moves,
)
from onedoor.operation.hall.queries import (
    Board,
    Figures,
    Queue,
    Seat,
    Standing,
    board,
    figures,
    of_case,
    seat,
    slip,
    waits_recomputed,
)
from onedoor.operation.hall.services.calling import (
    call_next,
    finish,
    leave,
    pass_by,
    pause,
    put_back,
    recall,
    resume,
    serve,
    sit_down,
    transfer,
)
from onedoor.operation.hall.services.giving import Wanted, issue, queues, take

__all__ = [
    "CHOSEN",
    "LIVE",
    "Board",
    "Figures",
    "Move",
    "Priority",
    "Queue",
    "Seat",
    "Slip",
    "Standing",
    "State",
    "Wanted",
    "board",
    "call_next",
    "figures",
    "finish",
    "issue",
    "leave",
    "may_sit",
    "may_watch",
    "of_case",
    "open_moves",
    "pass_by",
    "pause",
    "put_back",
    "queues",
    "recall",
    "resume",
    "seat",
    "serve",
    "sit_down",
    "slip",
    "take",
    "transfer",
    "waits_recomputed",
]
