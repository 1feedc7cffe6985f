"""A consultation: what was asked and answered, by whom, until when; and what may be written."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from onedoor.general.codes.api import readable
from onedoor.law.articles import PIPL, implements
from onedoor.operation.consultations.domain.errors import (
    ContactMissing,
    WordsMissing,
    WordsTooLong,
)

MOST_TURNS = 2  # a question, and once more
LONGEST = 1_000
_PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
# A mobile number, or one as long as an identity number or the number of a card.
_SOMEBODYS = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|\d{14,}[\dXx]?)(?!\d)")


@dataclass(frozen=True, slots=True)
class About:
    """What a question is about: a case of one's own, else an item, else things of an area."""

    item: str = ""
    case: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the asker is told: the number, and without signing in the code to come back with."""

    number: str
    code: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer, if it has one; ``days_late`` once it was answered late."""

    n: int
    body: str
    question: str
    asked_at: datetime
    due_on: date
    warn_on: date
    provisional: bool
    put_off_because: str
    answer: str
    answered_at: datetime | None
    answered_by: str
    days_late: int


@dataclass(frozen=True, slots=True)
class Forwarding:
    """One time that a question was handed on to another body."""

    n: int
    at: datetime
    source: str
    target: str
    reason: str


@dataclass(frozen=True, slots=True)
class Consultation:
    """Everything that was asked and answered under one number."""

    number: str
    title: str
    item: str
    case: str
    area: str
    asker: str
    turns: tuple[Turn, ...]
    forwardings: tuple[Forwarding, ...]

    @property
    def waits(self) -> Turn | None:
        """The turn that waits for an answer."""
        return self.turns[-1] if self.turns[-1].answered_at is None else None

    @property
    def may_ask_again(self) -> bool:
        """Whether the asker may ask once more."""
        return self.waits is None and len(self.turns) < MOST_TURNS

    @property
    def body(self) -> str:
        """The body that has it now, or answered last."""
        return self.turns[-1].body


@dataclass(frozen=True, slots=True)
class Line:
    """One consultation of a list; ``answered_at`` tells that nobody waits."""

    number: str
    title: str
    body: str
    n: int
    asked_at: datetime
    due_on: date
    warn_on: date
    provisional: bool
    answered_at: datetime | None
    days_late: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many questions wait, how many of them are overdue, how many are due today."""

    waiting: int
    overdue: int
    today: int


def words(text: str) -> str:
    """Return what was written without blanks around it; refuse nothing, and too much."""
    text = text.strip()
    if not text:
        raise WordsMissing
    if len(text) > LONGEST:
        raise WordsTooLong(most=LONGEST)
    return readable(text)


def contact(text: str) -> str:
    """Return a telephone number or an e-mail address; refuse anything else."""
    text = text.strip().replace(" ", "")
    if not (_PHONE.fullmatch(text) or _MAIL.fullmatch(text)):
        raise ContactMissing
    return text


@implements(PIPL(6), note="what is published holds no number that belongs to somebody")
def is_personal(text: str) -> bool:
    """Tell whether a text holds a mobile number or one as long as an identity number."""
    return _SOMEBODYS.search(text) is not None
