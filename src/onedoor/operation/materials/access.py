"""The ways from a public reference to a row."""

from onedoor.kernel.errors import Missing
from onedoor.operation.materials.models import Attachment, File


class FileMissing(Missing):
    """There is no such file, or this person may not know that there is."""

    code = "materials.file_missing"


def file_of(ref: str) -> File:
    """Return a file by its public reference."""
    found = File.objects.filter(ref=ref).first()
    if found is None:
        raise FileMissing(file=ref)
    return found


class AttachmentMissing(Missing):
    """This draft or case holds no such material."""

    code = "materials.attachment_missing"


def attachment_to_change(*, holder: str, ref: str) -> Attachment:
    """Return an attachment of this holder, locked."""
    rows = Attachment.objects.select_for_update(of=("self",)).select_related("file")
    found = rows.filter(holder=holder, ref=ref).first()
    if found is None:
        raise AttachmentMissing(holder=holder, attachment=ref)
    return found
