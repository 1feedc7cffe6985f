"""What can be asked about documents."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from onedoor.kernel.days import legal_day
from onedoor.operation.documents import access, drawing
from onedoor.operation.documents.content import sheets_of
from onedoor.operation.documents.domain.letters import DocumentKind
from onedoor.operation.documents.domain.sheets import Sheet
from onedoor.operation.documents.domain.states import DocumentState
from onedoor.operation.documents.models import IssuedDocument
from onedoor.operation.documents.values import Document, value_of
from onedoor.operation.materials import api as materials


@dataclass(frozen=True, slots=True)
class Paper:
    """The PDF of a document, and the name to save it under."""

    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Twin:
    """A document for reading on a page: the same words as in the PDF, none more, none less."""

    document: Document
    sheets: tuple[Sheet, ...]
    issued_on: date
    content_sha256: str
    address: str
    trial: str  # what it says when it was issued in 试运行; else nothing


@dataclass(frozen=True, slots=True)
class Verified:
    """What anyone may know of a genuine document: nothing about the person it was issued to.

    ``sha256`` is that of the PDF, empty until it is drawn; ``content_sha256`` that of its words.
    """

    number: str
    kind: DocumentKind
    title: str
    body_name: str
    issued_on: date
    state: DocumentState
    state_on: date | None
    replaced_by: str
    sha256: str
    content_sha256: str


def document(*, document_id: str) -> Document:
    """Return what is known of a document; raise DocumentMissing if there is none.

    Whether this reader may see it is for the module to decide that owns the case.
    """
    return value_of(access.by_ref(document_id))


def documents_of(*, case_number: str) -> tuple[Document, ...]:
    """Return the documents of a case in the order in which they were issued."""
    rows = IssuedDocument.objects.filter(case_number=case_number).order_by("issued_at", "id")
    return tuple(value_of(row) for row in rows)


def numbers(refs: Collection[str]) -> dict[str, str]:
    """Return the numbers of documents by their ids, in one query."""
    rows = IssuedDocument.objects.filter(ref__in=list(refs))
    return dict(rows.values_list("ref", "number"))


def pdf(*, document_id: str) -> Paper:
    """Return the PDF as it is kept, or as it will be when nobody has drawn it yet."""
    row = access.by_ref(document_id)
    content = materials.get(row.sha256) if row.sha256 else drawing.rendered(row).pdf
    return Paper(content, f"{row.title}-{row.number}.pdf")


def twin(*, document_id: str) -> Twin:
    """Return the words of a document for its HTML twin."""
    row = access.by_ref(document_id)
    content = json.loads(materials.get(row.content_sha256))
    return Twin(
        document=value_of(row),
        sheets=sheets_of(content),
        issued_on=legal_day(row.issued_at),
        content_sha256=row.content_sha256,
        address=content["address"],
        trial=content["trial"],
    )


def needed(digests: Collection[str]) -> set[str]:
    """Return those of some contents that an issued document is made of."""
    rows = IssuedDocument.objects.filter(Q(sha256__in=digests) | Q(content_sha256__in=digests))
    pairs = rows.values_list("sha256", "content_sha256")
    return {digest for pair in pairs for digest in pair} & set(digests)


def verify(*, code: str) -> Verified:
    """Return what the verification page shows; raise DocumentMissing for any other code."""
    row = access.by_code(code.strip().upper())
    return Verified(
        number=row.number,
        kind=DocumentKind(row.kind),
        title=row.title,
        body_name=row.body_name,
        issued_on=legal_day(row.issued_at),
        state=DocumentState(row.state),
        state_on=row.state_on,
        replaced_by=row.replaced_by.number if row.replaced_by else "",
        sha256=row.sha256,
        content_sha256=row.content_sha256,
    )
