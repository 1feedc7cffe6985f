"""A draft, and the receipt it turns into."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

KEPT_DAYS = 90


@dataclass(frozen=True, slots=True)
class Draft:
    """An application that is being filled in.

    ``pages`` holds the raw answers of each page saved so far, ``materials`` the ids of the files
    stored for each entry of the list; ``case`` is the number once it was submitted.
    """

    id: str
    owner: str
    offering: str
    version: int
    title: str
    saved_at: datetime
    expires_on: date
    pages: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    materials: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    case: str = ""

    @property
    def answers(self) -> dict[str, object]:
        """All answers in one, as the form wants them."""
        return {name: value for page in self.pages.values() for name, value in page.items()}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an applicant takes away: the number, and the code that asks without signing in."""

    number: str
    query_code: str
    received_at: datetime
