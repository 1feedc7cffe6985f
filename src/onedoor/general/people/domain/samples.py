"""Numbers that are well formed and belong to nobody, for the demo city and for tests."""

from datetime import date

from onedoor.general.codes.api import body_check_digit, credit_check_digit, resident_check_digit


def resident_number(*, born: date, order: int, place: str = "650502") -> str:
    """Return an identity number (GB 11643) with its check sign."""
    digits = f"{place}{born:%Y%m%d}{order:03d}"
    return digits + resident_check_digit(digits)


def credit_code(*, order: int, place: str = "650502", register: str = "91") -> str:
    """Return a credit code (GB 32100) with both of its check signs."""
    subject = f"MADEM{order:03d}"
    code = f"{register}{place}{subject}{body_check_digit(subject)}"
    return code + credit_check_digit(code)
