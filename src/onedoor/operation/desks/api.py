"""Desks: what officers keep for their work.

Journal kinds, with the reference of the phrase: ``desks.phrase_kept``, ``desks.phrase_changed``,
``desks.phrase_retired``.
"""

from onedoor.operation.desks.domain.phrases import LONGEST, Phrase, Use
from onedoor.operation.desks.queries import phrases
from onedoor.operation.desks.services import change_phrase, keep_phrase, retire_phrase

__all__ = [
    "LONGEST",
    "Phrase",
    "Use",
    "change_phrase",
    "keep_phrase",
    "phrases",
    "retire_phrase",
]
