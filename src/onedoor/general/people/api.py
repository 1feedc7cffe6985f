"""The door of people: applicants, agents, staff, and how often somebody tried something.

``accounts`` is the security administrator's part of it, ``mine`` an applicant's own, and
``substitutes`` that of who stands in for a colleague on leave.
"""

from onedoor.general.people import administration as accounts
from onedoor.general.people import mine, substitutes
from onedoor.general.people.domain.authorisations import Scope, ScopeMissing
from onedoor.general.people.domain.duties import Duty, Employment
from onedoor.general.people.domain.identities import (
    ApplicantKind,
    Identity,
    IdKind,
    Level,
    Organisation,
)
from onedoor.general.people.domain.purposes import Field, Purpose, Seen
from onedoor.general.people.policy import regular
from onedoor.general.people.queries import (
    Acting,
    Applicant,
    CaseLook,
    Entrusted,
    Reach,
    StaffMember,
    acting,
    applicant,
    applicants,
    entrusted,
    facts,
    find_by_identity,
    follows,
    in_full,
    looks_at_case,
    number_ends_with,
    reach,
    signed_in,
    staff,
    staff_members,
    staff_of,
)
from onedoor.general.people.services.applicants import register, unmask
from onedoor.general.people.services.attempts import TriedTooOften, count_attempt
from onedoor.general.people.services.looks import note_look, note_unmasked
from onedoor.kernel.actors import Actor

__all__ = [
    "Acting",
    "Applicant",
    "ApplicantKind",
    "CaseLook",
    "Duty",
    "Employment",
    "Entrusted",
    "Field",
    "IdKind",
    "Identity",
    "Level",
    "Organisation",
    "Purpose",
    "Reach",
    "Scope",
    "Seen",
    "StaffMember",
    "TriedTooOften",
    "accounts",
    "acting",
    "applicant",
    "applicants",
    "count_attempt",
    "entrusted",
    "facts",
    "find_by_identity",
    "follows",
    "in_full",
    "looks_at_case",
    "mine",
    "note_look",
    "note_unmasked",
    "number_ends_with",
    "reach",
    "register",
    "regular",
    "require_scope",
    "signed_in",
    "staff",
    "staff_members",
    "staff_of",
    "substitutes",
    "unmask",
]


def require_scope(actor: Actor, scope: Scope) -> None:
    """Refuse an agent whose authorisation does not reach this far; others always may."""
    if actor.on_behalf_of and scope not in actor.duties:
        raise ScopeMissing(scope=scope.value)
