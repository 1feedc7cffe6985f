"""Signed heads of the tree, in the form of a C2SP ``tlog-checkpoint`` (a signed note).

onedoor/1f2e3d4c          origin: what is sealed here
17                        size: how many entries
LcRSF0vI…=                root: the Merkle tree hash, base64
time 2026-11-24T04:28:49Z
(blank)
— onedoor/1f2e3d4c oPkO…  name of the key, its hash and the Ed25519 signature
"""

from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"
_HASH = 4
_LINES = 4


class NoteUnreadable(ValueError):
    """The text is no checkpoint, or this key did not sign it."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How large the tree was at a moment, and what its root was."""

    size: int
    root: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The key by which anybody checks checkpoints."""

    raw: bytes

    @property
    def origin(self) -> str:
        """The name of the log: it follows from the key, so that no two logs share one."""
        return f"onedoor/{sha256(self.raw).hexdigest()[:8]}"

    def __str__(self) -> str:
        """Return the key as the text that a verifier is given (``name+hash+key``)."""
        key = b64encode(_ED25519 + self.raw).decode()
        return f"{self.origin}+{self.hash().hex()}+{key}"

    def hash(self) -> bytes:
        return sha256(self.origin.encode() + b"\n" + _ED25519 + self.raw).digest()[:_HASH]


def parsed_key(text: str) -> PublicKey:
    """Return the key that a text names; raise ValueError when it is none."""
    encoded = text.strip().split("+", 2)[-1]
    key = PublicKey(b64decode(encoded, validate=True)[1:])
    if str(key) != text.strip():
        raise ValueError(text)
    return key


def public_key(seed: bytes) -> PublicKey:
    """Return the public key that belongs to the seed of a signing key."""
    return PublicKey(Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw())


def signed(checkpoint: Checkpoint, *, seed: bytes) -> str:
    """Return the note of a checkpoint."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = PublicKey(key.public_key().public_bytes_raw())
    moment = checkpoint.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    root = b64encode(checkpoint.root).decode()
    body = f"{public.origin}\n{checkpoint.size}\n{root}\ntime {moment}\n"
    signature = b64encode(public.hash() + key.sign(body.encode())).decode()
    return f"{body}\n— {public.origin} {signature}\n"


def opened(note: str, *, public: PublicKey) -> Checkpoint:
    """Return the checkpoint of a note; raise NoteUnreadable unless this key signed it."""
    body, _, lines = note.partition("\n\n")
    body += "\n"
    prefix = f"— {public.origin} "
    for line in lines.splitlines():
        if line.startswith(prefix) and _is_signed(body, line.removeprefix(prefix), public):
            return _parsed(body, public)
    raise NoteUnreadable(note)


def _is_signed(body: str, word: str, public: PublicKey) -> bool:
    try:
        raw = b64decode(word, validate=True)
        Ed25519PublicKey.from_public_bytes(public.raw).verify(raw[_HASH:], body.encode())
    except (Error, InvalidSignature):
        return False
    return raw[:_HASH] == public.hash()


def _parsed(body: str, public: PublicKey) -> Checkpoint:
    lines = body.splitlines()
    if len(lines) != _LINES or lines[0] != public.origin or not lines[3].startswith("time "):
        raise NoteUnreadable(body)
    moment = datetime.fromisoformat(lines[3].removeprefix("time "))
    return Checkpoint(int(lines[1]), b64decode(lines[2], validate=True), moment)
