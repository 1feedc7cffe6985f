"""Is everything there?  What a licence proves is taken from the register.  No commands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.licences import api as licences
from onedoor.operation.materials import api as materials
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


class MaterialsMissing(Invalid):
    """Required materials are missing; the fact ``missing`` names their keys, ``names`` all."""

    code = "cases.materials_missing"
    basis = ADL(32, item=4)


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


@implements(HAMI(17), note="nobody hands in what a licence in the register proves")
def fill_from_register(holding: Holding, *, at: datetime) -> None:
    """Attach the licences in force that answer entries still open."""
    open_needs = [need for need in holding.needs() if need.material.licence]
    if not open_needs:
        return
    held = _held(holding.holder)
    for need in open_needs:
        kind, key = need.material.licence, need.material.key
        found = None
        if key not in held:
            found = licences.in_force(holder=holding.applicant, kind=kind, on=legal_day(at))
        if found is not None:
            materials.attach_reference(
                holder=holding.holder,
                material=key,
                source=materials.Source.LICENCE,
                reference=found.number,
                at=at,
            )


@implements(ADL(32, item=5), note="complete is what the published list says, and nothing else")
def missing(holding: Holding, held: frozenset[str] | None = None) -> tuple[forms.Material, ...]:
    """Return the required entries of the list for which nothing is there.

    ``held`` are the entries that are there, where the caller has just asked.
    """
    held = _held(holding.holder) if held is None else held
    return tuple(
        need.material for need in holding.needs() if need.required and need.material.key not in held
    )


def check(holding: Holding) -> None:
    """Refuse when something required is missing, naming all of it."""
    refuse(missing(holding))


def refuse(gaps: tuple[forms.Material, ...]) -> None:
    """Refuse what has gaps, naming every one."""
    if gaps:
        raise MaterialsMissing(
            missing=tuple(material.key for material in gaps),
            names="、".join(material.name.zh for material in gaps),
        )


def _held(holder: str) -> frozenset[str]:
    return materials.keys_of(holder=holder)
