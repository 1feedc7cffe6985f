"""Which rule applies when several speak to one question: higher law, this regulation, setting."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

from onedoor.law.articles import HAMI, Provision, cited, implements
from onedoor.law.register import Rank, act

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Rule(Generic[V]):
    """One answer to a question, and where it comes from; a local setting cites nothing."""

    value: V
    basis: Provision | None = None
    valid_from: date | None = None

    @property
    def rank(self) -> Rank:
        return act(self.basis.act).rank if self.basis else Rank.LOCAL_SETTING


@dataclass(frozen=True, slots=True)
class Applied(Generic[V]):
    """The rule that applied, and those it went before."""

    rule: Rule[V]
    set_aside: tuple[Rule[V], ...]


class NothingApplies(LookupError):
    """No rule was given, so there is no answer; a guess would be worse."""


@implements(HAMI(3), HAMI(30), note="higher law, then this regulation, then local settings")
def applied(rules: Iterable[Rule[V]]) -> Applied[V]:
    """Return the rule that goes before all others, with those set aside behind it.

    The higher act goes before the lower one, and of two equal ones the newer before the older.
    Raises NothingApplies when there is none.
    """
    ranked = sorted(
        rules, key=lambda r: (r.rank, -(r.valid_from.toordinal() if r.valid_from else 0))
    )
    if not ranked:
        raise NothingApplies
    return Applied(rule=ranked[0], set_aside=tuple(ranked[1:]))


@dataclass(frozen=True, slots=True)
class Liability:
    """The liability for one offence: what goes first, and whether ours gives way (从其规定)."""

    offence: Provision
    first: tuple[Provision, ...]
    gives_way: bool


@implements(HAMI(30), note="liability that a higher act has set is shown first")
def liability_of(offence: Provision) -> Liability:
    """Return the provisions on liability for an offence of article 29, higher law first.

    Raises KeyError for a provision that is no such offence.
    """
    higher = _higher()[offence]
    ordered = tuple(sorted(higher, key=lambda p: (act(p.act).rank, p)))
    return Liability(offence=offence, first=(*ordered, offence), gives_way=bool(ordered))


@cache
def _higher() -> Mapping[Provision, tuple[Provision, ...]]:
    text = files("onedoor.law").joinpath("liability.toml").read_text("utf-8")
    return {
        cited(rule["provision"]): tuple(map(cited, rule["higher"]))
        for rule in tomllib.loads(text)["rule"]
    }
