"""一表申请、一套材料: filled in once, handed in once, submitted under one number."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from onedoor.general.people import api as people
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import clear_code, random_id
from onedoor.law.articles import HAMI, implements
from onedoor.operation.bundles import access
from onedoor.operation.bundles.domain import standing
from onedoor.operation.bundles.domain.applications import (
    AnswersWrong,
    ApplicationMissing,
    MaterialsMissing,
    MaterialUnknown,
    NothingChosen,
    NotOffered,
    Stage,
)
from onedoor.operation.bundles.domain.bundle import parse
from onedoor.operation.bundles.domain.ordering import among
from onedoor.operation.bundles.domain.whole import whole
from onedoor.operation.bundles.models import ApplicationRow, BundleRow, PartRow
from onedoor.operation.bundles.sealing import opened, sealed
from onedoor.operation.bundles.sheets import Sheet, held_kinds, sheet_of, sources
from onedoor.operation.materials import api as materials
from onedoor.system.forms import api as forms

_NUMBER_LENGTH, _MEBIBYTE = 8, 1024 * 1024


@implements(HAMI(21), note="one application for all parts, begun once and gone on with")
@command
def begin(*, code: str, situation: Mapping[str, Any], actor: Actor, at: datetime) -> str:
    """Begin an application with the answers that choose its parts; return its id.

    One that was begun of the same bundle is gone on with, and takes the new choice over.
    """
    if actor.kind is not ActorKind.APPLICANT:
        raise ApplicationMissing(asked=code)
    found = _offered(access.published(code))
    bundle = parse(found.document)
    chosen = {key: value for key, value in situation.items() if key in _questions(bundle.guide)}
    if not whole(bundle, access.members_of(bundle), chosen).parts:
        raise NothingChosen(bundle=code)
    mine = ApplicationRow.objects.select_for_update().filter(
        owner=actor.applicant, bundle__code=code, stage=Stage.DRAFT
    )
    row = mine.first() or ApplicationRow(
        ref=random_id(), owner=actor.applicant, opened_by=actor.ref, answers_sealed=sealed({})
    )
    is_new = row.pk is None
    row.bundle, row.saved_at = found, at
    row.answers_sealed = sealed(opened(row.answers_sealed) | chosen)
    row.save()
    if is_new:
        journal.write(kind="bundles.begun", subject=row.ref, at=at, by=actor, bundle=code)
    return row.ref


@internal("what is filled in is the applicant's own business until it is submitted")
@command
def save(*, ref: str, posted: Mapping[str, Any], actor: Actor, at: datetime) -> forms.Cleaned:
    """Keep what can be used of the one form as it was posted; return it with what is wrong."""
    row = access.to_fill_in(ref=ref, actor=actor)
    sheet = sheet_of(row)
    cleaned = forms.clean(
        sheet.whole.merged.form, posted, channel=forms.Channel.COUNTER, today=legal_day(at),
        answers=sheet.answers, sources=sources(sheet, actor=actor, at=at),
    )  # fmt: skip
    guided = {k: v for k, v in sheet.answers.items() if k in _questions(sheet.bundle.guide)}
    row.answers_sealed, row.saved_at = sealed(guided | cleaned.values), at
    row.save()
    return cleaned


@implements(HAMI(21), HAMI(17), note="one set of materials: handed in once for all that need it")
@command
def attach(  # which application and material, the file, by whom
    *, ref: str, material: str, name: str, content: bytes, actor: Actor, at: datetime
) -> None:
    """Check a file and keep it for an entry of the one list."""
    row = access.to_fill_in(ref=ref, actor=actor)
    needs = {need.key: need for need in sheet_of(row).whole.needs}
    if material not in needs:
        raise MaterialUnknown(material=material)
    told = needs[material].material
    limits = materials.Limits(
        max_bytes=told.max_mb * _MEBIBYTE, max_pages=told.max_pages, kinds=_kinds(told)
    )
    stored = materials.store(name=name, content=content, owner=row.owner, at=at, limits=limits)
    materials.attach(holder=row.ref, material=material, file_id=stored.id, actor=actor, at=at)
    row.saved_at = at
    row.save()


@internal("what was handed in may be taken back until it is submitted")
@command
def detach(*, ref: str, attachment: str, actor: Actor, at: datetime) -> None:
    """Take a file back."""
    row = access.to_fill_in(ref=ref, actor=actor)
    materials.detach(holder=row.ref, attachment_id=attachment)
    row.saved_at = at
    row.save()


@implements(HAMI(21), note="one number for the whole; nothing is filed while anything is missing")
@command
def submit(*, ref: str, actor: Actor, at: datetime) -> str:
    """Submit an application; return its number.  Again gives the same number.

    Raises AnswersWrong or MaterialsMissing, naming everything that is wrong at once, and
    NotOffered when the bundle was stopped or changed meanwhile.
    """
    row = access.application(asked=ref, actor=actor, locked=True)
    if row.stage != Stage.DRAFT:
        return row.number
    _offered(row.bundle)
    sheet = sheet_of(row)
    _check(sheet, actor=actor, at=at)
    row.number = f"YJS{legal_day(at):%Y%m%d}{clear_code(_NUMBER_LENGTH)}"
    row.stage, row.submitted_at, row.saved_at = Stage.SUBMITTED, at, at
    row.save()
    edges = among(sheet.bundle.edges, sheet.whole.parts)
    PartRow.objects.bulk_create(
        PartRow(
            application=row, place=n, key=part.key, offering=part.offering,
            version=sheet.members[part.key].version, title=sheet.members[part.key].name.zh,
            body=sheet.members[part.key].body_name.zh[:18],
            days=sheet.members[part.key].promised_days,
            waits_for=[edge.source for edge in edges if edge.target == part.key],
        )
        for n, part in enumerate(sheet.whole.parts)
    )  # fmt: skip
    journal.write(
        kind="bundles.submitted", subject=row.number, at=at, by=actor, bundle=row.bundle.code,
        parts=[part.key for part in sheet.whole.parts],
    )  # fmt: skip
    return row.number


def _check(sheet: Sheet, *, actor: Actor, at: datetime) -> None:
    form, on = sheet.whole.merged.form, legal_day(at)
    said = {}
    if forms.ACTING in forms.sources_of(form):
        said[forms.ACTING] = people.signed_in(actor, on=on)
    known = forms.prefill(form, said, at=at)
    cleaned = forms.settle(form, forms.Prefilled.imposed(sheet.answers, known), today=on)
    if not cleaned.ok:
        raise AnswersWrong(errors=cleaned.errors)
    held, exempt = materials.keys_of(holder=sheet.row.ref), held_kinds(sheet, at=at)
    missing = [
        need
        for need in sheet.whole.needs
        if need.required and need.key not in held and need.material.licence not in (exempt - {""})
    ]
    if missing:
        names = "、".join(need.material.name.zh for need in missing)
        raise MaterialsMissing(missing=tuple(need.key for need in missing), names=names)


def _offered(row: BundleRow) -> BundleRow:
    if not row.is_newest or row.status != standing.Status.OFFERED or row.flaws:
        raise NotOffered(bundle=row.code)
    return row


def _questions(form: forms.FormDef) -> frozenset[str]:
    return frozenset(question.key for page in form.pages for question in page.questions)


def _kinds(material: forms.Material) -> frozenset[materials.FileKind]:
    wanted = {"jpeg" if word == "jpg" else word for word in material.accept}
    return frozenset(kind for kind in materials.FileKind if kind.value in wanted)
