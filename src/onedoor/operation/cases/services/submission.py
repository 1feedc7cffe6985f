"""Submitting: from a draft, or from the counter, into the one table of cases."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError

from onedoor.general.people import api as people
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused, TooMany
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.assistance import api as assistance
from onedoor.operation.cases import access, cosignatures, holdings, statements
from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.declining import Declined
from onedoor.operation.cases.domain.drafts import Receipt, mark_of
from onedoor.operation.cases.domain.history import SUBMITTED
from onedoor.operation.cases.domain.roles import RoleMissing
from onedoor.operation.cases.domain.states import Move, Role, State, edge_for
from onedoor.operation.cases.models import Case, Draft
from onedoor.operation.cases.offerings import listed, offering_of
from onedoor.operation.cases.services import (
    acceptance,
    accepting,
    answering,
    completeness,
    cosigning,
    declining,
    deferring,
    numbering,
    papers,
    promising,
    recording,
    renewals,
    reusing,
    uploads,
)
from onedoor.operation.cases.services.answering import Asked
from onedoor.operation.cases.services.renewing import require_current
from onedoor.operation.cases.services.uploads import Upload
from onedoor.operation.clocks import api as clocks
from onedoor.operation.materials import api as materials
from onedoor.operation.promises import api as promises
from onedoor.operation.receptions import api as receptions
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


@dataclass(frozen=True, slots=True)
class Intake:
    """What a clerk takes in at the counter: the same form, on one screen.

    ``scans`` are files for entries of the list; ``on_paper`` names entries seen as paper;
    ``again`` names attachments of earlier cases to be used once more, which the applicant
    ``agreed`` to.
    ``then`` is the move made in the same breath: nothing more (RECEIVE), ACCEPT, ACCEPT_WITH_GAPS
    when the promise to supply was signed on paper, or DECLINE for the reasons of ``declined``.
    ``promised_for`` names entries in whose place a promise was signed on paper.
    ``cosigned`` says that everybody named has signed on paper; ``accepted`` are the hashes of the
    promises that the applicant accepted where another system hands in.
    ``handout`` says where the result of what is taken in for elsewhere is handed over.
    ``answers`` and ``files`` (of the applicant, by id) were given on the one form of a bundle; they
    stand in the place of ``posted`` and ``scans``, and are checked as of ``answered_at``.
    ``version`` is the one that was filled in, 0 for that in force; ``draft`` is the code of the
    draft that is gone on with.
    """

    applicant: str
    offering: str
    posted: Mapping[str, Any]
    scans: Mapping[str, tuple[Upload, ...]] = field(default_factory=dict)
    on_paper: frozenset[str] = frozenset()
    agent: str = ""
    then: Move = Move.RECEIVE
    declined: Declined | None = None
    version: int = 0
    promised_on_paper: bool = False
    draft: str = ""
    again: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    agreed: bool = False
    promised_for: frozenset[str] = frozenset()
    cosigned: bool = False
    accepted: frozenset[str] = frozenset()
    handout: receptions.Handout = receptions.Handout.HERE
    answers: Mapping[str, Any] | None = None
    answered_at: datetime | None = None
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class SubmittedTooOften(TooMany):
    """One applicant submits more in an hour than anybody would by hand."""

    code = "cases.submitted_too_often"


class DraftChanged(Refused):
    """The draft was saved again, in another window or on another device, after it was read."""

    code = "cases.draft_changed"


@dataclass(frozen=True, slots=True)
class _New:
    channel: Channel
    what: items.Offering
    applicant: str
    agent: str
    answers: dict[str, Any]
    key: str
    name: str
    came_in: date
    due: clocks.Counted
    draft: Draft | None = None
    signs: tuple[promises.Text, ...] = ()


def submit(  # a draft, by whom, when, and what they have read
    *,
    draft: str,
    actor: Actor,
    at: datetime,
    key: str,
    seen: str = "",
    promised: str = "",
    channel: Channel = Channel.WEB,
) -> Receipt:
    """Submit a draft.  A repeat, by the key or of the same draft, answers the first receipt.

    ``seen`` is the mark of the draft that a person has read and confirms; ``promised`` the hash of
    the text by which the applicant promises to supply what is missing.

    Raises DraftChanged when it was saved again since, AnswersInvalid or MaterialsMissing, naming
    everything that is wrong at once, and VersionReplaced when a newer version is in force.
    """
    most = terms.number("security.submissions_per_hour", on=legal_day(at))
    known = access.draft_to_submit(draft=draft, actor=actor, key=key, at=at, most=most)
    if known.first is not None:
        return known.first
    if known.lately >= most:
        raise SubmittedTooOften(retry_after_seconds=3600, minutes=60)
    row = known.draft
    if seen and seen != mark_of(row.saved_at):
        raise DraftChanged(draft=draft)
    what = offering_of(row.offering, row.version).as_it_stands(known.in_force)
    what.require_in_use()
    require_current(what)
    asked = Asked(what.form, row.owner, row.answers, actor=actor)
    cleaned = answering.settled(asked, at=at)
    answering.refuse(cleaned)
    cosigning.require(row, what, cleaned.values)
    holding = holdings.Holding(row.public_id, actor.applicant, what, cleaned.values)
    gaps = holdings.missing(holding, known.held)
    if any(material.licence for material in gaps):
        _fill_from_register(holding=holding, at=at)
        gaps = holdings.missing(holding)
    promise = deferring.promised(holding, gaps, {promised}, on=legal_day(at))
    if promise is None:
        completeness.refuse(gaps)
    agent = actor.ref if actor.on_behalf_of else ""
    came_in = clocks.came_in_online(area=what.area, at=at)
    new = _New(
        channel=channel,
        what=what,
        applicant=actor.applicant,
        agent=agent,
        answers=cleaned.values,
        key=key,
        name=row.owner_name,
        came_in=came_in,
        due=_due(what, came_in),
        draft=row,
        signs=_signed(
            promise,
            promising.signed_by(what, cleaned.values, applicant=actor.applicant),
            *promising.facts_in(what, row.public_id, known.held, owner=actor.applicant),
        ),
    )
    return _once(new, draft=draft, actor=actor, at=at)


@implements(HAMI(17), note="also what came into the register after the draft was begun")
@command
def _fill_from_register(*, holding: holdings.Holding, at: datetime) -> None:
    completeness.fill_from_register(holding, at=at)


def _once(new: "_New", *, draft: str, actor: Actor, at: datetime) -> Receipt:
    """Submit what was read and found good; when somebody was faster, answer what they got."""
    try:
        with numbering.drawn(offering=new.what.code, on=legal_day(at)) as number:
            return _submit(new=new, number=number, actor=actor, at=at)
    except (IntegrityError, DraftChanged):
        known = access.draft_to_submit(draft=draft, actor=actor, key=new.key, at=at, most=1)
        if known.first is None:
            raise
        return known.first


@implements(HAMI(14), HAMI(4), ADL(29), note="one table and one rule of numbers for every channel")
@command
def _submit(*, new: "_New", number: str, actor: Actor, at: datetime) -> Receipt:
    receipt = _create(new, number, actor=actor, at=at)
    assert new.draft is not None
    if new.what.what.cosigning is not None:
        cosigning.hand_over(source=new.draft.public_id, target=number)
    return receipt


def file(*, intake: Intake, actor: Actor, at: datetime, key: str) -> Receipt:
    """Submit whole, in one go, for an applicant who entrusted another system or an agent with it.

    Refuses what ``submit`` refuses, with the same words, and what rests on a promise whose text
    was not accepted.  A repeat by the key answers the first receipt.
    """
    code, on = items.offering(intake.offering).code, legal_day(at)
    owner = access.require_entrusted(
        actor, applicant=intake.applicant, item=code, on=on, in_bundle=intake.answers is not None
    )
    known = access.receipt_by_key(applicant=owner, key=key)
    if known is not None:
        return known
    most = terms.number("security.submissions_per_hour", on=on)
    if access.submitted_lately(applicant=owner, at=at, most=most) >= most:
        raise SubmittedTooOften(retry_after_seconds=3600, minutes=60)
    entrusted = replace(intake, applicant=owner, offering=code)
    try:
        with numbering.drawn(offering=code, on=on) as number:
            return _file(intake=entrusted, number=number, actor=actor, at=at, key=key)
    except IntegrityError:
        known = access.receipt_by_key(applicant=owner, key=key)
        if known is None:
            raise
        return known


@implements(
    HAMI(14), HAMI(15), HAMI(12), ADL(29), note="another asks what the web asks, and no more"
)
@command
def _file(*, intake: Intake, number: str, actor: Actor, at: datetime, key: str) -> Receipt:
    what = items.offering(intake.offering, intake.version or None)
    what.require_in_use()
    require_current(what)
    owner = intake.applicant
    access.refuse_promises(actor, intake.accepted)
    answers = _answers(intake, Asked(what.form, owner, intake.answers or {}, actor=actor), at)
    cosigning.refuse_named(cosignatures.signers_of(what, answers, owner=owner))
    inform = accepting.inform_in(what, answers, intake.accepted, owner=owner)
    facts = accepting.facts_in(what, answers, intake.accepted, owner=owner)
    came_in = clocks.came_in_online(area=what.area, at=at)
    new = _New(
        channel=Channel.WEB,
        what=what,
        applicant=owner,
        agent="" if actor.ref == owner else actor.ref,
        answers=answers,
        key=key,
        name=people.applicant(owner).name,
        came_in=came_in,
        due=_due(what, came_in),
        signs=_signed(inform, *facts),
    )
    receipt = _create(new, number, actor=actor, at=at)
    attach_scans(intake, what.form, holder=number, actor=actor, at=at)
    _attach_files(intake, what.form, holder=number, actor=actor, at=at)
    promising.stand_for(facts, promising.Holder(number, owner, what), actor=actor, at=at)
    holding = holdings.Holding(number, owner, what, new.answers)
    completeness.fill_from_register(holding, at=at)
    gaps = accepting.gaps_in(holding, intake.accepted, on=legal_day(at))
    if gaps is not None:
        promises.sign(case=number, text=gaps, on_paper=False, actor=actor, at=at)
    accepting.refuse_others(intake.accepted, inform, *facts, gaps)
    if actor.kind is ActorKind.STAFF:
        assistance.put(number, applicant=owner, item=what.code, actor=actor)
        assistance.note(number, step="submit", actor=actor, at=at)
    return receipt


def _answers(intake: Intake, asked: Asked, at: datetime) -> dict[str, Any]:
    if intake.answers is None:
        return answering.whole(replace(asked, answers={}, actor=None), intake.posted, at=at)
    cleaned = answering.settled(asked, at=intake.answered_at or at)
    answering.refuse(cleaned)
    return cleaned.values


def _attach_files(
    intake: Intake, form: forms.FormDef, *, holder: str, actor: Actor, at: datetime
) -> None:
    """Attach files the applicant has handed in already to the entries they stand for."""
    for key, files in intake.files.items():
        material = uploads.entry(form, key)
        for file in files:
            materials.attach(holder=holder, material=material.key, file_id=file, actor=actor, at=at)


def take_in(*, intake: Intake, actor: Actor, at: datetime, key: str) -> Receipt:
    """Take an application in at the counter: submitted and received in one go, and answered.

    What is missing is told by a supplement notice; so materials may be missing unless it is to
    be accepted.  A repeat by the key answers the first receipt.
    """
    access.at_counter(actor)
    known = access.receipt_by_key(applicant=intake.applicant, key=key)
    if known is not None:
        return known
    code = items.offering(intake.offering).code
    try:
        with numbering.drawn(offering=code, on=legal_day(at)) as number:
            return _RUN[intake.then](intake=intake, number=number, actor=actor, at=at, key=key)
    except (IntegrityError, DraftChanged, access.DraftCodeUnknown):
        # The key was pressed twice at once, and the other press was first.
        known = access.receipt_by_key(applicant=intake.applicant, key=key)
        if known is None:
            raise
        return known


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


@implements(HAMI(13), HAMI(18), note="only what may follow is missing: accepted on the spot")
@command
def _take_in_with_gaps(
    *, intake: Intake, number: str, actor: Actor, at: datetime, key: str
) -> Receipt:
    case = _at_counter(intake, number, actor=actor, at=at, key=key)
    edge = edge_for(Move.ACCEPT_WITH_GAPS, State.RECEIVED)
    deferring.accept_row(case, edge, on_paper=intake.promised_on_paper, actor=actor, at=at)
    return Receipt(case.number, case.query_code, at)


@implements(HAMI(13), ADL(32, item=2), note="told at once and in writing, not sent away by word")
@command
def _take_in_and_decline(
    *, intake: Intake, number: str, actor: Actor, at: datetime, key: str
) -> Receipt:
    assert intake.declined is not None
    case = _at_counter(intake, number, actor=actor, at=at, key=key)
    edge = edge_for(Move.DECLINE, State.RECEIVED)
    declining.decline_row(case, edge, intake.declined, actor=actor, at=at)
    return Receipt(case.number, case.query_code, at)


_RUN = {
    Move.RECEIVE: _take_in,
    Move.ACCEPT: _take_in_and_accept,
    Move.ACCEPT_WITH_GAPS: _take_in_with_gaps,
    Move.DECLINE: _take_in_and_decline,
}


def _at_counter(intake: Intake, number: str, *, actor: Actor, at: datetime, key: str) -> Case:
    what = items.offering(intake.offering)
    place = _place_for(what, actor, at)
    going = draft_for(intake, actor, at) if intake.draft else None
    asked = Asked(what.form, intake.applicant, {}, going.answers if going else {})
    # What is declined need not be filled in to the end.
    fill_in = answering.so_far if intake.then is Move.DECLINE else answering.whole
    answers = fill_in(asked, intake.posted, at=at)
    facts = [
        promising.fact_of(what, key, owner=intake.applicant) for key in sorted(intake.promised_for)
    ]
    new = _New(
        channel=Channel.COUNTER,
        what=what,
        applicant=intake.applicant,
        agent=intake.agent,
        answers=answers,
        key=key,
        name=people.applicant(intake.applicant).name,
        came_in=legal_day(at),
        due=_due(what, legal_day(at)),
        draft=going,
        signs=_signed(promising.signed_by(what, answers, applicant=intake.applicant), *facts),
    )
    if going:
        promising.let_go_of_facts(going.public_id)
    _create(new, number, actor=actor, at=at)
    if place is not None:
        receptions.put(place, what, number, handout=intake.handout, actor=actor, at=at)
    case = access.just_made(number=number)
    if Role.COUNTER not in access.roles(case=case, actor=actor):
        raise RoleMissing(move=Move.RECEIVE.value, duties=Role.COUNTER.value)
    _attach_at_counter(intake, what.form, number, actor=actor, at=at)
    if intake.then is not Move.DECLINE:
        signers = cosignatures.signers_of(what, answers, owner=intake.applicant)
        cosigning.on_paper(number, signers, seen=intake.cosigned, actor=actor, at=at)
    holder = promising.Holder(number, intake.applicant, what)
    promising.stand_for(facts, holder, actor=actor, at=at)
    completeness.fill_from_register(
        holdings.Holding(number, intake.applicant, what, answers), at=at
    )
    case.received_by, case.received_for = actor.ref, actor.on_behalf_of
    due = new.due
    looked = papers.Looked(new.came_in, clocks.NOTICE.days, due.due_on, due.provisional)
    receipt = papers.receipt(case, what, looked, papers.Signing(actor, at))
    told = recording.Told(note=place.name if place else "", document=receipt)
    recording.move(case, edge_for(Move.RECEIVE, State.SUBMITTED), actor=actor, at=at, told=told)
    return case


def _place_for(what: items.Offering, actor: Actor, at: datetime) -> receptions.Place | None:
    """Return where an item is taken in for elsewhere, None at home; refuse what is not taken."""
    what.require_in_use()
    what.require_in_hall(listed(what, on=legal_day(at)))
    return receptions.place_for(what, actor=actor, on=legal_day(at))


@implements(HAMI(14), HAMI(15), note="begun online, ended at the counter: nothing is asked again")
def draft_for(intake: Intake, actor: Actor, at: datetime) -> Draft:
    """Return the draft that an intake goes on with; another's, or of another item, is unknown."""
    row = access.draft_at_counter(code=intake.draft, actor=actor, on=legal_day(at))
    if (row.owner, row.offering) != (intake.applicant, items.offering(intake.offering).code):
        raise access.DraftCodeUnknown(code=intake.draft[:20])
    return row


def _attach_at_counter(
    intake: Intake, form: forms.FormDef, number: str, *, actor: Actor, at: datetime
) -> None:
    attach_scans(intake, form, holder=number, actor=actor, at=at)
    uploads.seen_on_paper(intake.on_paper, form=form, holder=number, actor=actor, at=at)
    whose = reusing.Whose(number, intake.applicant, form)
    reusing.at_counter(whose, intake.again, agreed=intake.agreed, actor=actor, at=at)


def attach_scans(
    intake: Intake, form: forms.FormDef, *, holder: str, actor: Actor, at: datetime
) -> None:
    """Attach the files of an intake to the entries of the list that they are for."""
    for key, scans in intake.scans.items():
        for scan in scans:
            uploads.attach(
                scan,
                holder=holder,
                material=uploads.entry(form, key),
                owner=intake.applicant,
                actor=actor,
                at=at,
            )


def _signed(*texts: promises.Text | None) -> tuple[promises.Text, ...]:
    return tuple(text for text in texts if text is not None)


def _due(what: items.Offering, start: date) -> clocks.Counted:
    return clocks.counted(kind=clocks.Kind.NOTICE, limit=clocks.NOTICE, start=start, area=what.area)


def _create(new: _New, number: str, *, actor: Actor, at: datetime) -> Receipt:
    area, due, code = new.what.area, new.due, clear_code()
    made = statements.put(
        statements.NewCase(
            number=number,
            query_code=code,
            key=new.key,
            channel=new.channel,
            offering=new.what.code,
            version=new.what.version,
            title=new.what.name.zh,
            body=new.what.body,
            area=area,
            applicant=new.applicant,
            applicant_name=new.name,
            agent=new.agent,
            answers=new.answers,
            at=at,
            by_kind=actor.kind,
            by=actor.ref,
            due_on=due.due_on,
            warn_on=due.warn_on,
            provisional=due.provisional,
            draft=new.draft.public_id if new.draft else "",
            seen=new.draft.saved_at if new.draft else None,
            clock=clocks.first(
                kind=clocks.Kind.NOTICE, limit=clocks.NOTICE, on=new.came_in, counted=due
            ),
        )
    )
    if not made:
        raise DraftChanged(draft=new.draft.public_id if new.draft else "")
    journal.write(
        kind=SUBMITTED,
        subject=number,
        at=at,
        by=actor,
        state=State.SUBMITTED.value,
        channel=new.channel.value,
        offering=new.what.code,
        version=new.what.version,
        body=new.what.body,
        due_on=due.due_on,
        provisional=due.provisional,
    )
    renewals.begin(number, new.what, new.answers, applicant=new.applicant, at=at)
    if new.signs:
        promising.sign(
            access.just_made(number=number), new.what, new.signs, papers.Signing(actor, at),
            on_paper=new.channel is Channel.COUNTER,
        )  # fmt: skip
    _tell_of_disputes(new, number, actor=actor, at=at)
    return Receipt(number, code, at)


@implements(HAMI(8), note="who keeps the data learns which of it an applicant calls wrong")
def _tell_of_disputes(new: _New, number: str, *, actor: Actor, at: datetime) -> None:
    found = forms.disputes(new.what.form, new.answers)
    if found:
        journal.write(
            kind="cases.register_disputed",
            subject=number,
            at=at,
            by=actor,
            licences=sorted({one.licence for one in found.values()}),
            questions=sorted(found),
        )
