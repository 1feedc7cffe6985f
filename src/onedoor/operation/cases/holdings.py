"""Whose materials, under which draft or case; and which of the list are not there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onedoor.law.articles import ADL, implements
from onedoor.operation.cases.models import Case
from onedoor.operation.clocks import api as clocks
from onedoor.operation.materials import api as materials
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


@dataclass(frozen=True, slots=True)
class Holding:
    """Whose materials, under which draft or case, for which offering and answers."""

    holder: str
    applicant: str
    what: items.Offering
    answers: Mapping[str, Any]

    def needs(self) -> tuple[forms.MaterialNeed, ...]:
        """Return the entries of the list that apply."""
        return forms.required_materials(self.what.form, self.answers)


def holding_of(case: Case, what: items.Offering) -> Holding:
    """Return whose materials those of a case are."""
    return Holding(case.number, case.applicant, what, case.answers)


@implements(ADL(32, item=5), note="complete is what the published list says, and nothing else")
def missing(holding: Holding, held: frozenset[str] | None = None) -> tuple[forms.Material, ...]:
    """Return the required entries of the list for which nothing is there.

    ``held`` are the entries that are there, where the caller has just asked.
    """
    held = materials.keys_of(holder=holding.holder) if held is None else held
    return tuple(
        need.material for need in holding.needs() if need.required and need.material.key not in held
    )


def waits(case: Case) -> bool:
    """Tell whether a case waits for what was promised: then the clock of it runs."""
    if not case.open_gaps:
        return False
    return clocks.running(case=case.number, kind=clocks.Kind.DEFERRAL) is not None
