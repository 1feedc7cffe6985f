"""Rows as the values that leave the module."""

from onedoor.operation.materials.domain.attachments import Attached, Source, Verdict
from onedoor.operation.materials.domain.files import Doubt, FileKind, FileWarning, StoredFile
from onedoor.operation.materials.models import Attachment, File


def stored(row: File) -> StoredFile:
    """Return the value for a row."""
    return StoredFile(
        id=row.ref,
        name=row.name,
        kind=FileKind(row.kind),
        size=row.size,
        pages=row.pages,
        sha256=row.sha256,
        owner=row.owner,
        is_signed=row.is_signed,
        warnings=tuple(FileWarning(Doubt(doubt), page) for doubt, page in row.warnings),
        stored_at=row.stored_at,
    )


def attached(row: Attachment) -> Attached:
    """Return the value for a row."""
    return Attached(
        id=row.ref,
        holder=row.holder,
        material=row.material,
        source=Source(row.source),
        file=stored(row.file) if row.file else None,
        reference=row.reference,
        verdict=Verdict(row.verdict),
        reason=row.reason,
        attached_at=row.attached_at,
        by_kind=row.by_kind,
        by=row.by,
        examined_at=row.examined_at,
    )
