"""Papers that go from the place of receipt home, or back."""

from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import HAMI, implements
from onedoor.operation.receptions import access
from onedoor.operation.receptions.domain.errors import ContentsMissing
from onedoor.operation.receptions.domain.places import check_arrival, check_send
from onedoor.operation.receptions.models import ParcelRow, ReceptionRow
from onedoor.operation.receptions.values import to_reception


@implements(HAMI(20), note="who sent the papers and when is on record, and pauses nothing")
@command
def send(*, case: str, what: str, actor: Actor, at: datetime) -> None:
    """Note that papers of a case go to the other side, and what they are."""
    row, side = access.to_move(case, actor)
    contents = what.strip()
    if not contents:
        raise ContentsMissing
    check_send(to_reception(row, row.parcels.all()))
    ParcelRow.objects.create(
        reception=row, by_side=side, what=contents[:200], sent_at=at, sent_by=actor.ref
    )
    _tell("receptions.sent", row, actor, at)


@implements(HAMI(20), note="who received the papers and when is on record")
@command
def confirm(*, case: str, actor: Actor, at: datetime) -> None:
    """Note that what was sent has arrived."""
    row, side = access.to_move(case, actor)
    check_arrival(to_reception(row, row.parcels.all()), side=side)
    row.parcels.filter(arrived_at=None).update(arrived_at=at, arrived_by=actor.ref)
    _tell("receptions.arrived", row, actor, at)


def _tell(kind: str, row: ReceptionRow, actor: Actor, at: datetime) -> None:
    journal.write(kind=kind, subject=row.case, at=at, by=actor, venue=row.venue, home=row.home)
