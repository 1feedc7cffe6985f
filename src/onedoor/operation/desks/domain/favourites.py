"""常办: the items that somebody at a counter takes most, each at a digit of the keyboard."""

from collections.abc import Iterable
from dataclasses import dataclass

from onedoor.kernel.errors import Forbidden, Refused
from onedoor.law.articles import HAMI, implements

PLACES = range(1, 10)  # the digits of a keyboard without nought


class NotAtACounter(Forbidden):
    """Who takes in at a counter keeps items at hand, nobody else."""

    code = "desks.not_at_a_counter"


class TooManyFavourites(Refused):
    """Every digit has its item."""

    code = "desks.too_many_favourites"


@dataclass(frozen=True, slots=True)
class Favourite:
    """An item at hand: the digit it is under, and the code of the offering."""

    place: int
    offering: str


@implements(HAMI(13), note="what is taken in most is a digit away; a place never moves by itself")
def free_place(taken: Iterable[int]) -> int:
    """Return the first digit that is free; refuse when all are taken."""
    there = set(taken)
    found = next((place for place in PLACES if place not in there), 0)
    if not found:
        raise TooManyFavourites(most=len(PLACES))
    return found
