"""What is done with a result: handed out at the window, posted, and what became of the parcel."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import api as cases
from onedoor.operation.hall import api as hall
from onedoor.operation.handouts import access
from onedoor.operation.handouts.domain.errors import AlreadyOut
from onedoor.operation.handouts.domain.handouts import (
    Parcel,
    Relation,
    Stage,
    Taker,
    check_open,
    check_parcel,
    check_signature,
    check_way,
    number_of,
    relation_of,
)
from onedoor.operation.handouts.models import HandoutRow
from onedoor.operation.handouts.sealing import sealed

AT_WINDOW, BY_POST = "窗口领取", "邮寄送达"  # as the case tells it


def hand_out(*, case: str, taker: Taker, actor: Actor, at: datetime) -> Relation:
    """Hand a result over to who may take it and signs for it; return in which relation."""
    seat = access.window_of(actor)
    found = access.to_hand_out(number=case, actor=actor)
    number = number_of(taker.number, today=legal_day(at))
    known = access.known(found, number, on=legal_day(at))
    relation = relation_of(known, letter=taker.letter)
    check_signature(taker)
    shown = Taker(taker.name, number, taker.signature, taker.on_paper, taker.letter)
    _let_go(found, seat, AT_WINDOW, actor, at)
    _keep_handed(case=case, seat=seat, taker=shown, relation=relation, actor=actor, at=at)
    return relation


def send(*, case: str, parcel: Parcel, actor: Actor, at: datetime) -> None:
    """Post a result."""
    seat = access.window_of(actor)
    found = access.to_hand_out(number=case, actor=actor)
    parcel = check_parcel(parcel)
    _let_go(found, seat, BY_POST, actor, at)
    _keep_sent(case=case, seat=seat, parcel=parcel, actor=actor, at=at)


def _let_go(found: cases.Dossier, seat: hall.Seat, words: str, actor: Actor, at: datetime) -> None:
    """Move the case, unless it was delivered before and lies here again."""
    row = HandoutRow.objects.filter(case=found.number).order_by("-n").first()
    check_open(access.stage_of(row))
    if found.state is not cases.State.DELIVERED:
        to = f"{words}（{seat.window} 号窗口）"
        cases.COMMANDS[cases.Move.DELIVER](number=found.number, to=to, actor=actor, at=at)


@implements(ADL(44), HAMI(13), note="who took it, shown by which card, signed for; sealed")
@command
def _keep_handed(  # what, where, to whom
    *, case: str, seat: hall.Seat, taker: Taker, relation: Relation, actor: Actor, at: datetime
) -> None:
    kept = {
        "stage": Stage.HANDED, "relation": relation, "taker_sealed": sealed(taker),
        "on_paper": taker.on_paper,
    }  # fmt: skip
    row = _keep(case, seat, kept, actor, at)
    journal.write(
        kind="handouts.handed", subject=case, at=at, by=actor, n=row.n, venue=seat.venue,
        window=seat.window, relation=relation.value, on_paper=row.on_paper,
    )  # fmt: skip


@implements(ADL(44), note="posted with carrier and number, which the applicant can follow")
@command
def _keep_sent(*, case: str, seat: hall.Seat, parcel: Parcel, actor: Actor, at: datetime) -> None:
    kept = {"stage": Stage.SENT, "carrier": parcel.carrier, "tracking": parcel.tracking}
    row = _keep(case, seat, kept, actor, at)
    journal.write(
        kind="handouts.sent", subject=case, at=at, by=actor, n=row.n, venue=seat.venue,
        window=seat.window, carrier=parcel.carrier,
    )  # fmt: skip


def _keep(
    case: str, seat: hall.Seat, kept: dict[str, Any], actor: Actor, at: datetime
) -> HandoutRow:
    last = access.last_of(case)
    check_open(access.stage_of(last))
    try:
        with transaction.atomic():
            return HandoutRow.objects.create(
                case=case, n=last.n + 1 if last else 1, at=at, venue=seat.venue,
                window=seat.window, clerk=actor.ref, **kept,
            )  # fmt: skip
    except IntegrityError as error:  # two windows at once
        raise AlreadyOut from error


@implements(ADL(44), note="what became of a parcel is put down; what came back lies here again")
@command
def settle(*, case: str, then: Stage, reason: str, actor: Actor, at: datetime) -> None:
    """Put down that a parcel arrived, or came back and why."""
    access.window_of(actor)
    access.to_hand_out(number=case, actor=actor)
    row = access.last_of(case)
    check_way(access.stage_of(row), then, reason)
    assert row is not None
    row.stage, row.settled_at, row.settled_by = then, at, actor.ref
    row.reason = " ".join(reason.split())[:200] if then is Stage.RETURNED else ""
    row.save()
    journal.write(kind=f"handouts.{then.value}", subject=case, at=at, by=actor, n=row.n)
