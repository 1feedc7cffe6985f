"""沿用: a material of an earlier case stands for one of this application too."""

from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import earlier
from onedoor.operation.cases.domain.reuse import NothingToReuse
from onedoor.operation.cases.offerings import offering_of
from onedoor.operation.cases.services import drafts, uploads
from onedoor.operation.materials import api as materials


@implements(HAMI(17), note="handed in once, used again; the case it came from is on record")
@command
def use_again(*, draft: str, material: str, attachment: str, actor: Actor, at: datetime) -> None:
    """Let a file of one's earlier case stand for an entry of a draft."""
    row = drafts.opened(draft, actor)
    wanted = uploads.entry(offering_of(row.offering, row.version).form, material)
    offered = earlier.for_material(row, wanted, at=at)
    found = next((one for one in offered if one.attachment == attachment), None)
    if found is None:
        raise NothingToReuse(material=material)
    materials.attach(
        holder=row.public_id, material=material, file_id=found.file, actor=actor, at=at
    )
    drafts.keep_row(row, at)
    journal.write(
        kind="cases.material_used_again",
        subject=row.public_id,
        at=at,
        by=actor,
        material=material,
        case=found.case,
    )
