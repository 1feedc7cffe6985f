"""What can be asked about bodies."""

from collections import defaultdict
from datetime import date

from onedoor.general.bodies.access import to_body
from onedoor.general.bodies.domain.bodies import (
    Body,
    Duty,
    Gap,
    Role,
    Tenure,
    duties_of,
    gaps_between,
)
from onedoor.general.bodies.models import BodyRow, TenureRow
from onedoor.general.places.api import HAMI, Level, counties, place, prefix_of, townships


def bodies(*, area: str = "", role: Role | None = None, within: str = "") -> tuple[Body, ...]:
    """Return bodies in the order of area and name.

    ``area`` takes those of exactly this place, ``within`` also those of every place in it.
    """
    rows = BodyRow.objects.all()
    if area:
        rows = rows.filter(area=area)
    if within:
        rows = rows.filter(area__startswith=prefix_of(within))
    if role is not None:
        rows = rows.filter(role=role)
    return tuple(to_body(row) for row in rows.order_by("area", "name", "code"))


def body_named(name: str) -> Body | None:
    """Return the body with this full name, None if there is none."""
    row = BodyRow.objects.filter(name=name).first()
    return None if row is None else to_body(row)


def tenures(*, area: str = "", body: str = "") -> tuple[Tenure, ...]:
    """Return who held which duty, newest first, of an area or of a body."""
    rows = TenureRow.objects.all()
    if area:
        rows = rows.filter(area=area)
    if body:
        rows = rows.filter(body=body)
    return tuple(_tenure(row) for row in rows.order_by("duty", "-since", "-id"))


def holder(*, area: str, duty: Duty, on: date) -> Tenure | None:
    """Return who holds a duty in an area on a day, None if nobody does."""
    rows = TenureRow.objects.filter(area=area, duty=duty, since__lte=on).order_by("-since")
    return next((_tenure(r) for r in rows if r.until is None or r.until > on), None)


def gaps(*, on: date, within: str = HAMI) -> tuple[Gap, ...]:
    """Return every span up to a day on which a duty of article 5 lay with nobody.

    Asked for the city, its counties and all townships with a government; one query.
    """
    held: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for row in TenureRow.objects.filter(area__startswith=prefix_of(within)):
        held[row.area, row.duty].append(_tenure(row))
    above = [place(HAMI), *counties()] if within == HAMI else [place(within)]
    below = townships(within) if above[0].level in (Level.CITY, Level.COUNTY) else ()
    return tuple(
        gap
        for unit in (*above, *below)
        for duty in duties_of(unit.level)
        for gap in gaps_between(
            area=unit.code, duty=duty, tenures=tuple(held[unit.code, duty]), on=on
        )
    )


def _tenure(row: TenureRow) -> Tenure:
    return Tenure(
        area=row.area,
        duty=Duty(row.duty),
        body=row.body_id,
        holder=row.holder,
        since=row.since,
        until=row.until,
        document_number=row.document_number,
    )
