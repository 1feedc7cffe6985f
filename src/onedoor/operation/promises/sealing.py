"""What a check found and what was said to it is sealed at rest."""

from onedoor.kernel.secrets import open_sealed, seal
from onedoor.law.articles import PIPL, implements

PURPOSE = "promises.checks"


@implements(PIPL(51), note="a copy of the database tells nobody what a check found")
def sealed(words: str) -> bytes:
    """Return words as they are kept."""
    return seal(words, purpose=PURPOSE)


def opened(kept: bytes | memoryview | None) -> str:
    """Return the words that were kept, empty when none were."""
    return open_sealed(kept, purpose=PURPOSE) if kept else ""
