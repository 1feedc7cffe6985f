"""Substance: whether an item that stands in the hall is handled there.

Journal kind, with the case number as subject: ``substance.put_down``.
"""

from onedoor.supervision.substance.domain.running import Line
from onedoor.supervision.substance.queries import lines

__all__ = ["Line", "lines"]
