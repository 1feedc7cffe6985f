"""The signature of what is sent, and how a receiver checks it."""

import hmac
from hashlib import sha256

HEADER = "OneDoor-Signature"


def signature(*, secret: str, key_id: str, at: int, body: bytes) -> str:
    """Return the header's value: the moment in seconds, the id of the key, the HMAC-SHA-256."""
    made = hmac.digest(secret.encode(), f"{at}.".encode() + body, sha256).hex()
    return f"t={at},kid={key_id},v1={made}"


def holds(header: str, *, secret: str, body: bytes, now: int, most_seconds: int = 300) -> bool:
    """Say whether a signature is right and fresh: what a receiver does."""
    told = dict(part.split("=", 1) for part in header.split(",") if "=" in part)
    at = told.get("t", "")
    if not at.isdecimal() or abs(now - int(at)) > most_seconds:
        return False
    wanted = signature(secret=secret, key_id=told.get("kid", ""), at=int(at), body=body)
    return hmac.compare_digest(header, wanted)
