"""办件留言: what may be written in a case, and how much of it."""

from dataclasses import dataclass
from datetime import datetime

from onedoor.general.codes.api import readable
from onedoor.kernel.errors import Forbidden, Invalid, Refused

LONGEST = 1_000
MOST = 200  # of one case: more is no exchange of messages any more


class WordsWrong(Invalid):
    """A message has words, and not more of them than anybody reads."""

    code = "correspondence.words_wrong"


class NotYours(Forbidden):
    """Only the applicant and the body that handles the case write to each other."""

    code = "correspondence.not_yours"


class CaseClosed(Refused):
    """What is concluded is written about no more."""

    code = "correspondence.case_closed"


class TooMany(Refused):
    """So much has been written that talking is quicker."""

    code = "correspondence.too_many"


@dataclass(frozen=True, slots=True)
class Message:
    """One message; ``is_mine`` tells the reader's own side from the other."""

    words: str
    at: datetime
    by: str
    from_applicant: bool
    is_mine: bool
    is_new: bool


def checked(words: str) -> str:
    """Return the words of a message without blanks around them; refuse none and too many."""
    words = words.strip()
    if not 0 < len(words) <= LONGEST:
        raise WordsWrong(most=LONGEST, length=len(words))
    return readable(words)
