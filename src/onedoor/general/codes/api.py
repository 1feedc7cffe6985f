"""Identity numbers and credit codes: what their digits say, and whether they are right."""

from onedoor.general.codes.domain.identity import (
    Checked,
    Outcome,
    Reason,
    birth_date,
    body_check_digit,
    credit_check_digit,
    credit_code,
    normalised,
    resident_check_digit,
    resident_number,
)

__all__ = [
    "Checked",
    "Outcome",
    "Reason",
    "birth_date",
    "body_check_digit",
    "credit_check_digit",
    "credit_code",
    "normalised",
    "resident_check_digit",
    "resident_number",
]
