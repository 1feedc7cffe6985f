"""The hall: numbers, windows, calls, waiting.  Appointments are a module of their own.

Journal kinds (subject: the slip, VENUE-DAY-NUMBER): ``hall.taken``, ``hall.called``,
``hall.recalled``, ``hall.serving``, ``hall.served``, ``hall.passed``, ``hall.transferred``,
``hall.put_back``; (subject: the window) ``hall.window_opened``, ``hall.window_paused``,
``hall.window_resumed``, ``hall.window_closed``; (subject: the terminal)
``hall.terminal_set_up``, ``hall.terminal_changed``, ``hall.help_called``.  Each names its
``venue``.
"""

from onedoor.operation.hall import terminals
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
    Day,
    Figures,
    Queue,
    Seat,
    Standing,
    Tally,
    Watched,
    board,
    days,
    figures,
    of_case,
    seat,
    slip,
    tally,
    waits_recomputed,
    watched,
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
    "Day",
    "Figures",
    "Move",
    "Priority",
    "Queue",
    "Seat",
    "Slip",
    "Standing",
    "State",
    "Tally",
    "Wanted",
    "Watched",
    "board",
    "call_next",
    "days",
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
    "tally",
    "terminals",
    "transfer",
    "waits_recomputed",
    "watched",
]
