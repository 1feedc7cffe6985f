"""会同审查: what an objection needs, and a grant that is given against one."""

from collections.abc import Sequence

from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases.domain.words import tidy


class ObjectionWithoutWords(Refused):
    """A department that objects says to what."""

    code = "cases.objection_without_words"
    basis = ADL(26, paragraph=2)


class ObjectionUnanswered(Refused):
    """A department objected, and the decision does not say why it is granted all the same."""

    code = "cases.objection_unanswered"
    basis = ADL(26, paragraph=2)


def is_objection(outcome: str, outcomes: Sequence[str]) -> bool:
    """Tell whether a part was answered otherwise than by what lets the case pass.

    A joint step lists the gravest outcome first, and the one without objection last.
    """
    return outcome in outcomes[:-1]


@implements(ADL(26, paragraph=2), note="an objection says to what")
def check_part(words: str, *, objects: bool) -> str:
    """Return what is said with a part, tidied; refuse an objection without words."""
    words = tidy(words)
    if objects and not words:
        raise ObjectionWithoutWords
    return words


@implements(ADL(26, paragraph=2), note="a grant against an objection says why")
def check_answer(words: str, *, objections: Sequence[str]) -> str:
    """Return the opinion of a grant, tidied; refuse one that leaves objections unanswered."""
    words = tidy(words)
    if objections and not words:
        raise ObjectionUnanswered(parts="、".join(objections))
    return words
