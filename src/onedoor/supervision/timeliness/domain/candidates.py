"""What an overrun is, and what may be said in public about why."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from onedoor.kernel.errors import Invalid
from onedoor.law.articles import BER, HAMI, implements

LONGEST = 500
# A phone number, an identity number, a code of an organisation: never in what is published.
_NUMBER = re.compile(r"[0-9A-Za-z]{11,}")


class ReasonMissing(Invalid):
    """Whoever was late says why."""

    code = "timeliness.reason_missing"
    basis = BER(36)


class ReasonTooLong(Invalid):
    """More was written than is published."""

    code = "timeliness.reason_too_long"


class ReasonNamesSomebody(Invalid):
    """What is published names nobody: there is a number in it that may be a person's."""

    code = "timeliness.reason_names_somebody"


@dataclass(frozen=True, slots=True)
class Overrun:
    """A case that came too late: a candidate, which somebody has to look at.

    ``legal_days`` and ``promised_days`` are working days past each limit; a limit that was kept
    has no date.  ``ended_on`` is None while it is still waited for.
    """

    case: str
    offering: str
    title: str
    body: str
    legal_due_on: date | None
    legal_days: int
    promised_due_on: date | None
    promised_days: int
    ended_on: date | None
    extended: bool
    reason: str
    reason_at: datetime | None

    @property
    @implements(HAMI(24), note="a promise passed after an approved extension is only marked")
    def is_candidate(self) -> bool:
        """Whether a limit was passed that no approval covers."""
        return self.legal_due_on is not None or not self.extended


def check_reason(words: str) -> str:
    """Return a reason as it is kept; refuse one that is missing, too long or names somebody."""
    kept = " ".join(words.split())
    if not kept:
        raise ReasonMissing
    if len(kept) > LONGEST:
        raise ReasonTooLong(length=len(kept), longest=LONGEST)
    if _NUMBER.search(kept):
        raise ReasonNamesSomebody
    return kept
