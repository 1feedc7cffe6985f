"""What can be asked of desks."""

from collections.abc import Iterable

from onedoor.kernel.actors import Actor
from onedoor.operation.desks import access
from onedoor.operation.desks.domain.phrases import Phrase, Use


def phrases(*, actor: Actor, uses: Iterable[Use] = Use) -> tuple[Phrase, ...]:
    """Return the phrases offered to somebody for some uses: one's own first, then the body's."""
    rows = access.offered_to(actor).filter(use__in=[*uses]).order_by("-owner", "id")
    return tuple(Phrase(row.ref, Use(row.use), row.words, bool(row.owner)) for row in rows)
