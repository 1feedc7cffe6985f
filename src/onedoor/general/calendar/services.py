"""What can be done to calendars: import notices and office hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from onedoor.general.calendar.access import require_administrator
from onedoor.general.calendar.domain.notices import Hours, Notice, read_hours, read_notices
from onedoor.general.calendar.domain.working_days import FIRST
from onedoor.general.calendar.models import Notice as NoticeModel
from onedoor.general.calendar.models import OfficeHours, SpecialDay
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, HOL, implements


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did with one year: new, changed, or nothing because it was known."""

    area: str
    year: int
    version: int
    outcome: str  # new, changed, unchanged


@internal("the notices known when this release was made; what people imported since wins")
@command
def ship(
    *, notices: Iterable[Notice], hours: Iterable[Hours], area: str, actor: Actor, at: datetime
) -> None:
    """Take what a release ships, but leave alone the years and hours that somebody imported.

    The first load of an area moves no date, so only later ones are written to the journal.
    """
    kept = NoticeModel.objects.filter(is_current=True)
    begun = set(kept.values_list("area", flat=True))
    theirs = set(kept.exclude(imported_by=actor.ref).values_list("area", "year"))
    for notice in notices:
        if notice.area not in begun:
            _add(notice, 1, actor, at)
        elif (notice.area, notice.year) not in theirs:
            _take(notice, actor, at)
    if not OfficeHours.objects.filter(area=area).exists():
        OfficeHours.objects.bulk_create(_hours_row(season, area, FIRST) for season in hours)


@implements(ADL(82), HOL(4), note="days off come from notices with a source")
@command
def import_file(*, content: str, area: str, actor: Actor, at: datetime) -> tuple[Imported, ...]:
    """Take a file of notices and office hours into an area's calendar, whole or not at all.

    A notice that is already there changes nothing; a changed one becomes a new version.  Each
    year that changed is written to the journal as ``calendar.imported``, upon which clocks count
    their dates again.
    """
    require_administrator(actor)
    notices, hours = read_notices(content, area=area), read_hours(content)
    done = tuple(_take(notice, actor, at) for notice in notices)
    for season in hours:
        _take_hours(season, area, actor, at)
    return done


def _take(notice: Notice, actor: Actor, at: datetime) -> Imported:
    kept = (
        NoticeModel.objects.select_for_update()
        .filter(area=notice.area, year=notice.year, is_current=True)
        .first()
    )
    if kept is not None and _says_the_same(kept, notice):
        return Imported(notice.area, notice.year, kept.version, "unchanged")
    version = 1
    if kept is not None:
        version = kept.version + 1
        kept.is_current = False
        kept.save(update_fields=["is_current"])
    _add(notice, version, actor, at)
    journal.write(
        kind="calendar.imported",
        subject=f"{notice.area}:{notice.year}",
        at=at,
        by=actor,
        area=notice.area,
        year=notice.year,
        version=version,
        source=notice.source,
        off=[str(s.day) for s in notice.days if not s.working],
        worked=[str(s.day) for s in notice.days if s.working],
    )
    return Imported(notice.area, notice.year, version, "new" if version == 1 else "changed")


def _add(notice: Notice, version: int, actor: Actor, at: datetime) -> None:
    row = NoticeModel.objects.create(
        area=notice.area,
        year=notice.year,
        version=version,
        is_current=True,
        text=notice.text,
        source=notice.source,
        imported_at=at,
        imported_by=actor.ref,
    )
    SpecialDay.objects.bulk_create(
        SpecialDay(notice=row, day=s.day, working=s.working, reason=s.reason) for s in notice.days
    )


def _says_the_same(kept: NoticeModel, notice: Notice) -> bool:
    days = {(d.day, d.working, d.reason) for d in kept.days.all()}
    new = {(s.day, s.working, s.reason) for s in notice.days}
    return (kept.text, kept.source) == (notice.text, notice.source) and days == new


def _take_hours(hours: Hours, area: str, actor: Actor, at: datetime) -> None:
    rows = OfficeHours.objects.filter(area=area, season=hours.season)
    last = rows.order_by("since").last()
    new = (hours.from_day, list(hours.spans), hours.source)
    if last is not None and (last.from_day, last.spans, last.source) == new:
        return
    since = FIRST if last is None else legal_day(at)
    rows.filter(since=since).delete()
    _hours_row(hours, area, since).save(force_insert=True)
    journal.write(
        kind="calendar.hours_changed",
        subject=f"{area}:{hours.season}",
        at=at,
        by=actor,
        since=str(since),
        from_day=hours.from_day,
        spans=list(hours.spans),
        source=hours.source,
    )


def _hours_row(hours: Hours, area: str, since: date) -> OfficeHours:
    return OfficeHours(
        area=area,
        season=hours.season,
        from_day=hours.from_day,
        spans=list(hours.spans),
        source=hours.source,
        since=since,
    )
