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
from onedoor.operation.licences.kinds import Kind, kind, kinds
from onedoor.operation.licences.queries import (
    facts_in_force,
    held,
    in_force,
    known_of,
    licence,
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
    "Licence",
    "LicenceMissing",
    "LicenceState",
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
    "licence",
    "prolong",
    "revoke",
    "take_back",
    "to_renew",
    "valid_until",
    "verify",
]
