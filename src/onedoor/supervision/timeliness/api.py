"""Timeliness: what a service takes, which case came too late against which limit, and why.

Journal kinds, with the case number as subject: ``timeliness.overrun_found``,
``timeliness.overrun_dropped``, ``timeliness.overrun_explained``.
"""

from onedoor.supervision.timeliness.domain.candidates import LONGEST, Overrun
from onedoor.supervision.timeliness.queries import (
    Times,
    explained,
    overrun,
    overruns,
    reason,
    times,
    unexplained,
)
from onedoor.supervision.timeliness.services import explain, find

__all__ = [
    "LONGEST",
    "Overrun",
    "Times",
    "explain",
    "explained",
    "find",
    "overrun",
    "overruns",
    "reason",
    "times",
    "unexplained",
]
