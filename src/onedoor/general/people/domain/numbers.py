"""Numbers by which people and organisations are registered, checked by their check signs."""

import re
import unicodedata

from onedoor.general.people.domain.identities import IdKind
from onedoor.general.people.domain.samples import CODE_SIGNS, code_check, resident_check
from onedoor.kernel.errors import Invalid

_OTHER = re.compile(r"[A-Z0-9()]{5,20}")


class NumberWrong(Invalid):
    """The number is not one of its kind: wrong length, signs, date or check sign."""

    code = "people.number_wrong"


def checked_number(id_kind: IdKind, text: str) -> str:
    """Return a number in its one written form, without spaces; refuse a wrong one."""
    number = "".join(unicodedata.normalize("NFKC", text).upper().split())
    if not _CHECKS[id_kind](number):
        raise NumberWrong(kind=id_kind.label)
    return number


def _resident(number: str) -> bool:
    shaped = re.fullmatch(r"[1-9]\d{16}[\dX]", number, re.ASCII)
    return bool(shaped) and number[-1] == resident_check(number[:17])


def _credit_code(number: str) -> bool:
    shaped = len(number) == 18 and set(number) <= set(CODE_SIGNS)  # noqa: PLR2004  # GB 32100
    return shaped and number[-1] == code_check(number[:17])


def _other(number: str) -> bool:
    return bool(_OTHER.fullmatch(number))


_CHECKS = {
    IdKind.RESIDENT: _resident,
    IdKind.CREDIT_CODE: _credit_code,
    IdKind.PASSPORT: _other,
    IdKind.PERMIT: _other,
}
