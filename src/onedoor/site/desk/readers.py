"""读卡器: what a reader hands to the field that has the focus; typing always takes its place.

A reader at a counter types: it is a keyboard (键盘口), so nothing is installed and no page has to
ask it.  ``Wedge`` makes a card of what such a reader types, ``Down`` stands for one that is out of
order.  Another kind of reader is one more class that answers ``read``.
"""

import re
from dataclasses import dataclass
from typing import Protocol

_BREAK = re.compile(r"[|,;\t\n，；]+")
_NUMBER = re.compile(r"[0-9A-Z]{18}", re.IGNORECASE | re.ASCII)
_CODE_IN_ADDRESS = re.compile(r"(?:uscc|uniscid|code)=([0-9A-Z]{18})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card or licence: a number, and the name where the reader tells it."""

    number: str
    name: str = ""


class Reader(Protocol):
    """Something that makes a card of what came in."""

    def read(self, typed: str) -> Card:
        """Return the card; of what it cannot make out, the words as they are."""


class Wedge:
    """A reader that types: a number alone, a line of parts, or the address of a licence's code."""

    def read(self, typed: str) -> Card:
        """Return number and name; a number that somebody typed is one too."""
        typed = typed.strip()
        if found := _CODE_IN_ADDRESS.search(typed):
            return Card(found.group(1).upper())
        parts = [part.strip() for part in _BREAK.split(typed) if part.strip()]
        number = next((part for part in parts if _NUMBER.fullmatch(part)), "")
        if not number or len(parts) == 1:
            return Card(typed)
        names = [part for part in parts if not any(sign.isdigit() for sign in part)]
        return Card(number.upper(), next((one for one in names if len(one) > 1), ""))


class Down:
    """A reader that is out of order: what comes in was typed, and is a number alone."""

    def read(self, typed: str) -> Card:
        """Return the number as it was typed."""
        return Card(typed.strip())
