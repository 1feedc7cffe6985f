"""What can be asked of receptions: where a case was taken in, and what one's venue took in."""

from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE
from onedoor.operation.receptions import access
from onedoor.operation.receptions.domain.places import Reception, Side
from onedoor.operation.receptions.models import ReceptionRow
from onedoor.operation.receptions.values import to_reception

# For the statement of another module: where a case was taken in, nothing for one of home.
TOLD = "(SELECT venue_name FROM receptions_reception WHERE receptions_reception.case = {case})"


def of(case: str) -> Reception | None:
    """Return where a case was taken in, with its parcels; None when that was at home."""
    row = ReceptionRow.objects.filter(case=case).first()
    return to_reception(row, row.parcels.order_by("id")) if row else None


def side(case: str, *, actor: Actor) -> Side | None:
    """Return on which side of a case somebody stands."""
    row = ReceptionRow.objects.filter(case=case).first()
    return access.side_of(row, actor) if row else None


def taken_at(actor: Actor) -> tuple[str, ...]:
    """Return the numbers of what was lately taken in for elsewhere where somebody works.

    EXPLAIN: a walk of ``reception_of_body``; fifty at most.
    """
    if access.COUNTER not in actor.duties:
        return ()
    rows = ReceptionRow.objects.filter(body=actor.body, area=actor.area).order_by("-id")
    return tuple(rows.values_list("case", flat=True)[:PAGE])
