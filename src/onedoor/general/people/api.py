"""The door of people: applicants, agents, staff, and how often somebody tried something."""

from onedoor.general.people.access import (
    ApplicantMissing,
    AuthorisationMissing,
    NotSecurityAdministrator,
    StaffMissing,
)
from onedoor.general.people.domain.authorisations import (
    AuthorisationEnded,
    Ground,
    Scope,
    ScopeMissing,
)
from onedoor.general.people.domain.duties import Duty
from onedoor.general.people.domain.identities import (
    ApplicantKind,
    Identity,
    IdKind,
    Level,
    Organisation,
)
from onedoor.general.people.domain.names import NameWrong, organisation_name, person_name
from onedoor.general.people.domain.purposes import Field, Purpose
from onedoor.general.people.queries import (
    Applicant,
    Authorisation,
    StaffMember,
    Standing,
    applicant,
    applicants,
    find_by_identity,
    granted_by,
    may_act_for,
    number_ends_with,
    staff,
    staff_members,
    staff_of,
    standing,
)
from onedoor.general.people.services.applicants import (
    acknowledge_notice,
    change_contact,
    recognise,
    register,
    unmask,
)
from onedoor.general.people.services.attempts import TriedTooOften, count_attempt, forget_attempts
from onedoor.general.people.services.authorisations import Grant, grant, revoke
from onedoor.general.people.services.passwords import choose_password
from onedoor.kernel.actors import Actor

__all__ = [
    "Applicant",
    "ApplicantKind",
    "ApplicantMissing",
    "Authorisation",
    "AuthorisationEnded",
    "AuthorisationMissing",
    "Duty",
    "Field",
    "Grant",
    "Ground",
    "IdKind",
    "Identity",
    "Level",
    "NameWrong",
    "NotSecurityAdministrator",
    "Organisation",
    "Purpose",
    "Scope",
    "ScopeMissing",
    "StaffMember",
    "StaffMissing",
    "Standing",
    "TriedTooOften",
    "acknowledge_notice",
    "applicant",
    "applicants",
    "change_contact",
    "choose_password",
    "count_attempt",
    "find_by_identity",
    "forget_attempts",
    "grant",
    "granted_by",
    "may_act_for",
    "number_ends_with",
    "organisation_name",
    "person_name",
    "recognise",
    "register",
    "require_scope",
    "revoke",
    "staff",
    "staff_members",
    "staff_of",
    "standing",
    "unmask",
]


def require_scope(actor: Actor, scope: Scope) -> None:
    """Refuse an agent whose authorisation does not reach this far; others always may."""
    if actor.on_behalf_of and scope not in actor.duties:
        raise ScopeMissing(scope=scope.label)
