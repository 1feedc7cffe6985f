"""What other modules' tests may ask of the journal."""

from onedoor.journal.queries import entries

__all__ = ["kinds"]


def kinds(subject: str | None = None) -> list[str]:
    """Return the kinds of all entries, or of one subject's, in the order they were written."""
    return entries.kinds(subject)
