"""Coordination: what a body cannot settle alone, from raising it to closing it.

Journal kinds (subject: the number): ``coordination.raised``, ``coordination.referred``,
``coordination.decided``, ``coordination.declined``, ``coordination.postponed``,
``coordination.reported``, ``coordination.returned``, ``coordination.closed``,
``coordination.reminded``.
"""

from onedoor.general.coordination.domain.topics import Act, Decision, Stage, Step, Topic
from onedoor.general.coordination.queries import Sheet, counts, overdue, sheet, topics
from onedoor.general.coordination.services.handling import (
    close,
    decide,
    decline,
    give_back,
    postpone,
    raise_topic,
    refer,
    report,
)
from onedoor.general.coordination.services.reminding import remind

__all__ = [
    "Act",
    "Decision",
    "Sheet",
    "Stage",
    "Step",
    "Topic",
    "close",
    "counts",
    "decide",
    "decline",
    "give_back",
    "overdue",
    "postpone",
    "raise_topic",
    "refer",
    "remind",
    "report",
    "sheet",
    "topics",
]
