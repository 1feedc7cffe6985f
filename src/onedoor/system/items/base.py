"""What every installation's catalogue starts with: everyday words for items."""

import tomllib
from datetime import datetime
from pathlib import Path

from onedoor.kernel.actors import system
from onedoor.system.items.services import listing

_SYNONYMS = Path(__file__).parent / "data" / "synonyms.toml"


def load(*, at: datetime) -> None:
    """Add the everyday words that are not kept yet; edits made since stay."""
    pairs = list(tomllib.loads(_SYNONYMS.read_text("utf-8")).items())
    listing.set_synonyms(pairs=pairs, actor=system("items.base"), at=at, replace=False)
