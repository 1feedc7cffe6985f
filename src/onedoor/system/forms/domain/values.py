"""One question's answer: from what people type to the one form that is stored.

Common ways of writing are accepted (three date forms, full-width digits, spaces in numbers);
what is stored has one shape only.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from onedoor.general.codes import api as identity
from onedoor.general.codes.api import unfit_in
from onedoor.system.forms.domain import words
from onedoor.system.forms.domain.definition import COMPOUND, Kind, Limits, Question
from onedoor.system.forms.domain.texts import Text

# The parts of compound answers, in the order in which they are shown; a group names its own.
_PARTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.PERIOD: ("from", "to"),
    Kind.ADDRESS: ("region", "detail"),
    Kind.PERSON: ("name", "idcard"),
    Kind.ORG: ("name", "uscc"),
    Kind.BANK: ("name", "account"),
    Kind.GEO: ("longitude", "latitude"),
}
_TEXT_MAX = 200
_LONGTEXT_MAX = 2000
_DATE_FORMS = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日?"),
    re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,3})?")
_MONEY = re.compile(r"\d{1,14}(\.\d{1,2})?")
_PHONE = re.compile(r"1[3-9]\d{9}|0\d{2,3}\d{7,8}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")
_ACCOUNT = re.compile(r"\d{8,30}")
_NUMBER_LENGTH = 18  # of identity numbers and credit codes
_EAST, _NORTH = 180, 90

Raw = Mapping[str, str | Sequence[str]]


class NotValid(ValueError):
    """The input cannot be taken; ``told`` says how to mend it, ``part`` names a compound's part."""

    def __init__(self, told: Text, part: str = "") -> None:
        super().__init__(told.zh)
        self.told = told
        self.part = part


# Of the formats two kinds are harmless in an answer: what only shows nothing is taken out, and what
# joins letters or marks a direction stays inside of what was typed.
_SHOWS_NOTHING = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\ufeff]")
_INSIDE_ONLY = "\u061c\u200c\u200d\u200e\u200f"
_AT_THE_ENDS = re.compile(rf"^[\s{_INSIDE_ONLY}]+|[\s{_INSIDE_ONLY}]+$")


def parts_of(question: Question) -> tuple[str, ...]:
    """Return the names of a compound question's parts; none for any other."""
    return _PARTS.get(question.kind) or tuple(part.key for part in question.parts)


def value_of(question: Question, raw: Raw, *, today: date) -> Any:
    """Return the stored form of what was posted for a question; raise NotValid."""
    if question.kind in COMPOUND:
        return _compound(question, raw, today)
    given = raw.get(question.key, "")
    if question.kind is Kind.MULTI:
        return _chosen(question, [given] if isinstance(given, str) else list(given))
    word = _one(given)
    if not word:
        return ""
    return _READ[question.kind](question, word, today)


def _one(given: str | Sequence[str]) -> str:
    word = given if isinstance(given, str) else (given[-1] if given else "")
    if not word.isascii():
        word = _SHOWS_NOTHING.sub("", unicodedata.normalize("NFC", word))
    word = _AT_THE_ENDS.sub("", word)
    if unfit_in(word):
        raise NotValid(words.CHARACTER)
    return word


def _compound(question: Question, raw: Raw, today: date) -> dict[str, str]:
    parts = {part: _part(question, part, raw, today) for part in parts_of(question)}
    if not any(parts.values()):
        return {}
    optional = {part.key for part in question.parts if not part.required}
    empty = next((part for part, word in parts.items() if not word and part not in optional), "")
    if empty:
        raise NotValid(words.PART, f"{question.key}__{empty}")
    if question.kind is Kind.PERIOD and parts["to"] < parts["from"]:
        raise NotValid(words.PERIOD, f"{question.key}__to")
    return parts


def half_of(question: Question, raw: Raw, *, today: date) -> dict[str, str]:
    """Return the parts of a compound answer that are right by themselves; none of any other."""
    half = {}
    for part in parts_of(question):
        try:
            half[part] = _part(question, part, raw, today)
        except NotValid:
            half[part] = ""
    return half if any(half.values()) else {}


def is_whole(question: Question, value: Any) -> bool:
    """Say whether there is an answer, and all of it where it has parts."""
    if not isinstance(value, Mapping):
        return bool(value)
    optional = {part.key for part in question.parts if not part.required}
    return all(value.get(part) for part in parts_of(question) if part not in optional)


def _part(question: Question, part: str, raw: Raw, today: date) -> str:
    own = next((one for one in question.parts if one.key == part), None)
    try:
        word = _one(raw.get(f"{question.key}__{part}", ""))
        if not word:
            return ""
        if own is not None:
            return _READ[own.kind](own, word, today)
        return _PART_READ[question.kind, part](question, word, today)
    except NotValid as wrong:
        raise NotValid(wrong.told, f"{question.key}__{part}") from None


def _chosen(question: Question, given: list[str]) -> list[str]:
    known = {option.value for option in question.options}
    chosen = [word for word in dict.fromkeys(map(str.strip, given)) if word]
    if not known.issuperset(chosen):
        raise NotValid(words.NO_SUCH_OPTION)
    return chosen


def _text(question: Question, word: str, today: date) -> str:
    if question.autocomplete == "name":
        return _name(question, word, today)
    return _line(question, word)


def _line(question: Question, word: str) -> str:
    return _sized(question.limits, " ".join(word.split()), _TEXT_MAX)


def _name(question: Question, word: str, _: date) -> str:
    """Return somebody's name: in whatever script, but letters and no digits."""
    if any(map(str.isdigit, word)) or not any(map(str.isalpha, word)):
        raise NotValid(words.NAME)
    return _line(question, word)


def _longtext(question: Question, word: str, _: date) -> str:
    return _sized(question.limits, word.replace("\r\n", "\n"), _LONGTEXT_MAX)


def _sized(limits: Limits, word: str, most: int) -> str:
    if len(word) < limits.min_length:
        raise NotValid(words.too_short(limits.min_length))
    most = limits.max_length or most
    if len(word) > most:
        raise NotValid(words.too_long(most))
    if limits.pattern and not re.fullmatch(limits.pattern, word):
        raise NotValid(words.PATTERN)
    return word


def _choice(question: Question, word: str, _: date) -> str:
    if word not in {option.value for option in question.options}:
        raise NotValid(words.NO_SUCH_OPTION)
    return word


def _yes_no(_: Question, word: str, __: date) -> str:
    if word not in {"yes", "no"}:
        raise NotValid(words.NO_SUCH_OPTION)
    return word


def _declared(question: Question, word: str, _: date) -> str:
    if word in {"yes", "on"}:
        return "yes"
    raise NotValid(words.missing(question))


def _date(question: Question, word: str, today: date) -> str:
    day = _day(word)
    limits = question.limits
    if limits.minimum and day < _bound(limits.minimum, today):
        raise NotValid(words.too_early(_bound(limits.minimum, today).isoformat()))
    if limits.maximum and day > _bound(limits.maximum, today):
        raise NotValid(words.too_late(_bound(limits.maximum, today).isoformat()))
    return day.isoformat()


def _bound(word: str, today: date) -> date:
    return today if word == "today" else date.fromisoformat(word)


def _day(word: str) -> date:
    plain = _narrow(word).replace(" ", "")
    for form in _DATE_FORMS:
        found = form.fullmatch(plain)
        if found:
            try:
                return date(*map(int, found.groups()))
            except ValueError:
                break
    raise NotValid(words.DATE)


def _narrow(word: str) -> str:
    """Return full-width digits and signs in their plain form."""
    return unicodedata.normalize("NFKC", word)


def _plain_number(word: str) -> str:
    return _narrow(word).replace(",", "").replace(" ", "")


def _number(question: Question, word: str, _: date) -> str:
    plain = _plain_number(word)
    if not (plain.isascii() and _NUMBER.fullmatch(plain)):
        raise NotValid(words.NUMBER)
    return _between(question.limits, plain)


def _money(question: Question, word: str, _: date) -> str:
    plain = _plain_number(word).removesuffix("元").removeprefix("¥")
    if not (plain.isascii() and _MONEY.fullmatch(plain)):
        raise NotValid(words.MONEY)
    return _between(question.limits, f"{Decimal(plain):.2f}")


def _between(limits: Limits, plain: str) -> str:
    try:
        number = Decimal(plain)
        if limits.minimum and number < Decimal(limits.minimum):
            raise NotValid(words.too_small(limits.minimum))
        if limits.maximum and number > Decimal(limits.maximum):
            raise NotValid(words.too_big(limits.maximum))
    except InvalidOperation:
        raise NotValid(words.NUMBER) from None
    return plain


def _idcard(_: Question, word: str, today: date) -> str:
    return _checked(identity.resident_number(word, today=today), words.IDCARD, words.IDCARD_WRONG)


def _uscc(_: Question, word: str, __: date) -> str:
    return _checked(identity.credit_code(word), words.USCC, words.USCC_WRONG)


def _checked(found: identity.Checked, length: Text, digits: Text) -> str:
    """Return a number that is right; tell a wrong length from wrong digits."""
    if found.outcome is identity.Outcome.BAD:
        raise NotValid(digits if len(found.value) == _NUMBER_LENGTH else length)
    return found.value


def _phone(_: Question, word: str, __: date) -> str:
    plain = re.sub(r"[\s()-]", "", _narrow(word)).removeprefix("+86")
    if not (plain.isascii() and _PHONE.fullmatch(plain)):
        raise NotValid(words.PHONE)
    return plain


def _email(_: Question, word: str, __: date) -> str:
    if not _EMAIL.fullmatch(word):
        raise NotValid(words.EMAIL)
    return word


def _region(question: Question, word: str, _: date) -> str:
    if word not in {option.value for option in question.options}:
        raise NotValid(words.REGION)
    return word


def _account(_: Question, word: str, __: date) -> str:
    plain = _plain_number(word).replace("-", "")
    if not (plain.isascii() and _ACCOUNT.fullmatch(plain)):
        raise NotValid(words.BANK)
    return plain


def _degrees(most: int) -> "Reader":
    def read(_: Question, word: str, __: date) -> str:
        plain = _plain_number(word)
        if not re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{1,8})?", plain) or abs(Decimal(plain)) > most:
            raise NotValid(words.GEO)
        return plain

    return read


Reader = Callable[[Question, str, date], str]
_READ: Mapping[Kind, Reader] = {
    Kind.TEXT: _text,
    Kind.SIGN: _name,
    Kind.LONGTEXT: _longtext,
    Kind.CHOICE: _choice,
    Kind.YESNO: _yes_no,
    Kind.DECLARATION: _declared,
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.IDCARD: _idcard,
    Kind.USCC: _uscc,
    Kind.PHONE: _phone,
    Kind.EMAIL: _email,
    Kind.REGION: _region,
}
_PART_READ: Mapping[tuple[Kind, str], Reader] = {
    (Kind.PERIOD, "from"): _date,
    (Kind.PERIOD, "to"): _date,
    (Kind.ADDRESS, "region"): _region,
    (Kind.ADDRESS, "detail"): _text,
    (Kind.PERSON, "name"): _name,
    (Kind.PERSON, "idcard"): _idcard,
    (Kind.ORG, "name"): _text,
    (Kind.ORG, "uscc"): _uscc,
    (Kind.BANK, "name"): _text,
    (Kind.BANK, "account"): _account,
    (Kind.GEO, "longitude"): _degrees(_EAST),
    (Kind.GEO, "latitude"): _degrees(_NORTH),
}
