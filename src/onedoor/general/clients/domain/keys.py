"""The key of a client: one word that names the client and holds a secret."""

import re

from onedoor.kernel.errors import Forbidden

_KEY = re.compile(r"odk\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{22}")


class KeyWrong(Forbidden):
    """No key, a wrong one, or one that has ended: all look the same."""

    code = "clients.key_wrong"


def written(client: str, secret: str) -> str:
    """Return a key as it is shown, once."""
    return f"odk.{client}.{secret}"


def from_header(header: str) -> str:
    """Return the key of an ``Authorization`` header; raise KeyWrong."""
    kind, _, key = header.partition(" ")
    if kind.lower() != "bearer" or not _KEY.fullmatch(key.strip()):
        raise KeyWrong
    return key.strip()
