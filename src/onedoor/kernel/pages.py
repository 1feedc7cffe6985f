"""Keyset paging: a list is cut after the last row seen, never by counting rows off."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onedoor.kernel.errors import Invalid

T = TypeVar("T")
PAGE = 50


class CursorUnreadable(Invalid):
    """The place in the list that the address names cannot be read."""

    code = "kernel.cursor_unreadable"


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """At most ``PAGE`` rows, and the cursor of the next page (empty when this is the last)."""

    rows: Sequence[T]
    after: str


def cursor(*values: object) -> str:
    """Return the sort values of the last row as one opaque word for an address."""
    return urlsafe_b64encode("\0".join(map(str, values)).encode()).decode().rstrip("=")


def position(word: str, *, fields: int) -> tuple[str, ...]:
    """Return the sort values that ``cursor`` packed; raise CursorUnreadable on anything else."""
    try:
        values = tuple(urlsafe_b64decode(word + "=" * (-len(word) % 4)).decode().split("\0"))
    except (ValueError, UnicodeDecodeError):
        values = ()
    if len(values) != fields:
        raise CursorUnreadable(cursor=word)
    return values
