"""An application begun at a counter and put by, for the applicant to go on with at home."""

from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.ids import random_id
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import access, holdings
from onedoor.operation.cases.domain.drafts import Draft
from onedoor.operation.cases.domain.roles import RoleMissing
from onedoor.operation.cases.domain.states import Role
from onedoor.operation.cases.models import Draft as DraftRow
from onedoor.operation.cases.services import answering, completeness, proposing, reusing
from onedoor.operation.cases.services.answering import Asked
from onedoor.operation.cases.services.drafts import keep_row
from onedoor.operation.cases.services.submission import Intake, attach_scans, draft_for
from onedoor.operation.cases.values import draft_value
from onedoor.system.items import api as items


def put_by(*, intake: Intake, actor: Actor, at: datetime) -> Draft:
    """Keep as a draft of the applicant what a counter has filled in so far, or a system brings."""
    run = proposing.propose if actor.kind is ActorKind.MACHINE else _put_by
    return run(intake=intake, actor=actor, at=at)


@implements(HAMI(14), HAMI(15), note="begun at the counter, ended online: nothing is asked again")
@command
def _put_by(*, intake: Intake, actor: Actor, at: datetime) -> Draft:
    """Keep what a counter has filled in so far.

    What cannot be used yet is left out; scans are kept, papers are to be seen again.  Goes on with
    the draft whose code was told; one that the applicant began without a counter is not touched.

    Raises RoleMissing, DraftCodeUnknown, or a FileRefused that names the material.
    """
    access.at_counter(actor)
    what = items.offering(intake.offering)
    what.require_in_use()
    if not access.serves(actor, what.area):
        raise RoleMissing(move="submit", duties=Role.COUNTER.value)
    row = draft_for(intake, actor, at) if intake.draft else _begun(intake.applicant, what, actor)
    row.version = what.version
    asked = Asked(what.form, row.owner, {}, row.answers if row.pk else {})
    row.answers = answering.so_far(asked, intake.posted, at=at)
    is_new = row.pk is None
    keep_row(row, at)
    attach_scans(intake, what.form, holder=row.public_id, actor=actor, at=at)
    whose = reusing.Whose(row.public_id, row.owner, what.form)
    reusing.at_counter(whose, intake.again, agreed=intake.agreed, actor=actor, at=at)
    if is_new:
        holding = holdings.Holding(row.public_id, row.owner, what, row.answers)
        completeness.fill_from_register(holding, at=at)
        journal.write(
            kind="cases.draft_begun", subject=row.public_id, at=at, by=actor, offering=what.code
        )
    return draft_value(row)


def _begun(applicant: str, what: items.Offering, actor: Actor) -> DraftRow:
    return DraftRow(
        public_id=random_id(), owner=applicant, opened_by=actor.ref, offering=what.code,
        version=what.version, title=what.name.zh,
    )  # fmt: skip
