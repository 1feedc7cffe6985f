"""Files that applicants hand in, and the materials of drafts and cases.

Every function that changes something runs inside the caller's transaction: the module that owns
the draft or the case decides who may, and calls these from its own command.
"""

from onedoor.operation.materials.access import FileMissing
from onedoor.operation.materials.checks import FileRefused
from onedoor.operation.materials.domain.attachments import Attached, Source, Verdict
from onedoor.operation.materials.domain.files import (
    FileKind,
    FileWarning,
    Limits,
    StoredFile,
)
from onedoor.operation.materials.domain.versions import Version, standing, unexamined, versions
from onedoor.operation.materials.dropping import drop_stray, let_go, on_dropping
from onedoor.operation.materials.queries import (
    Content,
    MayRead,
    file,
    of,
    of_all,
    original,
    page_image,
    words_for,
)
from onedoor.operation.materials.services import (
    attach,
    attach_reference,
    attach_references,
    detach,
    give_verdicts,
    store,
)
from onedoor.operation.materials.statements import HAND_OVER, HELD, keys_of
from onedoor.operation.materials.storage import get, put

__all__ = [
    "HAND_OVER",
    "HELD",
    "Attached",
    "Content",
    "FileKind",
    "FileMissing",
    "FileRefused",
    "FileWarning",
    "Limits",
    "MayRead",
    "Source",
    "StoredFile",
    "Verdict",
    "Version",
    "attach",
    "attach_reference",
    "attach_references",
    "detach",
    "drop_stray",
    "file",
    "get",
    "give_verdicts",
    "keys_of",
    "let_go",
    "of",
    "of_all",
    "on_dropping",
    "original",
    "page_image",
    "put",
    "standing",
    "store",
    "unexamined",
    "versions",
    "words_for",
]
