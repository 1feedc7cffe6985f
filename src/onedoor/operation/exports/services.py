"""Beginning a batch: from where the last one ended to what is settled now."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import PIPL, implements
from onedoor.operation.exports.models import BatchRow

# No command takes that long: what happened before has been committed.
SETTLED = timedelta(minutes=2)
_EVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far an export reaches; ``personal`` says that nothing is masked."""

    area: str
    bodies: frozenset[str] = frozenset()
    offerings: frozenset[str] = frozenset()
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch by its number, and the moments between which it looks."""

    number: str
    since: datetime
    until: datetime


@implements(PIPL(6), PIPL(51), note="who took which cases, and whether in full, is on record")
@command
def begin(*, reach: Reach, actor: Actor, at: datetime, since: datetime | None = None) -> Batch:
    """Begin a batch of what changed since the last one, or since a moment, and was settled.

    A moment before there was anything is the beginning.
    """
    last = BatchRow.objects.select_for_update().filter(stream=actor.ref).order_by("-id").first()
    start = max(_EVER, since or (last.until if last else _EVER))
    row = BatchRow.objects.create(
        number=f"{legal_day(at):%Y%m%d}-{clear_code(6)}",
        stream=actor.ref,
        since=start,
        until=max(start, at - SETTLED),
        area=reach.area,
        bodies=sorted(reach.bodies),
        offerings=sorted(reach.offerings),
        personal=reach.personal,
        made_at=at,
    )
    journal.write(
        kind="exports.begun",
        subject=row.number,
        at=at,
        by=actor,
        since=row.since,
        until=row.until,
        area=row.area,
        bodies=row.bodies,
        offerings=row.offerings,
        personal=row.personal,
    )
    return Batch(row.number, row.since, row.until)
