"""Reasons, remedies and notes: what may not be left empty, and how long words may be."""

from onedoor.general.codes.api import readable
from onedoor.kernel.errors import Invalid, Refused
from onedoor.law.articles import ADL, implements

LONGEST = 2_000


class ReasonMissing(Refused):
    """What may not be done without its reason was given none."""

    code = "cases.reason_missing"
    basis = ADL(38, paragraph=2)


class ReasonTooShort(Invalid):
    """Words that say nothing: fewer than ``least`` characters, or the same ones again and again."""

    code = "cases.reason_too_short"
    basis = ADL(38, paragraph=2)


class RemedyMissing(Refused):
    """An adverse answer that does not say where to turn."""

    code = "cases.remedy_missing"
    basis = ADL(38, paragraph=2)


class TooLong(Invalid):
    """More words than a notice holds."""

    code = "cases.too_long"


@implements(ADL(38, paragraph=2), note="no adverse answer without its reason and the way out")
def check_adverse(*, reason: str, remedy: str, least: int) -> tuple[str, str]:
    """Return the reason and the remedy, tidied; refuse when either is missing or says nothing."""
    reason, remedy = check_said(reason, least=least), tidy(remedy)
    if not remedy:
        raise RemedyMissing
    return reason, remedy


@implements(ADL(38, paragraph=2), note="a reason is words from which somebody learns why")
def check_said(reason: str, *, least: int) -> str:
    """Return a reason, tidied; refuse one of fewer letters and digits than ``least``.

    What half repeats itself counts as shorter.
    """
    reason = check_reason(reason)
    letters = [one for one in reason if one.isalnum()]
    if min(len(letters), 2 * len(set(letters))) < least:
        raise ReasonTooShort(least=least)
    return reason


def check_reason(reason: str) -> str:
    """Return a reason, tidied; refuse when there is none."""
    reason = tidy(reason)
    if not reason:
        raise ReasonMissing
    return reason


def tidy(words: str) -> str:
    """Return a text without blanks around it; refuse what is too long, or not to be read."""
    words = words.strip()
    if len(words) > LONGEST:
        raise TooLong(longest=LONGEST, length=len(words))
    return readable(words)
