"""沿用: a material of an earlier case stands for one of this application too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import HAMI, PIPL, implements
from onedoor.operation.cases import access, earlier
from onedoor.operation.cases.domain.reuse import Earlier, NothingToReuse, ReuseNotAgreed
from onedoor.operation.cases.offerings import offering_of
from onedoor.operation.cases.services import drafts, uploads
from onedoor.operation.materials import api as materials
from onedoor.system.forms import api as forms


@dataclass(frozen=True, slots=True)
class Whose:
    """The draft or case that something is used for again, whose it is, and its form."""

    holder: str
    owner: str
    form: forms.FormDef


@implements(HAMI(17), note="handed in once, used again; the case it came from is on record")
@command
def use_again(*, draft: str, material: str, attachment: str, actor: Actor, at: datetime) -> None:
    """Let a file of one's earlier case stand for an entry of a draft."""
    row = drafts.opened(draft, actor)
    form = offering_of(row.offering, row.version).form
    whose = Whose(row.public_id, row.owner, form)
    _use(whose, {material: [attachment]}, actor=actor, at=at)
    drafts.keep_row(row, at)


@implements(HAMI(17), PIPL(14), note="at the counter too, once the applicant agreed, for this only")
def at_counter(
    whose: Whose,
    chosen: Mapping[str, Sequence[str]],
    *,
    agreed: bool,
    actor: Actor,
    at: datetime,
) -> None:
    """Let files of earlier cases of the applicant at the window stand for entries of a list."""
    if chosen and not access.may_use_again(applicant=whose.owner, actor=actor, agreed=agreed):
        raise ReuseNotAgreed
    _use(whose, chosen, actor=actor, at=at)


def _use(whose: Whose, chosen: Mapping[str, Sequence[str]], *, actor: Actor, at: datetime) -> None:
    """Attach what was chosen of what is offered, by the entry of the list; record where it was."""
    if not chosen:
        return
    here = {one.file.id for one in materials.of(holder=whose.holder) if one.file}
    wanted = [uploads.entry(whose.form, key) for key in chosen]
    offered = earlier.for_list(wanted, owner=whose.owner, held=here, at=at)
    for key, attachments in chosen.items():
        known = {one.attachment: one for one in offered[key]}
        for attachment in attachments:
            if attachment not in known:
                raise NothingToReuse(material=key)
            _attach(whose, key, known[attachment], actor=actor, at=at)


def _attach(whose: Whose, material: str, found: Earlier, *, actor: Actor, at: datetime) -> None:
    materials.attach(holder=whose.holder, material=material, file_id=found.file, actor=actor, at=at)
    journal.write(
        kind="cases.material_used_again",
        subject=whose.holder,
        at=at,
        by=actor,
        material=material,
        case=found.case,
        agreed=True,
    )
