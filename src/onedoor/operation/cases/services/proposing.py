"""An application that another system brings whole, kept until each named one has confirmed it."""

from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import random_id
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import access, holdings
from onedoor.operation.cases.domain.drafts import Draft
from onedoor.operation.cases.models import Draft as DraftRow
from onedoor.operation.cases.services import accepting, answering, completeness, promising
from onedoor.operation.cases.services.answering import Asked
from onedoor.operation.cases.services.drafts import keep_row
from onedoor.operation.cases.services.renewing import require_current
from onedoor.operation.cases.services.submission import Intake, attach_scans
from onedoor.operation.cases.values import draft_value
from onedoor.system.items import api as items


@implements(ADL(31), HAMI(14), note="what another system brings is confirmed by those it names")
@command
def propose(*, intake: Intake, actor: Actor, at: datetime) -> Draft:
    """Keep a whole application as a draft of the applicant, for those it names to confirm.

    Refuses what filing it refuses, but for the confirmations.
    """
    access.require_system(actor)
    what = items.offering(intake.offering, intake.version or None)
    what.require_in_use()
    require_current(what)
    owner, accepted = actor.applicant, intake.accepted
    answers = answering.whole(Asked(what.form, owner, {}), intake.posted, at=at)
    inform = accepting.inform_in(what, answers, accepted, owner=owner)
    facts = accepting.facts_in(what, answers, accepted, owner=owner)
    row = DraftRow(
        public_id=random_id(), owner=owner, opened_by=actor.ref,
        offering=what.code, version=what.version, title=what.name.zh,
    )  # fmt: skip
    row.answers, row.confirmed = answers, [page.key for page in what.form.pages]
    keep_row(row, at)
    attach_scans(intake, what.form, holder=row.public_id, actor=actor, at=at)
    promising.stand_for(facts, promising.Holder(row.public_id, owner, what), actor=actor, at=at)
    holding = holdings.Holding(row.public_id, owner, what, answers)
    completeness.fill_from_register(holding, at=at)
    gaps = accepting.gaps_in(holding, accepted, on=legal_day(at))
    accepting.refuse_others(accepted, inform, *facts, gaps)
    journal.write(
        kind="cases.draft_begun", subject=row.public_id, at=at, by=actor, offering=what.code
    )
    return draft_value(row)
