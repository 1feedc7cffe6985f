"""Submitting: from a draft, or from the counter, into the one table of cases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError

from onedoor.general.people import api as people
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.drafts import Receipt
from onedoor.operation.cases.domain.history import SUBMITTED
from onedoor.operation.cases.domain.roles import RoleMissing
from onedoor.operation.cases.domain.states import Move, Role, State, edge_for
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import acceptance, completeness, numbering, recording, uploads
from onedoor.operation.cases.services.drafts import AnswersInvalid
from onedoor.operation.cases.services.uploads import Upload
from onedoor.operation.clocks import api as clocks
from onedoor.operation.materials import api as materials
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

PER_HOUR = 30


@dataclass(frozen=True, slots=True)
class Intake:
    """What a clerk takes in at the counter: the same form, on one screen.

    ``scans`` are files for entries of the list; ``on_paper`` names entries seen as paper.
    """

    applicant: str
    offering: str
    posted: Mapping[str, Any]
    scans: Mapping[str, tuple[Upload, ...]] = field(default_factory=dict)
    on_paper: frozenset[str] = frozenset()
    agent: str = ""


@dataclass(frozen=True, slots=True)
class _New:
    channel: Channel
    what: items.Offering
    applicant: str
    agent: str
    answers: dict[str, Any]
    key: str
    number: str


def submit(*, draft: str, actor: Actor, at: datetime, key: str) -> Receipt:
    """Submit a draft.  A repeat, by the key or of the same draft, answers the first receipt.

    Raises AnswersInvalid or MaterialsMissing, naming everything that is wrong at once.
    """
    row = access.draft_of(draft=draft, actor=actor)
    first = access.receipt_of(number=row.case_number) if row.case_number else None
    first = first or access.receipt_by_key(applicant=actor.applicant, key=key)
    if first is not None:
        return first
    people.count_attempt(
        kind="cases.submit", key=actor.applicant, limit=PER_HOUR, window_seconds=3600, at=at
    )
    number = numbering.take(offering=row.offering, on=legal_day(at))
    try:
        return _submit(draft=draft, number=number, actor=actor, at=at, key=key)
    except IntegrityError:
        # The same key came in twice at the same moment, with two drafts.
        first = access.receipt_by_key(applicant=actor.applicant, key=key)
        if first is None:
            raise
        return first


@implements(HAMI(14), HAMI(4), ADL(29), note="one table and one rule of numbers for every channel")
@command
def _submit(*, draft: str, number: str, actor: Actor, at: datetime, key: str) -> Receipt:
    row = access.draft_of(draft=draft, actor=actor, lock=True)
    first = access.receipt_of(number=row.case_number) if row.case_number else None
    if first is not None:
        return first
    what = items.offering(row.offering, row.version)
    cleaned = forms.settle(what.form, row.answers, today=legal_day(at))
    if not cleaned.ok:
        raise AnswersInvalid(errors=cleaned.errors)
    holding = completeness.Holding(row.public_id, actor.applicant, what, cleaned.values)
    completeness.fill_from_register(holding, at=at)
    completeness.check(holding)
    agent = actor.ref if actor.on_behalf_of else ""
    case = _create(
        _New(Channel.WEB, what, actor.applicant, agent, cleaned.values, key, number),
        actor=actor,
        at=at,
    )
    materials.hand_over(source=row.public_id, target=number)
    row.case_number = number
    row.save(update_fields=["case_number"])
    return Receipt(case.number, case.query_code, at)


def take_in(*, intake: Intake, actor: Actor, at: datetime, key: str) -> Receipt:
    """Take an application in at the counter: submitted and received in one go.

    What is missing is told by a supplement notice; so materials may be missing here.
    """
    number = _number_for_counter(intake, actor, at)
    return access.receipt_by_key(applicant=intake.applicant, key=key) or _take_in(
        intake=intake, number=number, actor=actor, at=at, key=key
    )


def take_in_and_accept(*, intake: Intake, actor: Actor, at: datetime, key: str) -> Receipt:
    """Take a complete application in at the counter and accept it on the spot."""
    number = _number_for_counter(intake, actor, at)
    return access.receipt_by_key(applicant=intake.applicant, key=key) or _take_in_and_accept(
        intake=intake, number=number, actor=actor, at=at, key=key
    )


@implements(HAMI(13), HAMI(15), note="the counter asks what the web asks, and no more")
@command
def _take_in(*, intake: Intake, number: str, actor: Actor, at: datetime, key: str) -> Receipt:
    case = _at_counter(intake, number, actor=actor, at=at, key=key)
    return Receipt(case.number, case.query_code, at)


@implements(HAMI(13), ADL(32, item=5), note="what is complete is accepted on the spot")
@command
def _take_in_and_accept(
    *, intake: Intake, number: str, actor: Actor, at: datetime, key: str
) -> Receipt:
    case = _at_counter(intake, number, actor=actor, at=at, key=key)
    acceptance.accept_row(case, edge_for(Move.ACCEPT, State.RECEIVED), actor=actor, at=at)
    return Receipt(case.number, case.query_code, at)


def _number_for_counter(intake: Intake, actor: Actor, at: datetime) -> str:
    if Role.COUNTER not in actor.duties:
        raise RoleMissing(move=Move.RECEIVE.value, duties=Role.COUNTER.value)
    return numbering.take(offering=items.offering(intake.offering).code, on=legal_day(at))


def _at_counter(intake: Intake, number: str, *, actor: Actor, at: datetime, key: str) -> Case:
    what = items.offering(intake.offering)
    cleaned = forms.clean(
        what.form, intake.posted, channel=forms.Channel.COUNTER, today=legal_day(at)
    )
    if not cleaned.ok:
        raise AnswersInvalid(errors=cleaned.errors)
    case = _create(
        _New(Channel.COUNTER, what, intake.applicant, intake.agent, cleaned.values, key, number),
        actor=actor,
        at=at,
    )
    if Role.COUNTER not in access.roles(case=case, actor=actor):
        raise RoleMissing(move=Move.RECEIVE.value, duties=Role.COUNTER.value)
    _attach_at_counter(intake, what.form, number, actor=actor, at=at)
    completeness.fill_from_register(
        completeness.Holding(number, intake.applicant, what, cleaned.values), at=at
    )
    case.received_by = actor.ref
    recording.move(case, edge_for(Move.RECEIVE, State.SUBMITTED), actor=actor, at=at)
    return case


def _attach_at_counter(
    intake: Intake, form: forms.FormDef, number: str, *, actor: Actor, at: datetime
) -> None:
    for key, scans in intake.scans.items():
        for scan in scans:
            material = uploads.entry(form, key)
            uploads.attach(scan, holder=number, material=material, owner=intake.applicant, at=at)
    for key in sorted(intake.on_paper):
        materials.attach_reference(
            holder=number,
            material=uploads.entry(form, key).key,
            source=materials.Source.PAPER,
            reference=f"paper:{actor.ref}",
            at=at,
        )


def _create(new: _New, *, actor: Actor, at: datetime) -> Case:
    applicant = people.applicant(new.applicant)
    notice = clocks.start(
        case=new.number,
        kind=clocks.Kind.NOTICE,
        limit=clocks.NOTICE,
        on=legal_day(at),
        area=new.what.area,
    )
    case = Case(
        number=new.number,
        query_code=clear_code(),
        key=new.key,
        channel=new.channel,
        offering=new.what.code,
        version=new.what.version,
        title=new.what.name.zh,
        body=new.what.body,
        area=new.what.area,
        applicant=new.applicant,
        applicant_name=applicant.name,
        agent=new.agent,
        answers=new.answers,
        state=State.SUBMITTED,
        events_count=1,
        submitted_at=at,
        due_on=notice.due_on,
        warn_on=notice.warn_on,
        provisional=notice.provisional,
    )
    case.save(force_insert=True)
    case.events_count = 0
    recording.add_event(case, kind="submit", actor=actor, at=at).save(force_insert=True)
    journal.write(
        kind=SUBMITTED,
        subject=case.number,
        at=at,
        by=actor,
        state=case.state,
        channel=case.channel,
        offering=case.offering,
        version=case.version,
        body=case.body,
        due_on=case.due_on,
        provisional=case.provisional,
    )
    return case
