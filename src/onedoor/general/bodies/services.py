"""What can be done to bodies: register them, take a sheet of them, hand over duties."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q

from onedoor.general.bodies.access import require_administrator, to_body
from onedoor.general.bodies.domain.bodies import Body, Duty, Role
from onedoor.general.bodies.domain.errors import (
    BodyMissing,
    DutyHeld,
    DutyNotOfBody,
    HolderMissing,
    TenureEndsEarly,
    TenureMissing,
)
from onedoor.general.bodies.domain.sheet import AREA, COLUMNS, Report, read_bodies
from onedoor.general.bodies.models import BodyRow, TenureRow
from onedoor.general.places import api as places
from onedoor.general.sheets import api as sheets
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import HAMI, implements

_FIELDS = ("name", "short_name", "kind", "role", "level", "area", "parent", "sample")
_HOLDERS = {
    Duty.HEAD: (Role.GOVERNMENT, Role.TOWNSHIP),
    Duty.COORDINATION: (Role.OFFICE,),
    Duty.HALL: (Role.MANAGER,),
    Duty.STATIONS: (Role.TOWNSHIP,),
}


@implements(HAMI(3), HAMI(5), note="bodies belong to an area of the city")
@command
def register(*, bodies: Iterable[Body], actor: Actor, at: datetime) -> Report:
    """Register bodies or change what is known of them; whole or not at all."""
    require_administrator(actor)
    bodies = tuple(bodies)
    for found in bodies:
        places.require_in_city(found.area)
    return _put(bodies, actor, at)


@implements(HAMI(3), HAMI(5), note="a sheet is taken whole, or every flaw of it is named")
@command
def import_sheet(*, content: bytes, actor: Actor, at: datetime) -> Report:
    """Take bodies from a spreadsheet (xlsx, csv); with one flaw nothing is written.

    Taking the same sheet again changes nothing.  Raises SheetUnreadable.
    """
    require_administrator(actor)
    rows = sheets.read(content, columns=COLUMNS)
    areas = places.levels_of({row.cells[AREA] for row in rows})
    kept = [to_body(row) for row in BodyRow.objects.all()]
    good, flaws = read_bodies(rows, areas=areas, kept=kept)
    if flaws:
        return Report(len(rows), 0, 0, 0, flaws)
    return _put(good, actor, at)


@implements(HAMI(5), note="who is responsible is recorded with dates and a document")
@command
def appoint(  # an appointment is these seven facts
    *,
    body: str,
    duty: Duty,
    holder: str = "",
    since: date,
    document_number: str,
    actor: Actor,
    at: datetime,
) -> None:
    """Give a duty of article 5 to a body; the one who held it ends on that day."""
    require_administrator(actor)
    row = BodyRow.objects.select_for_update().filter(code=body).first()
    if row is None:
        raise BodyMissing(body=body)
    if Role(row.role) not in _HOLDERS[duty]:
        raise DutyNotOfBody(body=row.name, duty=duty)
    if not document_number.strip() or (duty is Duty.HEAD and not holder.strip()):
        raise HolderMissing(body=row.name)
    held = TenureRow.objects.select_for_update().filter(area=row.area, duty=duty)
    if held.filter(Q(since__gte=since) | Q(until__gt=since)).exists():
        raise DutyHeld(body=row.name, since=since)
    held.filter(until__isnull=True).update(until=since)
    TenureRow.objects.create(
        area=row.area,
        duty=duty,
        body=row,
        holder=holder.strip(),
        since=since,
        document_number=document_number.strip(),
    )
    journal.write(
        kind="bodies.duty_given",
        subject=body,
        at=at,
        by=actor,
        area=row.area,
        duty=duty.value,
        since=str(since),
        document_number=document_number.strip(),
    )


@implements(HAMI(5), note="a tenure that ends without a successor shows as a gap")
@command
def end_tenure(*, area: str, duty: Duty, until: date, actor: Actor, at: datetime) -> None:
    """End the running tenure of a duty; from that day on nobody holds it."""
    require_administrator(actor)
    row = (
        TenureRow.objects.select_for_update()
        .filter(area=area, duty=duty, until__isnull=True)
        .first()
    )
    if row is None:
        raise TenureMissing(area=area)
    if until <= row.since:
        raise TenureEndsEarly(since=row.since, until=until)
    row.until = until
    row.save(update_fields=["until"])
    journal.write(
        kind="bodies.duty_ended",
        subject=row.body_id,
        at=at,
        by=actor,
        area=area,
        duty=duty.value,
        until=str(until),
    )


def _put(bodies: tuple[Body, ...], actor: Actor, at: datetime) -> Report:
    kept = {row.code: to_body(row) for row in BodyRow.objects.select_for_update()}
    new = [found for found in bodies if found.code not in kept]
    changed = [found for found in bodies if found.code in kept and kept[found.code] != found]
    BodyRow.objects.bulk_create(
        [
            BodyRow(code=b.code, **{name: getattr(b, name) for name in _FIELDS})
            for b in new + changed
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=list(_FIELDS),
    )
    for kind, written in (("bodies.registered", new), ("bodies.changed", changed)):
        for found in written:
            journal.write(kind=kind, subject=found.code, at=at, by=actor, area=found.area)
    return Report(len(bodies), len(new), len(changed), len(bodies) - len(new) - len(changed))
