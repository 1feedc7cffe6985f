"""Credit: what shuts somebody out from the ways on a promise, until it is repaired.

``found`` runs inside the caller's transaction.  Journal kinds, with the record's number as subject:
``credit.found``, ``credit.contested``, ``credit.made_final``, ``credit.dropped``,
``credit.repaired``.
"""

from onedoor.operation.credit.access import RecordMissing
from onedoor.operation.credit.domain.findings import Exclusion, Finding, Kind, State
from onedoor.operation.credit.labels import KINDS, STATES
from onedoor.operation.credit.queries import exclusion, finding, findings
from onedoor.operation.credit.services import enter, found, object_to, repair, settle

__all__ = [
    "KINDS",
    "STATES",
    "Exclusion",
    "Finding",
    "Kind",
    "RecordMissing",
    "State",
    "enter",
    "exclusion",
    "finding",
    "findings",
    "found",
    "object_to",
    "repair",
    "settle",
]
