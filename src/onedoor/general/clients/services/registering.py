"""Commands of registration: propose, confirm, rotate a key, revoke."""

from datetime import datetime, timedelta

from onedoor.general.bodies import api as bodies
from onedoor.general.clients import access
from onedoor.general.clients.domain import clients, keys
from onedoor.general.clients.domain.clients import Registration, State
from onedoor.general.clients.domain.scopes import checked_scopes
from onedoor.general.clients.models import ClientKey, ClientRow
from onedoor.general.clients.values import CONTACT, client_value
from onedoor.general.codes import api as codes
from onedoor.general.places import api as places
from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.areas import is_within
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Forbidden, Invalid
from onedoor.kernel.ids import random_id
from onedoor.kernel.secrets import seal
from onedoor.law.articles import CSL, implements


class CreditCodeWrong(Invalid):
    """The operator's credit code is none."""

    code = "clients.credit_code_wrong"


class OutsideReach(Forbidden):
    """A client reaches no further than the administrator who registers it."""

    code = "clients.outside_reach"


@implements(CSL(21), note="one administrator says what a system may do, another agrees")
@command
def propose(*, wanted: Registration, actor: Actor, at: datetime) -> str:
    """Write down a system that is to call; return its id.  It cannot call yet."""
    access.require_administrator(actor)
    clients.check_words(wanted)
    most = terms.number("clients.longest_years", on=legal_day(at))
    clients.check_term(expires_on=wanted.expires_on, today=legal_day(at), most_years=most)
    code = codes.credit_code(wanted.credit_code)
    if code.outcome is codes.Outcome.BAD:
        raise CreditCodeWrong(reason=code.reason.value)
    area = places.place(wanted.area).code
    if not is_within(area, actor.area):
        raise OutsideReach(area=area)
    for body in wanted.bodies:
        bodies.body(body)
    row = ClientRow.objects.create(
        public_id=random_id(),
        name=wanted.name.strip(),
        operator=wanted.operator.strip(),
        credit_code=code.value,
        area=area,
        bodies=sorted(wanted.bodies),
        offerings=sorted(wanted.offerings),
        scopes=checked_scopes(wanted.scopes),
        contact_sealed=seal(wanted.contact.strip(), purpose=CONTACT),
        expires_on=wanted.expires_on,
        proposed_by=actor.ref,
        proposed_at=at,
    )
    _tell("clients.proposed", row, actor=actor, at=at)
    return row.public_id


@implements(CSL(21), note="nobody lets a system in alone")
@command
def confirm(*, client: str, actor: Actor, at: datetime) -> str:
    """Let a proposed system in; return its key, which is shown this once."""
    row = access.to_administer(client=client, actor=actor)
    _require(row, State.PROPOSED, at)
    if row.proposed_by == actor.ref:
        raise clients.SecondAdministratorNeeded
    row.confirmed_by, row.confirmed_at = actor.ref, at
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    _tell("clients.confirmed", row, actor=actor, at=at)
    return _new_key(row, actor=actor, at=at)


@implements(CSL(21), note="keys are changed; the old one ends by itself")
@command
def rotate(*, client: str, actor: Actor, at: datetime) -> str:
    """Give a client a new key, shown this once; the old one holds for some hours more."""
    row = access.to_administer(client=client, actor=actor)
    _require(row, State.IN_USE, at)
    hours = terms.number("clients.key_overlap_hours", on=legal_day(at))
    row.keys.filter(ends_at__isnull=True).update(ends_at=at + timedelta(hours=hours))
    _tell("clients.key_rotated", row, actor=actor, at=at)
    return _new_key(row, actor=actor, at=at)


@implements(CSL(21), note="what is no longer trusted is shut out at once")
@command
def revoke(*, client: str, actor: Actor, at: datetime) -> None:
    """Shut a client out at once, for good; a repeat changes nothing."""
    row = access.to_administer(client=client, actor=actor)
    if row.revoked_at is not None:
        return
    row.revoked_by, row.revoked_at = actor.ref, at
    row.save(update_fields=["revoked_by", "revoked_at"])
    row.keys.update(ends_at=at)
    _tell("clients.revoked", row, actor=actor, at=at)


def _require(row: ClientRow, state: State, at: datetime) -> None:
    found = client_value(row).state(legal_day(at))
    if found is not state:
        raise clients.ClientNotOpen(state=found.value)


def _new_key(row: ClientRow, *, actor: Actor, at: datetime) -> str:
    key = keys.written(row.public_id, random_id())
    ClientKey.objects.create(client=row, index=access.index_of(key), made_by=actor.ref, made_at=at)
    return key


def _tell(kind: str, row: ClientRow, *, actor: Actor, at: datetime) -> None:
    journal.write(
        kind=kind,
        subject=row.public_id,
        at=at,
        by=actor,
        area=row.area,
        bodies=row.bodies,
        offerings=row.offerings,
        scopes=row.scopes,
        expires_on=row.expires_on,
    )
