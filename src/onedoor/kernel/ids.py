"""Identifiers that go outside.  Primary keys never do."""

import secrets

# No 0/O, 1/I/L, 5/S, 2/Z, 8/B: read aloud over the telephone and typed from paper.
_CLEAR = "34679ACDEFGHJKMNPQRTUVWXY"


def random_id() -> str:
    """Return 22 characters of 128 random bits, for drafts, files and other public handles."""
    return secrets.token_urlsafe(16)


def clear_code(length: int = 10) -> str:
    """Return a random code of letters and digits that people do not confuse."""
    return "".join(secrets.choice(_CLEAR) for _ in range(length))
