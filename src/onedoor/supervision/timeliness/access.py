"""Who may see which overrun, and who explains it."""

from django.db.models import QuerySet

from onedoor.general.places import api as places
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.errors import Missing
from onedoor.supervision.timeliness.models import Overrun

WATCHING = frozenset({"centre.manage", "office.supervise"})
HEADING = "cases.decide"


class OverrunMissing(Missing):
    """There is no such overrun, or it is another body's."""

    code = "timeliness.overrun_missing"


def visible(actor: Actor) -> "QuerySet[Overrun]":
    """Return the overruns of one's own body, or of the area one watches."""
    rows = Overrun.objects.filter(dropped_on=None)
    if actor.kind is not ActorKind.STAFF:
        return rows.none()
    if actor.duties & WATCHING and actor.area:
        return rows.filter(area__startswith=places.prefix_of(actor.area))
    return rows.filter(body=actor.body) if HEADING in actor.duties else rows.none()


def to_explain(*, case: str, actor: Actor) -> Overrun:
    """Return an overrun, locked, for the head of its body; to anybody else there is none."""
    rows = Overrun.objects.select_for_update().filter(dropped_on=None, case=case)
    row = rows.first()
    if row is None or row.body != actor.body or HEADING not in actor.duties:
        raise OverrunMissing(case=case)
    return row
