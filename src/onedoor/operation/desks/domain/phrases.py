"""常用意见: what officers write often, kept for each use by themselves or for their body."""

import re
from dataclasses import dataclass
from enum import StrEnum

from onedoor.general.codes.api import readable
from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import PIPL, implements

LONGEST = 500
MOST = 50
_NUMBER = re.compile(r"1[3-9]\d{9}|\d{17}[\dXx]|\d{15}")


class Use(StrEnum):
    """Where a phrase is offered."""

    UNFIT = "unfit"  # 材料不符合的理由
    OPINION = "opinion"  # 审查意见
    DECISION = "decision"  # 决定意见
    DECLINE = "decline"  # 不予受理的理由
    REFUSE = "refuse"  # 不予许可的理由
    OTHER = "other"  # 其他理由


class PhraseMissing(Missing):
    """There is no such phrase, or it is another body's or a colleague's own."""

    code = "desks.phrase_missing"


class NotTheHead(Forbidden):
    """What a whole body is offered, its head keeps."""

    code = "desks.not_the_head"


class WordsWrong(Invalid):
    """A phrase has words, and not more of them than a reason holds."""

    code = "desks.words_wrong"


class StillPersonal(Invalid):
    """A phrase holds a number that belongs to somebody."""

    code = "desks.still_personal"
    basis = PIPL(6)


class PhraseThere(Refused):
    """The same words are offered already."""

    code = "desks.phrase_there"


class TooManyPhrases(Refused):
    """More are kept than anybody looks through."""

    code = "desks.too_many_phrases"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as its keeper sees it; ``is_own`` tells an officer's own from the body's."""

    ref: str
    use: Use
    words: str
    is_own: bool


@implements(PIPL(6), note="what is offered for every case names nobody")
def checked(words: str) -> str:
    """Return the words of a phrase on one line; refuse none, too many, or somebody's number."""
    words = " ".join(words.split())
    if not 0 < len(words) <= LONGEST:
        raise WordsWrong(most=LONGEST)
    if _NUMBER.search(words):
        raise StillPersonal
    return readable(words)
