"""What applicants do: book a place, change or cancel it, wait for one, check in."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, system
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import clear_code, random_id
from onedoor.law.articles import HAMI, implements
from onedoor.operation.appointments import access, policy
from onedoor.operation.appointments.domain.errors import (
    AppointmentMissing,
    Blocked,
    NotFull,
    NotOpen,
    OpenEnough,
    SameTime,
    SlotFull,
    SlotWrong,
    TooEarly,
    TooLate,
    WaitsAlready,
)
from onedoor.operation.appointments.domain.slots import (
    Coming,
    Rules,
    Slot,
    State,
    begins_at,
    blocked_until,
    coming,
)
from onedoor.operation.appointments.models import AppointmentRow, WaitRow
from onedoor.operation.hall import api as hall
from onedoor.system.items import api as items
from onedoor.system.venues import api as venues

_NEXT = 3  # so many free slots are offered in place of a full one


@dataclass(frozen=True, slots=True)
class Wish:
    """Where somebody wants to come for what; ``item`` is the offering, where it is known.

    ``holder`` names who will come where a clerk books, at the counter or by telephone.
    """

    venue: str
    function: venues.Function
    day: date
    item: str = ""
    holder: str = ""


@implements(HAMI(14), note="booked online or by a clerk; the table lets no slot be overbooked")
@command
def book(*, wish: Wish, start: str, actor: Actor, at: datetime) -> str:
    """Book a place; return the code that is shown at the entrance."""
    holder = access.holder_of(venue=wish.venue, named=wish.holder, actor=actor)
    set_ = policy.rules(on=legal_day(at))
    _require_not_blocked(holder, set_, at)
    found = _slot(wish, start, at)
    row = _new(wish, found, holder, at)
    _place(row, found.places, set_, at)
    WaitRow.objects.filter(
        holder=row.holder, venue=row.venue, function=row.function, day=row.day
    ).delete()
    tell("booked", row, actor, at)
    return row.code


@implements(HAMI(14), note="changed in one step: the old place is kept until the new one is had")
@command
def change(*, code: str, day: date, start: str, actor: Actor, at: datetime) -> None:
    """Move an appointment to another slot of the same venue and function."""
    row = _open(code, actor, at)
    old = (row.day, row.start)
    wish = Wish(row.venue, venues.Function(row.function), day)
    found = _slot(wish, start, at)
    if old == (found.day, found.start):
        return
    row.day, row.start, row.end = found.day, found.start, found.end
    row.begins_at, row.reminded_at = begins_at(found.day, found.start), None
    _place(row, found.places, policy.rules(on=legal_day(at)), at)
    tell("changed", row, actor, at)
    give_on(row.venue, row.function, *old, at=at)


@implements(HAMI(14), note="cancelled from afar until its time; who waits for a place gets it")
@command
def cancel(*, code: str, actor: Actor, at: datetime) -> None:
    """Cancel an appointment before its time; again, it changes nothing."""
    row = access.own(code=code, actor=actor)
    if row.state == State.CANCELLED:
        return
    _require_open(row, at)
    row.state = State.CANCELLED
    row.save(update_fields=["state"])
    tell("cancelled", row, actor, at)
    give_on(row.venue, row.function, row.day, row.start, at=at)


@implements(HAMI(14), note="a day that is full has a waiting list, first come first served")
@command
def wait(*, wish: Wish, actor: Actor, at: datetime) -> str:
    """Wait for a place on a day that is full."""
    access.require_applicant(actor)
    _require_not_blocked(actor.applicant, policy.rules(on=legal_day(at)), at)
    of_day = policy.slots(wish.venue, wish.function, at=at).get(wish.day, ())
    if not of_day:
        raise SlotWrong(day=wish.day, start="")
    if any(one.free for one in of_day):
        raise NotFull(day=wish.day)
    try:
        with transaction.atomic():
            row = WaitRow.objects.create(
                ref=random_id(), holder=actor.applicant, venue=wish.venue,
                function=wish.function, item=wish.item, title=_title(wish), day=wish.day,
                since=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise WaitsAlready(day=wish.day) from error
    journal.write(
        kind="appointments.waited", subject=row.ref, at=at, by=actor, venue=row.venue,
        day=str(row.day),
    )  # fmt: skip
    return row.ref


@implements(HAMI(14), note="who no longer waits makes room for others")
@command
def stop_waiting(*, ref: str, actor: Actor, at: datetime) -> None:
    """Leave a waiting list."""
    row = access.waits(actor).filter(ref=ref).first()
    if row is None:
        raise AppointmentMissing(code=ref)
    row.delete()
    journal.write(kind="appointments.wait_ended", subject=ref, at=at, by=actor)


@implements(HAMI(14), note="who comes in time is called at that time and queues no second time")
@command
def check_in(*, code: str, at: datetime) -> str:
    """Put who comes in time into the queue; return the slip.  Again, it is the same slip."""
    row = access.by_code(code)
    if row.state == State.ARRIVED:
        return row.slip
    if row.state != State.BOOKED:
        raise NotOpen(code=row.code)
    when = coming(begins=row.begins_at, at=at, rules=policy.rules(on=legal_day(at)))
    if when is Coming.EARLY:
        raise TooEarly(day=row.day, start=row.start)
    if when is Coming.LATE:
        raise TooLate(day=row.day, start=row.start)
    wanted = hall.Wanted(
        row.venue, venues.Function(row.function), row.item, hall.Priority.APPOINTMENT
    )
    slip = hall.issue(wanted, begins_at=row.begins_at, actor=system("kiosk"), at=at)
    row.state, row.slip = State.ARRIVED, slip.ref
    row.save(update_fields=["state", "slip"])
    tell("arrived", row, system("kiosk"), at)
    return slip.ref


def give_on(venue: str, function: str, day: date, start: str, *, at: datetime) -> None:
    """Give a place that came free to who waits longest and may have it."""
    set_ = policy.rules(on=legal_day(at))
    if begins_at(day, start) < at + set_.give:
        return
    waiting = WaitRow.objects.select_for_update(skip_locked=True).filter(
        venue=venue, function=function, day=day
    )
    for one in waiting.order_by("id"):
        found = policy.slot(venue, function, day=day, start=start, at=at)
        if found is None or not found.free:
            return
        wish = Wish(venue, venues.Function(function), day, one.item)
        row = _new(wish, found, one.holder, at)
        try:
            _place(row, found.places, set_, at)
        except (OpenEnough, SameTime):
            continue
        one.delete()
        tell("given", row, system("appointments"), at)
        return


def _place(row: AppointmentRow, places: int, set_: Rules, at: datetime) -> None:
    """Save a row at a free place; the constraints of the table decide between two at once."""
    while True:
        place, nth = _first_free(row, places, set_)
        if not place:
            raise SlotFull(free=_others(row, at))
        if not nth:
            raise OpenEnough(most=set_.open_most)
        row.place, row.nth = place, nth
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:
            if "appointment_one_at_a_time" in str(error):
                raise SameTime(day=row.day, start=row.start) from error
            continue  # somebody was faster: look again
        return


def _first_free(row: AppointmentRow, places: int, set_: Rules) -> tuple[int, int]:
    """Return the first free place of the slot and of the person; 0 where there is none."""
    held = AppointmentRow.objects.filter(
        venue=row.venue, function=row.function, day=row.day, start=row.start
    ).exclude(state__in=(State.CANCELLED, State.CALLED_OFF))
    own = AppointmentRow.objects.filter(holder=row.holder, state=State.BOOKED)
    used = set(held.exclude(pk=row.pk).values_list("place", flat=True))
    mine = set(own.exclude(pk=row.pk).values_list("nth", flat=True))
    return _free(used, places), _free(mine, set_.open_most)


def _free(used: set[int], most: int) -> int:
    return next((n for n in range(1, most + 1) if n not in used), 0)


def _others(row: AppointmentRow, at: datetime) -> str:
    days = policy.slots(row.venue, row.function, at=at)
    free = [one for of_day in days.values() for one in of_day if one.free]
    near = sorted(free, key=lambda one: (one.day < row.day, one.day, one.start))
    return "、".join(f"{one.day.isoformat()} {one.start}" for one in near[:_NEXT]) or "—"


def _new(wish: Wish, found: Slot, holder: str, at: datetime) -> AppointmentRow:
    return AppointmentRow(
        code=clear_code(),
        holder=holder,
        venue=wish.venue,
        function=wish.function,
        item=wish.item,
        title=_title(wish),
        day=found.day,
        start=found.start,
        end=found.end,
        begins_at=begins_at(found.day, found.start),
        booked_at=at,
    )


def _title(wish: Wish) -> str:
    return items.entry(wish.item).name.zh if wish.item else ""


def _slot(wish: Wish, start: str, at: datetime) -> Slot:
    found = policy.slot(wish.venue, wish.function, day=wish.day, start=start, at=at)
    if found is None:
        raise SlotWrong(day=wish.day, start=start[:5])
    return found


def _require_not_blocked(holder: str, set_: Rules, at: datetime) -> None:
    misses = AppointmentRow.objects.filter(holder=holder, state=State.MISSED)
    until = blocked_until(misses.values_list("day", flat=True), on=legal_day(at), rules=set_)
    if until is not None:
        raise Blocked(until=until)


def _open(code: str, actor: Actor, at: datetime) -> AppointmentRow:
    row = access.own(code=code, actor=actor)
    _require_open(row, at)
    return row


def _require_open(row: AppointmentRow, at: datetime) -> None:
    if row.state != State.BOOKED or row.begins_at <= at:
        raise NotOpen(code=row.code)


def tell(verb: str, row: AppointmentRow, actor: Actor, at: datetime) -> None:
    """Write what happened to an appointment; who holds it hears of it from there."""
    journal.write(
        kind=f"appointments.{verb}", subject=row.code, at=at, by=actor, owner=row.holder,
        venue=row.venue, function=row.function, item=row.title, day=str(row.day),
        hour=row.start, place=venues.venue(row.venue).name,
    )  # fmt: skip
