"""沿用以前的材料: which files of earlier cases may stand for a material once more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Missing, Refused
from onedoor.law.articles import HAMI, PIPL, implements

MOST = 5


class NothingToReuse(Missing):
    """No earlier material of one's own that may be used again is meant."""

    code = "cases.nothing_to_reuse"


class ReuseNotAgreed(Refused):
    """A counter uses an earlier material of somebody who has not agreed to it."""

    code = "cases.reuse_not_agreed"
    basis = PIPL(14)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A file of one's own earlier case, with the name that its list gave the material."""

    attachment: str
    case: str
    title: str
    material: str
    file: str
    file_name: str
    kind: str
    size: int
    pages: int
    is_unfit: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an entry of a list takes."""

    name: str
    kinds: frozenset[str]
    most_bytes: int
    most_pages: int


@implements(HAMI(17), note="what one handed in before is not asked for again while it stands")
def reusable(
    wanted: Wanted, earlier: Iterable[Earlier], *, there: frozenset[str], on: date, days: int
) -> tuple[Earlier, ...]:
    """Return what may stand for a material: newest first, each file once, a few.

    It bore the same name, was not found unfit, is not older than ``days``, and is a file that the
    entry takes; ``there`` are the files that the application has already.
    """
    found: dict[str, Earlier] = {}
    for one in sorted(earlier, key=lambda one: one.at, reverse=True):
        is_fresh = legal_day(one.at) + timedelta(days=days) >= on
        if is_fresh and not one.is_unfit and one.file not in there and _fits(wanted, one):
            found.setdefault(one.file, one)
    return tuple(found.values())[:MOST]


def _fits(wanted: Wanted, one: Earlier) -> bool:
    return (
        one.material == wanted.name
        and one.kind in wanted.kinds
        and one.size <= wanted.most_bytes
        and one.pages <= wanted.most_pages
    )
