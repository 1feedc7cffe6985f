"""What each document of a case is told.  No commands; the words are the documents' own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from onedoor.general.bodies import api as bodies
from onedoor.general.people import api as people
from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Missing
from onedoor.law.articles import ADL, implements
from onedoor.law.resting import Ground, resting
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.declining import BASES, Declined
from onedoor.operation.cases.domain.special import WORDS, Procedure
from onedoor.operation.cases.domain.supplements import Ask
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services.lacking import Lacking
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents
from onedoor.operation.licences import api as licences
from onedoor.operation.materials import api as materials
from onedoor.operation.promises import api as promises
from onedoor.operation.receptions import api as receptions
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

SUPPLEMENT_BASIS = "《中华人民共和国行政许可法》第三十二条第一款第四项"
REVOKING_BASIS = "《中华人民共和国行政许可法》第六十九条"
VISIT_BASIS = "《中华人民共和国行政许可法》第三十四条第三款"
SPECIAL_BASIS = "《中华人民共和国行政许可法》第四十五条"
EXTENSION_BASIS = "《中华人民共和国行政许可法》第四十二条第一款"
JOINT_EXTENSION_BASIS = "《中华人民共和国行政许可法》第四十二条第二款"
FIT = "申请材料齐全，符合法定形式，符合法定条件"
APPROVER = "本行政机关负责人"  # where a member of staff has no position
RENEWAL_BASIS = "《中华人民共和国行政许可法》第五十条第二款"
GRANT_BASIS = "《中华人民共和国行政许可法》第三十八条第一款"
REFUSAL_BASIS = "《中华人民共和国行政许可法》第三十八条第二款"
# Questions whose answers stand on licences under another name.
_ON_LICENCES = {
    "business_name": "name",
    "business_uscc": "uscc",
}
_SHAPES = {
    materials.Source.UPLOAD: documents.Shape.FILE,
    materials.Source.PAPER: documents.Shape.PAPER,
    materials.Source.LICENCE: documents.Shape.LICENCE,
    materials.Source.EXCHANGE: documents.Shape.SHARED,
    materials.Source.PROMISE: documents.Shape.PROMISE,
}


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs a paper, and when."""

    actor: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class Looked:
    """By when the office says whether anything is missing, as told when the case came in."""

    counts_from: date
    days: int
    due_on: date
    provisional: bool


def rests_on(ground: Ground, at: datetime) -> str:
    """Return on what a paper of today rests that the regulation alone lets be made."""
    return resting(ground, in_trial=terms.in_trial(on=legal_day(at))).zh


def looked(case: Case) -> Looked:
    """Return what was told of the notice when a case came in, whatever moved its date since."""
    first = next(c for c in clocks.of(case.number) if c.kind is clocks.Kind.NOTICE)
    told = case.events.get(n=1)
    return Looked(first.started_on, first.days, told.due_on or first.due_on, told.provisional)


def receipt(case: Case, what: items.Offering, told: Looked, signing: Signing) -> str:
    """Issue the receipt of what was handed in when the case came in; return the document's id."""
    letter = documents.Receipt(
        **_head(case, what),
        with_uyghur=True,
        received_at=case.submitted_at,
        materials=_handed(case, what),
        query_code=case.query_code,
        counts_from=told.counts_from,
        notice_days=told.days,
        notice_due=told.due_on,
        promised_days=what.limits.promised_days,
        is_provisional=told.provisional,
        agent=_agent(case, what),
    )
    return _issued(case, letter, signing)


@implements(ADL(29), note="who hands in for another is named on what proves it")
def _agent(case: Case, what: items.Offering) -> str:
    """Return who handed a case in for its applicant: the agent, at a counter who stood there.

    Who represents an organisation is the applicant itself; a system has no name here.
    """
    if not case.agent:
        told = what.form.acting(case.answers)
        return told.get("name", "") if told.get("by_agent") == "yes" else ""
    try:
        who = people.acting(case.agent, applicant=case.applicant, on=legal_day(case.submitted_at))
    except Missing:
        return ""
    return "" if who.represents else who.name


def acceptance(
    case: Case,
    what: items.Offering,
    running: tuple[clocks.Clock, clocks.Clock],
    signing: Signing,
    *,
    lacking: Lacking,
    is_deemed: bool = False,
    ordered_by: str = "",
) -> str:
    """Issue the acceptance notice, and with it the notice of what may follow; return its id."""
    told = _accepted(case, what, running) | {"is_deemed": is_deemed, "ordered_by": ordered_by}
    if lacking.supply_by is None:
        return _issued(case, documents.Acceptance(**told, lacks=lacking.titles), signing)
    letter = documents.AcceptanceWithGaps(
        **told,
        gaps=lacking.asked,
        rests_on=rests_on(Ground.GAPS, signing.at),
        supply_by=lacking.supply_by,
        promise=lacking.promise,
    )
    return _issued(case, letter, signing)


def termination(
    case: Case, what: items.Offering, left: tuple[str, ...], supply_by: date, signing: Signing
) -> str:
    """Issue the notice that handling has ended because something was not supplied in time."""
    letter = documents.Termination(
        **_head(case, what),
        **_remedies(what),
        left=left,
        supply_by=supply_by,
        basis=rests_on(Ground.GAPS, signing.at),
    )
    return _issued(case, letter, signing)


def mending(
    case: Case, what: items.Offering, found: str, running: clocks.Clock, signing: Signing
) -> str:
    """Issue the order to mend by a day what a check found."""
    letter = documents.Mending(
        **_head(case, what), findings=_lines(found), mend_by=running.due_on, days=running.days,
        is_provisional=running.provisional, basis=rests_on(Ground.PROMISE, signing.at),
    )  # fmt: skip
    return _issued(case, letter, signing)


def hearing(case: Case, what: items.Offering, found: str, answer_by: date, signing: Signing) -> str:
    """Issue the notice of what was found, before anything is revoked."""
    letter = documents.Hearing(
        **_head(case, what), findings=_lines(found), answer_by=answer_by, basis=REVOKING_BASIS
    )
    return _issued(case, letter, signing)


def revocation(
    case: Case, what: items.Offering, reason: str, taken: tuple[str, ...], signing: Signing
) -> str:
    """Issue the decision that revokes what was granted."""
    letter = documents.Revocation(
        **_head(case, what),
        **_remedies(what),
        decided_on=legal_day(signing.at),
        reasons=_lines(reason),
        basis=REVOKING_BASIS,
        licences=taken,
    )
    return _issued(case, letter, signing)


def commitment(
    case: Case, what: items.Offering, text: promises.Text, signing: Signing, *, on_paper: bool
) -> str:
    """Issue what was promised as a paper of the case; return the document's id."""
    name = what.form.material(text.about).name if text.about else forms.NO_WORDS
    letter = documents.Commitment(
        **_head(case, what),
        with_uyghur=True,
        material=name.zh,
        material_ug=name.ug,
        told=_lines(text.told.zh),
        told_ug=_lines(text.told.ug),
        promised=_lines(text.promised.zh),
        promised_ug=_lines(text.promised.ug),
        signed_at=signing.at,
        on_paper=on_paper,
        sha256=text.sha256,
    )
    return _issued(case, letter, signing)


def revoke_commitments(case: Case, signing: Signing) -> None:
    """Say of the papers of a case's promises that these were withdrawn."""
    for one in documents.documents_of(case_number=case.number):
        kept = one.kind == documents.DocumentKind.COMMITMENT
        if kept and one.state == documents.DocumentState.IN_FORCE:
            documents.revoke(document_id=one.id, actor=signing.actor, at=signing.at)


def supplement(  # what is asked, and until when
    case: Case,
    what: items.Offering,
    asks: Sequence[Ask],
    supplying: clocks.Clock,
    signing: Signing,
) -> str:
    """Issue the notice that lists everything to be supplied, and until when."""
    letter = documents.Supplement(
        **_head(case, what),
        gaps=tuple((ask.title, ask.reason) for ask in asks),
        answer_by=supplying.due_on,
        is_provisional=supplying.provisional,
        basis=SUPPLEMENT_BASIS,
    )
    return _issued(case, letter, signing)


def decline(case: Case, what: items.Offering, why: Declined, signing: Signing) -> str:
    """Issue the notice that the application is not accepted."""
    letter = documents.Decline(
        **_head(case, what),
        **_remedies(what),
        reasons=_lines(why.reason),
        basis=BASES[why.ground],
        where_instead=why.turn_to,
    )
    return _issued(case, letter, signing)


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit of the site: who was there, when, and what was found."""

    inspectors: tuple[str, ...]
    on: date
    found: str


def visit(case: Case, what: items.Offering, made: Visit, signing: Signing) -> str:
    """Issue the record of a visit of the site."""
    letter = documents.SiteVisit(
        **_head(case, what), visited_on=made.on, inspectors=made.inspectors,
        findings=_lines(made.found), basis=VISIT_BASIS,
    )  # fmt: skip
    return _issued(case, letter, signing)


@dataclass(frozen=True, slots=True)
class Needs:
    """A special procedure: why it is needed, and how many working days it takes."""

    procedure: Procedure
    reason: str
    days: int


def special(case: Case, what: items.Offering, needs: Needs, signing: Signing) -> str:
    """Issue the notice of a special procedure."""
    letter = documents.Special(
        **_head(case, what),
        procedure=WORDS[needs.procedure],
        reasons=_lines(needs.reason),
        days=needs.days,
        begins_on=legal_day(signing.at),
        basis=SPECIAL_BASIS,
    )
    return _issued(case, letter, signing)


@dataclass(frozen=True, slots=True)
class Longer:
    """An extension: why, by how many working days, and the limit before and after."""

    reason: str
    days: int
    before: clocks.Clock
    after: clocks.Clock
    approved_by: str
    is_joint: bool = False


def extension(case: Case, what: items.Offering, longer: Longer, signing: Signing) -> str:
    """Issue the notice that the limit became longer."""
    letter = documents.Extension(
        **_head(case, what),
        reasons=_lines(longer.reason),
        days=longer.days,
        was_due=longer.before.due_on,
        due=longer.after.due_on,
        approved_by=longer.approved_by or APPROVER,
        basis=JOINT_EXTENSION_BASIS if longer.is_joint else EXTENSION_BASIS,
        is_provisional=longer.after.provisional,
    )
    return _issued(case, letter, signing)


@dataclass(frozen=True, slots=True)
class Ending:
    """Why a case ends without a decision, on what basis, and where its file goes."""

    kind: documents.DocumentKind
    reason: str
    basis: str
    sent_to: str = ""


def ended(case: Case, what: items.Offering, ending: Ending, signing: Signing) -> str:
    """Issue the notice that a case ends without a decision."""
    letter = documents.Ended(
        **_head(case, what),
        **_remedies(what),
        kind=ending.kind,
        reasons=_lines(ending.reason),
        basis=ending.basis,
        sent_to=ending.sent_to,
    )
    return _issued(case, letter, signing)


def grant(
    case: Case, what: items.Offering, delivery: clocks.Clock, signing: Signing, answer: str = ""
) -> str:
    """Issue the decision that grants; ``answer`` says why, where a department objected."""
    letter = documents.Grant(
        **_head(case, what),
        decided_on=legal_day(signing.at),
        findings=(FIT, f"会同审查意见的采纳情况和理由：{answer}") if answer else (FIT,),
        basis=_basis(what, GRANT_BASIS),
        is_permit=what.is_permit,
        result_name=what.result.name.zh,
        delivery_due=delivery.due_on,
        promise=_promise(case),
    )
    return _issued(case, letter, signing)


def renewed(case: Case, what: items.Offering, now: licences.Licence, signing: Signing) -> str:
    """Issue the notice that a licence holds on because nobody decided before it ended."""
    assert now.valid_until is not None
    letter = documents.Renewed(
        **_head(case, what),
        licence=now.number,
        result_name=what.result.name.zh,
        until=now.valid_until,
        basis=RENEWAL_BASIS,
    )
    return _issued(case, letter, signing)


def refusal(case: Case, what: items.Offering, reason: str, signing: Signing) -> str:
    """Issue the decision that refuses."""
    letter = documents.Refusal(
        **_head(case, what),
        **_remedies(what),
        decided_on=legal_day(signing.at),
        reasons=_lines(reason),
        basis=_basis(what, REFUSAL_BASIS),
        is_permit=what.is_permit,
    )
    return _issued(case, letter, signing)


def licence(case: Case, what: items.Offering, signing: Signing) -> tuple[str, str]:
    """Enter the licence, or let the one renewed hold on, and make its paper.

    Return its number and the document's id.
    """
    held = to_renew(case, what)
    if held is not None:
        made = prolong(case, what, held, signing)
        return made.number, made.document
    body, holder = bodies.body(case.body), people.applicant(case.applicant)
    code = holder.id_masked if holder.id_kind is people.IdKind.CREDIT_CODE else ""
    made = licences.issue(
        terms=licences.Terms(
            kind=what.result.licence,
            facts={"name": holder.name, "uscc": code, **_facts(case, what)},
            valid_until=_years_later(legal_day(signing.at), what.result.years),
            case_number=case.number,
            item=what.name.zh,
        ),
        holder=licences.Grantee(id=holder.id, name=holder.name, code=code),
        body=licences.Grantor(code=body.code, name=body.name, mark=body.short_name, area=body.area),
        actor=signing.actor,
        at=signing.at,
    )
    return made.number, made.document


def to_renew(case: Case, what: items.Offering) -> licences.Licence | None:
    """Return the licence that a case renews, None where none of this body is in the register."""
    how = what.what.renewing
    number = str(case.answers.get(how.question, "")) if how else ""
    return licences.to_renew(number=number, holder=case.applicant, body=case.body)


def prolong(
    case: Case, what: items.Offering, held: licences.Licence, signing: Signing
) -> licences.Licence:
    """Let the licence that a case renews hold on for the years of the offering."""
    body = bodies.body(case.body)
    assert held.valid_until is not None
    return licences.prolong(
        number=held.number,
        until=_years_later(held.valid_until + timedelta(days=1), what.result.years),
        case_number=case.number,
        body=licences.Grantor(code=body.code, name=body.name, mark=body.short_name, area=body.area),
        actor=signing.actor,
        at=signing.at,
    )


def _accepted(
    case: Case, what: items.Offering, running: tuple[clocks.Clock, clocks.Clock]
) -> dict[str, Any]:
    legal, promised = running
    return {
        **_head(case, what),
        "accepted_on": legal.started_on,
        "legal_days": legal.days,
        "legal_due": legal.due_on,
        "promised_days": promised.days,
        "promised_due": promised.due_on,
        "basis": legal.basis,
        "is_provisional": legal.provisional or promised.provisional,
        "late_renewal": _late_renewal(case, what),
    }


def _late_renewal(case: Case, what: items.Offering) -> documents.LateRenewal | None:
    """Return what is told of a renewal that was asked for too late."""
    filed_on = legal_day(case.submitted_at)
    asked = licences.renewal(what=what, answers=case.answers, holder=case.applicant, on=filed_on)
    if asked is None or asked.is_in_time:
        return None
    how = what.what.renewing
    instead = how.instead if how else forms.NO_WORDS
    return documents.LateRenewal(
        number=asked.licence.number, until=asked.until, last_day=asked.last_day,
        instead=instead.zh, instead_ug=instead.ug,
    )  # fmt: skip


def _promise(case: Case) -> str:
    signed = [one for one in promises.of(case.number) if one.withdrawn_at is None]
    kinds = (promises.Kind.INFORM, promises.Kind.FACT)
    return "、".join(one.sha256 for kind in kinds for one in signed if one.text.kind is kind)


def _handed(case: Case, what: items.Offering) -> tuple[documents.Handed, ...]:
    """Return what came in with the application, in the order of the list; not what came later."""
    names = {one.key: one.name for one in what.form.materials}
    order = [*names]
    came = [one for one in materials.of(holder=case.number) if one.attached_at <= case.submitted_at]
    return tuple(
        documents.Handed(
            name=names[one.material].zh,
            name_ug=names[one.material].ug,
            shape=_SHAPES[one.source],
            pages=one.file.pages if one.file else 0,
        )
        for one in sorted(came, key=lambda one: order.index(one.material))
    )


def _facts(case: Case, what: items.Offering) -> dict[str, str]:
    """Return in words the answers that stand on this kind of licence."""
    wanted = {key for key, _zh, _ug in licences.kind(what.result.licence).rows}
    answers = {
        _ON_LICENCES.get(key, key): words
        for section in forms.sections(what.form, case.answers)
        for _label, words, key in section.rows
    }
    return {fact: words for fact, words in answers.items() if fact in wanted and words}


def _years_later(day: date, years: int) -> date | None:
    """Return the last day of a licence that is given for some years."""
    if not years:
        return None
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day) - timedelta(days=1)


def _head(case: Case, what: items.Offering) -> dict[str, Any]:
    body = bodies.body(case.body)
    return {
        "body": case.body,
        "body_name": body.name,
        "body_mark": body.short_name,
        "case_number": case.number,
        "applicant": case.applicant_name,
        "item": what.name.zh,
        "item_ug": what.name.ug,
        "contact": what.what.consult_phone,
    }


def _basis(what: items.Offering, of_permits: str) -> str:
    """Return what a decision rests on: the law of permits, or what the item is founded on."""
    if what.is_permit:
        return of_permits
    founding = (what.basis(key) for key in what.what.founded_on)
    return "、".join(basis.cited for basis in founding if basis is not None)


def _remedies(what: items.Offering) -> dict[str, Any]:
    named = {remedy.name.zh: remedy.where.zh for remedy in what.what.remedies}
    return {
        "reconsideration": next((w for name, w in named.items() if "复议" in name), ""),
        "court": next((where for name, where in named.items() if "诉讼" in name), ""),
    }


def _lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())


@implements(ADL(24), note="in the name of the body that delegates, by whom it is done is said")
def _issued(case: Case, letter: documents.AnyLetter, signing: Signing) -> str:
    if access.is_from_elsewhere(case, signing.actor):
        name = receptions.in_place_of(case.number, actor=signing.actor)
        letter = replace(letter, handled_by=name)
    made = documents.issue(
        number_of_case=case.number, data=letter, actor=signing.actor, at=signing.at
    )
    return made.id
