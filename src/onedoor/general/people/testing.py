"""The door of people for other modules' tests: somebody to act, and a browser signed in as them."""

from datetime import UTC, date, datetime
from itertools import count

from allauth.account.internal.userkit import user_id_to_str
from django.test import Client

from onedoor.general.people import cast
from onedoor.general.people.access import NUMBER, PHONE, index_of
from onedoor.general.people.domain.authorisations import Ground, Scope
from onedoor.general.people.domain.duties import Employment
from onedoor.general.people.domain.identities import ApplicantKind, IdKind
from onedoor.general.people.domain.samples import credit_code, resident_number
from onedoor.general.people.domain.sign_in import NOTICE_VERSION
from onedoor.general.people.models import ApplicantRow, AuthorisationRow, StaffAccount
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.ids import random_id
from onedoor.kernel.secrets import seal

LONG_AGO = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
YIZHOU = "650502000000"
SOME_BODY = "11652201MB0000001A"

_order = count(1)


def demo_staff() -> tuple[cast.DemoStaff, ...]:
    """Return who works in the demo city."""
    return cast.staff()


def applicant_actor(
    name: str = "阿依古丽·买买提", *, number: str = "", phone: str = "13909020000"
) -> Actor:
    """Make a person who has read the privacy notice; return the person acting."""
    number = number or resident_number(born=date(1990, 5, 1), order=next(_order) % 1000)
    row = _applicant(ApplicantKind.PERSON, name, IdKind.RESIDENT, number, phone=phone)
    return _acting(row.public_id)


def organisation_actor(name: str = "哈密市伊州区甜蜜蜜瓜专业合作社", *, code: str = "") -> Actor:
    """Make a firm that signed in by its own licence; return it acting."""
    code = code or credit_code(order=next(_order) % 1000)
    row = _applicant(ApplicantKind.ORGANISATION, name, IdKind.CREDIT_CODE, code)
    return _acting(row.public_id)


def acting_for(agent: Actor, organisation: Actor, *, ground: Ground = Ground.GRANTED) -> Actor:
    """Authorise the agent for everything, long since and for long; return the agent acting."""
    row = ApplicantRow.objects.get(public_id=agent.ref)
    AuthorisationRow.objects.create(
        public_id=random_id(),
        grantor=ApplicantRow.objects.get(public_id=organisation.ref),
        ground=ground.value,
        agent_name=row.name,
        agent_sealed=row.id_sealed,
        agent_index=row.id_index,
        scopes=[scope.value for scope in Scope],
        from_on=LONG_AGO.date(),
        until_on=date(2099, 1, 1),
        granted_at=LONG_AGO,
        granted_by=organisation.ref,
    )
    return _acting(agent.ref, on_behalf_of=organisation.ref)


def no_longer_acting(agent: Actor) -> None:
    """End what this agent was authorised to."""
    row = ApplicantRow.objects.get(public_id=agent.ref)
    AuthorisationRow.objects.filter(agent_index=row.id_index).update(until_on=LONG_AGO.date())


def staff_actor(
    *duties: str,
    body: str = SOME_BODY,
    area: str = YIZHOU,
    number: str = "",
    name: str = "王丽",
    employment: str = Employment.CIVIL,
) -> Actor:
    """Make a staff account with these duties; return the person acting."""
    row = StaffAccount.objects.create(
        number=number or f"T{next(_order):05d}",
        name=name,
        body=body,
        employment=employment,
        area=area,
        duties=list(duties),
        must_change_password=False,
        password_set_on=date(2099, 1, 1),
        created_at=LONG_AGO,
        password="!",  # noqa: S106  # no password can match this
    )
    return Actor(ActorKind.STAFF, row.number, body=body, area=area, duties=frozenset(duties))


def client_of(actor: Actor, *, second_factor: bool = True, client: Client | None = None) -> Client:
    """Return a test browser signed in as this actor; with ``client``, sign that one in."""
    client = client or Client()
    if actor.kind is ActorKind.STAFF:
        account = StaffAccount.objects.get(number=actor.ref)
        client.force_login(account)
        session = client.session
        if second_factor:
            session["account_authentication_methods"] = [{"method": "mfa", "type": "totp"}]
            session["account_authentication_methods_user"] = user_id_to_str(account)
    else:
        session = client.session
        session["applicant"], session["acting_for"] = actor.ref, actor.on_behalf_of
    session.save()
    client.cookies["sessionid"] = session.session_key or ""
    return client


def _applicant(
    kind: ApplicantKind, name: str, id_kind: IdKind, number: str, *, phone: str = ""
) -> ApplicantRow:
    index = index_of(id_kind, number)
    there = ApplicantRow.objects.filter(id_index=index).first()
    return there or ApplicantRow.objects.create(
        public_id=random_id(),
        kind=kind.value,
        name=name,
        id_kind=id_kind.value,
        id_sealed=seal(number, purpose=NUMBER),
        id_index=index,
        phone_sealed=seal(phone, purpose=PHONE) if phone else b"",
        level=3,
        notice_version=NOTICE_VERSION,
        notice_at=LONG_AGO,
        created_at=LONG_AGO,
    )


def _acting(public_id: str, *, on_behalf_of: str = "") -> Actor:
    everything = frozenset(scope.value for scope in Scope)
    return Actor(ActorKind.APPLICANT, public_id, duties=everything, on_behalf_of=on_behalf_of)
