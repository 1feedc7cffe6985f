"""Shifts: what was done at a window, what is left there, and to whom it goes over.

Journal kinds (subject: the handover): ``shifts.handed_over``, ``shifts.taken_over``; (subject: the
window) ``shifts.device_down``, ``shifts.device_up``.
"""

from onedoor.operation.shifts.domain.errors import PaperMissing
from onedoor.operation.shifts.domain.shifts import (
    LONGEST,
    Device,
    Done,
    Given,
    Handover,
    Paper,
    Summary,
)
from onedoor.operation.shifts.queries import down, handover, handovers, next_ones, summary
from onedoor.operation.shifts.services.running import (
    give_paper,
    hand_over,
    set_device,
    take_over,
)

__all__ = [
    "LONGEST",
    "Device",
    "Done",
    "Given",
    "Handover",
    "Paper",
    "PaperMissing",
    "Summary",
    "down",
    "give_paper",
    "hand_over",
    "handover",
    "handovers",
    "next_ones",
    "set_device",
    "summary",
    "take_over",
]
