"""Who may reach which authorisation."""

from django.db.models import Q, QuerySet

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI, implements
from onedoor.operation.assistance.domain.authorisations import Authorisation
from onedoor.operation.assistance.domain.errors import AuthorisationMissing
from onedoor.operation.assistance.models import AuthorisationRow

SIGNED, PHONE = "assistance.signed", "assistance.phone"
HELPS = "counter.intake"


def standing(*, applicant: str, item: str, agent: str) -> AuthorisationRow | None:
    """Return what was not withdrawn of an applicant for an item and an agent."""
    rows = AuthorisationRow.objects.filter(applicant=applicant, item=item, agent=agent)
    return rows.filter(withdrawn_at=None).first()


def visible(actor: Actor) -> "QuerySet[AuthorisationRow]":
    """Return the authorisations somebody may see."""
    rows = AuthorisationRow.objects.all()
    if actor.kind is ActorKind.APPLICANT:
        return rows.filter(applicant=actor.applicant)
    helps = actor.kind is ActorKind.STAFF and HELPS in actor.duties
    return rows.filter(body=actor.body) if helps else rows.none()


@implements(HAMI(12), note="the applicant takes it back at will; the venue notes it for them")
def to_withdraw(authorisation: str, actor: Actor) -> AuthorisationRow:
    """Return an authorisation, locked, for its applicant or the agent it names."""
    rows = visible(actor).filter(Q(withdrawn_at=None), public_id=authorisation)
    row = rows.select_for_update().first()
    if row is None or (actor.kind is ActorKind.STAFF and row.agent != actor.ref):
        raise AuthorisationMissing(authorisation=authorisation)
    return row


def to_value(row: AuthorisationRow) -> Authorisation:
    """Return an authorisation as a value."""
    return Authorisation(
        id=row.public_id, applicant=row.applicant, item=row.item, name=row.name, venue=row.venue,
        venue_name=row.venue_name, agent=row.agent, until=row.until, given_at=row.given_at,
        withdrawn_at=row.withdrawn_at,
    )  # fmt: skip
