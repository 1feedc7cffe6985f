"""A case with all that the shapes of others ask for, as it was at a moment."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Person:
    """An applicant as a caller may know one: in full, or masked."""

    name: str
    kind: str
    id_kind: str
    number: str
    phone: str
    legal: str
    address: str


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of a case."""

    n: int
    kind: str
    at: datetime
    by: str
    by_name: str
    state: str
    step: str  # what the step, or else the move, is called
    due_on: date | None
    document: str
    note: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """One special procedure, with when it began and what came of it."""

    name: str
    reason: str
    by_name: str
    began_at: datetime
    ended_at: datetime | None = None
    result: str = ""
    ended_by: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """One material that was handed in."""

    ref: str
    name: str
    source: str
    file_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """What the case is about, as its version says it."""

    catalogue_code: str
    code: str
    handling_code: str
    name: str
    version: int
    task_type: str
    handling: str
    body: str
    body_name: str
    area: str
    result_name: str
    charges: bool


@dataclass(frozen=True, slots=True)
class Record:
    """A case, whole."""

    number: str
    title: str
    channel: str
    licence: str
    licence_until: date | None
    submitted_at: datetime
    item: Item
    applicant: Person
    agent: Person | None
    events: tuple[Happened, ...]
    procedures: tuple[Procedure, ...]
    materials: tuple[Handed, ...]

    def event(self, *kinds: str) -> Happened | None:
        """Return the first event of these kinds."""
        return next((one for one in self.events if one.kind in kinds), None)

    @property
    def state(self) -> str:
        """The state after the last event."""
        return self.events[-1].state


Row = Mapping[str, str]


def as_of(record: Record, at: datetime) -> Record | None:
    """Return the case as it was at a moment; None before it was submitted.

    Events are never changed, so the same moment gives the same record for ever.
    """
    events = tuple(one for one in record.events if one.at <= at)
    if not events:
        return None
    procedures = tuple(
        one if one.ended_at and one.ended_at <= at else replace(one, ended_at=None, result="")
        for one in record.procedures
        if one.began_at <= at
    )
    handed = tuple(one for one in record.materials if one.at <= at)
    made = any(one.kind == "issue" for one in events)
    return replace(
        record,
        events=events,
        procedures=procedures,
        materials=handed,
        licence=record.licence if made else "",
        licence_until=record.licence_until if made else None,
    )
