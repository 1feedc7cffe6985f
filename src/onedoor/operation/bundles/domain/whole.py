"""What a bundle comes to for somebody: parts, form, materials, fees, days, and what it saves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from onedoor.law.articles import HAMI, implements
from onedoor.operation.bundles.domain.bundle import Bundle, Fee, Member, Members, Part, chosen
from onedoor.operation.bundles.domain.flaws import promised
from onedoor.operation.bundles.domain.merging import Merged, Need, merged_form, needed
from onedoor.operation.bundles.domain.ordering import longest, order


@dataclass(frozen=True, slots=True)
class Saving:
    """One of the things that must shrink: for the parts one by one before the reform, and now."""

    name: str  # materials, steps, days, visits
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Whole:
    """One case in one go: the parts in their order, and everything asked for once."""

    parts: tuple[Part, ...]
    merged: Merged
    needs: tuple[Need, ...]
    fees: tuple[Fee, ...]
    days: int
    savings: tuple[Saving, ...]

    @property
    def fee(self) -> Decimal:
        """The sum of all fees, in yuan."""
        return sum((fee.amount for fee in self.fees), start=Decimal(0))


@implements(HAMI(21), note="told in one go: what is asked, what to bring, what it costs, how long")
def whole(bundle: Bundle, members: Members, answers: Mapping[str, Any]) -> Whole:
    """Return what a sound bundle comes to with these answers, to its questions and the form's."""
    parts = order(chosen(bundle, answers), bundle.edges)
    needs = needed(bundle, parts, members, answers)
    days = longest(parts, bundle.edges, promised(members))
    return Whole(
        parts=parts,
        merged=merged_form(bundle, parts, members),
        needs=needs,
        fees=tuple(fee for part in parts for fee in members[part.key].fees),
        days=days,
        savings=_savings([members[part.key] for part in parts], needs, days),
    )


def _savings(members: Sequence[Member], needs: Sequence[Need], days: int) -> tuple[Saving, ...]:
    """Compare with the parts one by one: one window takes all in, so one visit serves all."""
    now = {
        "materials": sum(need.required and not need.material.licence for need in needs),
        "steps": sum(member.steps for member in members),
        "days": days,
        "visits": max((member.visits for member in members), default=0),
    }
    return tuple(
        Saving(name, sum(member.before.get(name, 0) for member in members), count)
        for name, count in now.items()
    )
