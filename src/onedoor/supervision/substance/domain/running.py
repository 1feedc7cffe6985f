"""明进暗不进: an item that stands in the hall, while its cases are handled elsewhere."""

from dataclasses import dataclass

from onedoor.law.articles import HAMI, implements


@dataclass(frozen=True, slots=True)
class Line:
    """One item of one body: how many cases came to an end, and how many the hall handled.

    ``inside`` are the cases in which all who acted serve in the hall, ``elsewhere`` those that
    somebody else received first.
    """

    item: str
    title: str
    body: str
    cases: int
    inside: int
    elsewhere: int

    @property
    def percent(self) -> int:
        """The share of cases that the hall handled from end to end, in whole percent."""
        return self.inside * 100 // self.cases if self.cases else 0

    @property
    def in_name_only(self) -> bool:
        """Whether it is in the hall by name only."""
        return in_name_only(cases=self.cases, inside=self.inside)


@implements(HAMI(10), HAMI(29, item=1), note="the body concludes cases, the hall not one of them")
def in_name_only(*, cases: int, inside: int) -> bool:
    """Tell whether an item of the hall is handled elsewhere only."""
    return cases > 0 and inside == 0
