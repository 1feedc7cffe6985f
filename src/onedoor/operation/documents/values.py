"""Rows as the values that leave the module."""

from dataclasses import dataclass
from datetime import datetime

from onedoor.operation.documents.domain.letters import DocumentKind
from onedoor.operation.documents.domain.states import DocumentState
from onedoor.operation.documents.models import IssuedDocument


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was issued; ``code`` is the one in its QR and its verification address."""

    id: str
    number: str
    kind: DocumentKind
    title: str
    case_number: str
    body_name: str
    code: str
    state: DocumentState
    issued_at: datetime


def value_of(row: IssuedDocument) -> Document:
    """Return the value for a row."""
    return Document(
        id=row.ref,
        number=row.number,
        kind=DocumentKind(row.kind),
        title=row.title,
        case_number=row.case_number,
        body_name=row.body_name,
        code=row.code,
        state=DocumentState(row.state),
        issued_at=row.issued_at,
    )
