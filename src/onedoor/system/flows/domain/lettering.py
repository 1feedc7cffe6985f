"""How wide words are when drawn, and where they break, without a font at hand.

The widths are a little more than those of the fonts the pages use, so that words always fit.
"""

import re
from collections.abc import Iterator

_WIDE = 0x2E80  # where characters begin that are as wide as they are high
_NARROW = " .,:;،؛!'’"
_EM = {"wide": 1.01, "narrow": 0.34, "other": 0.62}
_PIECES = re.compile(r"\s+|[^\s\u2e80-\U0010ffff-]+-?|.")


def width(words: str, size: float) -> float:
    """Return how wide a line of words is at a font size."""
    return sum(_EM[_kind(letter)] for letter in words) * size


def _kind(letter: str) -> str:
    if ord(letter) > _WIDE:
        return "wide"
    return "narrow" if letter in _NARROW else "other"


def wrapped(words: str, size: float, room: float) -> tuple[str, ...]:
    """Break words into as few lines as fit a room, all about as long.

    A word without a place to break may be longer than the room.
    """
    words = " ".join(words.split())
    lines = _filled(words, size, room)
    fewest = len(lines)
    narrow = width(words, size) / max(fewest, 1)
    while narrow < room:
        tried = _filled(words, size, narrow)
        if len(tried) == fewest:
            return tried
        narrow += size / 2
    return lines


def _filled(words: str, size: float, room: float) -> tuple[str, ...]:
    lines = [""]
    for piece in _pieces(words):
        if lines[-1].strip() and width(lines[-1] + piece, size) > room:
            lines.append("")
        lines[-1] += piece
    return tuple(line.strip() for line in lines if line.strip())


def _pieces(words: str) -> Iterator[str]:
    """Yield what must stay together: every wide character alone, other words whole."""
    for found in _PIECES.finditer(words):
        yield found.group()
