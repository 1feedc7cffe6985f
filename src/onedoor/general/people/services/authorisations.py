"""Commands of acting for others: grant and revoke."""

from dataclasses import dataclass
from datetime import date, datetime

from onedoor.general.people import access
from onedoor.general.people.access import NUMBER
from onedoor.general.people.domain import authorisations, names
from onedoor.general.people.domain.identities import IdKind
from onedoor.general.people.domain.numbers import NumberWrong, checked_number
from onedoor.general.people.models import AuthorisationRow
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import random_id
from onedoor.kernel.secrets import seal
from onedoor.law.articles import ADL, implements


@dataclass(frozen=True, slots=True)
class Grant:
    """Whom an applicant entrusts with what, from when until when."""

    agent_name: str
    agent_number: str
    scopes: list[str]
    from_on: date
    until_on: date


@implements(ADL(29), note="an applicant may entrust an agent with the application")
@command
def grant(*, wanted: Grant, actor: Actor, at: datetime) -> str:
    """Let a person, or a firm by its credit code, act for the applicant; return the id.

    The agent is named, not looked up, so that granting tells nothing about who is known here.
    """
    day = legal_day(at)
    grantor = access.own_row(actor=actor, on=day)
    id_kind, number = _agent_number(wanted.agent_number, today=day)
    is_person = id_kind is IdKind.RESIDENT
    name = (names.person_name if is_person else names.organisation_name)(wanted.agent_name)
    scopes = authorisations.checked_scopes(wanted.scopes)
    authorisations.check_dates(from_on=wanted.from_on, until_on=wanted.until_on, today=day)
    index = access.index_of(id_kind, number)
    if index == bytes(grantor.id_index):
        raise authorisations.AgentIsOneself
    row = AuthorisationRow.objects.create(
        public_id=random_id(),
        grantor=grantor,
        ground=authorisations.Ground.GRANTED.value,
        agent_name=name,
        agent_sealed=seal(number, purpose=NUMBER),
        agent_index=index,
        scopes=scopes,
        from_on=wanted.from_on,
        until_on=wanted.until_on,
        granted_at=at,
        granted_by=actor.ref,
    )
    journal.write(
        kind="people.authorised",
        subject=grantor.public_id,
        at=at,
        by=actor,
        authorisation=row.public_id,
        scopes=scopes,
        from_on=wanted.from_on,
        until_on=wanted.until_on,
    )
    return row.public_id


def _agent_number(text: str, *, today: date) -> tuple[IdKind, str]:
    """Return whose number this is: a person's, else a firm's; what is neither is a wrong person's.

    By chance a number may be right as both; then it is a person's.
    """
    try:
        return IdKind.RESIDENT, checked_number(IdKind.RESIDENT, text, today=today)
    except NumberWrong as no_person:
        try:
            return IdKind.CREDIT_CODE, checked_number(IdKind.CREDIT_CODE, text, today=today)
        except NumberWrong:
            raise no_person from None


@implements(ADL(29), note="what was entrusted may be taken back at any time")
@command
def revoke(*, authorisation: str, actor: Actor, at: datetime) -> None:
    """End an authorisation at once; a repeat changes nothing."""
    grantor = access.own_row(actor=actor, on=legal_day(at))
    row = (
        AuthorisationRow.objects.select_for_update()
        .filter(
            public_id=authorisation,
            grantor=grantor,
            ground=authorisations.Ground.GRANTED.value,
        )
        .first()
    )
    if row is None:
        raise access.AuthorisationMissing(authorisation=authorisation)
    if row.revoked_at is not None:
        return
    row.revoked_at = at
    row.save(update_fields=["revoked_at"])
    journal.write(
        kind="people.authorisation_revoked",
        subject=grantor.public_id,
        at=at,
        by=actor,
        authorisation=authorisation,
    )


@implements(ADL(29), note="in whose name somebody acts is chosen, and written down")
@command
def act_for(*, grantor: str, actor: Actor, at: datetime) -> None:
    """Act in the name of another from now on, or (with an empty id) in one's own again."""
    if grantor:
        person = access.applicant_row(public_id=actor.ref)
        held = access.in_force(agent=person, on=legal_day(at))
        if not held.filter(grantor__public_id=grantor).exists():
            raise authorisations.AuthorisationEnded
    journal.write(
        kind="people.identity_switched", subject=actor.ref, at=at, by=actor, grantor=grantor
    )
