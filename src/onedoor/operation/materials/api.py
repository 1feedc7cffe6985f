"""Files that applicants hand in, and the encrypted place where all files lie.

``store`` and ``put`` run inside the caller's transaction: the module that owns the draft or the
case decides who may, keeps the file's id, and tells by ``MayRead`` who may look at it.
"""

from onedoor.operation.materials.access import FileMissing
from onedoor.operation.materials.checks import FileRefused
from onedoor.operation.materials.domain.files import (
    Doubt,
    FileKind,
    FileWarning,
    Limits,
    StoredFile,
)
from onedoor.operation.materials.domain.names import safe_name
from onedoor.operation.materials.queries import (
    Content,
    MayRead,
    file,
    files,
    original,
    page_image,
    words_for,
)
from onedoor.operation.materials.services import store
from onedoor.operation.materials.storage import FileGone, get, put

__all__ = [
    "Content",
    "Doubt",
    "FileGone",
    "FileKind",
    "FileMissing",
    "FileRefused",
    "FileWarning",
    "Limits",
    "MayRead",
    "StoredFile",
    "file",
    "files",
    "get",
    "original",
    "page_image",
    "put",
    "safe_name",
    "store",
    "words_for",
]
