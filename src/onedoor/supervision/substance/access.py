"""Who may see how an item is run."""

from django.db.models import QuerySet

from onedoor.general.places import api as places
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI, implements
from onedoor.supervision.substance.models import HandledRow

WATCHING = frozenset({"centre.manage", "office.supervise"})
HEADING = "cases.decide"


def may_see(actor: Actor, *, area: str, body: str) -> bool:
    """Tell whether somebody sees how items of a body and area are run, as ``visible`` does."""
    if actor.kind is not ActorKind.STAFF:
        return False
    if actor.duties & WATCHING and actor.area:
        return places.is_within(area, actor.area)
    return HEADING in actor.duties and body == actor.body


@implements(HAMI(5), note="a head those of the body, an office or manager those of its area")
def visible(actor: Actor) -> "QuerySet[HandledRow]":
    """Return the cases of one's own body, or of the area one watches."""
    rows = HandledRow.objects.all()
    if actor.kind is not ActorKind.STAFF:
        return rows.none()
    if actor.duties & WATCHING and actor.area:
        return rows.filter(area__startswith=places.prefix_of(actor.area))
    return rows.filter(body=actor.body) if HEADING in actor.duties else rows.none()
