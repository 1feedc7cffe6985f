"""What who runs a venue decides about appointments, and what time does to them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, system
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import random_id
from onedoor.law.articles import HAMI, implements
from onedoor.operation.appointments import access, policy
from onedoor.operation.appointments.domain.errors import (
    AppointmentMissing,
    PlacesWrong,
    ReasonMissing,
    SpanWrong,
)
from onedoor.operation.appointments.domain.slots import Closure, State
from onedoor.operation.appointments.models import (
    AppointmentRow,
    ClosureRow,
    PlacesRow,
    WaitRow,
)
from onedoor.operation.appointments.services.booking import tell
from onedoor.system.venues import api as venues

_MOST_PLACES = 200
_ACTOR = system("appointments")
WHOLE_DAY = ("00:00", "24:00")


@dataclass(frozen=True, slots=True)
class Span:
    """Hours of a day for which no appointments are taken; without a function, for all of them."""

    day: date
    first: str
    last: str
    reason: str
    function: venues.Function | None = None


@implements(HAMI(14), note="who had an appointment then is told that it is called off, and why")
@command
def close_slots(*, venue: str, span: Span, actor: Actor, at: datetime) -> int:
    """Take no appointments for some hours; return how many were called off."""
    access.require_manager(venue=venue, actor=actor)
    if not span.reason.strip():
        raise ReasonMissing
    if not span.first < span.last or span.day < legal_day(at):
        raise SpanWrong(first=span.first, last=span.last)
    row = ClosureRow.objects.create(
        ref=random_id(), venue=venue, function=span.function or "", day=span.day,
        first=span.first, last=span.last, reason=span.reason.strip(),
    )  # fmt: skip
    shut = Closure(row.ref, row.day, row.first, row.last, row.reason, row.function)
    held = AppointmentRow.objects.select_for_update().filter(
        venue=venue, day=span.day, state=State.BOOKED, begins_at__gt=at
    )
    gone = [one for one in held.order_by("id") if shut.covers(one.function, one.start, one.end)]
    for one in gone:
        one.state, one.reason = State.CALLED_OFF, row.reason
        one.save(update_fields=["state", "reason"])
        tell("called_off", one, actor, at)
    journal.write(
        kind="appointments.closed", subject=venue, at=at, by=actor, day=str(span.day),
        first=span.first, last=span.last, called_off=len(gone),
    )  # fmt: skip
    return len(gone)


@implements(HAMI(14), note="appointments are taken again; who waits is served first")
@command
def reopen_slots(*, venue: str, ref: str, actor: Actor, at: datetime) -> None:
    """Take appointments again."""
    access.require_manager(venue=venue, actor=actor)
    row = ClosureRow.objects.filter(venue=venue, ref=ref).first()
    if row is None:
        raise AppointmentMissing(code=ref)
    row.delete()
    journal.write(kind="appointments.reopened", subject=venue, at=at, by=actor, day=str(row.day))


@implements(HAMI(14), note="fewer or more places than the windows alone would give")
@command
def set_places(
    *, venue: str, function: venues.Function, places: int | None, actor: Actor, at: datetime
) -> None:
    """Set the places of every slot of a function; None lets them follow from the windows."""
    access.require_manager(venue=venue, actor=actor)
    if places is not None and not 0 <= places <= _MOST_PLACES:
        raise PlacesWrong(most=_MOST_PLACES)
    rows = PlacesRow.objects.filter(venue=venue, function=function)
    if places is None:
        rows.delete()
    else:
        PlacesRow.objects.update_or_create(
            venue=venue, function=function, defaults={"places": places}
        )
    journal.write(
        kind="appointments.places_set", subject=venue, at=at, by=actor,
        function=function.value, places=places,
    )  # fmt: skip


def sweep(*, at: datetime) -> int:
    """Put down who did not come, remind who comes soon; return how many."""
    set_ = policy.rules(on=legal_day(at))
    remind = timedelta(hours=terms.number("appointments.remind_hours", on=legal_day(at)))
    rows = AppointmentRow.objects.filter(state=State.BOOKED)
    late = rows.filter(begins_at__lt=at - set_.late).values_list("code", flat=True)
    near = rows.filter(reminded_at=None, begins_at__gt=at, begins_at__lte=at + remind)
    missed = sum(_miss(code=code, at=at) for code in late.order_by("begins_at", "id"))
    codes = near.order_by("begins_at", "id").values_list("code", flat=True)
    WaitRow.objects.filter(day__lt=legal_day(at)).delete()
    return missed + sum(_remind(code=code, at=at) for code in codes)


@implements(HAMI(14), note="who does not come in time has missed it; that counts only for booking")
@command
def _miss(*, code: str, at: datetime) -> bool:
    row = access.by_code(code)
    if row.state != State.BOOKED:
        return False
    row.state = State.MISSED
    row.save(update_fields=["state"])
    tell("missed", row, _ACTOR, at)
    return True


@implements(HAMI(14), note="reminded once before the time comes, by the ways that were chosen")
@command
def _remind(*, code: str, at: datetime) -> bool:
    row = access.by_code(code)
    if row.state != State.BOOKED or row.reminded_at is not None:
        return False
    row.reminded_at = at
    row.save(update_fields=["reminded_at"])
    tell("near", row, _ACTOR, at)
    return True
