"""The only ways from an identifier to a row about people."""

from datetime import date

from django.db.models import Q, QuerySet

from onedoor.general.people.domain.authorisations import Ground
from onedoor.general.people.domain.duties import Duty
from onedoor.general.people.domain.substitutions import (
    NotOnesOwnDuties,
    SubstituteElsewhere,
    SubstitutionMissing,
)
from onedoor.general.people.models import (
    ApplicantRow,
    AuthorisationRow,
    StaffAccount,
    SubstitutionRow,
)
from onedoor.general.places.api import is_within
from onedoor.kernel import prepared
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import once
from onedoor.kernel.errors import Forbidden, Missing
from onedoor.kernel.secrets import blind_index
from onedoor.law.articles import PIPL

NUMBER = "people.number"
PHONE = "people.phone"


HEADS = frozenset({Duty.DECIDE.value})  # who orders the work of a body


class ApplicantMissing(Missing):
    """No applicant has this identifier, or this person may not know of it."""

    code = "people.applicant_missing"


class StaffMissing(Missing):
    """No staff account has this number."""

    code = "people.staff_missing"


class AuthorisationMissing(Missing):
    """No authorisation of this applicant has this identifier."""

    code = "people.authorisation_missing"


class NotSecurityAdministrator(Forbidden):
    """Accounts are in the hands of the security administrator alone."""

    code = "people.not_security_administrator"


class OutsideReach(Forbidden):
    """The security administrator of a county has no say in another."""

    code = "people.outside_reach"


class NotOnesOwn(Forbidden):
    """An agent may not entrust others, nor change what belongs to the one acted for."""

    code = "people.not_ones_own"


class NotStaff(Forbidden):
    """Full numbers are shown to staff at work, and to nobody else."""

    code = "people.not_staff"
    basis = PIPL(51)


def applicant_row(*, public_id: str) -> ApplicantRow:
    """Return an applicant for reading; a command reads one once."""
    return once("people", public_id, lambda: _applicant_row(public_id))


def _applicant_row(public_id: str) -> ApplicantRow:
    found = next(iter(prepared.rows_of(ApplicantRow, "WHERE public_id = %s", [public_id])), None)
    if found is None:
        raise ApplicantMissing(applicant=public_id)
    return found


def own_row(*, actor: Actor, on: date) -> ApplicantRow:
    """Return, locked, the applicant whose business this is, for that applicant's own decisions.

    Who represents an organisation decides for it; who was entrusted with something does not.
    """
    if actor.kind is not ActorKind.APPLICANT:
        raise NotOnesOwn
    found = ApplicantRow.objects.select_for_update().filter(public_id=actor.applicant).first()
    if found is None:
        raise ApplicantMissing(applicant=actor.applicant)
    if actor.on_behalf_of:
        agent = applicant_row(public_id=actor.ref)
        if not in_force(agent=agent, on=on, grantor=found, ground=Ground.REPRESENTATIVE).exists():
            raise NotOnesOwn
    return found


def in_force(
    *,
    agent: ApplicantRow,
    on: date,
    grantor: ApplicantRow | None = None,
    ground: Ground | None = None,
) -> QuerySet[AuthorisationRow]:
    """Return the authorisations by which this person may act today; the name must agree too."""
    found = AuthorisationRow.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=on),
        agent_index=agent.id_index,
        agent_name=agent.name,
        from_on__lte=on,
        revoked_at__isnull=True,
    )
    if grantor is not None:
        found = found.filter(grantor=grantor)
    if ground is not None:
        found = found.filter(ground=ground.value)
    return found


def account_to_administer(*, number: str, actor: Actor) -> StaffAccount:
    """Return a staff account, locked, for the security administrator."""
    as_security_administrator(actor)
    found = StaffAccount.objects.select_for_update().filter(number=number).first()
    if found is None:
        raise StaffMissing(number=number)
    check_reach(area=found.area, actor=actor)
    return found


def check_reach(*, area: str, actor: Actor) -> None:
    """Refuse an area that is not the administrator's own or below it."""
    if not is_in_reach(area=area, actor=actor):
        raise OutsideReach(area=area)


def is_in_reach(*, area: str, actor: Actor) -> bool:
    """Tell whether an area is the administrator's own or below it; all is the system's."""
    return actor.kind is not ActorKind.STAFF or is_within(area, actor.area)


def as_security_administrator(actor: Actor) -> None:
    """Refuse everybody but the security administrator and the system itself."""
    if actor.kind is ActorKind.SYSTEM:
        return
    if actor.kind is not ActorKind.STAFF or "security.admin" not in actor.duties:
        raise NotSecurityAdministrator


def index_of(id_kind: str, number: str) -> bytes:
    """Return the keyed hash by which a number is found."""
    return blind_index(f"{id_kind}:{number}", purpose=NUMBER)


def staff_to_stand_in_for(*, number: str, actor: Actor) -> StaffAccount:
    """Return the account of oneself, or of a colleague for the head of the body.

    Whoever stands in for somebody lends nothing on.
    """
    row = StaffAccount.objects.filter(number=number, body=actor.body, is_active=True).first()
    if actor.kind is not ActorKind.STAFF or row is None:
        raise StaffMissing(number=number)
    if actor.on_behalf_of or (number != actor.ref and not actor.duties & HEADS):
        raise NotOnesOwnDuties(number=number)
    return row


def colleague(*, number: str, of: StaffAccount) -> StaffAccount:
    """Return an active colleague of the same body; refuse anybody else."""
    row = StaffAccount.objects.filter(number=number, body=of.body, is_active=True).first()
    if row is None or row.number == of.number:
        raise SubstituteElsewhere(number=number)
    return row


def substitution_to_end(*, ref: str, actor: Actor) -> SubstitutionRow:
    """Return a substitution, locked, for whom it is about or the head of the body."""
    rows = SubstitutionRow.objects.select_for_update().filter(ref=ref, body=actor.body)
    row = rows.first() if actor.kind is ActorKind.STAFF else None
    concerned = row is not None and actor.ref in (row.absent, row.substitute)
    if row is None or not (concerned or actor.duties & HEADS):
        raise SubstitutionMissing(substitution=ref)
    return row
