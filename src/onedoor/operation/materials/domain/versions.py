"""The versions of a material: what was handed in of it in one go, and what replaced what."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from onedoor.law.articles import ADL, implements
from onedoor.operation.materials.domain.attachments import Attached, Verdict


@dataclass(frozen=True, slots=True)
class Version:
    """Which version of its material something in hand belongs to; ``n`` counts from 1."""

    n: int
    of: int

    @property
    def is_newest(self) -> bool:
        """Whether nothing of the same material was handed in later."""
        return self.n == self.of


def versions(held: Sequence[Attached], *, submitted_at: datetime) -> dict[str, Version]:
    """Return the version of everything in hand of a case, by its id.

    What came until the submission is the first version of its material, however often the
    applicant came back to the draft; after that each handing in is one more.
    """
    rounds: defaultdict[str, set[datetime]] = defaultdict(set)
    for one in held:
        rounds[one.material].add(max(one.attached_at, submitted_at))
    order = {material: sorted(moments) for material, moments in rounds.items()}
    return {
        one.id: Version(
            order[one.material].index(max(one.attached_at, submitted_at)) + 1,
            len(order[one.material]),
        )
        for one in held
    }


def unexamined(one: Attached) -> Attached:
    """Return something in hand without its verdict, for whoever has not been told of it."""
    return replace(one, verdict=Verdict.OPEN, reason="", examined_at=None)


@implements(ADL(32, item=4), note="what did not fit and was handed in anew is not held against it")
def standing(held: Sequence[Attached], *, submitted_at: datetime) -> tuple[Attached, ...]:
    """Return what an application rests on: all but what did not fit and was replaced since."""
    known = versions(held, submitted_at=submitted_at)
    return tuple(one for one in held if one.verdict is not Verdict.UNFIT or known[one.id].is_newest)
