"""What a venue needs in a year: kinds, amounts, and what was granted of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from onedoor.law.articles import HAMI, implements
from onedoor.system.needs.domain.errors import AmountUnfit, Answered, WordsMissing, YearUnfit

MOST = Decimal(10_000_000_000)  # what the column holds
_CENT = Decimal("0.01")
_SHORT, _LONG = 200, 2000


class Kind(StrEnum):
    """What the regulation says a government provides for."""

    SITE = "site"  # 场所建设
    STAFF = "staff"  # 人员编制
    FACILITY = "facility"  # 设施配备
    RUNNING = "running"  # 运行维护


class Stage(StrEnum):
    """Where a need stands."""

    ASKED = "asked"  # 已申报
    GRANTED = "granted"  # 已核定
    DECLINED = "declined"  # 未同意
    WITHDRAWN = "withdrawn"  # 已撤回


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: yuan, for ``STAFF`` people."""

    venue: str
    year: int
    kind: Kind
    title: str
    amount: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Need:
    """A need and what became of it; ``granted`` is None until it was answered."""

    id: str
    venue: str
    area: str
    year: int
    kind: Kind
    title: str
    asked: Decimal
    reason: str
    stage: Stage
    granted: Decimal | None
    document_number: str
    answer: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Sums:
    """What a venue asked for and was granted in a year, by kind; ``open`` are unanswered."""

    venue: str
    asked: Mapping[Kind, Decimal]
    granted: Mapping[Kind, Decimal]
    open: int


@implements(HAMI(5), note="site, staff, facilities and running costs, told with what for and why")
def checked(wanted: Wanted, *, this_year: int) -> Wanted:
    """Return what is asked for as it is kept; refuse what says nothing or asks nothing."""
    if wanted.year not in (this_year, this_year + 1):
        raise YearUnfit(years=f"{this_year}, {this_year + 1}")
    title, reason = said(wanted.title, most=_SHORT), said(wanted.reason, most=_LONG)
    amount = counted(wanted.amount, wanted.kind)
    return Wanted(wanted.venue, wanted.year, wanted.kind, title, amount, reason)


def counted(amount: Decimal, kind: Kind) -> Decimal:
    """Return an amount to the cent; refuse none, too much, and parts of people."""
    if not amount.is_finite() or not 0 < amount < MOST or amount != amount.quantize(_CENT):
        raise AmountUnfit(amount=str(amount))
    if kind is Kind.STAFF and amount != amount.to_integral_value():
        raise AmountUnfit(amount=str(amount))
    return amount.quantize(_CENT)


@implements(HAMI(5), note="granted in whole, or in part with the reason, by a document")
def granted(need: Need, amount: Decimal, *, document_number: str, answer: str) -> Decimal:
    """Return what is granted of a need; refuse more than was asked for, and less without why."""
    require_open(need.stage)
    given = counted(amount, need.kind)
    if given > need.asked:
        raise AmountUnfit(amount=str(amount))
    said(document_number, most=_SHORT)
    if given < need.asked:
        said(answer, most=_LONG)
    return given


def require_open(stage: Stage) -> None:
    """Refuse a need that was answered or taken back."""
    if stage is not Stage.ASKED:
        raise Answered(stage=stage.value)


def said(text: str, *, most: int = _LONG) -> str:
    """Return words without blanks at their ends; refuse none and too many."""
    words = text.strip()
    if not words or len(words) > most:
        raise WordsMissing(most=most)
    return words


@implements(HAMI(5), note="what each venue asked for and was granted; who told nothing is listed")
def summed(needs: Iterable[Need], *, venues: Iterable[str]) -> tuple[Sums, ...]:
    """Return the sums of each venue, in the order of ``venues``; nothing told gives no sums."""
    by_venue: dict[str, list[Need]] = defaultdict(list)
    for need in needs:
        if need.stage is not Stage.WITHDRAWN:
            by_venue[need.venue].append(need)
    return tuple(_sums(code, by_venue[code]) for code in venues)


def _sums(venue: str, needs: Iterable[Need]) -> Sums:
    asked: dict[Kind, Decimal] = defaultdict(Decimal)
    given: dict[Kind, Decimal] = defaultdict(Decimal)
    waiting = 0
    for need in needs:
        asked[need.kind] += need.asked
        given[need.kind] += need.granted or 0
        waiting += need.stage is Stage.ASKED
    return Sums(venue, dict(asked), dict(given), waiting)
