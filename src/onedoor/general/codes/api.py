"""Identity numbers and credit codes: what their digits say, and whether they are right.

``readable`` refuses a text with characters that nobody sees.
"""

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
from onedoor.general.codes.domain.letters import LettersUnfit, readable, unfit_in

__all__ = [
    "Checked",
    "LettersUnfit",
    "Outcome",
    "Reason",
    "birth_date",
    "body_check_digit",
    "credit_check_digit",
    "credit_code",
    "normalised",
    "readable",
    "resident_check_digit",
    "resident_number",
    "unfit_in",
]
