"""Whether an uploaded file is taken: recognised by its first bytes, then opened and read.

The name of a file is never believed.  What is refused here was never stored.
"""

from dataclasses import dataclass

from onedoor.kernel.errors import Invalid
from onedoor.law.articles import HAMI
from onedoor.operation.materials import images, pdfs
from onedoor.operation.materials.domain.files import (
    MEBIBYTE,
    Doubt,
    FileKind,
    FileWarning,
    Limits,
)
from onedoor.operation.materials.domain.magic import Looks, look

TINY_BYTES = 100
SMALLEST_SIDE = 80
SHARP_SIDE = 900


class FileRefused(Invalid):
    """A file is not taken.  Each subclass is one reason, and says how to mend it."""

    basis = HAMI(17)


class FileEmpty(FileRefused):
    code = "materials.file_empty"


class FileTiny(FileRefused):
    code = "materials.file_tiny"


class FileTooLarge(FileRefused):
    code = "materials.file_too_large"


class KindNotTaken(FileRefused):
    code = "materials.kind_not_taken"


class KindNotWanted(FileRefused):
    """The kind is good, but this material's definition wants another."""

    code = "materials.kind_not_wanted"


class HeicRefused(FileRefused):
    code = "materials.heic"


class ArchiveRefused(FileRefused):
    code = "materials.archive"


class ProgramRefused(FileRefused):
    code = "materials.program"


class FileDamaged(FileRefused):
    code = "materials.file_damaged"


class PdfEncrypted(FileRefused):
    code = "materials.pdf_encrypted"


class PdfActive(FileRefused):
    code = "materials.pdf_active"


class PdfCarriesFiles(FileRefused):
    code = "materials.pdf_carries_files"


class TooManyPages(FileRefused):
    code = "materials.too_many_pages"


class TooManyPixels(FileRefused):
    code = "materials.too_many_pixels"


class ImageTooSmall(FileRefused):
    code = "materials.image_too_small"


class SomethingAppended(FileRefused):
    code = "materials.something_appended"


_BY_LOOKS: dict[Looks, type[FileRefused]] = {
    Looks.HEIC: HeicRefused,
    Looks.ARCHIVE: ArchiveRefused,
    Looks.PROGRAM: ProgramRefused,
    Looks.OTHER: KindNotTaken,
}
_BY_FLAW: dict[pdfs.Flaw, type[FileRefused]] = {
    pdfs.Flaw.DAMAGED: FileDamaged,
    pdfs.Flaw.ENCRYPTED: PdfEncrypted,
    pdfs.Flaw.ACTIVE: PdfActive,
    pdfs.Flaw.CARRIES_FILES: PdfCarriesFiles,
    pdfs.Flaw.APPENDED: SomethingAppended,
    pdfs.Flaw.HUGE: TooManyPixels,
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a file that is taken; ``view`` is its clean copy, None if itself."""

    kind: FileKind
    pages: int
    is_signed: bool
    warnings: tuple[FileWarning, ...]
    view: bytes | None


def examine(content: bytes, limits: Limits) -> Checked:
    """Return what is known of a file, or raise the reason why it is not taken."""
    looks = look(content)
    if looks is Looks.PROGRAM:  # says more than that it is small
        raise ProgramRefused
    _check_size(content, limits)
    if looks in _BY_LOOKS:
        raise _BY_LOOKS[looks]
    kind = FileKind(looks.value)
    if kind not in limits.kinds:
        wanted = "、".join(sorted(one.upper() for one in limits.kinds))
        raise KindNotWanted(kind=kind.upper(), wanted=wanted)
    return _image(content, kind) if kind.is_image else _pdf(content, limits)


def _check_size(content: bytes, limits: Limits) -> None:
    if not content:
        raise FileEmpty
    if len(content) < TINY_BYTES:
        raise FileTiny(size=len(content))
    if len(content) > limits.max_bytes:
        raise FileTooLarge(
            size=f"{len(content) / MEBIBYTE:.1f}", most=f"{limits.max_bytes / MEBIBYTE:g}"
        )


def _pdf(content: bytes, limits: Limits) -> Checked:
    found = pdfs.inspect(content)
    if isinstance(found, pdfs.Flaw):
        raise _BY_FLAW[found]
    if found.pages > limits.max_pages:
        raise TooManyPages(pages=found.pages, most=limits.max_pages)
    try:
        blank = images.blank_pages(content)
    except images.Undrawable:
        raise FileDamaged from None
    warnings = [FileWarning(Doubt.BLANK_PAGE, page) for page in blank]
    if found.is_signed:
        warnings.append(FileWarning(Doubt.SIGNED))
    return Checked(FileKind.PDF, found.pages, found.is_signed, tuple(warnings), None)


def _image(content: bytes, kind: FileKind) -> Checked:
    try:
        drawn = images.redrawn(content, kind)
    except images.Undrawable:
        raise FileDamaged from None
    except images.TooLarge as large:
        raise TooManyPixels(width=large.width, height=large.height) from None
    if min(drawn.width, drawn.height) < SMALLEST_SIDE:
        raise ImageTooSmall(width=drawn.width, height=drawn.height, least=SMALLEST_SIDE)
    warnings = [FileWarning(Doubt.BLANK_PAGE, 1)] if drawn.is_blank else []
    if max(drawn.width, drawn.height) < SHARP_SIDE:
        warnings.append(FileWarning(Doubt.LOW_RESOLUTION))
    return Checked(kind, 1, False, tuple(warnings), drawn.content)  # noqa: FBT003  # a field
