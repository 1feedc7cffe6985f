"""What people write to each other is sealed at rest: it may tell of them."""

from onedoor.kernel.secrets import open_sealed, seal
from onedoor.law.articles import PIPL, implements

_PURPOSE = "correspondence.words"


@implements(PIPL(51), note="a copy of the database tells nobody what was written in a case")
def sealed(text: str) -> bytes:
    """Return words as they are kept."""
    return seal(text, purpose=_PURPOSE)


def opened(kept: bytes | memoryview) -> str:
    """Return the words that were kept."""
    return open_sealed(kept, purpose=_PURPOSE)
