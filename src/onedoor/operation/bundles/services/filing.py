"""What waits for nothing is filed at once, each as a case of its own; the rest after its results.

Each part is filed by its own key, so whatever stops between two of them is gone on with and
nothing is filed twice.
"""

from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError
from onedoor.law.articles import HAMI, implements
from onedoor.operation.bundles.domain.applications import (
    PartOf,
    PartState,
    Stage,
    has_ended,
    ready,
    stopped,
)
from onedoor.operation.bundles.domain.merging import own_answers
from onedoor.operation.bundles.models import ApplicationRow, PartRow
from onedoor.operation.bundles.sheets import sheet_of
from onedoor.operation.bundles.values import to_part
from onedoor.operation.cases import api as cases
from onedoor.operation.licences import api as licences
from onedoor.operation.materials import api as materials
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

# What a case of a part came to; a permit has its result when its licence is issued.
ISSUED, GRANTED = "cases.issued", "cases.granted"
FAILS = (
    "cases.refused", "cases.declined", "cases.returned", "cases.withdrawn", "cases.voided",
    "cases.lapsed",
)  # fmt: skip
HEARD = (ISSUED, GRANTED, "cases.deemed_renewed", *FAILS)


def go_on(*, number: str, actor: Actor, at: datetime) -> None:
    """File every part that can be filed now; what is refused stays, with the reason."""
    row = ApplicationRow.objects.select_related("bundle").filter(number=number).first()
    if row is None or row.stage != Stage.SUBMITTED:
        return
    for part in ready(_parts(row)):
        try:
            receipt = _file(row, part, at)
        except DomainError as refused:
            _note(number=number, key=part.key, problem=refused.code, actor=actor, at=at)
        else:
            _filed(number=number, key=part.key, case=receipt.number, actor=actor, at=at)


def _file(row: ApplicationRow, part: PartOf, at: datetime) -> cases.Receipt:
    """File one part as its applicant, who asked for it with the whole."""
    sheet = sheet_of(row)
    told = next(one for one in sheet.bundle.parts if one.key == part.key)
    form = sheet.members[part.key].form
    acts_for = row.owner if row.owner != row.opened_by else ""
    applicant = Actor(ActorKind.APPLICANT, row.opened_by, on_behalf_of=acts_for)
    # What an earlier part's result tells was not asked for: it is there now.
    wanted = forms.sources_of(form)
    facts = licences.known_of(holder=row.owner, wanted=wanted, on=legal_day(at), actor=applicant)
    known = forms.prefill(form, facts, at=at)
    held: dict[str, list[str]] = {}
    for one in materials.of(holder=row.ref):
        if one.file is not None:
            held.setdefault(one.material, []).append(one.file.id)
    files = {
        material.key: tuple(held[told.called(material.key)])
        for material in form.materials
        if told.called(material.key) in held
    }
    intake = cases.Intake(
        applicant=row.owner, offering=part.offering, posted={}, files=files,
        answers=forms.Prefilled.completed(own_answers(told, form, sheet.answers), known),
        answered_at=row.submitted_at,
    )  # fmt: skip
    return cases.file(intake=intake, actor=applicant, at=at, key=f"{row.number}:{part.key}")


@implements(HAMI(21), note="n cases of one number, each with its own clock")
@command
def _filed(*, number: str, key: str, case: str, actor: Actor, at: datetime) -> None:
    row = _locked(number)
    part = row.parts.get(key=key)
    if part.case:
        return
    part.case, part.state, part.filed_at, part.problem = case, PartState.FILED, at, ""
    part.save()
    journal.write(kind="bundles.part_filed", subject=number, at=at, by=actor, part=key, case=case)


@implements(HAMI(21), note="a part that cannot be filed is told with the reason, tried again")
@command
def _note(*, number: str, key: str, problem: str, actor: Actor, at: datetime) -> None:
    row = _locked(number)
    part = row.parts.get(key=key)
    if part.problem == problem:
        return
    part.problem = problem
    part.save()
    journal.write(
        kind="bundles.part_refused", subject=number, at=at, by=actor, part=key, problem=problem
    )


@implements(HAMI(21), note="the states of the parts roll up; a failure stops only what needs it")
@command
def hear(*, case: str, kind: str, actor: Actor, at: datetime) -> str:
    """Take over what became of a case of a part; return the number, empty if it is none."""
    found = PartRow.objects.filter(case=case).select_related("application").first()
    if found is None:
        return ""
    row = _locked(found.application.number)
    part = row.parts.get(pk=found.pk)
    state = _state(part, kind)
    if state is None or part.state == state:
        return row.number
    part.state, part.ended_at = state, at
    part.save()
    journal.write(
        kind="bundles.part_ended", subject=row.number, at=at, by=actor, part=part.key,
        case=case, state=state.value,
    )  # fmt: skip
    _roll_up(row, actor, at)
    return row.number


def _roll_up(row: ApplicationRow, actor: Actor, at: datetime) -> None:
    keys = [one.key for one in stopped(_parts(row))]
    row.parts.filter(key__in=keys).update(state=PartState.STOPPED, ended_at=at)
    if row.stage == Stage.SUBMITTED and has_ended(_parts(row)):
        row.stage, row.ended_at = Stage.ENDED, at
        row.save()
        journal.write(
            kind="bundles.ended", subject=row.number, at=at, by=actor, bundle=row.bundle.code
        )


def _state(part: PartRow, kind: str) -> PartState | None:
    if kind in FAILS:
        return PartState.FAILED
    gives = bool(items.offering(part.offering, part.version).result.licence)
    wanted = {ISSUED, "cases.deemed_renewed"} if gives else {GRANTED}
    return PartState.GRANTED if kind in wanted else None


def _locked(number: str) -> ApplicationRow:
    rows = ApplicationRow.objects.select_related("bundle").select_for_update(of=("self",))
    return rows.get(number=number)


def _parts(row: ApplicationRow) -> tuple[PartOf, ...]:
    return tuple(to_part(part) for part in row.parts.order_by("place"))
