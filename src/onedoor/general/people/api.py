"""The door of people: applicants, agents, staff, and how often somebody tried something."""

from onedoor.general.people.access import (
    ApplicantMissing,
    AuthorisationMissing,
    NotSecurityAdministrator,
    OutsideReach,
    StaffMissing,
)
from onedoor.general.people.accounts_file import DemoLogin, demo_accounts, demo_code
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
from onedoor.general.people.domain.sheet import COLUMNS as STAFF_COLUMNS
from onedoor.general.people.domain.sign_in import ACTING_FOR
from onedoor.general.people.queries import (
    Account,
    Applicant,
    Authorisation,
    Look,
    StaffMember,
    Standing,
    account,
    accounts,
    applicant,
    applicants,
    find_by_identity,
    granted_by,
    looks_at,
    may_act_for,
    number_ends_with,
    staff,
    staff_members,
    staff_of,
    standing,
)
from onedoor.general.people.services.accounts import (
    NewStaff,
    change_duties,
    change_post,
    choose_password,
    disable,
    enable,
    end_sessions,
    onboard,
    reset_password,
    reset_second_factor,
)
from onedoor.general.people.services.applicants import (
    acknowledge_notice,
    change_contact,
    recognise,
    register,
    unmask,
)
from onedoor.general.people.services.attempts import (
    TriedTooOften,
    count_attempt,
    drop_old_attempts,
    forget_attempts,
)
from onedoor.general.people.services.authorisations import Grant, act_for, grant, revoke
from onedoor.general.people.services.imports import StaffReport, import_staff
from onedoor.kernel.actors import Actor

__all__ = [
    "ACTING_FOR",
    "STAFF_COLUMNS",
    "Account",
    "Applicant",
    "ApplicantKind",
    "ApplicantMissing",
    "Authorisation",
    "AuthorisationEnded",
    "AuthorisationMissing",
    "DemoLogin",
    "Duty",
    "Field",
    "Grant",
    "Ground",
    "IdKind",
    "Identity",
    "Level",
    "Look",
    "NameWrong",
    "NewStaff",
    "NotSecurityAdministrator",
    "Organisation",
    "OutsideReach",
    "Purpose",
    "Scope",
    "ScopeMissing",
    "StaffMember",
    "StaffMissing",
    "StaffReport",
    "Standing",
    "TriedTooOften",
    "account",
    "accounts",
    "acknowledge_notice",
    "act_for",
    "applicant",
    "applicants",
    "change_contact",
    "change_duties",
    "change_post",
    "choose_password",
    "count_attempt",
    "demo_accounts",
    "demo_code",
    "disable",
    "drop_old_attempts",
    "enable",
    "end_sessions",
    "find_by_identity",
    "forget_attempts",
    "grant",
    "granted_by",
    "import_staff",
    "looks_at",
    "may_act_for",
    "number_ends_with",
    "onboard",
    "organisation_name",
    "person_name",
    "recognise",
    "register",
    "require_scope",
    "reset_password",
    "reset_second_factor",
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
