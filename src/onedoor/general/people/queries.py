"""What can be asked about people.  Numbers and telephones leave here masked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from onedoor.general.people import access, models, policy
from onedoor.general.people.access import NUMBER, PHONE, index_of
from onedoor.general.people.domain import contacts
from onedoor.general.people.domain.authorisations import Ground, NotEntrusted, Scope
from onedoor.general.people.domain.duties import Employment
from onedoor.general.people.domain.identities import ApplicantKind, IdKind
from onedoor.general.people.domain.purposes import LOOKED, UNMASKED, Field, Purpose, Seen
from onedoor.general.people.domain.sign_in import NOTICE_VERSION
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.masks import masked
from onedoor.kernel.pages import PAGE, Page, cursor, position
from onedoor.kernel.secrets import open_sealed
from onedoor.law.articles import PIPL, implements

LIST_MAX = 500


@dataclass(frozen=True, slots=True)
class Applicant:
    """An applicant as others may see one: ``id`` is public, number and telephone are masked.

    The credit code of an organisation is public and stands in full.
    """

    id: str
    kind: ApplicantKind
    name: str
    id_kind: IdKind
    id_masked: str
    phone_masked: str
    representative: str
    mail: str
    address: str
    level: int
    noticed: bool  # has read the privacy notice now in force


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A staff member with body (18-digit code), area (12 digits) and duties."""

    number: str
    name: str
    body: str
    area: str
    position: str
    duties: frozenset[str]
    active: bool
    employment: Employment = Employment.CIVIL

    def actor(self) -> Actor:
        """Return this person acting."""
        return Actor(
            ActorKind.STAFF, self.number, body=self.body, area=self.area, duties=self.duties
        )


@dataclass(frozen=True, slots=True)
class Account:
    """A staff account as its administrator sees it."""

    member: StaffMember
    must_change_password: bool
    has_second_factor: bool
    last_signed_in_at: datetime | None


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts for an applicant: as its representative, or entrusted by it."""

    name: str
    represents: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """Where messages reach an applicant, empty where they do not: a mobile number, an address."""

    sms: str
    mail: str

    def by(self, way: str) -> str:
        """Return where a way leads to: ``sms`` or ``mail``."""
        return {"sms": self.sms, "mail": self.mail}[way]


@dataclass(frozen=True, slots=True)
class Authorisation:
    """Who may act for whom; ``state`` is coming, in_force, ended or revoked on the day asked."""

    id: str
    grantor: str
    grantor_name: str
    agent_name: str
    agent_masked: str
    ground: Ground
    scopes: tuple[Scope, ...]
    from_on: date
    until_on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Look:
    """One time that somebody had a masked value shown in full."""

    at: datetime
    by: str  # staff number
    name: str
    body: str
    field: Field
    purpose: Purpose
    case: str


@dataclass(frozen=True, slots=True)
class Standing:
    """In whose name somebody signed in acts; ``actor`` is None when the right to has ended."""

    actor: Actor | None
    name: str
    acting_for: str  # the name of the one acted for
    noticed: bool


@dataclass(frozen=True, slots=True)
class Entrusted:
    """Who granted an authorisation, and what it allows."""

    grantor: str
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class CaseLook:
    """One time somebody opened part of a case, or had a number shown; a number has a purpose."""

    at: datetime
    by: str  # staff number
    seen: Seen
    ref: str
    purpose: Purpose | None


def applicant(public_id: str) -> Applicant:
    """Return the applicant with this id; raise ApplicantMissing."""
    return shown(access.applicant_row(public_id=public_id))


def applicants(public_ids: Iterable[str]) -> dict[str, Applicant]:
    """Return those of the applicants that exist, by id, in one query."""
    found = models.ApplicantRow.objects.filter(public_id__in=list(public_ids))
    return {row.public_id: shown(row) for row in found}


def in_full(public_ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return number and telephone of applicants in full, by id.

    Whoever calls this writes down who got them, and for what: one entry for the whole batch.
    """
    rows = models.ApplicantRow.objects.filter(public_id__in=list(public_ids))
    return {row.public_id: _in_full(row) for row in rows}


def reach(public_id: str) -> Reach:
    """Return where an applicant may be told something; whoever sends it writes that down."""
    row = access.applicant_row(public_id=public_id)
    phone = open_sealed(row.phone_sealed, purpose=PHONE) if row.phone_sealed else ""
    return Reach(sms=phone if contacts.is_mobile(phone) else "", mail=row.mail)


def acting(agent: str, *, applicant: str, on: date) -> Acting:
    """Return who acts for an applicant, and whether as the one who represents it on a day."""
    row = access.applicant_row(public_id=agent)
    held = access.in_force(agent=row, on=on, ground=Ground.REPRESENTATIVE)
    return Acting(row.name, represents=held.filter(grantor__public_id=applicant).exists())


def follows(*, agent: str, applicant: str, on: date) -> bool:
    """Tell whether somebody is entrusted with following the cases of an applicant on a day."""
    found = standing(agent, acting_for=applicant, on=on)
    return bool(found and found.actor and Scope.FOLLOW in found.actor.duties)


def facts(public_id: str) -> dict[str, str]:
    """Return who an applicant is in full, for their own answers: shown to nobody else unmasked.

    A person has ``name`` and ``number``, a firm ``organisation``, ``code``, ``representative``;
    both have ``phone``.  So a firm's name never stands where a person's is asked.
    """
    row = access.applicant_row(public_id=public_id)
    number, phone = _in_full(row)
    if row.kind == ApplicantKind.PERSON:
        return {"name": row.name, "number": number, "phone": phone}
    return {
        "organisation": row.name, "code": number, "representative": row.representative,
        "phone": phone,
    }  # fmt: skip


def signed_in(actor: Actor, *, on: date) -> dict[str, str]:
    """Return who has signed in, as an application tells it; of an agent name and number too.

    Who represents an organisation is no agent.  Empty for whoever is not an applicant.
    """
    if actor.kind is not ActorKind.APPLICANT:
        return {}
    if not actor.on_behalf_of or acting(actor.ref, applicant=actor.applicant, on=on).represents:
        return {"by_agent": "no"}
    return {"by_agent": "yes", **facts(actor.ref)}


def _in_full(row: models.ApplicantRow) -> tuple[str, str]:
    phone = open_sealed(row.phone_sealed, purpose=PHONE) if row.phone_sealed else ""
    return open_sealed(row.id_sealed, purpose=NUMBER), phone


def find_by_identity(*, id_kind: IdKind, number: str) -> Applicant | None:
    """Return the applicant whose number this is."""
    found = models.ApplicantRow.objects.filter(id_index=index_of(id_kind, number)).first()
    return shown(found) if found else None


def number_ends_with(public_id: str, last_four: str) -> bool:
    """Tell whether these are the last four signs of the applicant's number."""
    found = models.ApplicantRow.objects.filter(public_id=public_id).first()
    if found is None:
        return False
    return open_sealed(found.id_sealed, purpose=NUMBER)[-4:] == last_four.strip().upper()


def staff(number: str) -> StaffMember:
    """Return the staff member with this number; raise StaffMissing."""
    found = models.StaffAccount.objects.filter(number=number).first()
    if found is None:
        raise access.StaffMissing(number=number)
    return member(found)


def staff_members(numbers: Iterable[str]) -> dict[str, StaffMember]:
    """Return those of the staff members that exist, by number, in one query."""
    found = models.StaffAccount.objects.filter(number__in=list(numbers))
    return {row.number: member(row) for row in found}


def staff_of(*, body: str = "", duty: str = "") -> tuple[StaffMember, ...]:
    """Return the active staff of a body and with a duty, each where given, by number."""
    found = models.StaffAccount.objects.filter(is_active=True)
    if body:
        found = found.filter(body=body)
    if duty:
        found = found.filter(duties__contains=[duty])
    return tuple(map(member, found.order_by("number")[:LIST_MAX]))


def accounts(*, actor: Actor, words: str = "", after: str = "") -> Page[Account]:
    """Return a page of the accounts within the administrator's reach, by number."""
    access.as_security_administrator(actor)
    rows = models.StaffAccount.objects.all()
    if actor.kind is ActorKind.STAFF:
        rows = rows.filter(area__startswith=actor.area.rstrip("0"))
    if words:
        rows = rows.filter(Q(number__istartswith=words) | Q(name__icontains=words))
    if after:
        (number,) = position(after, fields=1)
        rows = rows.filter(number__gt=number)
    found = list(_with_second_factor(rows).order_by("number")[: PAGE + 1])
    more = cursor(found[PAGE - 1].number) if len(found) > PAGE else ""
    return Page([_account(row) for row in found[:PAGE]], more)


def account(*, number: str, actor: Actor) -> Account:
    """Return one account within the administrator's reach; raise StaffMissing or OutsideReach."""
    access.as_security_administrator(actor)
    row = _with_second_factor(models.StaffAccount.objects.filter(number=number)).first()
    if row is None:
        raise access.StaffMissing(number=number)
    access.check_reach(area=row.area, actor=actor)
    return _account(row)


def granted_by(public_id: str, *, on: date) -> tuple[Authorisation, ...]:
    """Return who may, will or might act for this applicant, newest first."""
    rows = models.AuthorisationRow.objects.filter(grantor__public_id=public_id)
    return _authorisations(rows.select_related("grantor").order_by("-granted_at", "-id"), on)


def may_act_for(public_id: str, *, on: date) -> tuple[Authorisation, ...]:
    """Return for whom this person may act today."""
    agent = access.applicant_row(public_id=public_id)
    rows = access.in_force(agent=agent, on=on).select_related("grantor")
    return _authorisations(rows.order_by("grantor__name", "id"), on)


def entrusted(*, authorisation: str, agent_name: str, agent_code: str, on: date) -> Entrusted:
    """Return what an authorisation allows an organisation today; raise NotEntrusted.

    Missing, ended, revoked and granted to somebody else look the same.
    """
    agent = models.ApplicantRow(name=agent_name, id_index=index_of(IdKind.CREDIT_CODE, agent_code))
    row = (
        access.in_force(agent=agent, on=on)
        .filter(public_id=authorisation, ground=Ground.GRANTED.value)
        .select_related("grantor")
        .first()
    )
    if row is None:
        raise NotEntrusted
    return Entrusted(row.grantor.public_id, frozenset(row.scopes))


def standing(public_id: str, *, acting_for: str = "", on: date) -> Standing | None:
    """Return who a session of an applicant stands for today; None when there is no such one.

    An agent carries the scopes of the authorisation as duties; who acts in one's own name, or
    represents an organisation, carries them all.
    """
    row = models.ApplicantRow.objects.filter(public_id=public_id).first()
    if row is None:
        return None
    noticed = row.notice_version == NOTICE_VERSION
    if not acting_for:
        everything = frozenset(scope.value for scope in Scope)
        actor = Actor(ActorKind.APPLICANT, public_id, duties=everything)
        return Standing(actor, row.name, "", noticed=noticed)
    held = list(
        access.in_force(agent=row, on=on)
        .filter(grantor__public_id=acting_for)
        .select_related("grantor")
    )
    if not held:
        return Standing(None, row.name, "", noticed=noticed)
    scopes = frozenset(name for one in held for name in one.scopes)
    actor = Actor(ActorKind.APPLICANT, public_id, duties=scopes, on_behalf_of=acting_for)
    return Standing(actor, row.name, held[0].grantor.name, noticed=noticed)


def shown(row: models.ApplicantRow) -> Applicant:
    """Return a row as others may see it."""
    number = open_sealed(row.id_sealed, purpose=NUMBER)
    phone = open_sealed(row.phone_sealed, purpose=PHONE) if row.phone_sealed else ""
    public = row.kind == ApplicantKind.ORGANISATION
    return Applicant(
        id=row.public_id,
        kind=ApplicantKind(row.kind),
        name=row.name,
        id_kind=IdKind(row.id_kind),
        id_masked=number if public else masked(number),
        phone_masked=masked(phone, first=3, last=4) if phone else "",
        representative=row.representative,
        mail=row.mail,
        address=row.address,
        level=row.level,
        noticed=row.notice_version == NOTICE_VERSION,
    )


def member(row: models.StaffAccount) -> StaffMember:
    """Return a staff account as a value."""
    return StaffMember(
        number=row.number,
        name=row.name,
        body=row.body,
        area=row.area,
        position=row.position,
        duties=frozenset(row.duties),
        active=row.is_active,
        employment=Employment(row.employment),
    )


@implements(PIPL(44), PIPL(45), note="people see who had their number shown, when and why")
def looks_at(public_id: str) -> tuple[Look, ...]:
    """Return who had this applicant's number or telephone shown in full, newest first."""
    found = [entry for entry in journal.entries_of(public_id) if entry.kind == UNMASKED]
    names = staff_members({entry.actor for entry in found})
    return tuple(
        Look(
            at=entry.at,
            by=entry.actor,
            name=names[entry.actor].name if entry.actor in names else "",
            body=entry.body,
            field=Field(str(entry.facts["field"])),
            purpose=Purpose(str(entry.facts["purpose"])),
            case=str(entry.facts["case"]),
        )
        for entry in reversed(found)
    )


@implements(PIPL(51), note="what was done with somebody's data is there to be checked")
def looks_at_case(*, case: str, applicant: str) -> tuple[CaseLook, ...]:
    """Return who opened what of a case, and had a number shown on its account, newest first."""
    looks = []
    for entry in journal.entries_of(case, applicant):
        facts = entry.facts
        if entry.kind == LOOKED and entry.subject == case:
            seen, ref = Seen(str(facts["seen"])), str(facts["ref"])
            looks.append(CaseLook(entry.at, entry.actor, seen, ref, None))
        elif entry.kind == UNMASKED and facts["case"] == case:
            seen, purpose = Seen(str(facts["field"])), Purpose(str(facts["purpose"]))
            looks.append(CaseLook(entry.at, entry.actor, seen, "", purpose))
    return tuple(sorted(looks, key=lambda look: look.at, reverse=True))


def password_is_due(account: models.StaffAccount, *, on: date) -> bool:
    """Tell whether a password was given, not chosen, or has been in use for too long."""
    old = account.password_set_on + policy.password_age(on=on) < on
    return account.must_change_password or old


def _with_second_factor(rows: QuerySet[models.StaffAccount]) -> QuerySet[models.StaffAccount]:
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    owned = Authenticator.objects.filter(user=OuterRef("pk"), type__in=kinds)
    return rows.annotate(has_second_factor=Exists(owned))


def _account(row: Any) -> Account:  # an annotated row has more than its class says
    return Account(
        member=member(row),
        must_change_password=row.must_change_password,
        has_second_factor=row.has_second_factor,
        last_signed_in_at=row.last_login,
    )


def _authorisations(rows: Iterable[models.AuthorisationRow], on: date) -> tuple[Authorisation, ...]:
    return tuple(
        Authorisation(
            id=row.public_id,
            grantor=row.grantor.public_id,
            grantor_name=row.grantor.name,
            agent_name=row.agent_name,
            agent_masked=masked(open_sealed(row.agent_sealed, purpose=NUMBER)),
            ground=Ground(row.ground),
            scopes=tuple(map(Scope, row.scopes)),
            from_on=row.from_on,
            until_on=row.until_on,
            state=_state(row, on),
        )
        for row in rows
    )


def _state(row: models.AuthorisationRow, on: date) -> str:
    if row.revoked_at is not None:
        return "revoked"
    if row.from_on > on:
        return "coming"
    if row.until_on is not None and row.until_on < on:
        return "ended"
    return "in_force"


def has_another_second_factor(authenticator: Authenticator) -> bool:
    """Tell whether this account would keep a second factor without the one given."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    others = Authenticator.objects.filter(user=authenticator.user, type__in=kinds)
    return bool(others.exclude(pk=authenticator.pk).exists())
