"""What a supplement notice may ask for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, HAMI, implements


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing a notice asks for: a material or an answer, and what is wrong with it."""

    key: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class FirstNotice:
    """What the first notice asked for, and what had been handed in by then."""

    asks: frozenset[str]
    had: frozenset[str]


class NothingAsked(Refused):
    """A notice that asks for nothing says nothing."""

    code = "cases.nothing_asked"
    basis = ADL(32, item=4)


class AskedTwice(Refused):
    """What was there at the first notice, or was not asked for then, cannot be asked for now."""

    code = "cases.asked_twice"
    basis = ADL(32, item=4)


class SupplyIncomplete(Refused):
    """Not all that was asked for came, and nobody said that nothing more comes.

    The facts: ``keys`` of what is not there, ``names`` all of it.
    """

    code = "cases.supply_incomplete"
    basis = ADL(32, item=4)


class NothingBrought(SupplyIncomplete):
    """Nothing came of what was asked for: that is no supplement, and the chance stays."""

    code = "cases.nothing_brought"


@implements(ADL(32, item=4), note="everything at once, and only once")
def check_notice(*, asks: Collection[Ask], first: FirstNotice | None) -> None:
    """Refuse an empty notice, and a later one that asks what the first could have asked."""
    if not asks:
        raise NothingAsked
    if first is None:
        return
    late = [ask.title for ask in asks if ask.key in first.had or ask.key not in first.asks]
    if late:
        raise AskedTwice(titles="、".join(late))


@implements(
    ADL(32, item=4), HAMI(17), note="the one chance is spent only on what was asked for, knowingly"
)
def check_supply(
    *, asks: Sequence[Ask], brought: Collection[str], nothing_more: bool
) -> tuple[Ask, ...]:
    """Return what of a notice will not come, as the applicant says; refuse what was forgotten.

    ``brought`` are the materials that came and the answers that are others than before.
    """
    left = tuple(ask for ask in asks if ask.key not in brought)
    facts = {"keys": tuple(ask.key for ask in left), "names": "、".join(a.title for a in left)}
    if len(left) == len(asks):
        raise NothingBrought(**facts)
    if left and not nothing_more:
        raise SupplyIncomplete(**facts)
    return left
