"""What can be done with files: take one, or refuse it with the way to mend it.

Not a command: it runs inside the transaction of the module that owns the draft or the case,
which has decided before that this person may.
"""

from datetime import datetime

from onedoor.law.articles import HAMI, implements
from onedoor.operation.materials import checks, storage
from onedoor.operation.materials.domain.files import Limits, StoredFile
from onedoor.operation.materials.domain.names import safe_name
from onedoor.operation.materials.models import File
from onedoor.operation.materials.values import stored

ANY = Limits()


@implements(HAMI(17), note="an electronic document is taken as it is, a signed one byte for byte")
def store(
    *, name: str, content: bytes, owner: str, at: datetime, limits: Limits = ANY
) -> StoredFile:
    """Check a file and keep it, encrypted; raise the reason (a FileRefused) if it is not taken.

    ``owner`` is the applicant's id.  Handing in the same bytes under the same name again gives
    the owner the same file.
    """
    checked = checks.examine(content, limits)
    digest = storage.put(content)
    view = digest if checked.view is None else storage.put(checked.view)
    row, _ = File.objects.get_or_create(
        owner=owner,
        sha256=digest,
        name=safe_name(name),
        defaults={
            "kind": checked.kind,
            "size": len(content),
            "pages": checked.pages,
            "view_sha256": view,
            "is_signed": checked.is_signed,
            "warnings": [[warning.doubt, warning.page] for warning in checked.warnings],
            "stored_at": at,
        },
    )
    return stored(row)
