"""What an applicant does with an application before it is submitted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from onedoor.general.people import api as people
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Forbidden, Refused
from onedoor.kernel.ids import clear_code, random_id
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import access, holdings
from onedoor.operation.cases.domain.drafts import Draft
from onedoor.operation.cases.models import Cosignature
from onedoor.operation.cases.models import Draft as DraftRow
from onedoor.operation.cases.offerings import offering_of
from onedoor.operation.cases.services import answering, completeness, promising, renewing, uploads
from onedoor.operation.cases.services.answering import Asked
from onedoor.operation.cases.services.uploads import Promised, Upload
from onedoor.operation.cases.values import draft_value
from onedoor.operation.materials import api as materials
from onedoor.operation.materials.api import Attached
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

_NOTHING_SAID: Mapping[str, Sequence[str]] = {}


class DraftSubmitted(Refused):
    """The draft has become a case and cannot be changed any more."""

    code = "cases.draft_submitted"


class NotForStaff(Forbidden):
    """Applications are made by applicants; staff take them in at the counter."""

    code = "cases.not_for_staff"


@implements(HAMI(14), HAMI(15), note="begun on one device, gone on with on another")
@command
def new_draft(
    *,
    offering: str,
    actor: Actor,
    at: datetime,
    situation: Mapping[str, Sequence[str]] = _NOTHING_SAID,
) -> Draft:
    """Begin an application on the offering's version in force, or go on with the one begun.

    One begun on a replaced version moves to that in force; what is still asked stays answered.
    ``situation`` is what was answered on the guide, as posted; it is filled in, to be confirmed.
    """
    if actor.kind is not ActorKind.APPLICANT:
        raise NotForStaff(offering=offering)
    what = items.offering(offering)
    what.require_in_use()
    going = DraftRow.objects.select_for_update().filter(
        owner=actor.applicant, offering=what.code, case_number="", expires_on__gte=legal_day(at)
    )
    row = going.order_by("-saved_at").first()
    decided = forms.situation(what.form, situation)
    lost: tuple[forms.Text, ...] = ()
    if row is None:
        row = DraftRow(
            public_id=random_id(),
            owner=actor.applicant,
            opened_by=actor.ref,
            offering=what.code,
            version=what.version,
            title=what.name.zh,
        )
        row.answers = decided
        keep_row(row, at)
        holding = holdings.Holding(row.public_id, row.owner, what, row.answers)
        completeness.fill_from_register(holding, at=at)
        journal.write(
            kind="cases.draft_begun", subject=row.public_id, at=at, by=actor, offering=what.code
        )
    elif decided or row.version != what.version:
        if row.version != what.version:
            lost = renewing.renew(row, what, actor=actor, at=at)
        row.answers = forms.carry(what.form, row.answers, decided, confirmed=row.confirmed)
        keep_row(row, at)
    return replace(draft_value(row), lost=lost)


@implements(HAMI(14), note="each page is kept as soon as it is right")
@command
def save_answers(
    *,
    draft: str,
    page: str,
    posted: Mapping[str, Any],
    actor: Actor,
    at: datetime,
    index: int | None = None,
    later: bool = False,
) -> Draft:
    """Check and keep the answers of one page, as a browser posted them.

    What is to be gone on with ``later`` is kept as far as it is right; the page is not done.
    """
    row = opened(draft, actor)
    form = _form(row)
    take = answering.page_so_far if later else answering.page
    cleaned = take(Asked(form, row.owner, row.answers, actor=actor), page, posted, at=at)
    row.answers = forms.remember(form, row.answers, cleaned, page=page, index=index)
    done = {page} if cleaned.ok else set()
    row.confirmed = sorted({*row.confirmed} - {page} | done)
    keep_row(row, at)
    return draft_value(row)


@internal("a row of an answer is the applicant's own to take back")
@command
def drop_row(*, draft: str, page: str, index: int, actor: Actor, at: datetime) -> Draft:
    """Take one row of a repeated page away."""
    row = opened(draft, actor)
    rows = list(row.answers.get(page, ()))
    row.answers = {**row.answers, page: rows[:index] + rows[index + 1 :]}
    keep_row(row, at)
    return draft_value(row)


@internal("what is attached to a draft is the applicant's own business until submission")
@command
def attach(
    *, draft: str, material: str, upload: Upload | Promised, actor: Actor, at: datetime
) -> Attached:
    """Check a file, keep it, and attach it to an entry of the list; or a promise in its place."""
    row = opened(draft, actor)
    if isinstance(upload, Promised):
        what = offering_of(row.offering, row.version)
        holder = promising.Holder(row.public_id, row.owner, what)
        found = promising.stand_in(holder, material, upload, actor=actor, at=at)
        keep_row(row, at)
        return found
    held = uploads.attach(
        upload,
        holder=row.public_id,
        material=uploads.entry(_form(row), material),
        owner=actor.applicant,
        actor=actor,
        at=at,
    )
    keep_row(row, at)
    return held


@internal("what is attached to a draft is the applicant's own business until submission")
@command
def detach(*, draft: str, attachment: str, actor: Actor, at: datetime) -> Draft:
    """Take a material out of the draft again."""
    row = opened(draft, actor)
    materials.detach(holder=row.public_id, attachment_id=attachment)
    keep_row(row, at)
    return draft_value(row)


@internal("a draft is its owner's to throw away")
@command
def discard(*, draft: str, actor: Actor, at: datetime) -> None:
    """Throw an unfinished draft away."""
    row = opened(draft, actor)
    for held in materials.of(holder=row.public_id):
        materials.detach(holder=row.public_id, attachment_id=held.id)
    Cosignature.objects.filter(holder=row.public_id).delete()
    journal.write(kind="cases.draft_discarded", subject=row.public_id, at=at, by=actor)
    row.delete()


def opened(draft: str, actor: Actor) -> DraftRow:
    """Return a draft, locked, that its owner may still change."""
    row = access.draft_of(draft=draft, actor=actor, lock=True)
    if row.case_number:
        raise DraftSubmitted(number=row.case_number)
    return row


def _form(row: DraftRow) -> forms.FormDef:
    return offering_of(row.offering, row.version).form


def keep_row(row: DraftRow, at: datetime) -> None:
    """Save a draft: it is kept so many days from now, and has the code that opens it."""
    row.code = row.code or clear_code()
    # Kept here so that submitting need not ask: it is as fresh as the draft itself.
    row.owner_name = people.applicant(row.owner).name
    row.saved_at = at
    days = terms.number("cases.draft_kept_days", on=legal_day(at))
    row.expires_on = legal_day(at) + timedelta(days=days)
    row.save()
