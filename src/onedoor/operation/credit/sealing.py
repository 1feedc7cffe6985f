"""What a record says is sealed at rest."""

from onedoor.kernel.secrets import open_sealed, seal
from onedoor.law.articles import PIPL, implements

PURPOSE = "credit.words"


@implements(PIPL(51), note="a copy of the database tells nobody what was found about whom")
def sealed(words: str) -> bytes:
    """Return words as they are kept."""
    return seal(words, purpose=PURPOSE)


def opened(kept: bytes | memoryview | None) -> str:
    """Return the words that were kept, empty when none were."""
    return open_sealed(kept, purpose=PURPOSE) if kept else ""
