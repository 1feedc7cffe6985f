"""The demo city: which of its cases came too late."""

from datetime import datetime

from onedoor.kernel.actors import system
from onedoor.supervision.timeliness.services import find


def load(*, at: datetime) -> None:
    """Look over every case for passed limits."""
    find(actor=system("demo"), at=at)
