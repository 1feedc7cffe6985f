"""What other modules may use of ``operation.cases``.

Journal kinds, all with the case number as subject: ``cases.submitted``, ``cases.received``,
``cases.accepted``, ``cases.declined``, ``cases.supplement_asked``, ``cases.supplied``,
``cases.reviewed``, ``cases.granted``, ``cases.refused``, ``cases.issued``, ``cases.delivered``,
``cases.withdrawn``, ``cases.redated``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import Page
from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.dossier import (
    Dossier,
    Event,
    Notice,
    Progress,
    Summary,
)
from onedoor.operation.cases.domain.drafts import Draft, Receipt
from onedoor.operation.cases.domain.inbox import Counters, Filter, Row, Shelf
from onedoor.operation.cases.domain.states import CONCLUDED, Move, State
from onedoor.operation.cases.domain.supplements import Ask

__all__ = [
    "CONCLUDED",
    "Ask",
    "Channel",
    "Counters",
    "Dossier",
    "Draft",
    "Event",
    "Filter",
    "Intake",
    "Move",
    "Notice",
    "Opinion",
    "Progress",
    "Receipt",
    "Row",
    "Shelf",
    "State",
    "Summary",
    "accept",
    "ask_for_supplement",
    "attach",
    "attach_licence",
    "case",
    "cases_of",
    "counters",
    "decline",
    "deliver",
    "detach",
    "discard",
    "draft",
    "drafts_of",
    "drop_row",
    "grant",
    "inbox",
    "issue",
    "new_draft",
    "progress",
    "receive",
    "refuse",
    "review",
    "save_answers",
    "submit",
    "supply",
    "take_in",
    "withdraw",
]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an officer thinks of one material; one that does not fit needs a reason."""

    attachment: str
    fits: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """What a clerk takes in at the counter: the same form, on one screen."""

    applicant: str
    offering: str
    posted: Mapping[str, Any]
    materials: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    on_paper: frozenset[str] = frozenset()
    agent: str = ""


def new_draft(*, offering: str, actor: Actor, at: datetime) -> Draft:
    """Begin an application on the offering's current version, or go on with one just begun."""
    raise NotImplementedError


def draft(*, id: str, actor: Actor) -> Draft:  # noqa: A002  # it is what addresses call it
    """Return a draft of this applicant; raise DraftMissing for anybody else's."""
    raise NotImplementedError


def drafts_of(*, actor: Actor, at: datetime) -> Sequence[Draft]:
    """Return the applicant's unfinished drafts that have not expired, newest first."""
    raise NotImplementedError


def save_answers(
    *,
    draft: str,
    page: str,
    posted: Mapping[str, Any],
    actor: Actor,
    at: datetime,
    index: int | None = None,
) -> Draft:
    """Check and keep the answers of one page, as a browser posted them.

    Raises AnswersInvalid, whose fact ``errors`` names each wrong input with a ``forms.Text``;
    nothing is kept then.  ``index`` is the row of a repeated page; without it a row is added.
    """
    raise NotImplementedError


def drop_row(*, draft: str, page: str, index: int, actor: Actor, at: datetime) -> Draft:
    """Take one row of a repeated page away."""
    raise NotImplementedError


def attach(*, draft: str, material: str, file: str, actor: Actor, at: datetime) -> Draft:
    """Attach a stored file of this applicant to an entry of the list."""
    raise NotImplementedError


def attach_licence(*, draft: str, material: str, licence: str, actor: Actor, at: datetime) -> Draft:
    """Answer an entry of the list with a licence in force, so that nothing is handed in."""
    raise NotImplementedError


def detach(*, draft: str, attachment: str, actor: Actor, at: datetime) -> Draft:
    """Take a material out of the draft again."""
    raise NotImplementedError


def discard(*, draft: str, actor: Actor, at: datetime) -> None:
    """Throw an unfinished draft away."""
    raise NotImplementedError


def submit(*, draft: str, actor: Actor, at: datetime, key: str) -> Receipt:
    """Submit a draft.  A repeat, by the key or of the same draft, answers the first receipt.

    Raises AnswersInvalid or MaterialsMissing, naming everything that is wrong at once.
    """
    raise NotImplementedError


def take_in(*, intake: Intake, actor: Actor, at: datetime, key: str) -> Receipt:
    """Take an application in at the counter: submitted and received in one go."""
    raise NotImplementedError


def receive(*, number: str, actor: Actor, at: datetime) -> None:
    """Take charge of what was submitted online."""
    raise NotImplementedError


def accept(*, number: str, actor: Actor, at: datetime) -> None:
    """Accept a complete application: issues the notice and starts the clocks of the decision."""
    raise NotImplementedError


def decline(*, number: str, reason: str, remedy: str, actor: Actor, at: datetime) -> None:
    """Decline to accept, in writing, with the reason and where to turn."""
    raise NotImplementedError


def ask_for_supplement(*, number: str, asks: Sequence[Ask], actor: Actor, at: datetime) -> None:
    """Tell the applicant once everything that is missing or wrong."""
    raise NotImplementedError


def supply(
    *, number: str, files: Mapping[str, Sequence[str]], posted: Mapping[str, Any],
    actor: Actor, at: datetime,
) -> None:  # fmt: skip
    """Hand in what the notice asked for, online or at the counter."""
    raise NotImplementedError


def review(
    *, number: str, opinions: Sequence[Opinion], note: str, actor: Actor, at: datetime
) -> None:
    """Give an opinion on every material and on the whole."""
    raise NotImplementedError


def grant(*, number: str, note: str, actor: Actor, at: datetime) -> None:
    """Decide that the licence is granted."""
    raise NotImplementedError


def refuse(*, number: str, reason: str, remedy: str, actor: Actor, at: datetime) -> None:
    """Decide that it is not, with the reasons and the way to review and lawsuit."""
    raise NotImplementedError


def issue(*, number: str, actor: Actor, at: datetime) -> None:
    """Make the licence and the document that carries it."""
    raise NotImplementedError


def deliver(*, number: str, to: str, actor: Actor, at: datetime) -> None:
    """Hand the result over; ``to`` says how."""
    raise NotImplementedError


def withdraw(*, number: str, actor: Actor, at: datetime) -> None:
    """Take the application back before it is decided."""
    raise NotImplementedError


def inbox(*, actor: Actor, shown: Filter, on: date, after: str = "") -> Page[Row]:
    """Return the open cases of the actor's body, due first, fifty a page."""
    raise NotImplementedError


def counters(*, actor: Actor, on: date) -> Counters:
    """Return how many open cases of the actor's body stand on each shelf."""
    raise NotImplementedError


def case(*, number: str, actor: Actor) -> Dossier:
    """Return a case for its body or its applicant; to anybody else it does not exist."""
    raise NotImplementedError


def progress(
    *, number: str = "", last_four: str = "", query_code: str = "", asker: str, at: datetime
) -> Progress:
    """Return what happened so far, by query code, or by number and last four of the identity.

    ``asker`` (an address, hashed) is what the rate limit counts.  Wrong and missing look the same.
    """
    raise NotImplementedError


def cases_of(*, actor: Actor, after: str = "") -> Page[Summary]:
    """Return the applicant's own cases, newest first."""
    raise NotImplementedError
