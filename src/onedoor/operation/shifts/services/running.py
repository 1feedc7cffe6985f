"""What a clerk says of a shift: a device is down, a paper was given, the window goes over."""

from datetime import datetime

from django.db import IntegrityError, transaction

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements
from onedoor.operation.shifts import access, counting
from onedoor.operation.shifts.domain.errors import NotTheNext, SomebodyHere
from onedoor.operation.shifts.domain.shifts import (
    Device,
    Given,
    check_next,
    check_taking,
    checked,
)
from onedoor.operation.shifts.models import DeviceRow, HandoverRow


@implements(HAMI(13), note="the window works on without printer or reader, and says so before")
@command
def set_device(*, device: Device, is_down: bool, actor: Actor, at: datetime) -> None:
    """Say that a device of one's window is out of order, or works again; again changes nothing."""
    seat = access.window_of(actor)
    place = {"venue": seat.venue, "window": seat.window, "device": device}
    if is_down:
        told = {"since": at, "told_by": actor.ref}
        _row, is_new = DeviceRow.objects.get_or_create(**place, defaults=told)
        changed = int(is_new)
    else:
        changed, _each = DeviceRow.objects.filter(**place).delete()
    if changed:
        verb = "device_down" if is_down else "device_up"
        journal.write(
            kind=f"shifts.{verb}", subject=f"{seat.venue}-window-{seat.window}", at=at, by=actor,
            venue=seat.venue, device=device.value,
        )  # fmt: skip


@internal("that a paper was given is only marked, for the list of who issued it")
@command
def give_paper(*, document: str, how: Given, actor: Actor, at: datetime) -> None:
    """Mark a paper of one's list as printed, or as left to the applicant's account."""
    row = access.paper(document=document, actor=actor)
    if row.given_at is None:
        row.given, row.given_at = how, at
        row.save(update_fields=["given", "given_at"])


@implements(HAMI(11), HAMI(13), note="the window goes over with its figures and what is left there")
@command
def hand_over(*, to: str, note: str, left: str, actor: Actor, at: datetime) -> str:
    """Hand one's window over to the next; return the reference.  The giver signs by doing it."""
    seat, day = access.window_of(actor), legal_day(at)
    if seat.slip is not None:
        raise SomebodyHere(number=seat.slip.number)
    roster = access.roster(seat.venue, seat.window, on=day)
    check_next(giver=actor.ref, taker=to, able=access.able(seat.venue), roster=roster)
    row = HandoverRow(
        venue=seat.venue, window=seat.window, day=day, giver=actor.ref, taker=to,
        note=checked(note), left=checked(left), given_at=at,
        figures=counting.summary_of(actor.ref, day=day).figures(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:  # one waits to be taken already
        raise NotTheNext(to=to) from error
    journal.write(
        kind="shifts.handed_over", subject=row.ref, at=at, by=actor, venue=row.venue,
        window=row.window, to=to,
    )  # fmt: skip
    return row.ref


@implements(HAMI(13), note="the next signs in a session of their own")
@command
def take_over(*, ref: str, actor: Actor, at: datetime) -> None:
    """Take a window over from who handed it over; the taker signs by doing it."""
    row = access.to_take(ref=ref, actor=actor)
    check_taking(counting.handover_of(row))
    row.taken_at = at
    row.save(update_fields=["taken_at"])
    journal.write(
        kind="shifts.taken_over", subject=row.ref, at=at, by=actor, venue=row.venue,
        window=row.window,
    )  # fmt: skip
