"""Commands of applicants: being known, contact data, the privacy notice, looking at numbers."""

from datetime import date, datetime

from onedoor.general.people import access
from onedoor.general.people.access import NUMBER, PHONE
from onedoor.general.people.domain import contacts, names
from onedoor.general.people.domain.authorisations import Ground, Scope
from onedoor.general.people.domain.identities import (
    ApplicantKind,
    Identity,
    IdKind,
    Level,
    Organisation,
)
from onedoor.general.people.domain.numbers import checked_number
from onedoor.general.people.domain.purposes import UNMASKED, Field, Purpose
from onedoor.general.people.domain.sign_in import NOTICE_VERSION
from onedoor.general.people.models import ApplicantRow, AuthorisationRow
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import random_id
from onedoor.kernel.secrets import blind_index, open_sealed, seal
from onedoor.law.articles import HAMI, OGS, PIPL, implements


@implements(OGS(5), note="one proof of identity for every channel; no local password for citizens")
@command
def recognise(*, identity: Identity, at: datetime) -> tuple[str, str]:
    """Know again, or for the first time, whom an identity provider has proved.

    Returns the applicant's id, and the id of the organisation that the person represents
    according to the provider, empty if none.
    """
    row = _known(identity, at=at)
    actor = Actor(ActorKind.APPLICANT, row.public_id)
    journal.write(
        kind="people.signed_in", subject=row.public_id, at=at, by=actor, level=int(identity.level)
    )
    if identity.organisation is None:
        return row.public_id, ""
    organisation = _represented(identity.organisation, at=at)
    _note_representative(row, organisation, actor=actor, at=at)
    return row.public_id, organisation.public_id


@implements(HAMI(2), note="applicants are persons and organisations")
@command
def register(*, identity: Identity, phone: str = "", actor: Actor, at: datetime) -> str:
    """Enter an applicant at the counter, from a card that the clerk has seen; return the id."""
    if actor.kind is ActorKind.APPLICANT:
        raise access.NotStaff
    row = _known(identity, at=at)
    if phone and not row.phone_sealed:
        _set_phone(row, phone)
        row.save(update_fields=["phone_sealed", "phone_index"])
    journal.write(kind="people.registered", subject=row.public_id, at=at, by=actor)
    return row.public_id


@implements(PIPL(46), note="an applicant corrects what is kept about how to be reached")
@command
def change_contact(*, phone: str, mail: str, address: str, actor: Actor, at: datetime) -> None:
    """Change how the applicant is reached; an agent may not."""
    row = access.own_row(actor=actor, on=legal_day(at))
    _set_phone(row, phone)
    row.mail = contacts.mail_address(mail)
    row.address = contacts.postal_address(address)
    row.save(update_fields=["phone_sealed", "phone_index", "mail", "address"])
    journal.write(kind="people.contact_changed", subject=row.public_id, at=at, by=actor)


@implements(PIPL(17))
@command
def acknowledge_notice(*, applicant: str, version: str, at: datetime) -> None:
    """Note which privacy notice a person has read, and when; a repeat changes nothing."""
    row = ApplicantRow.objects.select_for_update().get(public_id=applicant)
    if version != NOTICE_VERSION or row.notice_version == version:
        return
    row.notice_version, row.notice_at = version, at
    row.save(update_fields=["notice_version", "notice_at"])
    actor = Actor(ActorKind.APPLICANT, applicant)
    journal.write(kind="people.notice_read", subject=applicant, at=at, by=actor, version=version)


@implements(PIPL(51), PIPL(6), note="a masked value is shown for a stated purpose and leaves a row")
@command
def unmask(  # who, whose, what, why, about which case, when
    *, applicant: str, field: Field, purpose: Purpose, case: str = "", actor: Actor, at: datetime
) -> str:
    """Return a full number or telephone to staff who say why; it stands in the journal."""
    if actor.kind is not ActorKind.STAFF or not actor.duties:
        raise access.NotStaff
    row = access.applicant_row(public_id=applicant)
    journal.write(
        kind=UNMASKED,
        subject=applicant,
        at=at,
        by=actor,
        field=field.value,
        purpose=purpose.value,
        case=case,
    )
    if field is Field.PHONE:
        return open_sealed(row.phone_sealed, purpose=PHONE) if row.phone_sealed else ""
    return open_sealed(row.id_sealed, purpose=NUMBER)


def _known(identity: Identity, *, at: datetime) -> ApplicantRow:
    number = checked_number(identity.id_kind, identity.number, today=legal_day(at))
    is_person = identity.kind is ApplicantKind.PERSON
    name = (names.person_name if is_person else names.organisation_name)(identity.name)
    row, is_new = ApplicantRow.objects.select_for_update().get_or_create(
        id_index=access.index_of(identity.id_kind, number),
        defaults={
            "public_id": random_id(),
            "kind": identity.kind.value,
            "name": name,
            "id_kind": identity.id_kind.value,
            "id_sealed": seal(number, purpose=NUMBER),
            "level": int(identity.level),
            "created_at": at,
        },
    )
    # Only a proof at least as good as the one before it may change a name.
    if (
        not is_new
        and identity.level >= row.level
        and (row.name, row.level) != (name, identity.level)
    ):
        row.name, row.level = name, int(identity.level)
        row.save(update_fields=["name", "level"])
    return row


def _represented(organisation: Organisation, *, at: datetime) -> ApplicantRow:
    row = _known(
        Identity(
            kind=ApplicantKind.ORGANISATION,
            name=organisation.name,
            id_kind=IdKind.CREDIT_CODE,
            number=organisation.credit_code,
            level=Level.NUMBER,
        ),
        at=at,
    )
    row.representative = names.person_name(organisation.representative)
    row.save(update_fields=["representative"])
    return row


def _note_representative(
    person: ApplicantRow, organisation: ApplicantRow, *, actor: Actor, at: datetime
) -> None:
    """Keep one representative: the one whom the register names now."""
    held = AuthorisationRow.objects.filter(
        grantor=organisation, ground=Ground.REPRESENTATIVE.value, revoked_at__isnull=True
    )
    held.exclude(agent_index=person.id_index).update(revoked_at=at)
    if held.filter(agent_index=person.id_index).exists():
        return
    day: date = legal_day(at)
    AuthorisationRow.objects.create(
        public_id=random_id(),
        grantor=organisation,
        ground=Ground.REPRESENTATIVE.value,
        agent_name=person.name,
        agent_sealed=person.id_sealed,
        agent_index=person.id_index,
        scopes=[scope.value for scope in Scope],
        from_on=day,
        granted_at=at,
        granted_by=person.public_id,
    )
    journal.write(
        kind="people.representative_noted", subject=organisation.public_id, at=at, by=actor
    )


def _set_phone(row: ApplicantRow, phone: str) -> None:
    digits = contacts.phone_number(phone)
    row.phone_sealed = seal(digits, purpose=PHONE)
    row.phone_index = blind_index(digits, purpose=PHONE)
