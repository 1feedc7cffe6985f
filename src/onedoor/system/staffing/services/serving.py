"""值班和在岗: who serves which window on which day, who is there, and where nobody is."""

from collections.abc import Sequence
from datetime import date, datetime

from onedoor.general.people import api as people
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements
from onedoor.system.staffing import access, watching
from onedoor.system.staffing.domain.errors import (
    AlreadyThere,
    DateWrong,
    NotYourSide,
    PairWrong,
    WindowMissing,
)
from onedoor.system.staffing.domain.watch import check_pair
from onedoor.system.staffing.models import AlertRow, PresenceRow, ShiftRow
from onedoor.system.venues import api as venues

_MOST_DAYS = 62


@implements(HAMI(11), note="the venue plans who serves, by pairs, day by day")
@command
def plan(  # who, and who else, at which window, on which days
    *,
    venue: str,
    window: str,
    days: Sequence[date],
    staff: str,
    stand_in: str,
    actor: Actor,
    at: datetime,
) -> int:
    """Plan a pair for a window on some days; return how many days that changed."""
    access.require_manager(actor, venue=venue)
    if window not in {one.number for one in venues.venue(venue).windows if one.in_use}:
        raise WindowMissing(window=window)
    if not days or len(days) > _MOST_DAYS or min(days) < legal_day(at):
        raise DateWrong(since=legal_day(at), until=min(days, default="—"))
    check_pair(staff=staff, stand_in=stand_in)
    access.require_serving([staff, stand_in], venue=venue)
    taken = ShiftRow.objects.select_for_update().filter(staff=staff, day__in=days)
    if taken.exclude(venue=venue, window=window).exists():
        raise PairWrong(staff=staff)
    same = taken.filter(venue=venue, window=window, stand_in=stand_in).values_list("day", flat=True)
    changed = sorted(set(days) - set(same))
    ShiftRow.objects.bulk_create(
        [
            ShiftRow(venue=venue, window=window, day=day, staff=staff, stand_in=stand_in)
            for day in changed
        ],
        update_conflicts=True,
        unique_fields=["venue", "window", "day"],
        update_fields=["staff", "stand_in"],
    )
    if changed:
        journal.write(
            kind="staffing.planned", subject=venue, at=at, by=actor,
            window=window, days=len(changed), first=str(changed[0]),
        )  # fmt: skip
    return len(changed)


@implements(HAMI(11), note="who serves says when they come")
@command
def arrive(*, venue: str, staff: str, actor: Actor, at: datetime) -> None:
    """Note that somebody is there: oneself, or by whoever runs the venue."""
    _oneself_or_manager(actor, staff, venue)
    access.require_serving([staff], venue=venue)
    if PresenceRow.objects.select_for_update().filter(staff=staff, left_at=None).exists():
        raise AlreadyThere(number=staff)
    PresenceRow.objects.create(venue=venue, staff=staff, came_at=at)
    journal.write(kind="staffing.arrived", subject=venue, at=at, by=actor, staff=staff)


@implements(HAMI(11), note="and when they go")
@command
def leave(*, venue: str, staff: str, actor: Actor, at: datetime) -> bool:
    """Note that somebody has gone; tell whether they were there."""
    _oneself_or_manager(actor, staff, venue)
    row = (
        PresenceRow.objects.select_for_update()
        .filter(venue=venue, staff=staff, left_at=None)
        .first()
    )
    if row is None:
        return False
    row.left_at = max(at, row.came_at)
    row.save(update_fields=["left_at"])
    journal.write(kind="staffing.left", subject=venue, at=at, by=actor, staff=staff)
    return True


def _oneself_or_manager(actor: Actor, staff: str, venue: str) -> None:
    if actor.kind is ActorKind.STAFF and actor.ref == staff:
        return
    access.require_manager(actor, venue=venue)
    if staff not in people.staff_members([staff]):
        raise NotYourSide


@implements(HAMI(11), note="an open window without an authorised person is noticed, and kept")
@command
def watch(*, actor: Actor, at: datetime) -> int:
    """Note the gaps of all halls and centres that keep a roster; return how many are new."""
    now = {(gap.venue, gap.window): gap.why for gap in watching.all_gaps(at=at)}
    open_rows = {
        (row.venue, row.window): row
        for row in AlertRow.objects.select_for_update().filter(until=None).order_by("id")
    }
    for key, row in open_rows.items():
        if now.get(key) != row.why:
            row.until = at
            row.save(update_fields=["until"])
    new = [key for key, why in now.items() if key not in open_rows or open_rows[key].until]
    AlertRow.objects.bulk_create(
        [AlertRow(venue=v, window=w, why=now[v, w], since=at) for v, w in new]
    )
    for venue, window in new:
        journal.write(
            kind="staffing.unattended", subject=venue, at=at, by=actor,
            window=window, why=now[venue, window],
        )  # fmt: skip
    return len(new)
