"""How an applicant can be reached: shapes of telephone numbers, mail and postal addresses."""

import re
import unicodedata

from onedoor.kernel.errors import Invalid

ADDRESS_MAX = 200
_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(0\d{2,3})(\d{7,8})")
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_MAIL_MAX = 254


class PhoneWrong(Invalid):
    """Neither a mobile number of the mainland nor a landline with its area code."""

    code = "people.phone_wrong"


class MailWrong(Invalid):
    """Not an e-mail address."""

    code = "people.mail_wrong"


class AddressWrong(Invalid):
    """Too long for a postal address, or holding hidden signs."""

    code = "people.address_wrong"


def phone_number(text: str) -> str:
    """Return a telephone number as digits alone (``13909021234``, ``09022253000``)."""
    digits = unicodedata.normalize("NFKC", text).translate(str.maketrans("", "", " -()"))
    digits = digits.removeprefix("+86").removeprefix("0086")
    if digits.isascii() and (_MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits)):
        return digits
    raise PhoneWrong


def is_mobile(digits: str) -> bool:
    """Tell whether text messages reach a telephone number."""
    return bool(_MOBILE.fullmatch(digits))


def mail_address(text: str) -> str:
    """Return an e-mail address, trimmed; empty stays empty."""
    address = text.strip()
    if address and (len(address) > _MAIL_MAX or not _MAIL.fullmatch(address)):
        raise MailWrong
    return address


def postal_address(text: str) -> str:
    """Return a postal address on one line."""
    address = " ".join(text.split())
    hidden = any(unicodedata.category(sign) in {"Cc", "Cf", "Cs"} for sign in address)
    if hidden or "<" in address or len(address) > ADDRESS_MAX:
        raise AddressWrong(most=ADDRESS_MAX)
    return address
