"""The register of licences: issued, held, verified, taken back.

``issue``, ``prolong`` and ``take_back`` run inside the caller's transaction; ``enter`` and
``revoke`` are commands.
"""

from onedoor.operation.licences.access import LicenceMissing
from onedoor.operation.licences.domain.licences import (
    Flaw,
    Licence,
    LicenceState,
    Verification,
)
from onedoor.operation.licences.domain.renewals import Lead, Renewal
from onedoor.operation.licences.kinds import Kind, kind, kinds
from onedoor.operation.licences.queries import (
    facts_in_force,
    held,
    in_force,
    known_of,
    lead,
    licence,
    renewal,
    to_renew,
    valid_until,
    verify,
)
from onedoor.operation.licences.services import (
    Grantee,
    Grantor,
    Terms,
    enter,
    issue,
    prolong,
    revoke,
    take_back,
)

__all__ = [
    "Flaw",
    "Grantee",
    "Grantor",
    "Kind",
    "Lead",
    "Licence",
    "LicenceMissing",
    "LicenceState",
    "Renewal",
    "Terms",
    "Verification",
    "enter",
    "facts_in_force",
    "held",
    "in_force",
    "issue",
    "kind",
    "kinds",
    "known_of",
    "lead",
    "licence",
    "prolong",
    "renewal",
    "revoke",
    "take_back",
    "to_renew",
    "valid_until",
    "verify",
]
