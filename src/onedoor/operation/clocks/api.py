"""Clocks: every limit that runs for a case, its light, and why its due date moved.

``start``, ``finish``, ``stop``, ``pause``, ``resume`` and ``extend`` run inside the caller's
transaction; the module that owns the case decides when.  ``redate`` is a command of its own.

Journal kind: ``clocks.redating_asked`` (that everything is counted again), upon which it is.
"""

from onedoor.operation.clocks.counting import came_in_online, counted
from onedoor.operation.clocks.domain.lights import Counted, Light, Reading, Thresholds
from onedoor.operation.clocks.domain.limits import (
    DECISION,
    DELIVERY,
    INTERNAL,
    JOINT_DECISION,
    LONGEST_EXTENSION,
    LONGEST_JOINT_EXTENSION,
    NOTICE,
    OWED,
    PROMISE_BASIS,
    Kind,
    Limit,
    State,
    Unit,
)
from onedoor.operation.clocks.domain.shapes import (
    Cause,
    Change,
    Clock,
    Foreseen,
    Late,
    Moved,
    Redated,
    Redating,
)
from onedoor.operation.clocks.measuring import late, spent
from onedoor.operation.clocks.queries import (
    Reader,
    branches_of,
    changes,
    going,
    late_steps,
    of,
    overdue,
    reader,
    redating,
    redatings,
    running,
    soonest,
    soonest_of,
)
from onedoor.operation.clocks.redating import Follower, ask_again, foresee, on_redated, redate
from onedoor.operation.clocks.services import (
    START,
    extend,
    finish,
    first,
    pause,
    resume,
    start,
    stop,
)
from onedoor.operation.clocks.words import in_words, kind_in_words, why_in_words

__all__ = [
    "DECISION",
    "DELIVERY",
    "INTERNAL",
    "JOINT_DECISION",
    "LONGEST_EXTENSION",
    "LONGEST_JOINT_EXTENSION",
    "NOTICE",
    "OWED",
    "PROMISE_BASIS",
    "START",
    "Cause",
    "Change",
    "Clock",
    "Counted",
    "Follower",
    "Foreseen",
    "Kind",
    "Late",
    "Light",
    "Limit",
    "Moved",
    "Reader",
    "Reading",
    "Redated",
    "Redating",
    "State",
    "Thresholds",
    "Unit",
    "ask_again",
    "branches_of",
    "came_in_online",
    "changes",
    "counted",
    "extend",
    "finish",
    "first",
    "foresee",
    "going",
    "in_words",
    "kind_in_words",
    "late",
    "late_steps",
    "of",
    "on_redated",
    "overdue",
    "pause",
    "reader",
    "redate",
    "redating",
    "redatings",
    "resume",
    "running",
    "soonest",
    "soonest_of",
    "spent",
    "start",
    "stop",
    "why_in_words",
]
