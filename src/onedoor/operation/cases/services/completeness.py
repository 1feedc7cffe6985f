"""Is everything there?  What a licence proves is taken from the register.  No commands."""

from datetime import datetime

from onedoor.kernel.actors import system
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import holdings
from onedoor.operation.licences import api as licences
from onedoor.operation.materials import api as materials
from onedoor.system.forms import api as forms

REGISTER = system("register")


class MaterialsMissing(Invalid):
    """Required materials are missing; the fact ``missing`` names their keys, ``names`` all."""

    code = "cases.materials_missing"
    basis = ADL(32, item=4)


@implements(HAMI(17), note="nobody hands in what a licence in the register proves")
def fill_from_register(holding: holdings.Holding, *, at: datetime) -> None:
    """Attach the licences in force that answer entries still open."""
    open_needs = [need for need in holding.needs() if need.material.licence]
    if not open_needs:
        return
    held = materials.keys_of(holder=holding.holder)
    found = {
        need.material.key: licences.in_force(
            holder=holding.applicant, kind=need.material.licence, on=legal_day(at)
        )
        for need in open_needs
        if need.material.key not in held
    }
    materials.attach_references(
        holder=holding.holder,
        references={key: one.number for key, one in found.items() if one is not None},
        source=materials.Source.LICENCE,
        actor=REGISTER,
        at=at,
    )


def check(holding: holdings.Holding) -> None:
    """Refuse when something required is missing, naming all of it."""
    refuse(holdings.missing(holding))


def refuse(gaps: tuple[forms.Material, ...]) -> None:
    """Refuse what has gaps, naming every one."""
    if gaps:
        raise MaterialsMissing(
            missing=tuple(material.key for material in gaps),
            names="、".join(material.name.zh for material in gaps),
        )
