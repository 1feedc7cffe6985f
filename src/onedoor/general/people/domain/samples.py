"""Numbers that are well formed and belong to nobody, for the demo city and for tests."""

from datetime import date

_RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT_CHECKS = "10X98765432"
_CODE_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def resident_number(*, born: date, order: int, place: str = "650502") -> str:
    """Return an identity number (GB 11643) with its check sign."""
    digits = f"{place}{born:%Y%m%d}{order:03d}"
    total = sum(int(d) * w for d, w in zip(digits, _RESIDENT_WEIGHTS, strict=True))
    return digits + _RESIDENT_CHECKS[total % 11]


def credit_code(*, order: int, place: str = "650502", register: str = "91") -> str:
    """Return a credit code (GB 32100) with both of its check signs."""
    subject = f"MADEM{order:03d}"
    total = sum(int(s, 36) * w for s, w in zip(subject, _BODY_WEIGHTS, strict=True))
    own = 11 - total % 11
    own_check = {10: "X", 11: "0"}.get(own, str(own))
    code = f"{register}{place}{subject}{own_check}"
    rest = sum(_CODE_SIGNS.index(s) * pow(3, i, 31) for i, s in enumerate(code)) % 31
    return code + _CODE_SIGNS[(31 - rest) % 31]
