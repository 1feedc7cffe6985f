"""Who may reach which need, and whose turn it is."""

from django.db.models import QuerySet

from onedoor.general.bodies import api as bodies
from onedoor.general.places import api as places
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI, implements
from onedoor.system.needs.domain.errors import NeedMissing, NotYourPart
from onedoor.system.needs.models import NeedRow
from onedoor.system.venues import api as venues

MANAGES, SUPERVISES = "centre.manage", "office.supervise"


def visible(actor: Actor) -> "QuerySet[NeedRow]":
    """Return the needs of the venues of who manages or supervises an area."""
    rows = NeedRow.objects.all()
    if actor.kind is not ActorKind.STAFF or not actor.duties & {MANAGES, SUPERVISES}:
        return rows.none()
    return rows.filter(area__startswith=places.prefix_of(actor.area))


@implements(HAMI(5), note="who runs a venue tells its needs")
def require_runner(actor: Actor, *, venue: str) -> venues.Venue:
    """Return a venue for who runs it."""
    if actor.kind is not ActorKind.STAFF or not venues.may_change(code=venue, actor=actor):
        raise NotYourPart
    return venues.venue(venue)


def to_withdraw(*, need: str, actor: Actor) -> NeedRow:
    """Return a need, locked, for who runs its venue."""
    row = _locked(need, actor)
    require_runner(actor, venue=row.venue)
    return row


def to_answer(*, need: str, actor: Actor) -> NeedRow:
    """Return a need, locked, for the government or office that grants it."""
    row = _locked(need, actor)
    if not may_answer(row, actor):
        raise NotYourPart
    return row


@implements(HAMI(5), note="granted by the government of the city or county the venue lies in")
def may_answer(row: NeedRow, actor: Actor) -> bool:
    """Tell whether somebody grants a need."""
    if SUPERVISES not in actor.duties:
        return False
    own = bodies.body(actor.body)
    governs = own.role in (bodies.Role.GOVERNMENT, bodies.Role.OFFICE)
    return governs and own.area == venues.list_area(row.area)


def _locked(need: str, actor: Actor) -> NeedRow:
    row = visible(actor).select_for_update().filter(public_id=need).first()
    if row is None:
        raise NeedMissing(asked=need)
    return row
