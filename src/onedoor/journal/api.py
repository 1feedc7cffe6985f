"""The journal: what happened, written once, kept in order, sealed.  See ``README.md``."""

from datetime import datetime

from onedoor.journal.domain.checkpoints import Checkpoint, PublicKey
from onedoor.journal.domain.entries import Entry, Receipt, parsed_receipt
from onedoor.journal.domain.subscribers import subscribe
from onedoor.journal.queries.deliveries import Delivery, Hearing, deliveries, hearings, strays
from onedoor.journal.queries.entries import entries_of, entry, recent, unsealed
from onedoor.journal.queries.log import (
    Inclusion,
    SealedHead,
    consistency_proof,
    heads,
    inclusion_proof,
    newest_key,
    public_key,
)
from onedoor.journal.services import writing
from onedoor.journal.services.delivering import retry
from onedoor.journal.services.rotating import hand_over
from onedoor.journal.services.writing import write_many
from onedoor.kernel.actors import Actor

__all__ = [
    "Checkpoint",
    "Delivery",
    "Entry",
    "Hearing",
    "Inclusion",
    "PublicKey",
    "Receipt",
    "SealedHead",
    "consistency_proof",
    "deliveries",
    "entries_of",
    "entry",
    "hand_over",
    "heads",
    "hearings",
    "inclusion_proof",
    "newest_key",
    "parsed_receipt",
    "public_key",
    "recent",
    "retry",
    "strays",
    "subscribe",
    "unsealed",
    "write",
    "write_many",
]


def write(*, kind: str, subject: str, at: datetime, by: Actor, **facts: object) -> Receipt:
    """Write one entry inside the caller's transaction; it is there if and only if that commits.

    ``kind`` is ``module.verb`` in the past (``cases.accepted``), ``subject`` the public number or
    code of what it happened to.  Lock the subject before anything else is written: entries are
    ordered by transaction.  ``facts`` are plain values (text, whole numbers, dates, lists); a key
    such as ``name`` or ``phone``, or a value that is an identity or mobile number, raises
    ValueError, for nothing personal may stand where nothing can be erased.  A fact ``body`` names
    the body whose desk should hear of it at once.

    The receipt returned may be handed out: it proves for ever that this entry was written.
    """
    return writing.write(kind=kind, subject=subject, at=at, by=by, facts=facts)
