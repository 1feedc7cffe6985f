"""What other modules' tests may use of ``bases``."""

from onedoor.general.bases.base import shipped
from onedoor.general.bases.domain.instruments import Instrument

__all__ = ["shipped_acts"]


def shipped_acts() -> tuple[Instrument, ...]:
    """Return every instrument as it is shipped, for rules that need no database."""
    return tuple(shipped())
