"""The version of an offering that a draft or case keeps to."""

from datetime import date

from django.db import connection

from onedoor.system.items import api as items
from onedoor.system.venues import api as venues

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


def listed(what: items.Offering, *, on: date) -> str:
    """Return the document by which an item stays outside the hall on a day, or nothing."""
    if not what.what.negative_list:
        return ""
    return venues.document_of(what.code, body=what.body, on=on)
