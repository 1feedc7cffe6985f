"""The ways from an identifier to a venue or an entry, and who may do what to it."""

from onedoor.general.bodies import api as bodies
from onedoor.general.places import api as places
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI, implements
from onedoor.system.venues.domain.errors import (
    Closed,
    EntryMissing,
    NotYourPart,
    NotYours,
    VenueMissing,
)
from onedoor.system.venues.domain.negatives import Stage
from onedoor.system.venues.domain.places import Kind
from onedoor.system.venues.models import NegativeRow, VenueRow

MANAGES, EDITS, SUPERVISES = "centre.manage", "items.edit", "office.supervise"
_GOVERNED = (places.Level.CITY, places.Level.COUNTY)


@implements(HAMI(5), note="a manager its own hall, a township its centre and stations")
def require_runner(*, actor: Actor, kind: Kind, area: str) -> None:
    """Refuse whoever does not run the venues of this kind in this area."""
    if actor.kind is ActorKind.SYSTEM:
        return
    venue = bodies.Venue(kind.value)
    if MANAGES not in actor.duties or not bodies.may_run(body=actor.body, venue=venue, area=area):
        raise NotYours


def to_change(*, code: str, actor: Actor) -> VenueRow:
    """Return a venue, locked, for whoever runs it; refuse one that was closed."""
    row = VenueRow.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise VenueMissing(venue=code)
    require_runner(actor=actor, kind=Kind(row.kind), area=row.area)
    if row.until is not None:
        raise Closed(venue=row.name)
    return row


def may_change(*, code: str, actor: Actor) -> bool:
    """Tell whether somebody runs a venue that is not closed."""
    row = VenueRow.objects.filter(code=code, until=None).first()
    if row is None:
        return False
    venue = bodies.Venue(row.kind)
    return MANAGES in actor.duties and bodies.may_run(body=actor.body, venue=venue, area=row.area)


def list_area(area: str) -> str:
    """Return the city or county in whose hall, or on whose list, the items of an area are."""
    levels = places.levels_of({area, *places.ancestors(area)})
    return next(one for one in (area, *places.ancestors(area)) if levels.get(one) in _GOVERNED)


@implements(HAMI(10), note="the manager checks, the government of the level approves")
def to_decide(*, entry: str, then: Stage, actor: Actor) -> NegativeRow:
    """Return an entry, locked, for whoever's turn the next stage is."""
    row = NegativeRow.objects.select_for_update().filter(public_id=entry).first()
    if row is None:
        raise EntryMissing(entry=entry)
    if not _may(actor, row, then):
        raise NotYourPart
    return row


def _may(actor: Actor, row: NegativeRow, then: Stage) -> bool:
    if actor.kind is ActorKind.SYSTEM:
        return True
    if actor.kind is not ActorKind.STAFF:
        return False
    own = bodies.body(actor.body)
    manager = own.role is bodies.Role.MANAGER and MANAGES in actor.duties
    government = (
        own.role in (bodies.Role.GOVERNMENT, bodies.Role.OFFICE) and SUPERVISES in actor.duties
    )
    turns = {
        Stage.CHECKED: manager,
        Stage.APPROVED: government,
        Stage.WITHDRAWN: manager or government,
        Stage.REJECTED: manager if row.stage == Stage.ASKED else government,
    }
    return own.area == row.area and turns[then]


def one_open(*, code: str) -> VenueRow:
    """Return a venue that is not closed."""
    row = VenueRow.objects.filter(code=code, until=None).first()
    if row is None:
        raise VenueMissing(venue=code)
    return row
