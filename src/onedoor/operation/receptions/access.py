"""Who stands on which side of a case that was taken in for elsewhere."""

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.areas import is_within
from onedoor.law.articles import HAMI, implements
from onedoor.operation.receptions.domain.errors import ReceptionMissing
from onedoor.operation.receptions.domain.places import AUTHORISED, Side
from onedoor.operation.receptions.models import ReceptionRow

COUNTER = "counter.intake"


@implements(HAMI(20), note="the place sees what it took in, the home body what it decides")
def side_of(row: ReceptionRow, actor: Actor) -> Side | None:
    """Return on which side of a case somebody stands, None for everybody else."""
    if actor.kind is not ActorKind.STAFF:
        return None
    if is_at_place(row, actor):
        return Side.PLACE
    at_home = actor.body == row.home and any(one.startswith("cases.") for one in actor.duties)
    at_counter = COUNTER in actor.duties and bool(actor.area)
    return Side.HOME if at_home or (at_counter and is_within(row.home_area, actor.area)) else None


def is_at_place(row: ReceptionRow, actor: Actor) -> bool:
    """Tell whether somebody takes in where this case was taken in."""
    is_there = (row.body, row.area) == (actor.body, actor.area)
    return is_there and (COUNTER in actor.duties or row.mode == AUTHORISED)


def to_move(case: str, actor: Actor) -> tuple[ReceptionRow, Side]:
    """Return a reception, locked, with the side of whoever may send or confirm."""
    row = ReceptionRow.objects.select_for_update().filter(case=case).first()
    side = side_of(row, actor) if row else None
    if row is None or side is None:
        raise ReceptionMissing(case=case)
    return row, side
