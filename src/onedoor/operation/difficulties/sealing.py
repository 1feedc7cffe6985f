"""What people write of a difficulty is sealed at rest, as it may tell of them."""

from onedoor.kernel.secrets import open_sealed, seal
from onedoor.law.articles import PIPL, implements

_PURPOSE = "difficulties.words"


@implements(PIPL(51), note="a copy of the database tells nobody what was reported or left")
def sealed(text: str) -> bytes:
    """Return words as they are kept."""
    return seal(text, purpose=_PURPOSE)


def opened(kept: bytes | memoryview) -> str:
    """Return the words that were kept; nothing was kept of what was not written."""
    return open_sealed(kept, purpose=_PURPOSE) if kept else ""
