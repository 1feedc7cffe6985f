"""就近办理: which of the seven fields of article 12 a township offers, and which it does not."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onedoor.kernel.areas import is_within
from onedoor.law.articles import HAMI, implements


@dataclass(frozen=True, slots=True)
class Offered:
    """An item of a field that can be done in an area."""

    field: str
    area: str


@dataclass(frozen=True, slots=True)
class Line:
    """A township: how many items of each field can be done there."""

    area: str
    name: str
    county: str
    counts: Mapping[str, int]

    @property
    def gaps(self) -> tuple[str, ...]:
        """The fields of which nothing can be done there."""
        return tuple(field for field, count in self.counts.items() if not count)


@implements(HAMI(12), note="field by field, township by township; what is missing shows")
def counted(area: str, fields: Iterable[str], offered: Iterable[Offered]) -> dict[str, int]:
    """Return how many items of each field can be done in a township or one of its villages."""
    found = Counter(one.field for one in offered if is_within(one.area, area))
    return {field: found[field] for field in fields}
