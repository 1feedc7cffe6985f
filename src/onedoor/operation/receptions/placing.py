"""What the transactions of cases ask: may it be taken in here, and where it was."""

from datetime import date, datetime

from onedoor.general.bodies import api as bodies
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.law.articles import ADL, HAMI, implements
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
from onedoor.system.delegation import api as delegation
from onedoor.system.items import api as items
from onedoor.system.staffing import api as staffing
from onedoor.system.venues import api as venues


@implements(HAMI(20), HAMI(12), note="what is flagged anywhere, what is delegated at that venue")
def place_for(what: items.Offering, *, actor: Actor, on: date) -> Place | None:
    """Return where somebody takes an item in for elsewhere, None at home; else refuse."""
    if is_home(clerk=actor.area, item=what.area):
        return None
    venue = staffing.venue_of(actor, on=on)
    down = _delegated(what, venue, on) if venue else None
    if down is not None and venue is not None:
        return Place(venue.code, venue.name, actor.body, actor.area, down.mode, down.id)
    check_citywide(_item(what), venue=venue.code if venue else "")
    assert venue is not None
    return Place(venue.code, venue.name, actor.body, actor.area, what.what.citywide_mode)


def _delegated(what: items.Offering, venue: venues.Venue, on: date) -> delegation.Delegation | None:
    """Return what lets a venue act in the body's place on a day; help alone takes nothing in."""
    found = delegation.in_force(item=what.code, venue=venue.code, on=on)
    return found if found and found.mode in delegation.IN_ITS_PLACE else None


@implements(HAMI(20), note="the case keeps where it was taken in, when and by whom")
def put(
    place: Place, what: items.Offering, case: str, *, handout: Handout, actor: Actor, at: datetime
) -> None:
    """Keep where a case was taken in; runs inside the transaction that takes it in."""
    ReceptionRow.objects.create(
        case=case, venue=place.venue, venue_name=place.name, body=place.body, area=place.area,
        mode=place.mode, delegation=place.delegation, home=what.body, home_area=what.area,
        handout=handout, clerk=actor.ref, at=at,
    )  # fmt: skip
    journal.write(
        kind="receptions.taken", subject=case, at=at, by=actor,
        venue=place.venue, home=what.body, mode=place.mode, handout=handout.value,
    )  # fmt: skip


def at_place(case: str, *, actor: Actor) -> Reception | None:
    """Return where a case was taken in, for who takes in there; None for everybody else."""
    row = ReceptionRow.objects.filter(case=case).first()
    return to_reception(row, ()) if row and access.is_at_place(row, actor) else None


@implements(HAMI(12), ADL(24), note="after its end nothing more is done under a delegation")
def require_in_force(case: str, *, actor: Actor, on: date) -> None:
    """Refuse who acts in another body's place under a delegation that does not hold on a day."""
    row = ReceptionRow.objects.filter(case=case).exclude(delegation="").first()
    if row is not None and access.is_at_place(row, actor):
        delegation.require_in_force(row.delegation, on=on)


@implements(ADL(24), note="in the name of the body that delegates; by whom, is said")
def in_place_of(case: str, *, actor: Actor) -> str:
    """Return the name of the body that acts in the place of a case's own, or nothing."""
    row = ReceptionRow.objects.filter(case=case).exclude(delegation="").first()
    is_there = row is not None and access.is_at_place(row, actor)
    return bodies.body(actor.body).name if is_there else ""


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
