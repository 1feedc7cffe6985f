"""Which characters may stand in what people write: all that is seen, and what words need."""

import unicodedata

from onedoor.kernel.errors import Invalid

# What no font shows, and what turns the order of the letters around it: controls, halves of
# characters, private ones, formats.  What joins letters or marks a direction within a word, as
# Uyghur beside 中文 needs it, is harmless.
_UNFIT = frozenset({"Cc", "Cs", "Co", "Cf"})
_HARMLESS = "\t\r\n\u061c\u200c\u200d\u200e\u200f"
_LOST = "\ufffd"  # stands for what could not be read


class LettersUnfit(Invalid):
    """A text holds characters that nobody sees, or that turn others around."""

    code = "codes.letters_unfit"


def is_unfit(letter: str) -> bool:
    """Say whether a character may not stand in what somebody writes."""
    return letter == _LOST or (unicodedata.category(letter) in _UNFIT and letter not in _HARMLESS)


def unfit_in(text: str) -> str:
    """Return the first character that may not stand in a text, or nothing."""
    # What prints is seen: nearly every text is known by that alone.
    if text.isprintable() and _LOST not in text:
        return ""
    return next((letter for letter in text if is_unfit(letter)), "")


def readable(text: str) -> str:
    """Return a text as it is; refuse one with characters that nobody sees."""
    found = unfit_in(text)
    if found:
        raise LettersUnfit(letter=f"U+{ord(found):04X}")
    return text
