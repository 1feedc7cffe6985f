"""What the rules of publishing look things up in, gathered for one offering and one day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from onedoor.law.grades import Grade
from onedoor.system.items.domain.catalogue import CatalogueItem
from onedoor.system.items.domain.proofs import RetainedProof


@dataclass(frozen=True, slots=True)
class Act:
    """An instrument as the register of bases knows it on the day."""

    grade: Grade
    in_force: bool
    since: date | None = None
    last_article: int = 0


@dataclass(frozen=True, slots=True)
class Provider:
    """The body that offers: its nature (L5), whether it is a public utility, its names."""

    nature: str
    is_utility: bool
    name: str
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything a rule may look at beside the document itself."""

    on: date
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    acts: Mapping[str, Act] = field(default_factory=dict)
    retained: Mapping[str, RetainedProof] = field(default_factory=dict)
    catalogue: CatalogueItem | None = None
    body: Provider | None = None
    cancelled: bool = False
    most_days: int = 90  # a setting: of what stands beside the limit
    gap_margin: int = 2  # a setting: days left to decide in when the last of 容缺 may come
    outside: str = ""  # document under which it may stay outside the hall on the day
    bodies: Mapping[str, str] = field(default_factory=dict)  # code → name, of the lanes
