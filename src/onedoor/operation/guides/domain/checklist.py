"""申请材料 of somebody's own situation: what is there, what is missing, what nobody hands in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onedoor.law.articles import HAMI, OGS, implements
from onedoor.system.forms import api as forms


class Standing(StrEnum):
    """How one material stands for the reader."""

    MISSING = "missing"  # 还需要准备
    READY = "ready"  # 已备好
    SHARED = "shared"  # 免提交: a register proves it
    OPTIONAL = "optional"  # 可以不交


@dataclass(frozen=True, slots=True)
class Proof:
    """What the register answered: a licence in force, and which body issued it."""

    name: str
    body: str
    number: str


Proofs = Mapping[str, Proof]  # by kind of licence


@dataclass(frozen=True, slots=True)
class Own:
    """What a reader brings: keys of materials at hand, and of those they would rather hand in.

    ``proofs`` is what the register holds in force for them, by kind of licence; None while
    nobody knows who is reading.
    """

    ready: frozenset[str] = frozenset()
    objected: frozenset[str] = frozenset()
    proofs: Proofs | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One material with its standing; ``proof`` is there when the register was asked."""

    material: forms.Material
    standing: Standing
    proof: Proof | None = None


NOTHING = Own()


@implements(HAMI(17), OGS(7), note="what is shared leaves the checklist; one may object")
def checklist(
    form: forms.FormDef, answers: Mapping[str, Any] | None, own: Own = NOTHING
) -> tuple[Line, ...]:
    """Return the materials of a situation; with no answers, those of all situations."""
    applying = (
        [need.material for need in forms.required_materials(form, answers)]
        if answers is not None
        else form.materials
    )
    return tuple(_line(material, own) for material in applying)


def of(lines: Iterable[Line], standing: Standing) -> tuple[Line, ...]:
    """Return the lines of one standing."""
    return tuple(line for line in lines if line.standing is standing)


def _line(material: forms.Material, own: Own) -> Line:
    if material.licence and material.key not in own.objected:
        if own.proofs is None:
            return Line(material, Standing.SHARED)
        proof = own.proofs.get(material.licence)
        if proof is not None:
            return Line(material, Standing.SHARED, proof)
    if material.key in own.ready:
        return Line(material, Standing.READY)
    required = material.necessary or bool(material.when)
    return Line(material, Standing.MISSING if required else Standing.OPTIONAL)
