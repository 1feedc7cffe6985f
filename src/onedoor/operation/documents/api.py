"""Notices, decisions and licences as documents: PDF, its HTML twin, and their verification.

``issue``, ``correct``, ``replace`` and ``revoke`` run inside the caller's transaction: the module
that takes the decision also decides who may.
"""

from onedoor.operation.documents.access import DocumentMissing
from onedoor.operation.documents.coverage import missing_characters
from onedoor.operation.documents.domain.letters import (
    Acceptance,
    AcceptanceWithGaps,
    AnyLetter,
    Decline,
    DocumentKind,
    Ended,
    Extension,
    Grant,
    Handed,
    Hearing,
    LicencePaper,
    Receipt,
    Refusal,
    Renewed,
    Revocation,
    Shape,
    Special,
    Supplement,
    Termination,
)
from onedoor.operation.documents.domain.sheets import (
    Block,
    Facts,
    Grid,
    Heading,
    Language,
    Listing,
    Paragraph,
    Remark,
    Sheet,
    chinese_date,
    uyghur_date,
    words_of,
)
from onedoor.operation.documents.domain.states import DocumentState
from onedoor.operation.documents.engine import qr, template_version
from onedoor.operation.documents.form_papers import FormHead, FormTwin, form_pdf, form_twin
from onedoor.operation.documents.open_papers import OpenPaper, open_pdf
from onedoor.operation.documents.queries import (
    Paper,
    Twin,
    Verified,
    document,
    documents_of,
    numbers,
    pdf,
    twin,
    verify,
)
from onedoor.operation.documents.services import correct, issue, replace, revoke
from onedoor.operation.documents.values import Document

__all__ = [
    "Acceptance",
    "AcceptanceWithGaps",
    "AnyLetter",
    "Block",
    "Decline",
    "Document",
    "DocumentKind",
    "DocumentMissing",
    "DocumentState",
    "Ended",
    "Extension",
    "Facts",
    "FormHead",
    "FormTwin",
    "Grant",
    "Grid",
    "Handed",
    "Heading",
    "Hearing",
    "Language",
    "LicencePaper",
    "Listing",
    "OpenPaper",
    "Paper",
    "Paragraph",
    "Receipt",
    "Refusal",
    "Remark",
    "Renewed",
    "Revocation",
    "Shape",
    "Sheet",
    "Special",
    "Supplement",
    "Termination",
    "Twin",
    "Verified",
    "chinese_date",
    "correct",
    "document",
    "documents_of",
    "form_pdf",
    "form_twin",
    "issue",
    "missing_characters",
    "numbers",
    "open_pdf",
    "pdf",
    "qr",
    "replace",
    "revoke",
    "template_version",
    "twin",
    "uyghur_date",
    "verify",
    "words_of",
]
