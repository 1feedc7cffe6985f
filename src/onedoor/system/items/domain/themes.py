"""Themes and audiences of imported items, by the words in their names.

A published offering names its own; an imported row has only its name to go by, so this is a
way in for readers, not a statement of the body.
"""

import tomllib
from functools import lru_cache
from importlib.resources import files

_DATA = files("onedoor.system.items") / "data" / "themes.toml"


def topics(name: str) -> list[str]:
    """Return the themes whose words the name holds; 其他 when there is none."""
    found = [topic for topic, words in _words()["topics"].items() if _any(words, name)]
    return found or ["其他"]


def known() -> frozenset[str]:
    """Return every theme under which an item may stand."""
    return frozenset((*_words()["topics"], "其他"))


def audiences(name: str) -> list[str]:
    """Return whom the item is for, as far as its name tells; empty means everybody."""
    found = [who for who, words in _words()["audiences"].items() if _any(words, name)]
    return found if len(found) == 1 else []


def _any(words: list[str], name: str) -> bool:
    return any(word in name for word in words)


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_DATA.read_text("utf-8"))
