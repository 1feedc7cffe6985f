"""What other modules' tests may ask of the journal."""

from datetime import datetime

from onedoor.journal import access
from onedoor.journal.queries import entries
from onedoor.journal.services import delivering

__all__ = ["deliver", "kinds"]


def kinds(subject: str | None = None) -> list[str]:
    """Return the kinds of all entries, or of one subject's, in the order they were written."""
    return entries.kinds(subject)


def deliver(*, at: datetime) -> int:
    """Let every subscriber hear at once, also what the test's own transaction has written."""
    return delivering.deliver(at=at, read=access.written_after)
