"""The row of a case is a projection of its journal: this function is what that means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol

from onedoor.operation.cases.domain.states import CONCLUDED, Move, State

KINDS = {
    Move.RECEIVE: "cases.received",
    Move.PRE_REVIEW: "cases.pre_reviewed",
    Move.ASK_FOR_SUPPLEMENT: "cases.supplement_asked",
    Move.SUPPLY: "cases.supplied",
    Move.ACCEPT: "cases.accepted",
    Move.WITHDRAW_PROMISE: "cases.promise_withdrawn",
    Move.CHECK: "cases.promise_checked",
    Move.ORDER_MENDING: "cases.mending_ordered",
    Move.HEAR: "cases.revocation_told",
    Move.DEFEND: "cases.statement_made",
    Move.REVOKE: "cases.revoked",
    Move.PROMISE: "cases.gaps_promised",
    Move.ACCEPT_WITH_GAPS: "cases.accepted_with_gaps",
    Move.FILL_GAP: "cases.gap_filled",
    Move.LAPSE: "cases.lapsed",
    Move.DEEM: "cases.deemed_accepted",
    Move.DEEM_RENEWED: "cases.deemed_renewed",
    Move.DECLINE: "cases.declined",
    Move.ADVANCE: "cases.advanced",
    Move.VISIT: "cases.visited",
    Move.PAUSE: "cases.paused",
    Move.RESUME: "cases.resumed",
    Move.ASK_EXTENSION: "cases.extension_asked",
    Move.EXTEND: "cases.extended",
    Move.REFUSE_EXTENSION: "cases.extension_refused",
    Move.REVIEW: "cases.reviewed",
    Move.GRANT: "cases.granted",
    Move.REFUSE: "cases.refused",
    Move.ISSUE: "cases.issued",
    Move.DELIVER: "cases.delivered",
    Move.WITHDRAW: "cases.withdrawn",
    Move.RETURN: "cases.returned",
    Move.TRANSFER_UP: "cases.transferred_up",
    Move.VOID: "cases.voided",
    Move.CONTEST: "cases.contested",
    Move.SETTLE: "cases.settled",
    Move.REOPEN: "cases.reopened",
    Move.CORRECT: "cases.corrected",
    Move.HAND_OVER: "cases.handed_over",
    Move.TAKE_BACK: "cases.taken_back",
}
SUBMITTED = "cases.submitted"
REDATED = "cases.redated"
RENEWED = "cases.version_moved"
_MOVES = {kind: move for move, kind in KINDS.items()}


class Told(Protocol):
    """What the projection reads of a journal entry."""

    @property
    def kind(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def actor(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Projection:
    """The columns of a case that its history determines."""

    state: State
    submitted_at: datetime
    due_on: date | None
    provisional: bool
    received_by: str = ""
    accepted_at: datetime | None = None
    accepted_by: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""
    concluded_at: datetime | None = None
    concluded_by: str = ""
    licence: str = ""
    handler: str = ""


def project(entries: Iterable[Told]) -> Projection | None:
    """Return what the row of a case must say after these entries; None before the first."""
    found: Projection | None = None
    for entry in entries:
        if entry.kind == SUBMITTED:
            found = Projection(State.SUBMITTED, entry.at, *_due(entry))
        elif found is not None and entry.kind == REDATED:
            due_on, provisional = _due(entry)
            found = replace(found, due_on=due_on, provisional=provisional)
        elif found is not None and entry.kind in _MOVES:
            found = _moved(found, _MOVES[entry.kind], entry)
    return found


def _moved(case: Projection, move: Move, entry: Told) -> Projection:
    due_on, provisional = _due(entry)
    state = State(entry.facts["state"])
    was, case = case.state, replace(case, state=state, due_on=due_on, provisional=provisional)
    case = replace(case, handler=str(entry.facts.get("handler", case.handler)))
    if state in CONCLUDED and was is not state:
        case = replace(case, concluded_at=entry.at, concluded_by=entry.actor)
    if move is Move.REOPEN:
        case = replace(case, decided_at=None, decided_by="", concluded_at=None, concluded_by="")
    if move is Move.RECEIVE or state is State.SUBMITTED:
        return replace(case, received_by=entry.actor if move is Move.RECEIVE else "")
    if move in (Move.ACCEPT, Move.ACCEPT_WITH_GAPS, Move.DEEM, Move.REOPEN):
        return replace(case, accepted_at=_accepted_at(entry), accepted_by=entry.actor)
    if move in (Move.GRANT, Move.REFUSE, Move.DEEM_RENEWED):
        return _decided(case, move, entry)
    if move is Move.WITHDRAW_PROMISE:
        return replace(case, accepted_at=None, accepted_by="")
    if move is Move.ISSUE:
        return replace(case, licence=str(entry.facts.get("licence", "")))
    return case


def _decided(case: Projection, move: Move, entry: Told) -> Projection:
    case = replace(case, decided_at=entry.at, decided_by=entry.actor)
    if move is not Move.DEEM_RENEWED:
        return case
    accepted_at = case.accepted_at or _accepted_at(entry)
    return replace(case, accepted_at=accepted_at, licence=str(entry.facts["licence"]))


def _accepted_at(entry: Told) -> datetime:
    """Return from when a case counts as accepted: the moment told, else that of the entry."""
    word = entry.facts.get("as_of")
    return datetime.fromisoformat(word) if isinstance(word, str) else entry.at


def _due(entry: Told) -> tuple[date | None, bool]:
    word = entry.facts.get("due_on")
    day = date.fromisoformat(word) if isinstance(word, str) else None
    return day, bool(entry.facts.get("provisional"))
