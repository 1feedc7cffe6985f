"""Desks: what officers and clerks keep for their work.

Journal kinds, with the reference of the phrase or view: ``desks.phrase_kept``,
``desks.phrase_changed``, ``desks.phrase_retired``, ``desks.view_kept``, ``desks.view_dropped``;
with who keeps the item: ``desks.favourite_kept``, ``desks.favourite_dropped``.
"""

from onedoor.operation.desks.domain.favourites import Favourite
from onedoor.operation.desks.domain.phrases import LONGEST, Phrase, Use
from onedoor.operation.desks.domain.views import LONGEST_NAME, View
from onedoor.operation.desks.queries import favourites, phrases, views
from onedoor.operation.desks.services import (
    change_phrase,
    drop_favourite,
    drop_view,
    keep_favourite,
    keep_phrase,
    keep_view,
    retire_phrase,
)

__all__ = [
    "LONGEST",
    "LONGEST_NAME",
    "Favourite",
    "Phrase",
    "Use",
    "View",
    "change_phrase",
    "drop_favourite",
    "drop_view",
    "favourites",
    "keep_favourite",
    "keep_phrase",
    "keep_view",
    "phrases",
    "retire_phrase",
    "views",
]
