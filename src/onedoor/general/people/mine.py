"""An applicant's own door: contact data, agents, in whose name to act, who looked."""

from onedoor.general.people.access import AuthorisationMissing
from onedoor.general.people.domain.authorisations import Ground
from onedoor.general.people.domain.sign_in import ACTING_FOR, KIOSK_UNTIL
from onedoor.general.people.queries import (
    Authorisation,
    Look,
    granted_by,
    looks_at,
    may_act_for,
    standing,
)
from onedoor.general.people.services.applicants import change_contact
from onedoor.general.people.services.authorisations import Grant, act_for, grant, revoke

__all__ = [
    "ACTING_FOR",
    "KIOSK_UNTIL",
    "Authorisation",
    "AuthorisationMissing",
    "Grant",
    "Ground",
    "Look",
    "act_for",
    "change_contact",
    "grant",
    "granted_by",
    "looks_at",
    "may_act_for",
    "revoke",
    "standing",
]
