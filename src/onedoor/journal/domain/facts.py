"""What may stand in the facts of an entry: plain values, and nothing personal.

The journal can never be corrected, so a personal value in it could never be erased.  A value
that must be recognised again goes in as a keyed hash (``kernel.secrets.blind_index``).
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from onedoor.law.articles import PIPL, Provision, implements

# Keys under which people's own data would travel.
PERSONAL_KEYS = frozenset({
    "name", "names", "full_name", "applicant_name", "holder_name", "person_name", "agent_name",
    "phone", "phones", "mobile", "telephone", "contact", "email", "mail", "address",
    "id_number", "identity", "identity_number", "id_card", "resident_id", "passport",
    "birthday", "birth_date", "born_on", "gender", "sex", "nation", "ethnicity",
    "password", "secret", "token", "query_code", "totp", "seed", "session", "cookie", "ip",
    "bank_account", "account_number", "photo", "signature",
})  # fmt: skip

_MOBILE = re.compile(r"(?:\+?86)?1[3-9]\d{9}")
_RESIDENT = re.compile(
    r"[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


@implements(PIPL(6), note="the journal holds references and keyed hashes, never personal values")
def plain_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """Return the facts as JSON values; raise ValueError or TypeError on what may not be there."""
    return {_key(key): _plain(value, key) for key, value in facts.items()}


def _key(key: object) -> str:
    if not isinstance(key, str):
        message = f"a key of the facts must be text, not {key!r}"
        raise TypeError(message)
    if key.lower() in PERSONAL_KEYS:
        message = f"journal facts hold no personal values: {key!r}"
        raise ValueError(message)
    return _text(key, key)


def _plain(value: object, key: str) -> object:
    match value:
        case None | bool() | int():
            return value
        case str():
            return _text(value, key)
        case date() | Decimal() | UUID() | Provision():  # a datetime is a date
            return value.isoformat() if isinstance(value, date) else str(value)
        case Mapping():
            return plain_facts(value)
        case list() | tuple() | set() | frozenset():
            items = sorted(value) if isinstance(value, set | frozenset) else value
            return [_plain(item, key) for item in items]
    message = f"the fact {key!r} is a {type(value).__name__}; the journal holds plain values"
    raise TypeError(message)


def _text(value: str, key: str) -> str:
    if _MOBILE.fullmatch(value) or _is_resident_number(value):
        message = f"the fact {key!r} looks like a person's number"
        raise ValueError(message)
    if "\0" in value or not value.isprintable():
        value.encode()  # a lone surrogate has no bytes: UnicodeEncodeError is a ValueError
        if "\0" in value:
            message = f"the fact {key!r} holds a NUL character"
            raise ValueError(message)
    return str(value)


def _is_resident_number(value: str) -> bool:
    if not _RESIDENT.fullmatch(value):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(value, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == value[17].upper()
