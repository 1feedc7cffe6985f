"""What can be done to calendars: import notices and office hours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from onedoor.general.calendar import access
from onedoor.general.calendar.domain.errors import (
    DocumentMissing,
    ProposalOpen,
    SecondAdministratorNeeded,
)
from onedoor.general.calendar.domain.notices import Hours, Notice, read_hours, read_notices
from onedoor.general.calendar.domain.working_days import FIRST
from onedoor.general.calendar.models import Notice as NoticeModel
from onedoor.general.calendar.models import OfficeHours, Proposal, SpecialDay
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import random_id
from onedoor.law.articles import ADL, HOL, implements

# What the journal says of a notice that no two people took.
_BY_COMMAND = {"taken_by": "command"}
_BY_RELEASE = {"taken_by": "release"}


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
            _take(notice, _BY_RELEASE, actor, at)
    if not OfficeHours.objects.filter(area=area).exists():
        OfficeHours.objects.bulk_create(_hours_row(season, area, FIRST) for season in hours)


@implements(ADL(82), HOL(4), note="days off come from notices with a source")
@command
def import_file(*, content: str, area: str, actor: Actor, at: datetime) -> tuple[Imported, ...]:
    """Take a file into an area's calendar while the platform is set up, whole or not at all.

    A notice that is already there changes nothing; a changed one becomes a new version.  Each
    year that changed is written to the journal as ``calendar.imported``, upon which clocks count
    their dates again.
    """
    access.require_set_up(actor)
    return _take_file(content, area, _BY_COMMAND, actor, at)


@internal("a proposal moves nothing; what it would change is shown to who confirms it")
@command
def propose(*, content: str, area: str, document_number: str, actor: Actor, at: datetime) -> str:
    """Propose a file of notices and office hours; return the proposal's reference."""
    access.require_administrator(actor)
    read_notices(content, area=area), read_hours(content)
    document_number = document_number.strip()
    if not document_number:
        raise DocumentMissing
    if Proposal.objects.filter(area=area, confirmed_at=None, withdrawn_at=None).exists():
        raise ProposalOpen(area=area)
    row = Proposal.objects.create(
        ref=random_id(), area=area, content=content, document_number=document_number,
        proposed_by=actor.ref, proposed_at=at,
    )  # fmt: skip
    _tell(row, "calendar.proposed", actor, at)
    return row.ref


@implements(ADL(82), HOL(4), note="one administrator proposes with a paper, another confirms")
@command
def confirm(*, ref: str, actor: Actor, at: datetime) -> tuple[Imported, ...]:
    """Take what was proposed, whole or not at all; only who did not propose it may."""
    row = access.open_proposal(ref=ref, actor=actor)
    if actor.ref == row.proposed_by:
        raise SecondAdministratorNeeded
    row.confirmed_by, row.confirmed_at = actor.ref, at
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    how = {"proposed_by": row.proposed_by, "document_number": row.document_number}
    return _take_file(row.content, row.area, how, actor, at)


@internal("a proposal nobody confirmed has no effect; taking it back is recorded")
@command
def withdraw(*, ref: str, actor: Actor, at: datetime) -> None:
    """Take a proposal back."""
    row = access.open_proposal(ref=ref, actor=actor)
    row.withdrawn_by, row.withdrawn_at = actor.ref, at
    row.save(update_fields=["withdrawn_by", "withdrawn_at"])
    _tell(row, "calendar.proposal_withdrawn", actor, at)


def _tell(row: Proposal, kind: str, actor: Actor, at: datetime) -> None:
    journal.write(
        kind=kind, subject=row.area, at=at, by=actor, proposal=row.ref,
        document_number=row.document_number,
    )  # fmt: skip


def _take_file(
    content: str, area: str, how: Mapping[str, object], actor: Actor, at: datetime
) -> tuple[Imported, ...]:
    notices, hours = read_notices(content, area=area), read_hours(content)
    done = tuple(_take(notice, how, actor, at) for notice in notices)
    for season in hours:
        _take_hours(season, area, actor, at)
    return done


def _take(notice: Notice, how: Mapping[str, object], actor: Actor, at: datetime) -> Imported:
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
        **how,
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
