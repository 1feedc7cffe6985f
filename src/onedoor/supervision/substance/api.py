"""Substance: whether an item that stands in the hall is handled there.

Journal kind, with the case number as subject: ``substance.put_down``.
"""

from onedoor.supervision.substance.domain.placing import Misplaced, Why
from onedoor.supervision.substance.domain.running import Line
from onedoor.supervision.substance.queries import lines, out_of_place

__all__ = ["Line", "Misplaced", "Why", "lines", "out_of_place"]
