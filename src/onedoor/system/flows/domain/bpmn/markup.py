"""Writing XML: elements with attributes, every word escaped."""

from collections.abc import Mapping

_WORDS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_QUOTED = {**_WORDS, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}


def element(name: str, attributes: Mapping[str, str], *content: str) -> str:
    """Return an element around content that is markup already."""
    told = "".join(f' {key}="{_escaped(value, _QUOTED)}"' for key, value in attributes.items())
    inside = "".join(content)
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def words(text: str) -> str:
    """Return words as the content of an element."""
    return _escaped(text, _WORDS)


def _escaped(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in text)
