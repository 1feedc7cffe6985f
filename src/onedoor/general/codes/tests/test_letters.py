"""What may not be seen may not be written."""

import sys
import unicodedata

import pytest

from onedoor.general.codes.api import LettersUnfit, readable, unfit_in


def test_what_no_font_shows_and_what_turns_letters_around_is_refused_and_nothing_else():
    refused = {chr(n) for n in range(sys.maxunicode + 1) if unfit_in(chr(n))}
    unfit = {chr(n) for n in range(sys.maxunicode + 1)
             if unicodedata.category(chr(n)) in {"Cc", "Cs", "Co", "Cf"}}  # fmt: skip

    assert refused == unfit - set("\r\n\t\u061c\u200c\u200d\u200e\u200f") | {"\ufffd"}


@pytest.mark.parametrize("letter, name", [("\0", "U+0000"), ("\u202e", "U+202E")])
def test_a_text_is_returned_as_it_is_or_refused_by_name(letter, name):
    assert readable("您好，\n用户\u200f。") == "您好，\n用户\u200f。"
    assert (unfit_in(f"您好{letter}"), unfit_in("您好，\n")) == (letter, "")
    with pytest.raises(LettersUnfit) as refused:
        readable(f"您好{letter}")
    assert refused.value.facts == {"letter": name}
