"""Rows of receptions as values."""

from collections.abc import Iterable

from onedoor.operation.receptions.domain.places import Handout, Parcel, Place, Reception, Side
from onedoor.operation.receptions.models import ParcelRow, ReceptionRow


def to_reception(row: ReceptionRow, parcels: Iterable[ParcelRow]) -> Reception:
    """Return a reception as a value."""
    return Reception(
        case=row.case,
        place=Place(
            row.venue, row.venue_name, row.body, row.area, row.mode, row.delegation
        ),
        home=row.home,
        handout=Handout(row.handout),
        clerk=row.clerk,
        at=row.at,
        parcels=tuple(
            Parcel(
                Side(one.by_side), one.what, one.sent_at, one.sent_by, one.arrived_at,
                one.arrived_by,
            )
            for one in parcels
        ),
    )  # fmt: skip
