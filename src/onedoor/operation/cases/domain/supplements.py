"""What a supplement notice may ask for."""

from collections.abc import Collection
from dataclasses import dataclass

from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, implements


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
