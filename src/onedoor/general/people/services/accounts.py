"""Commands of staff accounts, in the hands of the security administrator."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from onedoor.general.bodies import api as bodies
from onedoor.general.people import access
from onedoor.general.people.domain import names
from onedoor.general.people.domain.duties import (
    Employment,
    check_employment,
    checked_duties,
)
from onedoor.general.people.domain.staff import AccountTaken, AdministersOneself, staff_number
from onedoor.general.people.models import StaffAccount
from onedoor.general.people.policy import regular
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import CSL, implements


@dataclass(frozen=True, slots=True)
class NewStaff:
    """A staff member to be: the body by its 18-digit code, the duties by name."""

    number: str
    name: str
    body: str
    position: str
    duties: tuple[str, ...]
    employment: str = Employment.CIVIL


@implements(CSL(21), note="accounts are given, one to a person, by the security administrator")
@command
def onboard(*, wanted: NewStaff, actor: Actor, at: datetime) -> str:
    """Make an account; return its first password, to be told once and changed at sign-in."""
    access.as_security_administrator(actor)
    number = staff_number(wanted.number)
    if StaffAccount.objects.filter(number=number).exists():
        raise AccountTaken(number=number)
    return make(wanted, actor=actor, at=at)


@implements(CSL(21))
@command
def change_duties(
    *, number: str, duties: list[str], employment: str = "", actor: Actor, at: datetime
) -> None:
    """Entrust a staff member with these duties and no others; ``employment`` if that changed."""
    row = access.account_to_administer(number=number, actor=actor)
    _not_oneself(row, actor)
    set_duties(row, duties, employment=employment or row.employment, actor=actor, at=at)


@internal("people move to another desk")
@command
def change_post(*, number: str, body: str, position: str, actor: Actor, at: datetime) -> None:
    """Move a staff member to a body and a position; the duties stay as they are."""
    row = access.account_to_administer(number=number, actor=actor)
    place = _body_within_reach(body, actor)
    row.body, row.area, row.position = place.code, place.area, position.strip()
    row.save(update_fields=["body", "area", "position"])
    journal.write(kind="people.post_changed", subject=number, at=at, by=actor, new_body=place.code)


@implements(CSL(21), note="accounts that are no longer needed are closed")
@command
def disable(*, number: str, actor: Actor, at: datetime) -> None:
    """Close an account and end its sessions; a repeat changes nothing."""
    row = access.account_to_administer(number=number, actor=actor)
    _not_oneself(row, actor)
    if not row.is_active:
        return
    row.is_active = False
    row.save(update_fields=["is_active"])
    _end_sessions(row)
    journal.write(kind="people.account_disabled", subject=number, at=at, by=actor)


@internal("somebody comes back")
@command
def enable(*, number: str, actor: Actor, at: datetime) -> None:
    """Open an account again; a repeat changes nothing."""
    row = access.account_to_administer(number=number, actor=actor)
    if row.is_active:
        return
    row.is_active = True
    row.save(update_fields=["is_active"])
    journal.write(kind="people.account_enabled", subject=number, at=at, by=actor)


@implements(CSL(21))
@command
def reset_password(*, number: str, actor: Actor, at: datetime) -> str:
    """Give a new password, to be told once and changed at sign-in; end all sessions."""
    row = access.account_to_administer(number=number, actor=actor)
    _not_oneself(row, actor)
    password = _first_password(row)
    row.save(update_fields=["password", "must_change_password"])
    _end_sessions(row)
    journal.write(kind="people.password_reset", subject=number, at=at, by=actor)
    return password


@implements(CSL(21))
@command
def reset_second_factor(*, number: str, actor: Actor, at: datetime) -> None:
    """Forget the second factors of somebody who lost them; end all sessions."""
    row = access.account_to_administer(number=number, actor=actor)
    _not_oneself(row, actor)
    Authenticator.objects.filter(user=row).delete()
    _end_sessions(row)
    journal.write(kind="people.second_factor_reset", subject=number, at=at, by=actor)


@implements(CSL(21))
@command
def end_sessions(*, number: str, actor: Actor, at: datetime) -> None:
    """End all sessions of somebody, wherever they are signed in."""
    row = access.account_to_administer(number=number, actor=actor)
    _end_sessions(row)
    journal.write(kind="people.sessions_ended", subject=number, at=at, by=actor)


@implements(CSL(21), note="passwords are chosen by their owner and changed from time to time")
@command
def choose_password(*, number: str, password: str, at: datetime) -> None:
    """Take the password that its owner chose; its strength was checked where it was typed."""
    row = StaffAccount.objects.select_for_update().get(number=number)
    row.set_password(password)
    row.must_change_password, row.password_set_on = False, legal_day(at)
    row.save(update_fields=["password", "must_change_password", "password_set_on"])
    actor = Actor(ActorKind.STAFF, number, body=row.body, area=row.area)
    journal.write(kind="people.password_chosen", subject=number, at=at, by=actor)


def make(wanted: NewStaff, *, actor: Actor, at: datetime) -> str:
    """Make the row of a new account and return its first password."""
    body = _body_within_reach(wanted.body, actor)
    duties = sorted(checked_duties(wanted.duties))
    row = StaffAccount(
        number=staff_number(wanted.number),
        name=names.person_name(wanted.name),
        body=body.code,
        area=body.area,
        position=wanted.position.strip(),
        duties=duties,
        employment=check_employment(wanted.employment, duties, regular=regular(on=legal_day(at))),
        password_set_on=legal_day(at),
        created_at=at,
    )
    password = _first_password(row)
    row.save(force_insert=True)
    journal.write(
        kind="people.onboarded",
        subject=row.number,
        at=at,
        by=actor,
        new_body=row.body,
        duties=row.duties,
        employment=row.employment,
    )
    return password


def set_duties(
    row: StaffAccount, duties: list[str], *, employment: str, actor: Actor, at: datetime
) -> bool:
    """Set the duties and the employment of a row; return whether that changed anything."""
    before, after = row.duties, sorted(checked_duties(duties))
    kind = check_employment(employment, after, regular=regular(on=legal_day(at)))
    if (before, row.employment) == (after, kind):
        return False
    row.duties, row.employment = after, kind
    row.save(update_fields=["duties", "employment"])
    journal.write(
        kind="people.duties_changed", subject=row.number, at=at, by=actor,
        old=before, new=after, employment=kind,
    )  # fmt: skip
    return True


def _body_within_reach(code: str, actor: Actor) -> bodies.Body:
    body = bodies.body(code)
    access.check_reach(area=body.area, actor=actor)
    return body


def _not_oneself(row: StaffAccount, actor: Actor) -> None:
    if actor.kind is ActorKind.STAFF and actor.ref == row.number:
        raise AdministersOneself(number=row.number)


def _first_password(row: StaffAccount) -> str:
    password = f"Od-{clear_code(5)}-{clear_code(5)}"
    row.set_password(password)
    row.must_change_password = True
    return password


def _end_sessions(row: StaffAccount) -> None:
    row.generation += 1
    row.save(update_fields=["generation"])
    for session in UserSession.objects.filter(user=row):
        session.end()
