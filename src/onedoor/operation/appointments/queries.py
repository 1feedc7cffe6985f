"""What can be asked of appointments: what is free, one's own, and what a venue expects."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.operation.appointments import access, policy
from onedoor.operation.appointments.domain.errors import AppointmentMissing
from onedoor.operation.appointments.domain.slots import Closure, Coming, Slot, State, coming
from onedoor.operation.appointments.models import (
    AppointmentRow,
    ClosureRow,
    PlacesRow,
    WaitRow,
)
from onedoor.system.venues import api as venues

_MOST = 50


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment as its holder and the venue see it."""

    code: str
    venue: str
    function: venues.Function
    item: str
    title: str
    day: date
    start: str
    end: str
    state: State
    slip: str
    reason: str
    may_change: bool
    may_check_in: bool


@dataclass(frozen=True, slots=True)
class Wait:
    """Where somebody waits for a place."""

    ref: str
    venue: str
    function: venues.Function
    day: date
    ahead: int


@dataclass(frozen=True, slots=True)
class Places:
    """How many places a slot of a function has, and whether the manager set them."""

    function: venues.Function
    places: int
    is_set: bool


def free(venue: str, function: venues.Function, *, at: datetime) -> Mapping[date, tuple[Slot, ...]]:
    """Return the slots of each day for which appointments are taken now."""
    return policy.slots(venue, function, at=at)


def mine(*, actor: Actor, at: datetime) -> tuple[Appointment, ...]:
    """Return one's own appointments, what is to come last first."""
    rows = access.mine(actor).order_by("-begins_at", "-id")[:_MOST]
    set_ = policy.rules(on=legal_day(at))
    return tuple(_appointment(row, at, coming(begins=row.begins_at, at=at, rules=set_))
                 for row in rows)  # fmt: skip


def one(*, code: str, actor: Actor, at: datetime) -> Appointment:
    """Return one of one's own appointments."""
    row = access.mine(actor).filter(code=code).first()
    if row is None:
        raise AppointmentMissing(code=code)
    set_ = policy.rules(on=legal_day(at))
    return _appointment(row, at, coming(begins=row.begins_at, at=at, rules=set_))


def booked_by(*, venue: str, holder: str, actor: Actor, at: datetime) -> tuple[Appointment, ...]:
    """Return what somebody has booked in a hall and is still to come, for a clerk of it."""
    rows = access.of_holder(venue=venue, holder=holder, actor=actor)
    set_ = policy.rules(on=legal_day(at))
    open_ = rows.filter(state=State.BOOKED, begins_at__gt=at).order_by("begins_at", "id")
    return tuple(_appointment(row, at, coming(begins=row.begins_at, at=at, rules=set_))
                 for row in open_[:_MOST])  # fmt: skip


def waits(*, actor: Actor, on: date) -> tuple[Wait, ...]:
    """Return where one waits for a place, and how many wait longer."""
    return tuple(
        Wait(row.ref, row.venue, venues.Function(row.function), row.day, _ahead(row))
        for row in access.waits(actor).filter(day__gte=on).order_by("day", "id")[:_MOST]
    )


def expected(venue: str, *, day: date, actor: Actor, at: datetime) -> tuple[Appointment, ...]:
    """Return who is expected on a day, without names, for who runs the venue."""
    access.require_manager(venue=venue, actor=actor)
    rows = AppointmentRow.objects.filter(venue=venue, day=day).exclude(state=State.CANCELLED)
    set_ = policy.rules(on=legal_day(at))
    return tuple(_appointment(row, at, coming(begins=row.begins_at, at=at, rules=set_))
                 for row in rows.order_by("begins_at", "id")[:200])  # fmt: skip


def closures(venue: str, *, since: date) -> tuple[Closure, ...]:
    """Return when no appointments are taken, from a day on."""
    rows = ClosureRow.objects.filter(venue=venue, day__gte=since).order_by("day", "first", "id")
    return tuple(
        Closure(row.ref, row.day, row.first, row.last, row.reason, row.function)
        for row in rows[:_MOST]
    )


def places(venue: str, *, on: date) -> tuple[Places, ...]:
    """Return how many places each function of a venue has in every slot."""
    set_ = policy.rules(on=on)
    found = venues.venue(venue)
    there = frozenset[venues.Function]().union(*(w.functions for w in found.windows if w.in_use))
    fixed = dict(PlacesRow.objects.filter(venue=venue).values_list("function", "places"))
    return tuple(
        Places(
            one,
            fixed[one] if one in fixed else policy.from_windows(found, one, set_),
            one in fixed,
        )
        for one in venues.Function
        if one in there
    )


def _ahead(row: WaitRow) -> int:
    same = WaitRow.objects.filter(venue=row.venue, function=row.function, day=row.day)
    return same.filter(id__lt=row.pk).count()


def _appointment(row: AppointmentRow, at: datetime, when: Coming) -> Appointment:
    booked = row.state == State.BOOKED
    return Appointment(
        code=row.code,
        venue=row.venue,
        function=venues.Function(row.function),
        item=row.item,
        title=row.title,
        day=row.day,
        start=row.start,
        end=row.end,
        state=State(row.state),
        slip=row.slip,
        reason=row.reason,
        may_change=booked and row.begins_at > at,
        may_check_in=booked and when is Coming.IN_TIME,
    )
