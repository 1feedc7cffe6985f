"""The first answer to a key of idempotency, and why a key may not be used."""

import re
from dataclasses import dataclass

from onedoor.kernel.errors import Invalid, Refused

_KEY = re.compile(r"[A-Za-z0-9_.:-]{8,64}")


class IdempotencyKeyWrong(Invalid):
    """Every write carries a key of 8 to 64 letters, digits and ``_ . : -``."""

    code = "clients.idempotency_key_wrong"


class IdempotencyKeyReused(Invalid):
    """The key stands for another request already."""

    code = "clients.idempotency_key_reused"


class StillRunning(Refused):
    """The first request with this key has not been answered yet."""

    code = "clients.still_running"


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given."""

    status: int
    body: str


def checked_key(text: str) -> str:
    """Return the key of idempotency; refuse what is none."""
    if not _KEY.fullmatch(text):
        raise IdempotencyKeyWrong
    return text
