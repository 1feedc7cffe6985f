"""Numbers that are well formed and belong to nobody, for the demo city and for tests."""

from datetime import date

CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT_CHECKS = "10X98765432"
_SUBJECT_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def resident_number(*, born: date, order: int, place: str = "650502") -> str:
    """Return an identity number (GB 11643) with its check sign."""
    digits = f"{place}{born:%Y%m%d}{order:03d}"
    return digits + resident_check(digits)


def credit_code(*, order: int, place: str = "650502", register: str = "91") -> str:
    """Return a credit code (GB 32100) with both of its check signs."""
    subject = f"MADEM{order:03d}"
    total = sum(int(s, 36) * w for s, w in zip(subject, _SUBJECT_WEIGHTS, strict=True))
    own = 11 - total % 11
    code = f"{register}{place}{subject}" + {10: "X", 11: "0"}.get(own, str(own))
    return code + code_check(code)


def resident_check(digits: str) -> str:
    """Return the check sign of the first 17 digits of an identity number."""
    total = sum(int(d) * w for d, w in zip(digits, _RESIDENT_WEIGHTS, strict=True))
    return _RESIDENT_CHECKS[total % 11]


def code_check(code: str) -> str:
    """Return the check sign of the first 17 signs of a credit code."""
    rest = sum(CODE_SIGNS.index(s) * pow(3, i, 31) for i, s in enumerate(code)) % 31
    return CODE_SIGNS[(31 - rest) % 31]
