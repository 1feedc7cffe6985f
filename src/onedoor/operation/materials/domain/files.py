"""What a file handed in may be, and what is known of one that was taken."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MEBIBYTE = 1024 * 1024


class FileKind(StrEnum):
    """The kinds of file that are taken; the kind comes from the content, never from the name."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"

    @property
    def mime(self) -> str:
        return {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}[self.value]

    @property
    def is_image(self) -> bool:
        return self is not FileKind.PDF


@dataclass(frozen=True, slots=True)
class Limits:
    """What the definition of a material allows of a file for it."""

    max_bytes: int = 20 * MEBIBYTE
    max_pages: int = 100
    kinds: frozenset[FileKind] = frozenset(FileKind)


class Doubt(StrEnum):
    """Something that looks wrong but may be right: the applicant decides, nobody is stopped."""

    BLANK_PAGE = "blank_page"  # 空白页
    LOW_RESOLUTION = "low_resolution"  # 分辨率偏低
    SIGNED = "signed"  # 含电子签名，按原样保存


@dataclass(frozen=True, slots=True)
class FileWarning:
    """One doubt about a file; ``page`` counts from 1, and 0 stands for the whole file."""

    doubt: Doubt
    page: int = 0


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that passed every check.  ``owner`` is the applicant id (or body code) it is of."""

    id: str
    name: str
    kind: FileKind
    size: int
    pages: int
    sha256: str
    owner: str
    is_signed: bool
    warnings: tuple[FileWarning, ...]
    stored_at: datetime
