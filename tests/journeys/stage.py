"""The stage of a demo city: who sees which page, and the numbers that addresses name.

``set_up`` works in whatever database is connected; ``main`` prints what it set up, for a city
that is served by another process.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from django.db import transaction
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from onedoor.general.calendar import api as calendars
from onedoor.general.clients import api as clients
from onedoor.general.clients.testing import WANTED
from onedoor.general.coordination import api as coordination
from onedoor.general.people import api as people
from onedoor.general.people.domain.sign_in import NOTICE_VERSION
from onedoor.general.people.models import ApplicantRow, AuthorisationRow, StaffAccount
from onedoor.general.people.services.applicants import acknowledge_notice
from onedoor.general.people.testing import applicant_actor, client_of
from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.kernel.days import legal_day
from onedoor.operation.appointments import api as appointments
from onedoor.operation.bundles import api as bundles
from onedoor.operation.bundles import testing as bundling
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.models import Case
from onedoor.operation.clocks import api as clocks
from onedoor.operation.consultations.models import CommonQuestion, Turn
from onedoor.operation.difficulties.models import DifficultyRow
from onedoor.operation.documents.models import IssuedDocument
from onedoor.operation.fees.models import Order
from onedoor.operation.guides import api as guides
from onedoor.operation.hall import api as hall
from onedoor.operation.notifications.testing import give_up, heard
from onedoor.operation.receptions import api as receptions
from onedoor.operation.shifts import api as shifts
from onedoor.supervision.ratings.models import TicketRow
from onedoor.supervision.timeliness import api as timeliness
from onedoor.supervision.timeliness.models import Overrun
from onedoor.system.delegation import api as delegation
from onedoor.system.items import api as items
from onedoor.system.needs import api as needs
from onedoor.system.staffing import api as staffing
from onedoor.system.venues import api as venues

STAFF = {
    "receiver": "650502001",
    "accepter": "650502002",
    "reviewer": "650502003",
    "decider": "650502004",
    "issuer": "650502005",
    "handler": "650502006",
    "clerk": "650502011",
    "deliverer": "650502012",
    "manager": "650502013",
    "supervisor": "650502021",
    "lead": "650502007",
    "cashier": "650502251",
    "system": "650502091",
    "security": "650502092",
    "audit": "650502093",
}
FIRMS = {"firm": "火车站特产店", "filled_in": "甜蜜蜜瓜", "withdrew": "欧阳锋"}
UNBOUND = "650502007"
EVERYTHING = frozenset(scope.value for scope in people.Scope)
_EFFECTIVE = "regulation.effective_on"


@dataclass(frozen=True, slots=True)
class Stage:
    """The words that stand for numbers in addresses, and a session key for everybody."""

    words: Mapping[str, str]
    sessions: Mapping[str, str]


def set_up() -> Stage:
    """Add to the demo what it lacks (drafts, a withdrawal …); say who and what is where."""
    at = timezone.now()
    actors = {role: people.staff(number).actor() for role, number in STAFF.items()}
    actors |= {who: _firm(word) for who, word in FIRMS.items()}
    words = _applications(actors, at) | _cases_and_papers() | _people_and_settings(actors, at)
    words |= _overrun(actors["decider"], at) | _to_confirm(actors, at)
    for case in Case.objects.order_by("-id"):
        actors[f"of_{case.state}"] = Actor(ActorKind.APPLICANT, case.applicant, duties=EVERYTHING)
    waiting = Case.objects.filter(open_gaps__gt=0, concluded_at=None).earliest("id")
    actors["of_gaps"] = Actor(ActorKind.APPLICANT, waiting.applicant, duties=EVERYTHING)
    shown = cases.Filter(approval=True)
    (asked, *_) = cases.inbox(actor=actors["decider"], shown=shown, on=legal_day(at)).rows
    words |= {"case_gaps": waiting.number, "case_asked": asked.number}
    words["receipt_delivered"] = cases.give_receipt(
        number=words["case_delivered"], actor=actors["of_delivered"]
    )
    words["hall"] = venues.venues(within="650502000000", kind=venues.Kind.HALL)[0].code
    words |= _in_the_hall(words["hall"], actors, at)
    wanted = venues.Wanted("YZ-0001", "危险化学品现场检验", venues.Reason.SPACE, "须在专用场地办理")
    words["outside"] = venues.ask(wanted=wanted, actor=actors["handler"], at=at)
    venues.check(entry=words["outside"], answer="属实", actor=actors["manager"], at=at)
    words |= _in_the_township(actors)
    words |= _of_the_manager(actors["manager"], at) | _in_one_go(actors, at)
    for row in DifficultyRow.objects.order_by("-id"):
        words[f"stuck_{row.stage}"], words["stuck_code"] = row.number, row.code
    heard(words["case_accepted"])
    give_up(words["case_accepted"], at=at)
    order = Order.objects.earliest("id")
    actors["of_paid"] = Actor(ActorKind.APPLICANT, order.payer, duties=EVERYTHING)
    words["case_paid"] = order.case
    for actor in actors.values():
        if actor.kind is ActorKind.APPLICANT:
            acknowledge_notice(applicant=actor.ref, version=NOTICE_VERSION, at=at)
    sessions = {who: client_of(actor).session.session_key for who, actor in actors.items()}
    sessions |= {"fresh": _just_proved(STAFF["issuer"]), "unbound": _just_proved(UNBOUND)}
    return Stage(words | {"key": _security_key(STAFF["issuer"])}, sessions)


def _in_one_go(actors: dict[str, Actor], at: datetime) -> dict[str, str]:
    """Begin a bundle as a firm, and have a person submit one."""
    situation = {"has_licence": "yes", "big_advert": "no"}
    begun = bundles.begin(code="restaurant", situation=situation, actor=actors["firm"], at=at)
    actors["of_bundle"] = applicant_actor()
    filed = bundling.submitted(actors["of_bundle"], at=at)
    bundles.go_on(number=filed, actor=actors["of_bundle"], at=at)
    return {"bundle_begun": begun, "bundle_filed": filed}


def _of_the_manager(manager: Actor, at: datetime) -> dict[str, str]:
    """Name a topic at each stage and a need of next year."""
    ledger = coordination.topics(actor=manager).rows
    (need, *_) = needs.needs(actor=manager, year=legal_day(at).year + 1).rows
    posting = staffing.postings(actor=manager).rows[0].id
    named = {f"topic_{one.stage}": one.number for one in ledger}
    return named | {"need": need.id, "posting": posting}


def _in_the_township(actors: Mapping[str, Actor]) -> dict[str, str]:
    """Return a township's centre, a case that was taken in there, and what is delegated."""
    town = venues.venues(within="650502205000", kind=venues.Kind.CENTRE)[0]
    taker = people.staff_of(body=town.body, duty="counter.intake")[0]
    return {
        "township": town.code,
        "case_away": receptions.taken_at(taker.actor())[0],
        "delegation": delegation.delegations(actor=actors["handler"]).rows[0].id,
    }


def _in_the_hall(venue: str, actors: Mapping[str, Actor], at: datetime) -> dict[str, str]:
    """Let somebody wait, somebody be called, and somebody book for a day to come."""
    function = venues.Function.ACCEPT
    with transaction.atomic():
        slips = [
            hall.issue(hall.Wanted(venue, function), begins_at=None, actor=actors["clerk"], at=at)
            for _each in range(3)
        ]
    if hall.seat(actors["clerk"]) is None:  # by day the demo has seated somebody
        hall.sit_down(venue=venue, window="8", actor=actors["clerk"], at=at)
        hall.call_next(actor=actors["clerk"], at=at)
    days = appointments.free(venue, function, at=at)
    day, slot = next((day, found[-1]) for day, found in days.items() if day > legal_day(at))
    wish = appointments.Wish(venue, function, day)
    code = appointments.book(wish=wish, start=slot.start, actor=actors["firm"], at=at)
    giver = hall.seat(actors["deliverer"])
    if giver is None:
        hall.sit_down(venue=venue, window="7", actor=actors["deliverer"], at=at)
    ref = shifts.hand_over(
        to=actors["clerk"].ref, note="", left="三份原件", actor=actors["deliverer"], at=at
    )
    hall.leave(actor=actors["deliverer"], at=at)
    return {"slip": slips[-1].ref, "appointment": code, "handover": ref}


def main() -> None:
    """Set the stage of the city this environment names, and print it."""
    print(json.dumps(asdict(set_up())))


def _firm(word: str) -> Actor:
    row = ApplicantRow.objects.get(name__contains=word, kind="organisation")
    by = AuthorisationRow.objects.filter(grantor=row).order_by("granted_at").first()
    if by is None:  # it signed in by its own licence
        return Actor(ActorKind.APPLICANT, row.public_id, duties=EVERYTHING)
    person = ApplicantRow.objects.get(id_index=by.agent_index)
    return Actor(
        ActorKind.APPLICANT, person.public_id, duties=EVERYTHING, on_behalf_of=row.public_id
    )


def _applications(actors: Mapping[str, Actor], at: datetime) -> dict[str, str]:
    """Begin one application, fill in another, submit a third and take it back."""
    area = actors["clerk"].area
    offering = next(one.code for one in items.browse(area=area, offered=True).rows)

    def filled(who: str) -> str:
        roles = ("clerk", "officer", "inspector", "head", "counter", "stranger")
        nobody = dict.fromkeys(roles, actors["clerk"])
        firm, person = (people.applicant(one) for one in (actors[who].applicant, actors[who].ref))
        return testing.filled_draft(
            testing.Cast(offering, actors[who], **nobody),
            at=at,
            business_name=firm.name,
            business_uscc=firm.id_masked,
            legal_person=person.name,
        )

    number = cases.submit(
        draft=filled("withdrew"), actor=actors["withdrew"], at=at, key="stage"
    ).number
    if cases.Move.WITHDRAW in cases.case(number=number, actor=actors["withdrew"]).moves:
        cases.COMMANDS[cases.Move.WITHDRAW](number=number, actor=actors["withdrew"], at=at)
    begun = cases.new_draft(offering=offering, actor=actors["firm"], at=at)
    return {
        **_written(actors["handler"], at),
        "offering": offering,
        "copy": guides.mark_path(items.offering(offering)),
        "begun": begun.id,
        "put_by": begun.code,
        "filled": filled("filled_in"),
    }


def _to_confirm(actors: dict[str, Actor], at: datetime) -> dict[str, str]:
    """Begin an application that names somebody who has to confirm it."""
    number = "650502198803050210"
    actors["cosigner"] = applicant_actor("古丽·买买提", number=number)
    hits = items.search("创业担保贷款", area=actors["clerk"].area)
    codes = [hit.entry.code for hit in hits if hit.entry.offered]
    offering = next(
        code  # others may have published something that is found by these words too
        for code in codes
        if any(page.key == "partners" for page in items.offering(code).form.pages)
    )
    owner = actors["filled_in"]
    draft = cases.new_draft(offering=offering, actor=owner, at=at).id
    partner = {"partner_name": "古丽·买买提", "partner_idcard": number}
    for page, index, posted in (
        ("applicant", None, {"by_agent": "no"}),
        ("who", None, {"borrower": "person", "partnered": "yes"}),
        ("partners", 0, partner),
    ):
        cases.save_answers(draft=draft, page=page, posted=posted, index=index, actor=owner, at=at)
    return {"to_confirm": draft}


def _written(editor: Actor, at: datetime) -> dict[str, str]:
    """Begin the next version of an offering of the editor's body, unless one is begun."""
    rows = items.browse(area=editor.area, offered=True).rows
    code = next(one.code for one in rows if one.body == editor.body)
    what = items.offering(code).what
    begun = next((one.ref for one in items.drafts(actor=editor) if one.code == code), "")
    if not begun:
        document = {**items.document(what), "visits": 1, "consult_phone": ""}
        begun = items.write_draft(document=document, actor=editor, at=at).ref
    return {"written": begun, "item": code, "material": what.form.materials[0].key}


def _overrun(decider: Actor, at: datetime) -> dict[str, str]:
    """Look for what is late; have one such case in any city."""
    timeliness.find(actor=system("stage"), at=at)
    kept = {"legal_due_on": at.date(), "legal_days": 1, "seen_on": at.date(), "area": decider.area}
    row, _made = Overrun.objects.get_or_create(
        case=Case.objects.filter(body=decider.body).earliest("id").number,
        defaults=kept | {"body": decider.body, "title": "食品经营许可（新办）"},
    )
    clocks.redate(actor=system("stage"), at=at, cause=clocks.Cause.ASKED)
    return {"overrun": row.case, "redating": str(clocks.redatings()[0].id)}


def _cases_and_papers() -> dict[str, str]:
    words = {}
    for case in Case.objects.order_by("-id"):
        words |= {f"case_{case.state}": case.number, f"code_{case.state}": case.query_code}
    for paper in IssuedDocument.objects.order_by("-id"):
        words |= {f"paper_{paper.kind}": paper.ref, f"proof_{paper.kind}": paper.code}
    for turn in Turn.objects.select_related("consultation").order_by("-id"):
        word = "waiting" if turn.answered_at is None else "answered"
        words[f"number_{word}"] = turn.consultation.number
        words[f"asked_{word}"] = turn.consultation.code
    faq = CommonQuestion.objects.get()
    # The one proposed already cannot be proposed again: show another that was answered.
    unproposed = Turn.objects.filter(answered_at__isnull=False, faqs=None)[0].consultation
    words |= {"number_answered": unproposed.number, "faq": faq.ref}
    tickets = TicketRow.objects.order_by("-id")
    return words | {f"ticket_{row.state}": row.number for row in tickets}


def _people_and_settings(actors: Mapping[str, Actor], at: datetime) -> dict[str, str]:
    granted = AuthorisationRow.objects.filter(
        grantor__public_id=actors["filled_in"].on_behalf_of, ground="granted"
    )
    return {
        "authorisation": granted.latest("granted_at").public_id,
        "proposal": _proposal(actors["system"], at),
        "client": _client(actors["system"], at),
        "notice": _notice(actors["system"], at),
        "setting": _EFFECTIVE,
        "list": terms.code_lists()[0].name,
        "firm": actors["firm"].applicant,
        "department": actors["receiver"].body,
        "centre": actors["clerk"].body,
    }


def _client(actor: Actor, at: datetime) -> str:
    """Write down a system that waits for a second administrator, unless somebody did."""
    waiting = [one.id for one in clients.listed(actor=actor).rows]
    wanted = replace(WANTED, area=actor.area, expires_on=legal_day(at) + timedelta(days=300))
    return waiting[0] if waiting else clients.propose(wanted=wanted, actor=actor, at=at)


def _proposal(actor: Actor, at: datetime) -> str:
    """Propose the day from which the regulation is in force, unless somebody did."""
    waiting = [one.ref for one in terms.pending() if one.key == _EFFECTIVE]
    return (
        waiting[0]
        if waiting
        else terms.propose(
            key=_EFFECTIVE,
            value=str(legal_day(at) + timedelta(days=30)),
            from_on=legal_day(at),
            document_number="哈政发〔2026〕1号",
            reason="规定公布后定下施行日期。",
            actor=actor,
            at=at,
        )
    )


def _notice(actor: Actor, at: datetime) -> str:
    """Propose a notice of days off, unless somebody did."""
    row = {"off": [f"{at.year + 1}-10-08"], "text": "示例", "source": "示例〔2026〕1 号"}
    waiting = [one.ref for one in calendars.pending()]
    return (
        waiting[0]
        if waiting
        else calendars.propose(
            content=json.dumps({"years": {str(at.year + 1): row}}, ensure_ascii=False),
            area=actor.area,
            document_number="哈政办发〔2026〕9 号",
            actor=actor,
            at=at,
        )
    )


def _just_proved(number: str) -> str:
    """Sign a member of staff in as one who gave password and code a moment ago.

    One of them holds recovery codes besides; another has yet to bind an authenticator.
    """
    account = StaffAccount.objects.get(number=number)
    if number == UNBOUND:
        Authenticator.objects.filter(user=account).delete()
    else:
        RecoveryCodes.activate(account)
    session = client_of(people.staff(number).actor()).session
    # Proved in an hour from now: the pages are looked at for minutes, and a proof is soon stale.
    at = time.time() + 3600
    session["account_authentication_methods"] = [
        {"method": "password", "at": at},
        {"method": "mfa", "type": "totp", "at": at, "reauthenticated": True},
    ]
    session.save()
    return session.session_key


def _security_key(number: str) -> str:
    """Add a security key that nobody holds to an account; return its number in addresses."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    credential = AttestedCredentialData.create(Aaguid.NONE, b"stage", public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    proof = AuthenticatorData.create(bytes(32), flags, 0, credential)
    told = CollectedClientData.create(
        CollectedClientData.TYPE.CREATE, bytes(32), "http://localhost"
    )
    answer = {
        "id": websafe_encode(b"stage"),
        "rawId": websafe_encode(b"stage"),
        "type": "public-key",
        "clientExtensionResults": {},
        "response": {
            "clientDataJSON": websafe_encode(told),
            "attestationObject": websafe_encode(AttestationObject.create("none", proof, {})),
        },
    }
    account = StaffAccount.objects.get(number=number)
    return str(WebAuthn.add(account, "U 盾", answer).instance.pk)
