"""What a clerk does at a window: sit down, call, serve, pass by, hand on, pause, leave."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Case, Q, Value, When

from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements
from onedoor.operation.hall import access
from onedoor.operation.hall.domain.errors import (
    CalledTooSeldom,
    NoSuchQueue,
    StillSomebody,
    WindowPaused,
    WindowTaken,
    WindowWrong,
    WrongTurn,
)
from onedoor.operation.hall.domain.slips import Move, Slip, State, then
from onedoor.operation.hall.models import SeatRow, SlipRow
from onedoor.operation.hall.services.giving import queues
from onedoor.operation.hall.values import functions_at, slip_of
from onedoor.system.venues import api as venues


@implements(HAMI(13), note="one clerk at a window, one window for a clerk")
@command
def sit_down(*, venue: str, window: str, actor: Actor, at: datetime) -> None:
    """Take a seat at a window of a hall; again, it changes nothing."""
    found = venues.venue(venue)
    access.require_clerk(venue=found, actor=actor)
    if not any(one.number == window and one.in_use for one in found.windows):
        raise WindowWrong(window=window)
    try:
        with transaction.atomic():
            row, is_new = SeatRow.objects.get_or_create(
                venue=venue, window=window, clerk=actor.ref, defaults={"since": at}
            )
    except IntegrityError as error:
        raise WindowTaken(window=window) from error
    if is_new:
        _tell_seat("opened", row, actor, at)


@implements(HAMI(13), note="a window that pauses is shown as such, and calls nobody")
@command
def pause(*, actor: Actor, at: datetime) -> None:
    """Pause one's window; who was called first comes to an end."""
    seat = access.seat_of(actor)
    _require_free(seat)
    if seat.paused_at is None:
        seat.paused_at = at
        seat.save(update_fields=["paused_at"])
        _tell_seat("paused", seat, actor, at)


@implements(HAMI(13), note="after the pause the window calls again")
@command
def resume(*, actor: Actor, at: datetime) -> None:
    """Go on after a pause."""
    seat = access.seat_of(actor)
    if seat.paused_at is not None:
        seat.paused_at = None
        seat.save(update_fields=["paused_at"])
        _tell_seat("resumed", seat, actor, at)


@implements(HAMI(13), note="nobody leaves while somebody stands at the window")
@command
def leave(*, actor: Actor, at: datetime) -> None:
    """Leave one's window."""
    seat = access.seat_of(actor)
    _require_free(seat)
    _tell_seat("closed", seat, actor, at)
    seat.delete()


@implements(
    HAMI(13),
    note="appointments at their time, then by rank; two windows at once never get one number",
)
@command
def call_next(*, actor: Actor, at: datetime, and_finish: bool = False) -> Slip | None:
    """Call who is next for one's window; None when nobody waits.

    With ``and_finish`` who is being served is done with in the same breath, or nothing happens.

    EXPLAIN: ``slip_waiting`` of the day; what another window is just taking is skipped.
    """
    seat = access.seat_of(actor)
    if seat.paused_at is not None:
        raise WindowPaused(window=seat.window)
    here = access.slip_at(seat) if and_finish else None
    if here is not None and here.state == State.SERVING:
        here.ended_at = at
        _move(here, Move.FINISH, actor, at)
    _require_free(seat)
    row = (
        SlipRow.objects.select_for_update(skip_locked=True)
        .filter(
            venue=seat.venue,
            day=legal_day(at),
            state=State.WAITING,
            function__in=functions_at(seat.venue, seat.window),
        )
        .order_by(Case(When(Q(begins_at__lte=at), then=Value(0)), default=1), "rank_at", "id")
        .first()
    )
    if row is None:
        return None
    row.window, row.clerk = seat.window, actor.ref
    row.called_at = row.called_at or at
    return _move(row, Move.CALL, actor, at)


@implements(HAMI(13), note="called once more, by number alone")
@command
def recall(*, actor: Actor, at: datetime) -> Slip:
    """Call the number at one's window once more."""
    return _move(_slip_here(actor), Move.RECALL, actor, at)


@implements(HAMI(13), note="when somebody came to the window is put down")
@command
def serve(*, actor: Actor, at: datetime) -> Slip:
    """Begin with who was called."""
    row = _slip_here(actor)
    row.serving_at = at
    return _move(row, Move.SERVE, actor, at)


@implements(HAMI(13), note="when somebody left the window is put down")
@command
def finish(*, actor: Actor, at: datetime) -> Slip:
    """End with who is served."""
    row = _slip_here(actor)
    row.ended_at = at
    return _move(row, Move.FINISH, actor, at)


@implements(HAMI(13), note="passed by only after having been called often enough")
@command
def pass_by(*, actor: Actor, at: datetime) -> Slip:
    """Pass by who was called and did not come."""
    row = _slip_here(actor)
    least = terms.number("hall.calls_before_pass", on=legal_day(at))
    if row.calls < least:
        raise CalledTooSeldom(number=row.number, calls=row.calls, least=least)
    row.ended_at = at
    return _move(row, Move.MISS, actor, at)


@implements(HAMI(13), note="handed on to another function with the time already waited")
@command
def transfer(*, function: venues.Function, actor: Actor, at: datetime) -> Slip:
    """Hand who stands here on to the windows of another function; the place is kept."""
    row = _slip_here(actor)
    if function not in queues(row.venue) or function in functions_at(row.venue, row.window):
        raise NoSuchQueue(function=function.value)
    row.function = function
    row.serving_at = None
    return _move(row, Move.TRANSFER, actor, at)


@implements(HAMI(13), note="who was passed by and comes after all need not queue anew")
@command
def put_back(*, number: str, actor: Actor, at: datetime) -> Slip:
    """Let who was passed by today wait again, at the old place."""
    seat = access.seat_of(actor)
    row = access.slip_of_day(venue=seat.venue, number=number.strip().upper(), day=legal_day(at))
    row.ended_at, row.calls = None, 0
    return _move(row, Move.PUT_BACK, actor, at)


def _slip_here(actor: Actor) -> SlipRow:
    row = access.slip_at(access.seat_of(actor))
    if row is None:
        raise WrongTurn(move="", state="")
    return row


def _require_free(seat: SeatRow) -> None:
    here = access.slip_at(seat)
    if here is not None:
        raise StillSomebody(number=here.number)


_KINDS = {
    Move.CALL: "called",
    Move.RECALL: "recalled",
    Move.SERVE: "serving",
    Move.FINISH: "served",
    Move.MISS: "passed",
    Move.TRANSFER: "transferred",
    Move.PUT_BACK: "put_back",
}


def _move(row: SlipRow, move: Move, actor: Actor, at: datetime) -> Slip:
    row.state = then(move, State(row.state))
    window = row.window
    if move in (Move.CALL, Move.RECALL):
        row.calls += 1
    if row.state == State.WAITING:
        row.window = row.clerk = ""
    row.save()
    journal.write(
        kind=f"hall.{_KINDS[move]}", subject=row.ref, at=at, by=actor, venue=row.venue,
        window=window, function=row.function,
    )  # fmt: skip
    return slip_of(row)


def _tell_seat(verb: str, seat: SeatRow, actor: Actor, at: datetime) -> None:
    subject = f"{seat.venue}-window-{seat.window}"
    journal.write(kind=f"hall.window_{verb}", subject=subject, at=at, by=actor, venue=seat.venue)
