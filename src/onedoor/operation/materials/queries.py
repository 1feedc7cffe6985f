"""What can be asked about files and materials."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from onedoor.operation.materials import access, images, statements, storage, texts
from onedoor.operation.materials.domain.attachments import Attached
from onedoor.operation.materials.domain.files import FileKind, FileWarning, StoredFile
from onedoor.operation.materials.models import Attachment, File
from onedoor.operation.materials.values import attached, stored


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes to answer with, their type, and a safe name for saving them."""

    content: bytes
    mime: str
    name: str


MayRead = Callable[[StoredFile, tuple[str, ...]], bool]
"""Whether the reader may see a file, given also the drafts and cases that hold it."""


def of(*, holder: str) -> tuple[Attached, ...]:
    """Return every material of a draft or case, in the order in which they were attached."""
    return tuple(attached(row) for row in statements.rows_of(holder=holder))


def of_all(*, holders: Collection[str]) -> dict[str, tuple[Attached, ...]]:
    """Return the materials of several drafts or cases by their holder, in one query."""
    rows = Attachment.objects.filter(holder__in=list(holders)).select_related("file")
    found: dict[str, tuple[Attached, ...]] = dict.fromkeys(holders, ())
    for row in rows.order_by("id"):
        found[row.holder] += (attached(row),)
    return found


def file(*, file_id: str) -> StoredFile:
    """Return what is known of a file; raise FileMissing if there is none."""
    return stored(access.file_of(file_id))


def page_image(*, file_id: str, n: int, width: int, may_read: MayRead) -> Content:
    """Return page ``n`` (from 1) drawn anew as WebP, at most ``width`` pixels wide.

    This is the only form in which an officer ever sees an upload.  A file this reader may not
    see is answered as one that does not exist, and so is a page beyond the last.
    """
    found = _readable(file_id, may_read)
    if not 1 <= n <= found.pages:
        raise access.FileMissing(file=file_id)
    width = images.nearest_width(width)
    name = images.name_of(found.view_sha256, n, width)
    drawn = storage.remembered(name)
    if drawn is None:
        drawn = images.page(storage.get(found.view_sha256), FileKind(found.kind), n, width)
        storage.remember(name, drawn)
    return Content(drawn, "image/webp", f"{n}.webp")


def original(*, file_id: str, may_read: MayRead) -> Content:
    """Return the file byte for byte as it was handed in, to give back to its owner."""
    found = _readable(file_id, may_read)
    return Content(storage.get(found.sha256), FileKind(found.kind).mime, found.name)


def words_for(warning: FileWarning, *, language: str) -> str:
    """Return a doubt in words, in Uyghur for ``ug`` and in Chinese otherwise."""
    words = texts.DOUBTS_UG if language == "ug" else texts.DOUBTS_ZH
    return words[warning.doubt] % {"page": warning.page}


def _readable(file_id: str, may_read: MayRead) -> File:
    found = access.file_of(file_id)
    holding = Attachment.objects.filter(file=found).order_by("id")
    if not may_read(stored(found), tuple(holding.values_list("holder", flat=True))):
        raise access.FileMissing(file=file_id)
    return found
