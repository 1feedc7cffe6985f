"""The version of an offering that a draft or case keeps to."""

from django.db import connection

from onedoor.system.items import api as items

_kept: dict[tuple[str, int], items.Offering] = {}
MOST = 256


def offering_of(code: str, version: int) -> items.Offering:
    """Return a version of an offering: its document, which never changes.

    So it is asked for once in a process; inside a transaction always, for that may yet be
    rolled back.  Whether a newer version is in force is not told here.
    """
    if connection.in_atomic_block:
        return items.offering(code, version)
    found = _kept.get((code, version))
    if found is None:
        if len(_kept) >= MOST:
            _kept.clear()
        found = _kept[code, version] = items.offering(code, version)
    return found
