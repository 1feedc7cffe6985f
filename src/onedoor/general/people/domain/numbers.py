"""Numbers by which people and organisations are registered, checked by their check signs."""

import re
from datetime import date

from onedoor.general.codes import api as identity
from onedoor.general.people.domain.identities import IdKind
from onedoor.kernel.errors import Invalid

_OTHER = re.compile(r"[A-Z0-9()]{5,20}")


class NumberWrong(Invalid):
    """The number is not one of its kind: wrong length, signs, date or check sign."""

    code = "people.number_wrong"


def checked_number(id_kind: IdKind, text: str, *, today: date) -> str:
    """Return a number in its one written form; refuse a wrong one, let a doubtful one pass."""
    if id_kind in (IdKind.RESIDENT, IdKind.CREDIT_CODE):
        is_code = id_kind is IdKind.CREDIT_CODE
        found = (
            identity.credit_code(text) if is_code else identity.resident_number(text, today=today)
        )
        if found.outcome is identity.Outcome.BAD:
            raise NumberWrong(kind=id_kind.label, reason=found.reason.value)
        return found.value
    number = identity.normalised(text)
    if not _OTHER.fullmatch(number):
        raise NumberWrong(kind=id_kind.label, reason="")
    return number
