"""What people write is sealed at rest: it may tell of them whatever the page advises."""

from onedoor.kernel.secrets import open_sealed, seal
from onedoor.law.articles import PIPL, implements

_PURPOSE = "consultations.words"


@implements(PIPL(51), note="a copy of the database tells nobody what was asked, answered or left")
def sealed(text: str) -> bytes:
    """Return words as they are kept."""
    return seal(text, purpose=_PURPOSE)


def opened(kept: bytes | memoryview) -> str:
    """Return the words that were kept; nothing was kept of what was not written."""
    return open_sealed(kept, purpose=_PURPOSE) if kept else ""
