"""Files on their way in: checked against the list's entry, stored, attached.  No commands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.kernel.errors import Invalid
from onedoor.law.articles import HAMI, implements
from onedoor.operation.materials import api as materials
from onedoor.system.forms import api as forms

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise in place of a file: the hash of the text that was shown."""

    sha256: str


class MaterialUnknown(Invalid):
    """The offering's list has no such entry."""

    code = "cases.material_unknown"


def entry(form: forms.FormDef, key: str) -> forms.Material:
    """Return an entry of the list; refuse a key that names none."""
    for material in form.materials:
        if material.key == key:
            return material
    raise MaterialUnknown(material=key)


def attach(
    upload: Upload,
    *,
    holder: str,
    material: forms.Material,
    owner: str,
    actor: Actor,
    at: datetime,
) -> materials.Attached:
    """Store a file that the entry takes and attach it to a draft or case.

    A refusal names the entry: a screen may send files for several at once.
    """
    limits = materials.Limits(
        max_bytes=material.max_mb * MEBIBYTE,
        max_pages=material.max_pages,
        kinds=_kinds(material),
    )
    try:
        stored = materials.store(
            name=upload.name, content=upload.content, owner=owner, at=at, limits=limits
        )
    except materials.FileRefused as refusal:
        raise type(refusal)(**{**refusal.facts, "material": material.key}) from refusal
    return materials.attach(
        holder=holder, material=material.key, file_id=stored.id, actor=actor, at=at
    )


@implements(HAMI(15), note="what the counter has seen on paper is there")
def seen_on_paper(
    keys: Iterable[str], *, form: forms.FormDef, holder: str, actor: Actor, at: datetime
) -> None:
    """Note that entries of the list were seen as paper at the counter."""
    materials.attach_references(
        holder=holder,
        references={entry(form, key).key: f"paper:{actor.ref}" for key in sorted(keys)},
        source=materials.Source.PAPER,
        actor=actor,
        at=at,
    )


def _kinds(material: forms.Material) -> frozenset[materials.FileKind]:
    wanted = {"jpeg" if word == "jpg" else word for word in material.accept}
    return frozenset(kind for kind in materials.FileKind if kind.value in wanted)
