"""A case as people read it: at the desk, in their own list, or by query code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.extensions import Asked
from onedoor.operation.cases.domain.gaps import Gap
from onedoor.operation.cases.domain.handing import may_take, told_outside
from onedoor.operation.cases.domain.remedies import Remedy
from onedoor.operation.cases.domain.special import Procedure
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.domain.supplements import Ask
from onedoor.system.forms.api import Text

Turn = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; ``kind`` is ``submit`` or a move.

    ``behalf`` names the member of staff on leave for whom a substitute did it.
    """

    n: int
    kind: str
    at: datetime
    by_kind: str
    by: str
    state: State
    step: str
    due_on: date | None
    provisional: bool
    document: str
    note: str
    behalf: str = ""


# What officers say to each other on the way to a decision; the decision says what counts of it.
_INSIDE = frozenset({
    Move.PRE_REVIEW, Move.ADVANCE, Move.REVIEW, Move.ASK_EXTENSION, Move.REFUSE_EXTENSION,
})  # fmt: skip


@implements(HAMI(14), note="every step is told, and not what officers note for each other")
def for_applicants(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events as others than staff read them: of a step of the flow, only its name."""
    return tuple(
        replace(one, note=_step(one)) if one.kind in _INSIDE else one
        for one in told_outside(events)
    )


def _step(event: Event) -> str:
    return event.note.split("\n")[0].partition("：")[0] if event.kind == Move.ADVANCE else ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One supplement notice, what it asks for, and the answers that it was about."""

    n: int
    at: datetime
    document: str
    asks: tuple[Ask, ...]
    supplied_at: datetime | None
    answers: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that is open: its name, in whose lane, since when."""

    name: Text
    lane: Text
    is_applicants: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one case that this person may see; its materials are held by its number.

    ``moves`` are those this person may make now; they label the buttons.  ``turns`` are the ways
    on of a step of the flow, for the move ADVANCE: (key, words).  ``gaps`` are what it was accepted
    without, ``procedures`` the special ones that may begin now, with the days left of each,
    ``objections`` the parts of a joint review that object, ``extension`` what waits for the
    approval of a longer limit; ``handler`` is who has it in hand, ``hands`` those it came in
    through.
    """

    number: str
    query_code: str
    channel: Channel
    offering: str
    version: int
    title: str
    body: str
    area: str
    applicant: str
    applicant_name: str
    agent: str
    answers: Mapping[str, object]
    state: State
    submitted_at: datetime
    accepted_at: datetime | None
    decided_at: datetime | None
    concluded_at: datetime | None
    licence: str
    due_on: date | None
    warn_on: date | None
    provisional: bool
    events: tuple[Event, ...]
    notices: tuple[Notice, ...]
    remedies: tuple[Remedy, ...]
    moves: frozenset[Move]
    turns: tuple[Turn, ...] = ()
    waits: tuple[Waiting, ...] = ()
    gaps: tuple[Gap, ...] = ()
    extension: Asked | None = None
    handler: str = ""
    hands: frozenset[str] = frozenset()
    procedures: tuple[tuple[Procedure, int], ...] = ()
    objections: tuple[str, ...] = ()

    def may_go_to(self, taker: str, duties: Iterable[str]) -> bool:
        """Tell whether a colleague with these duties could bring it on, and has it not in hand."""
        able = may_take(taker=taker, duties=duties, state=self.state, hands=self.hands)
        return able and taker != self.handler


@dataclass(frozen=True, slots=True)
class Progress:
    """What whoever holds the number or the query code may know: no names, no answers.

    ``taken_at`` is the venue of another area that took it in.
    """

    number: str
    offering: str
    version: int
    title: str
    body: str
    area: str
    state: State
    submitted_at: datetime
    due_on: date | None
    warn_on: date | None
    provisional: bool
    licence: str
    events: tuple[Event, ...]
    asks: tuple[Ask, ...]
    taken_at: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of an applicant's own list."""

    number: str
    offering: str
    title: str
    body: str
    state: State
    submitted_at: datetime
    due_on: date | None
    provisional: bool
    open_gaps: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a case belongs, whose it is and through whom it came.

    ``agent`` is a person's or system's id.
    """

    number: str
    title: str
    applicant: str
    body: str
    area: str
    offering: str
    agent: str


@dataclass(frozen=True, slots=True)
class Paused:
    """One special procedure of a case, in the order in which they began."""

    procedure: str
    reason: str
    result: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A case with its events, for whoever passes it on; its answers stay here."""

    number: str
    title: str
    channel: Channel
    offering: str
    version: int
    body: str
    area: str
    applicant: str
    applicant_name: str
    agent: str
    licence: str
    submitted_at: datetime
    events: tuple[Event, ...]
    pauses: tuple[Paused, ...]
