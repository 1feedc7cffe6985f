"""What officers think of each material: at the review, and before acceptance.  No commands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases.models import Case
from onedoor.operation.materials import api as materials


@dataclass(frozen=True, slots=True)
class Opinion:
    """What an officer thinks of one material; one that does not fit needs a reason."""

    attachment: str
    fits: bool
    reason: str = ""

    @property
    def verdict(self) -> materials.Verdict:
        """The opinion as materials keep it."""
        return materials.Verdict.FITS if self.fits else materials.Verdict.UNFIT


class OpinionMissing(Refused):
    """Somebody reviewed a case and left a material without an opinion."""

    code = "cases.opinion_missing"
    basis = ADL(34)


@implements(ADL(34), note="no material is left without an opinion")
def give(case: Case, opinions: Sequence[Opinion], *, actor: Actor, at: datetime) -> int:
    """Record an opinion on every material a locked case rests on; return how many do not fit.

    What was replaced keeps the verdict for which it was.
    """
    held = materials.of(holder=case.number)
    asked = materials.standing(held, submitted_at=case.submitted_at)
    replaced = {one.id for one in held} - {one.id for one in asked}
    opinions = [opinion for opinion in opinions if opinion.attachment not in replaced]
    given = {opinion.attachment for opinion in opinions}
    left = [one.material for one in asked if one.id not in given]
    if left:
        raise OpinionMissing(materials="、".join(left))
    found = {opinion.attachment: (opinion.verdict, opinion.reason) for opinion in opinions}
    materials.give_verdicts(holder=case.number, found=found, by=actor.ref, at=at)
    return sum(not opinion.fits for opinion in opinions)
