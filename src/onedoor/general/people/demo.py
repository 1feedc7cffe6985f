"""The people of the demo city, made through services only.  Running it again changes nothing."""

from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from onedoor.general.bodies import api as bodies
from onedoor.general.people import accounts_file, cast
from onedoor.general.people.accounts_file import DemoAccount
from onedoor.general.people.domain.authorisations import Scope
from onedoor.general.people.domain.identities import IdKind
from onedoor.general.people.domain.sign_in import NOTICE_VERSION
from onedoor.general.people.models import AuthorisationRow, StaffAccount
from onedoor.general.people.queries import find_by_identity
from onedoor.general.people.services import accounts, applicants, authorisations
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import clear_code

YIZHOU = "650502000000"
_GRANTED_FOR = timedelta(days=365)


def load(*, at: datetime) -> None:
    """Make staff, citizens, firms and the agent of one of them."""
    _staff(at)
    for one in cast.citizens():
        _citizen(one, at)
    for held in cast.authorisations():
        _authorise(held, at)


def _staff(at: datetime) -> None:
    known = {account.number: account for account in accounts_file.read()}
    rows = {row.number: row for row in StaffAccount.objects.all()}
    kept = tuple(_member(told, known.get(told.number), rows, at) for told in cast.staff())
    if kept != accounts_file.read():
        accounts_file.write(kept)


def _member(
    told: cast.DemoStaff, kept: DemoAccount | None, rows: dict[str, StaffAccount], at: datetime
) -> DemoAccount:
    actor = system("demo")
    body = _body(told.body)
    if told.number not in rows:
        wanted = accounts.NewStaff(told.number, told.name, body.code, told.position, told.duties)
        password = accounts.onboard(wanted=wanted, actor=actor, at=at)
        # The demo keeps the first password: to derive a second takes longer than all the rest.
        StaffAccount.objects.filter(number=told.number).update(must_change_password=False)
    elif kept is not None:
        return kept
    else:
        password = f"Hami-{clear_code(4)}-{clear_code(4)}".replace("0", "7")
        accounts.choose_password(number=told.number, password=password, at=at)
    row = StaffAccount.objects.get(number=told.number)
    Authenticator.objects.filter(user=row).delete()
    seed = generate_totp_secret()
    TOTP.activate(row, seed)
    return DemoAccount(told.number, told.name, body.name, told.position, password, seed)


def _body(name: str) -> bodies.Body:
    for body in bodies.bodies(within=YIZHOU):
        if body.name.endswith(name):
            return body
    raise bodies.BodyMissing(body=name)


def _citizen(told: cast.DemoIdentity, at: datetime) -> None:
    found = find_by_identity(id_kind=told.identity.id_kind, number=told.identity.number)
    if found is not None:
        return
    person, organisation = applicants.recognise(identity=told.identity, at=at)
    applicants.acknowledge_notice(applicant=person, version=NOTICE_VERSION, at=at)
    for for_whom in filter(None, ("", organisation)):
        _reach(Actor(ActorKind.APPLICANT, person, on_behalf_of=for_whom), told, at)
    _reach(Actor(ActorKind.APPLICANT, person), told, at)


def _reach(actor: Actor, told: cast.DemoIdentity, at: datetime) -> None:
    address = "新疆哈密市伊州区演示路 1 号"
    applicants.change_contact(phone=told.phone, mail="", address=address, actor=actor, at=at)


def _authorise(held: cast.DemoAuthorisation, at: datetime) -> None:
    by_key = {one.key: one.identity for one in cast.citizens()}
    firm, agent = by_key[held.firm], by_key[held.agent]
    person = find_by_identity(id_kind=firm.id_kind, number=firm.number)
    code = firm.organisation.credit_code if firm.organisation else ""
    grantor = find_by_identity(id_kind=IdKind.CREDIT_CODE, number=code)
    if person is None or grantor is None:
        return
    day: date = legal_day(at)
    if AuthorisationRow.objects.filter(
        grantor__public_id=grantor.id, agent_name=agent.name, until_on__gte=day
    ).exists():
        return
    wanted = authorisations.Grant(
        agent_name=agent.name,
        agent_number=agent.number,
        scopes=[scope.value for scope in Scope],
        from_on=day,
        until_on=day + _GRANTED_FOR,
    )
    actor = Actor(ActorKind.APPLICANT, person.id, on_behalf_of=grantor.id)
    authorisations.grant(wanted=wanted, actor=actor, at=at)
