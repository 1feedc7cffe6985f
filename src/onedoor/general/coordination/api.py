"""Coordination: what a body cannot settle alone, from raising it to closing it.

Journal kinds (subject: the number): ``coordination.raised``, ``coordination.referred``,
``coordination.decided``, ``coordination.declined``, ``coordination.postponed``,
``coordination.reported``, ``coordination.returned``, ``coordination.closed``,
``coordination.reminded``.
"""

from onedoor.general.coordination.domain.matters import Act, Decision, Matter, Stage, Step
from onedoor.general.coordination.queries import Sheet, counts, matters, overdue, sheet
from onedoor.general.coordination.services.handling import (
    close,
    decide,
    decline,
    give_back,
    postpone,
    raise_matter,
    refer,
    report,
)
from onedoor.general.coordination.services.reminding import remind

__all__ = [
    "Act",
    "Decision",
    "Matter",
    "Sheet",
    "Stage",
    "Step",
    "close",
    "counts",
    "decide",
    "decline",
    "give_back",
    "matters",
    "overdue",
    "postpone",
    "raise_matter",
    "refer",
    "remind",
    "report",
    "sheet",
]
