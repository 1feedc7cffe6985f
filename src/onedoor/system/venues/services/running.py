"""What whoever runs a venue may do: open it, change what is known of it, close it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from onedoor.general.places import api as places
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import AEL, HAMI, implements
from onedoor.system.venues import access
from onedoor.system.venues.domain.errors import (
    DateWrong,
    FactMissing,
    NameTaken,
    OneIsThere,
    ReasonMissing,
)
from onedoor.system.venues.domain.hours import Differs, Week, check_spans
from onedoor.system.venues.domain.places import (
    Facility,
    Kind,
    Window,
    check_name,
    check_place,
    check_windows,
)
from onedoor.system.venues.models import DayRow, SharingRow, VenueRow, WindowRow

_CODE = 6
_ALONE = (Kind.CENTRE, Kind.STATION)


@dataclass(frozen=True, slots=True)
class Facts:
    """What everybody may know of a venue; the point in degrees, both or neither."""

    name: str
    address: str
    phone: str
    longitude: Decimal | None = None
    latitude: Decimal | None = None
    facilities: frozenset[Facility] = frozenset()


@implements(HAMI(6), note="named by its level, run by who runs that level, one a township")
@command
def open_venue(  # a venue is these facts
    *, kind: Kind, area: str, body: str, facts: Facts, since: date, actor: Actor, at: datetime
) -> str:
    """Open a hall, centre or station; return its code."""
    access.require_runner(actor=actor, kind=kind, area=area)
    level = places.place(area).level
    fields = _checked(facts, kind, level, but="")
    if kind in _ALONE and VenueRow.objects.filter(area=area, kind=kind, until=None).exists():
        raise OneIsThere(area=places.place(area).name)
    row = VenueRow.objects.create(
        code=clear_code(_CODE), kind=kind, area=area, body=body, since=since, **fields
    )
    SharingRow.objects.filter(area=area, until=None).update(until=since)
    _tell("opened", row, actor, at, area=area)
    return row.code


@implements(HAMI(6), AEL(40), note="address, telephone and what helps whom are there for all")
@command
def change(*, code: str, facts: Facts, actor: Actor, at: datetime) -> bool:
    """Change what is known of a venue; tell whether that changed anything."""
    row = access.to_change(code=code, actor=actor)
    level = places.place(row.area).level
    fields = _checked(facts, Kind(row.kind), level, but=row.code)
    changed = sorted(name for name, value in fields.items() if getattr(row, name) != value)
    if not changed:
        return False
    for name in changed:
        setattr(row, name, fields[name])
    row.save(update_fields=changed)
    _tell("changed", row, actor, at, changed=changed)
    return True


@implements(HAMI(6), note="a closed venue stays on record, and no longer covers its area")
@command
def close(*, code: str, until: date, actor: Actor, at: datetime) -> None:
    """Close a venue for good; ``until`` is its last day."""
    row = access.to_change(code=code, actor=actor)
    if until < row.since:
        raise DateWrong(since=row.since, until=until)
    row.until = until
    row.save(update_fields=["until"])
    row.shared.filter(until=None).update(until=until)
    _tell("closed", row, actor, at, until=str(until))


@implements(HAMI(13), note="which window is for what")
@command
def set_windows(*, code: str, windows: Iterable[Window], actor: Actor, at: datetime) -> bool:
    """Set the windows of a venue; those left out are gone.  Tell whether anything changed."""
    row = access.to_change(code=code, actor=actor)
    wanted = check_windows(windows)
    kept = {one.number: one for one in row.windows.all()}
    if _same(wanted, kept):
        return False
    row.windows.exclude(number__in=[one.number for one in wanted]).delete()
    WindowRow.objects.bulk_create(
        [
            WindowRow(
                venue=row, number=one.number, functions=sorted(one.functions), in_use=one.in_use
            )
            for one in wanted
        ],
        update_conflicts=True,
        unique_fields=["venue", "number"],
        update_fields=["functions", "in_use"],
    )
    _tell("windows_set", row, actor, at, windows=len(wanted))
    return True


@implements(HAMI(6), note="own hours, where they are not those of the offices of the area")
@command
def set_week(
    *, code: str, working: Sequence[str], off: Sequence[str], actor: Actor, at: datetime
) -> None:
    """Set the hours of working days and days off; without any, the office hours hold."""
    row = access.to_change(code=code, actor=actor)
    week = Week(check_spans(working), check_spans(off))
    row.working, row.off = list(week.working), list(week.off)
    row.save(update_fields=["working", "off"])
    _tell("week_set", row, actor, at, working=row.working, off=row.off)


@implements(HAMI(6), note="a day that differs is told with its reason")
@command
def set_day(*, code: str, differs: Differs, actor: Actor, at: datetime) -> None:
    """Say that a venue keeps other hours on a day, or none."""
    row = access.to_change(code=code, actor=actor)
    spans, reason = check_spans(differs.spans), differs.reason.strip()
    if not reason:
        raise ReasonMissing
    DayRow.objects.update_or_create(
        venue=row, day=differs.day, defaults={"spans": list(spans), "reason": reason}
    )
    _tell("day_set", row, actor, at, day=str(differs.day), spans=list(spans))


@implements(HAMI(6), note="a day that was to differ is one like all others again")
@command
def drop_day(*, code: str, day: date, actor: Actor, at: datetime) -> bool:
    """Take back that a day differs; tell whether it did."""
    row = access.to_change(code=code, actor=actor)
    gone, _kinds = row.days.filter(day=day).delete()
    if gone:
        _tell("day_dropped", row, actor, at, day=str(day))
    return bool(gone)


def _checked(facts: Facts, kind: Kind, level: places.Level, *, but: str) -> dict[str, object]:
    name = check_name(name=facts.name, kind=kind, level=level)
    if not facts.address.strip() or not facts.phone.strip():
        raise FactMissing(name=name)
    check_place(facts.longitude, facts.latitude)
    if VenueRow.objects.filter(name=name).exclude(code=but).exists():
        raise NameTaken(name=name)
    return {
        "name": name,
        "address": facts.address.strip(),
        "phone": facts.phone.strip(),
        "longitude": facts.longitude,
        "latitude": facts.latitude,
        "facilities": sorted(facts.facilities),
    }


def _same(wanted: Sequence[Window], kept: dict[str, WindowRow]) -> bool:
    return {one.number: (sorted(one.functions), one.in_use) for one in wanted} == {
        number: (sorted(one.functions), one.in_use) for number, one in kept.items()
    }


def _tell(verb: str, row: VenueRow, actor: Actor, at: datetime, **facts: object) -> None:
    journal.write(kind=f"venues.{verb}", subject=row.code, at=at, by=actor, **facts)
