"""应进必进: every item in force is in the hall, or on the approved negative list; never neither."""

from dataclasses import dataclass
from enum import StrEnum

from onedoor.law.articles import HAMI, implements


class Why(StrEnum):
    """Why an item is not where it belongs."""

    LAPSED = "lapsed"  # 负面清单依据今天不成立
    NOWHERE = "nowhere"  # 既不在大厅，也不在清单
    BOTH = "both"  # 又在大厅，又在清单


@dataclass(frozen=True, slots=True)
class Misplaced:
    """An item in force that breaks the rule today."""

    item: str
    title: str
    body: str
    why: Why
    document_number: str


@implements(HAMI(10), note="what the list does not hold today belongs in the hall")
def misplaced(*, hall: bool, document_number: str, approved: str) -> Why | None:
    """Tell why an item is not where it belongs, None when it is.

    ``document_number`` is what its version rests on, ``approved`` what holds for it today.
    """
    if hall:
        return Why.BOTH if document_number else None
    if not document_number:
        return Why.NOWHERE
    return None if document_number == approved else Why.LAPSED
