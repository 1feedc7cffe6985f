"""Personal values at rest: encrypted, searched by keyed index, masked when shown."""

import hmac
import os
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12
_VERSION = b"\x01"


def seal(value: str, *, purpose: str) -> bytes:
    """Encrypt a value with AES-256-GCM; ``purpose`` (as ``people.phone``) is authenticated."""
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(settings.ENVIRONMENT.field_key).encrypt(nonce, value.encode(), purpose.encode())
    return _VERSION + nonce + sealed


def open_sealed(sealed: bytes | memoryview, *, purpose: str) -> str:
    """Decrypt what ``seal`` made; raise ``InvalidTag`` if it was altered."""
    raw = bytes(sealed)
    nonce, body = raw[1 : 1 + _NONCE], raw[1 + _NONCE :]
    return AESGCM(settings.ENVIRONMENT.field_key).decrypt(nonce, body, purpose.encode()).decode()


def blind_index(value: str, *, purpose: str) -> bytes:
    """Return a keyed hash (HMAC-SHA-256) by which an encrypted value can be found again."""
    return hmac.digest(settings.ENVIRONMENT.index_key, f"{purpose}\0{value}".encode(), sha256)
