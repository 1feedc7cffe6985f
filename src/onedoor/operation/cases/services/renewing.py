"""A draft moves to the version in force: what is still asked stays answered."""

from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.errors import Refused
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases.models import Draft as DraftRow
from onedoor.operation.cases.offerings import offering_of
from onedoor.operation.materials import api as materials
from onedoor.operation.promises import api as promises
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


class VersionReplaced(Refused):
    """A newer version is in force; it is shown with what it changes before anything counts."""

    code = "cases.version_replaced"
    basis = HAMI(16)


@implements(HAMI(16), note="every channel takes new cases on one version, the one in force")
def require_current(what: items.Offering) -> None:
    """Refuse to take a new case on a version that has been replaced."""
    if what.replaced:
        raise VersionReplaced(version=what.version)


@implements(HAMI(16), HAMI(17), note="nothing that is still asked has to be typed again")
def renew(
    row: DraftRow, what: items.Offering, *, actor: Actor, at: datetime
) -> tuple[forms.Text, ...]:
    """Move a locked draft to the version in force, inside the caller's transaction.

    Files for materials that are no longer asked for are not kept.  Returns the names of what was
    answered or handed in and does not apply any more.
    """
    older = offering_of(row.offering, row.version).form
    row.answers, row.confirmed, lost = forms.renewed(
        older, what.form, row.answers, confirmed=row.confirmed
    )
    asked = {material.key for material in what.materials}
    texts = (promises.fact_text(what, one) for one in what.materials)
    promised = {text.sha256 for text in texts if text is not None}
    gone = [
        one
        for one in materials.of(holder=row.public_id)
        if one.material not in asked
        or (one.source is materials.Source.PROMISE and one.reference not in promised)
    ]
    for held in gone:
        materials.detach(holder=row.public_id, attachment_id=held.id)
    row.version, row.title = what.version, what.name.zh
    journal.write(
        kind="cases.draft_renewed", subject=row.public_id, at=at, by=actor,
        offering=what.code, version=what.version,
    )  # fmt: skip
    names = {one.key: one.name for one in older.materials}
    return (*lost, *dict.fromkeys(names[one.material] for one in gone if one.material in names))
