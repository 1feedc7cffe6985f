"""How much a reason has to say: the one place where that is looked up.  No commands."""

from datetime import datetime

from onedoor.general.terms import api as terms
from onedoor.kernel.days import legal_day
from onedoor.operation.cases.domain.words import check_adverse, check_said

SETTING = "cases.reason_least"


def said(reason: str, *, at: datetime) -> str:
    """Return a reason that goes on record or on paper, tidied; refuse one that says nothing."""
    return check_said(reason, least=_least(at))


def adverse(*, reason: str, remedy: str, at: datetime) -> tuple[str, str]:
    """Return the reason and the remedy of an adverse answer, tidied; refuse what says nothing."""
    return check_adverse(reason=reason, remedy=remedy, least=_least(at))


def _least(at: datetime) -> int:
    return terms.number(SETTING, on=legal_day(at))
