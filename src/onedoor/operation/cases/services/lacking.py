"""What an accepted case lacks: noted whatever way it was accepted, told, and never granted without.

No commands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import holdings
from onedoor.operation.cases.domain import gaps
from onedoor.operation.cases.models import Case, Gap
from onedoor.operation.clocks import api as clocks
from onedoor.operation.promises import api as promises
from onedoor.system.items import api as items

PROVISION = HAMI(18)


@dataclass(frozen=True, slots=True)
class Lacking:
    """What an accepted case lacks; on a promise that stands: until when it may follow."""

    lacks: tuple[promises.Lack, ...] = ()
    promise: str = ""
    supply_by: date | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """The names of what is missing, as notices call them."""
        return tuple(one.name.zh for one in self.lacks)

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """What is missing, each with its form."""
        return tuple((one.name.zh, one.form) for one in self.lacks)

    @property
    def facts(self) -> dict[str, object]:
        """What the journal is told of it; nothing where nothing is missing."""
        if not self.lacks:
            return {}
        return {"materials": [one.key for one in self.lacks], "supply_by": self.supply_by}


def of(case: Case, what: items.Offering) -> Sequence[promises.Lack]:
    """Return the required materials that are not there."""
    return promises.lacking(holdings.missing(holdings.holding_of(case, what)))


@implements(
    HAMI(18), ADL(32, item=4), note="deemed or ordered anew, what was promised is still to follow"
)
def begin(case: Case, what: items.Offering, at: datetime) -> Lacking:
    """Note what a case lacks that was accepted by silence or anew.

    Where a promise stands for it, its days run from now on: nobody was told of them before.  They
    end before the legal day of the decision, which silence has not moved.
    """
    lacks = tuple(of(case, what))
    note(case, lacks, at)
    signed = promises.standing(case=case.number, kind=promises.Kind.GAPS)
    promised = frozenset(signed.text.materials if signed and signed.text.days else ())
    if signed is None or not gaps.may_follow(lacks=lacks, promised=promised):
        return Lacking(lacks)
    days = _days(case, signed.text.days, legal_day(at))
    if not days:
        return Lacking(lacks)
    running = start(case, days, at)
    return Lacking(lacks, signed.sha256, running.due_on)


def _days(case: Case, most: int, on: date) -> int:
    """Return the working days to supply in; 0 where the decision is due before they could end."""
    legal = clocks.running(case=case.number, kind=clocks.Kind.DECISION_LEGAL)
    if legal is None:
        return most

    def due(days: int) -> date:
        limit, kind = clocks.Limit(days, PROVISION), clocks.Kind.DEFERRAL
        return clocks.counted(kind=kind, limit=limit, start=on, area=case.area).due_on

    return gaps.days_until(legal.due_on - timedelta(days=1), most=most, due=due)


def start(case: Case, days: int, at: datetime) -> clocks.Clock:
    """Start the clock of what may follow."""
    return clocks.start(
        case=case.number,
        kind=clocks.Kind.DEFERRAL,
        limit=clocks.Limit(days, PROVISION),
        on=legal_day(at),
        area=case.area,
    )


def note(case: Case, lacks: Sequence[promises.Lack], at: datetime) -> None:
    """Let the gaps of a case be just these, and count them in its row."""
    if not lacks and not case.open_gaps:
        return
    keys = [one.key for one in lacks]
    case.gaps.filter(filled_at=None).exclude(material__in=keys).update(filled_at=at)
    case.gaps.filter(material__in=keys).update(filled_at=None)
    Gap.objects.bulk_create(
        [Gap(case=case, material=one.key, title=one.name.zh, form=one.form) for one in lacks],
        ignore_conflicts=True,
    )
    case.open_gaps = len(lacks)


def forget(case: Case) -> None:
    """Let nothing be waited for any more: the case begins again in the ordinary way."""
    case.gaps.filter(filled_at=None).delete()
    case.open_gaps = 0


@implements(HAMI(18), note="nothing is decided while what was promised may still follow")
def require_filled(case: Case) -> None:
    """Refuse to conclude the review while something may still be supplied."""
    if holdings.waits(case):
        left = case.gaps.filter(filled_at=None).order_by("id").values_list("title", flat=True)
        raise gaps.GapsOpen(names="、".join(left))


def require_whole(case: Case, what: items.Offering) -> None:
    """Refuse to grant while a required material is missing, whatever way the case came."""
    gaps.check_whole([one.name.zh for one in of(case, what)])
