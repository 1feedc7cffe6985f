"""What the transactions of cases ask: may it be taken in here, and where it was."""

from datetime import date, datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.law.articles import HAMI, implements
from onedoor.operation.receptions import access
from onedoor.operation.receptions.domain.places import (
    Handout,
    Item,
    Place,
    Reception,
    check_citywide,
    is_home,
)
from onedoor.operation.receptions.models import ReceptionRow
from onedoor.operation.receptions.values import to_reception
from onedoor.system.items import api as items
from onedoor.system.staffing import api as staffing


@implements(HAMI(20), note="what is flagged, at any hall, centre or station of the city")
def place_for(what: items.Offering, *, actor: Actor, on: date) -> Place | None:
    """Return where somebody takes an item in for elsewhere, None at home; else refuse."""
    if is_home(clerk=actor.area, item=what.area):
        return None
    venue = staffing.venue_of(actor, on=on) if what.is_citywide else None
    check_citywide(_item(what), venue=venue.code if venue else "")
    assert venue is not None
    return Place(venue.code, venue.name, actor.body, actor.area, what.what.citywide_mode)


@implements(HAMI(20), note="the case keeps where it was taken in, when and by whom")
def put(
    place: Place, what: items.Offering, case: str, *, handout: Handout, actor: Actor, at: datetime
) -> None:
    """Keep where a case was taken in; runs inside the transaction that takes it in."""
    ReceptionRow.objects.create(
        case=case, venue=place.venue, venue_name=place.name, body=place.body, area=place.area,
        mode=place.mode, home=what.body, home_area=what.area, handout=handout, clerk=actor.ref,
        at=at,
    )  # fmt: skip
    journal.write(
        kind="receptions.taken", subject=case, at=at, by=actor,
        venue=place.venue, home=what.body, mode=place.mode, handout=handout.value,
    )  # fmt: skip


def at_place(case: str, *, actor: Actor) -> Reception | None:
    """Return where a case was taken in, for who takes in there; None for everybody else."""
    row = ReceptionRow.objects.filter(case=case).first()
    return to_reception(row, ()) if row and access.is_at_place(row, actor) else None


def _item(what: items.Offering) -> Item:
    at = next(iter(what.what.places), None)
    return Item(
        area=what.area,
        is_citywide=what.is_citywide,
        mode=what.what.citywide_mode,
        name=what.name.zh,
        body=what.body_name.zh,
        address=at.address.zh if at else "",
        phone=at.phone if at else what.what.consult_phone,
    )
