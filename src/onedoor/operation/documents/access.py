"""The ways from a public reference to a row."""

from onedoor.kernel.errors import Missing
from onedoor.operation.documents.models import IssuedDocument


class DocumentMissing(Missing):
    """There is no such document, or this person may not know that there is."""

    code = "documents.document_missing"


def by_ref(ref: str) -> IssuedDocument:
    """Return a document by its public id."""
    return _found(IssuedDocument.objects.filter(ref=ref).first(), ref)


def by_code(code: str) -> IssuedDocument:
    """Return a document by the code in its QR."""
    return _found(
        IssuedDocument.objects.select_related("replaced_by").filter(code=code).first(), code
    )


def to_change(ref: str) -> IssuedDocument:
    """Return a document by its public id, locked."""
    return _found(IssuedDocument.objects.select_for_update().filter(ref=ref).first(), ref)


def _found(row: IssuedDocument | None, asked: str) -> IssuedDocument:
    if row is None:
        raise DocumentMissing(document=asked)
    return row
