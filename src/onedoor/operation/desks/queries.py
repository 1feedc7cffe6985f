"""What can be asked of desks."""

from collections.abc import Iterable

from onedoor.kernel.actors import Actor
from onedoor.operation.desks import access
from onedoor.operation.desks.domain.favourites import Favourite
from onedoor.operation.desks.domain.phrases import Phrase, Use
from onedoor.operation.desks.domain.views import View


def phrases(*, actor: Actor, uses: Iterable[Use] = Use) -> tuple[Phrase, ...]:
    """Return the phrases offered to somebody for some uses: one's own first, then the body's."""
    rows = access.offered_to(actor).filter(use__in=[*uses]).order_by("-owner", "id")
    return tuple(Phrase(row.ref, Use(row.use), row.words, bool(row.owner)) for row in rows)


def favourites(*, actor: Actor) -> tuple[Favourite, ...]:
    """Return the items that somebody has at hand, by their digits."""
    rows = access.favourites_of(actor).order_by("place")
    return tuple(Favourite(row.place, row.offering) for row in rows)


def views(*, actor: Actor) -> tuple[View, ...]:
    """Return the views that somebody keeps, in the order they were kept."""
    rows = access.views_of(actor).order_by("id")
    return tuple(View(row.ref, row.name, row.parts, row.is_default) for row in rows)
