"""Letting go of files that belong to no draft and no case.  No commands."""

from collections.abc import Callable, Collection
from datetime import datetime

from onedoor.law.articles import PIPL, implements
from onedoor.operation.materials import images, statements, storage
from onedoor.operation.materials.models import Attachment, File

Keeper = Callable[[Collection[str]], Collection[str]]
_keepers: list[Keeper] = []


def on_dropping(keeper: Keeper) -> Keeper:
    """Name a function that says which of some SHA-256 it still needs, as issued papers do."""
    if keeper not in _keepers:
        _keepers.append(keeper)
    return keeper


def let_go(*, holder: str) -> int:
    """Take everything out of a draft that goes; return how many materials there were."""
    return Attachment.objects.filter(holder=holder).delete()[0]


@implements(PIPL(19), note="row, bytes and page images go; what somebody else also holds stays")
def drop_stray(*, before: datetime, most: int) -> int:
    """Drop files stored before a time that are attached to nothing; return how many, at most."""
    statements.lock_bytes(to_drop=True)
    stray = File.objects.filter(stored_at__lt=before, attachment=None)
    rows = list(stray.order_by("id")[:most])
    File.objects.filter(pk__in=[row.pk for row in rows]).delete()
    pages = {row.view_sha256: row.pages for row in rows}
    digests = {row.sha256 for row in rows} | set(pages)
    for digest in digests - _needed(digests):
        storage.drop(digest)
        for n in range(1, pages.get(digest, 0) + 1):
            for width in images.WIDTHS:
                storage.forget(images.name_of(digest, n, width))
    return len(rows)


def _needed(digests: Collection[str]) -> set[str]:
    found = set(File.objects.filter(sha256__in=digests).values_list("sha256", flat=True))
    found |= set(File.objects.filter(view_sha256__in=digests).values_list("view_sha256", flat=True))
    return found.union(*(keeper(digests) for keeper in _keepers))
