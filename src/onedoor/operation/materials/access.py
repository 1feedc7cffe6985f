"""The way from a public reference to a row."""

from onedoor.kernel.errors import Missing
from onedoor.operation.materials.models import File


class FileMissing(Missing):
    """There is no such file, or this person may not know that there is."""

    code = "materials.file_missing"


def file_of(ref: str) -> File:
    """Return a file by its public reference."""
    found = File.objects.filter(ref=ref).first()
    if found is None:
        raise FileMissing(file=ref)
    return found
