"""What can be asked of handouts: those of a case, and the parcels of a venue."""

from onedoor.kernel.masks import masked
from onedoor.operation.handouts.domain.handouts import Handout, Parcel, Relation, Stage
from onedoor.operation.handouts.models import HandoutRow
from onedoor.operation.handouts.sealing import opened

_MOST = 50


def of_case(case: str) -> tuple[Handout, ...]:
    """Return how the result of a case left the window, the last first."""
    return tuple(map(_handout, HandoutRow.objects.filter(case=case).order_by("-n")))


def parcels(venue: str) -> tuple[tuple[str, Handout], ...]:
    """Return the parcels of a venue that are on their way or came back, with their cases.

    EXPLAIN: the first of ``handout_parcels``.
    """
    wanted = HandoutRow.objects.filter(venue=venue, stage__in=(Stage.SENT, Stage.RETURNED))
    latest: dict[str, Handout] = {}
    for row in wanted.order_by("-at")[:_MOST]:
        latest.setdefault(row.case, _handout(row))
    return tuple(latest.items())


def _handout(row: HandoutRow) -> Handout:
    name, number = opened(row.taker_sealed)
    return Handout(
        n=row.n,
        stage=Stage(row.stage),
        at=row.at,
        venue=row.venue,
        window=row.window,
        clerk=row.clerk,
        relation=Relation(row.relation) if row.relation else None,
        name=name,
        number_masked=masked(number, first=4, last=2) if number else "",
        on_paper=row.on_paper,
        parcel=Parcel(row.carrier, row.tracking) if row.carrier else None,
        settled_at=row.settled_at,
        reason=row.reason,
    )
