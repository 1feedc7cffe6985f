"""Notices, decisions and licences as documents: PDF, its HTML twin, and their verification.

``issue``, ``replace`` and ``revoke`` run inside the caller's transaction: the module that takes
the decision also decides who may.
"""

from onedoor.operation.documents.access import DocumentMissing
from onedoor.operation.documents.coverage import missing_characters
from onedoor.operation.documents.domain.letters import (
    Acceptance,
    AnyLetter,
    Decline,
    DocumentKind,
    Grant,
    Handed,
    LicencePaper,
    Receipt,
    Refusal,
    Shape,
    Supplement,
)
from onedoor.operation.documents.domain.states import DocumentState
from onedoor.operation.documents.queries import (
    Paper,
    Twin,
    Verified,
    document,
    documents_of,
    pdf,
    twin,
    verify,
)
from onedoor.operation.documents.services import issue, replace, revoke
from onedoor.operation.documents.values import Document

__all__ = [
    "Acceptance",
    "AnyLetter",
    "Decline",
    "Document",
    "DocumentKind",
    "DocumentMissing",
    "DocumentState",
    "Grant",
    "Handed",
    "LicencePaper",
    "Paper",
    "Receipt",
    "Refusal",
    "Shape",
    "Supplement",
    "Twin",
    "Verified",
    "document",
    "documents_of",
    "issue",
    "missing_characters",
    "pdf",
    "replace",
    "revoke",
    "twin",
    "verify",
]
