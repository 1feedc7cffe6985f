"""Counting running clocks again: after a notice of days off, and when a dated setting sets in.

All clocks of one kind that started on one day in one place come to the same dates, so each such
group is counted once and its clocks are moved by one statement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Protocol

from django.db import connection
from django.db.models import F

from onedoor.general.calendar import api as calendars
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Forbidden
from onedoor.law.articles import ADL, implements
from onedoor.operation.clocks import counting
from onedoor.operation.clocks.domain import lights
from onedoor.operation.clocks.domain.limits import ACTS, Kind, Limit, State, Unit
from onedoor.operation.clocks.domain.pauses import read
from onedoor.operation.clocks.domain.shapes import CALENDAR_CHANGED, Cause, Foreseen, Redated
from onedoor.operation.clocks.models import Clock as ClockRow
from onedoor.operation.clocks.models import Redating as Run

BATCH = 5_000
ASKED = "clocks.redating_asked"
DUTY = "system.admin"
_GROUP = ("area", "kind", "started_on", "days", "unit", "pauses")
_COUNTED = """
WITH counted AS MATERIALIZED (
    SELECT * FROM unnest(%(area)s::text[], %(kind)s::text[], %(started_on)s::date[],
        %(days)s::int[], %(unit)s::text[], %(pauses)s::text[], %(due_on)s::date[],
        %(warn_on)s::date[], %(provisional)s::boolean[])
      AS v (area, kind, started_on, days, unit, pauses, due_on, warn_on, provisional)
)
"""
_WRONG = """
  FROM clocks_clock AS c JOIN counted AS v USING (area, kind, started_on, days, unit, pauses)
 WHERE c.state = 'running' AND c.id > %(after)s
   AND (c.provisional OR c.due_on >= %(today)s)
   AND (c.due_on, c.warn_on, c.provisional) IS DISTINCT FROM (v.due_on, v.warn_on, v.provisional)
"""
# EXPLAIN: every running clock once.
_HOW_MANY = f"{_COUNTED} SELECT count(*) {_WRONG}"
# What was due before today is late or will be ended late: no notice makes that undone.
# EXPLAIN: every running clock once.
_FORESEEN = (
    _COUNTED
    + """
SELECT count(DISTINCT c."case") FILTER (WHERE c.provisional OR c.due_on >= %(today)s),
    count(DISTINCT c."case") FILTER (WHERE NOT c.provisional AND c.due_on < %(today)s)
  FROM clocks_clock AS c JOIN counted AS v USING (area, kind, started_on, days, unit, pauses)
 WHERE c.state = 'running' AND (c.due_on, c.provisional) IS DISTINCT FROM (v.due_on, v.provisional)
"""
)
# EXPLAIN: the index of what runs, in its order, until the batch is full.
_STALE = f"""
{_COUNTED}
SELECT c.id, c."case", c.due_on, c.provisional, v.due_on, v.warn_on, v.provisional
{_WRONG}
 ORDER BY c.id LIMIT %(most)s
"""
# What ended or moved since it was read is left alone.
# EXPLAIN: one probe of the primary key for each clock of the batch; one insert.
_MOVE = """
WITH moved AS (
    UPDATE clocks_clock AS c
       SET due_on = v.due_on, warn_on = v.warn_on, provisional = v.provisional
      FROM unnest(%(ids)s::bigint[], %(old)s::date[], %(was)s::boolean[], %(due)s::date[],
           %(warn)s::date[], %(is)s::boolean[])
        AS v (id, old_due_on, was_provisional, due_on, warn_on, provisional)
     WHERE c.id = v.id AND c.state = 'running'
       AND (c.due_on, c.provisional) = (v.old_due_on, v.was_provisional)
    RETURNING c.id, c."case", c.kind, v.old_due_on, v.was_provisional, c.due_on, c.warn_on,
        c.provisional
), told AS (
    INSERT INTO clocks_duechange (clock_id, run_id, at, by, old_due_on, new_due_on, was_provisional,
        is_provisional, why, basis, notice)
    SELECT id, %(run)s, %(at)s, %(by)s, old_due_on, due_on, was_provisional, provisional,
        %(why)s, %(basis)s, %(notice)s
      FROM moved WHERE (old_due_on, was_provisional) IS DISTINCT FROM (due_on, provisional)
     ORDER BY id
)
SELECT "case", kind, old_due_on, due_on, warn_on, provisional FROM moved ORDER BY id
"""


class NotYours(Forbidden):
    """Counting again is asked for by who looks after the system."""

    code = "clocks.not_yours"


class Follower(Protocol):
    """Who keeps a copy of due dates, and changes it in the same transaction."""

    def lock(self, cases: Sequence[str]) -> None:
        """Lock what holds the copies, before any clock: as every move of a case does."""

    def follow(self, batch: Sequence[Redated], actor: Actor, at: datetime) -> None:
        """Take over the dates of a batch."""


_followers: list[Follower] = []


def on_redated(follower: Follower) -> None:
    """Name somebody who is told, in the same transaction, of each batch counted again."""
    if follower not in _followers:
        _followers.append(follower)


def redate(
    *,
    actor: Actor,
    at: datetime,
    cause: Cause = Cause.NIGHT,
    subject: str = "",
    notice: str = "",
) -> int:
    """Count every running clock again as is in force now; return how many changed.

    One whose day has passed keeps it.  ``notice`` names the notice that is the cause.

    Works in batches, each a transaction of its own that says how far it has come.  A clock that is
    already right is left alone, so a run that was cut short is simply run again.
    """
    counted = _arrays(list(_count(calendars.calendar_of, on=legal_day(at))))
    begun = Run(cause=cause, subject=subject, notice=notice, by=actor.ref, at=at)
    run = _begin(counted, begun)
    moved, after, more = 0, 0, run is not None
    while run and more:
        batch_moved, after, more = _redate_batch(counted, run=run, after=after, actor=actor, at=at)
        moved += batch_moved
    return moved


def foresee(proposal: str, *, on: date) -> Foreseen:
    """Return what would happen to running cases if a proposed notice were confirmed today."""
    groups = _count(partial(calendars.calendar_if, ref=proposal), on=on)
    return _foreseen(_arrays(list(groups)), on=on)


def _foreseen(counted: dict[str, list[Any]], *, on: date) -> Foreseen:
    with connection.cursor() as cursor:
        cursor.execute(_FORESEEN, counted | {"today": on})
        moved, kept = cursor.fetchone()
    return Foreseen(moved=moved, kept=kept)


class _Calendars(Protocol):
    """What gives the calendar by which clocks are counted."""

    def __call__(self, area: str, *, on: date, act: str) -> lights.Calendar:
        """Return the calendar of an area for an act on a day."""


@dataclass(frozen=True, slots=True)
class _Group:
    """What makes clocks come to the same dates, and the dates."""

    key: tuple[str, str, date, int, str, str]
    found: lights.Counted


@internal("lets an administrator run again what was cut short")
@command
def ask_again(*, actor: Actor, at: datetime) -> None:
    """Ask that every running clock is counted again, now, in the background."""
    if DUTY not in actor.duties:
        raise NotYours(duty=DUTY)
    journal.write(kind=ASKED, subject="clocks", at=at, by=actor)


def _count(calendar_of: "_Calendars", *, on: date) -> Iterator[_Group]:
    """Yield each group of running clocks, counted by the calendars and settings of a day."""
    levels = counting.thresholds(on=on)
    known: dict[tuple[str, str], lights.Calendar] = {}
    running = ClockRow.objects.filter(state=State.RUNNING).order_by()
    for key in running.values_list(*_GROUP).distinct():
        area, kind, started_on, days, unit, pauses = key
        act = ACTS[Kind(kind)]
        calendar = known.get((area, act))
        if calendar is None:
            calendar = known[area, act] = calendar_of(area, on=on, act=act)
        found = lights.count(
            limit=Limit(days, "", Unit(unit)),
            start=started_on,
            calendar=calendar,
            thresholds=levels,
            pauses=counting.ended(read(pauses)),
        )
        yield _Group(key, found)


def _arrays(groups: Sequence[_Group]) -> dict[str, list[Any]]:
    """Return the groups column by column, as the statements take them."""
    columns: dict[str, list[Any]] = {
        name: [group.key[n] for group in groups] for n, name in enumerate(_GROUP)
    }
    for name in ("due_on", "warn_on", "provisional"):
        columns[name] = [getattr(group.found, name) for group in groups]
    return columns


@internal("says that a run has begun, and how much there is to do")
@command
def _begin(counted: dict[str, list[Any]], run: Run) -> Run | None:
    """Write down that a run begins and how much is to be done; a night without work is none."""
    today = legal_day(run.at)
    with connection.cursor() as cursor:
        cursor.execute(_HOW_MANY, counted | {"after": 0, "today": today})
        run.total = int(cursor.fetchone()[0])
    if not run.total and run.cause is Cause.NIGHT:
        return None
    run.kept = _foreseen(counted, on=today).kept
    run.ended_at = None if run.total else run.at
    run.save()
    return run if run.total else None


@implements(
    ADL(82),
    note="a notice moves the dates of running cases, says why and who, and none that passed",
)
@command
def _redate_batch(
    counted: dict[str, list[Any]], *, run: Run, after: int, actor: Actor, at: datetime
) -> tuple[int, int, bool]:
    with connection.cursor() as cursor:
        where: dict[str, Any] = {"after": after, "most": BATCH, "today": legal_day(at)}
        cursor.execute(_STALE, {**counted, **where})
        stale = cursor.fetchall()
        if not stale:
            Run.objects.filter(pk=run.pk).update(ended_at=at)
            return 0, after, False
        ids, cases, old, was, due, warn, is_ = zip(*stale, strict=True)
        for follower in _followers:
            follower.lock(sorted(set(cases)))
        facts: dict[str, Any] = {
            "ids": list(ids), "old": list(old), "was": list(was), "due": list(due),
            "warn": list(warn), "is": list(is_), "at": at, "by": actor.ref,
            "run": run.pk, "why": CALENDAR_CHANGED, "basis": str(ADL(82)), "notice": run.notice,
        }  # fmt: skip
        cursor.execute(_MOVE, facts)
        told = [Redated(case, Kind(kind), *dates) for case, kind, *dates in cursor.fetchall()]
    for follower in _followers:
        follower.follow(told, actor, at)
    more = len(stale) == BATCH
    ended_at = None if more else at
    Run.objects.filter(pk=run.pk).update(done=F("done") + len(told), ended_at=ended_at)
    return len(told), stale[-1][0], more
