"""Where the bytes of files lie: a small port, a local directory behind it, encryption between.

Everything is encrypted before it reaches the store (AES-256-GCM, the name authenticated), so a
store elsewhere needs no trust.  Contents are named by their SHA-256; page images, which can be
made again at any time, by what they show.
"""

import os
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from onedoor.kernel.errors import Unavailable

_VERSION = b"\x01"
_NONCE = 12


class FileGone(Unavailable):
    """The storage does not hold a content that the database names."""

    code = "materials.file_gone"


class Store(Protocol):
    """What a place for files must be able to do.  Names are ``[0-9a-z/-]`` of our own making."""

    def write(self, name: str, content: bytes) -> None:
        """Keep the content whole or not at all; writing a name again replaces it."""

    def read(self, name: str) -> bytes | None:
        """Return the content, None if there is none of this name."""

    def holds(self, name: str) -> bool:
        """Tell whether there is a content of this name."""

    def remove(self, name: str) -> None:
        """Let go of the content of this name; one that is not there is gone already."""


class Folder:
    """A store in a local directory."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, content: bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        passing = path.with_name(f".{path.name}.{os.urandom(6).hex()}")
        with passing.open("xb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        passing.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)  # the name, too, must survive a loss of power
        finally:
            os.close(folder)

    def read(self, name: str) -> bytes | None:
        try:
            return (self.root / name).read_bytes()
        except FileNotFoundError:
            return None

    def holds(self, name: str) -> bool:
        return (self.root / name).is_file()

    def remove(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)


def store() -> Store:
    """Return the store of this installation."""
    return Folder(settings.FILES)


def put(content: bytes) -> str:
    """Keep a content and return its SHA-256; the same content is kept once."""
    digest = sha256(content).hexdigest()
    if not store().holds(_name(digest)):
        _write(_name(digest), content)
    return digest


def get(digest: str) -> bytes:
    """Return the content of this SHA-256; raise FileGone if the storage lost it."""
    content = _read(_name(digest))
    if content is None:
        raise FileGone(sha256=digest)
    return content


def remember(name: str, content: bytes) -> None:
    """Keep something that can be made again, under the name of what it is."""
    _write(f"made/{name}", content)


def remembered(name: str) -> bytes | None:
    """Return what was kept under this name, None if it must be made again."""
    return _read(f"made/{name}")


def drop(digest: str) -> None:
    """Let go of a content; whoever calls has made sure that nothing refers to it any more."""
    store().remove(_name(digest))


def forget(name: str) -> None:
    """Let go of something that could be made again."""
    store().remove(f"made/{name}")


def _name(digest: str) -> str:
    return f"{digest[:2]}/{digest}"


def _write(name: str, content: bytes) -> None:
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(settings.ENVIRONMENT.file_key).encrypt(nonce, content, name.encode())
    store().write(name, _VERSION + nonce + sealed)


def _read(name: str) -> bytes | None:
    raw = store().read(name)
    if raw is None:
        return None
    nonce, body = raw[1 : 1 + _NONCE], raw[1 + _NONCE :]
    return AESGCM(settings.ENVIRONMENT.file_key).decrypt(nonce, body, name.encode())
