"""A draft, and the receipt it turns into."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from onedoor.system.forms import api as forms


@dataclass(frozen=True, slots=True)
class Draft:
    """An application that is being filled in.

    ``confirmed`` names the pages that were saved; ``case`` is the number once it was submitted.
    Its materials are held by its id (``materials.api.of``).  ``lost`` names, right after a move to
    the version in force, what was answered or handed in and does not apply any more.  Whoever is
    told ``code`` by the applicant opens the draft at a counter.
    """

    id: str
    code: str
    owner: str
    offering: str
    version: int
    title: str
    saved_at: datetime
    expires_on: date
    answers: Mapping[str, Any]
    confirmed: frozenset[str] = frozenset()
    case: str = ""
    lost: tuple[forms.Text, ...] = ()

    @property
    def mark(self) -> str:
        """What tells this state of the draft from every other: it changes with each saving."""
        return mark_of(self.saved_at)


def mark_of(saved_at: datetime) -> str:
    """Return the mark of a draft that was last saved then."""
    return saved_at.isoformat()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an applicant takes away: the number, and the code that asks without signing in."""

    number: str
    query_code: str
    received_at: datetime
