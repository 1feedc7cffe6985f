"""Check digits of identity numbers and credit codes (GB 11643, GB 32100, GB 11714).

What a person typed is normalised first: full-width characters, spaces and small letters are no
mistakes.  An area code never makes a number wrong, for areas are abolished and people keep theirs.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from onedoor.kernel.areas import PROVINCES

_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z
_CREDIT_WEIGHTS = tuple(3**n % 31 for n in range(17))
_BODY = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_RESIDENT_WEIGHTS = tuple(2 ** (17 - n) % 11 for n in range(17))
_LENGTH = 18
_OLD_LENGTH = 15
_OLDEST_YEAR = 1900
# Who registers, and the kinds of organisation it registers.  The three that register nearly all
# organisations are certain; other kinds under the rest give a warning, not a refusal.
_KINDS = {"1": "1239", "5": "1239", "9": "1239"}
_REGISTRARS = "123456789ANY"
_NATIONAL = "10"
# Summary codes of a city's districts, used before 1984 and still carried by people.
_SUMMARY = frozenset({"01", "02", "11", "20"})


class Outcome(StrEnum):
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


class Reason(StrEnum):
    """Why a number is not simply right; the value is what a command prints."""

    NONE = ""
    EMPTY = "empty"
    LENGTH = "not 18 characters"
    OLD_LENGTH = "15 digits: numbers of the first generation are no longer valid"
    CHARACTERS = "characters that may not occur"
    REGISTRAR = "unknown registration department"
    KIND = "unknown kind of organisation"
    AREA = "unknown area"
    CHECK_DIGIT = "check digit"
    BODY_CHECK_DIGIT = "check digit of the organisation code inside"
    BIRTH_DATE = "no such birth date"
    FUTURE = "birth date in the future"
    LONG_AGO = "born before 1900"
    COUNTY_UNKNOWN = "county code not known"
    COUNTY_AT_BIRTH = "county code not in force at birth"


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer for one number: ``value`` is the normalised form."""

    outcome: Outcome
    value: str
    reason: Reason = Reason.NONE


def normalised(text: str) -> str:
    """Return what a person typed without spaces and in ordinary capital characters."""
    return re.sub(r"[\s\u200b-\u200f\ufeff-]+", "", unicodedata.normalize("NFKC", text)).upper()


def credit_code(text: str) -> Checked:
    """Check a 统一社会信用代码."""
    code = normalised(text)
    flaw = _credit_flaw(code)
    if flaw is not Reason.NONE:
        return Checked(Outcome.BAD, code, flaw)
    if code[0] not in _KINDS and code[1] not in "1239":
        return Checked(Outcome.WARN, code, Reason.KIND)
    if body_check_digit(code[8:16]) != code[16]:
        return Checked(Outcome.WARN, code, Reason.BODY_CHECK_DIGIT)
    return Checked(Outcome.OK, code)


def resident_number(text: str, *, today: date) -> Checked:
    """Check a 公民身份号码; 81, 82 and 83 (residence permits) are as good as any other."""
    number = normalised(text)
    flaw = _resident_flaw(number, today)
    if flaw is not Reason.NONE:
        return Checked(Outcome.BAD, number, flaw)
    doubt = _county_doubt(number[:6], int(number[6:10]))
    if doubt is Reason.NONE and int(number[6:10]) < _OLDEST_YEAR:
        doubt = Reason.LONG_AGO
    return Checked(Outcome.OK if doubt is Reason.NONE else Outcome.WARN, number, doubt)


def credit_check_digit(first: str) -> str:
    """Return the eighteenth character for the first seventeen of a credit code."""
    total = sum(_CREDIT.index(c) * w for c, w in zip(first, _CREDIT_WEIGHTS, strict=True))
    return _CREDIT[-total % 31]


def body_check_digit(first: str) -> str:
    """Return the ninth character for the first eight of an organisation code."""
    total = sum(_BODY.index(c) * w for c, w in zip(first, _BODY_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]


def resident_check_digit(first: str) -> str:
    """Return the eighteenth character for the first seventeen digits of an identity number."""
    total = sum(int(c) * w for c, w in zip(first, _RESIDENT_WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


def birth_date(number: str) -> date | None:
    """Return the birth date in a normalised identity number, None if there is no such day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def _credit_flaw(code: str) -> Reason:
    if len(code) != _LENGTH:
        return Reason.LENGTH if code else Reason.EMPTY
    if not set(code) <= set(_CREDIT) or not re.fullmatch(r"[0-9]{6}", code[2:8]):
        return Reason.CHARACTERS
    if code[0] not in _REGISTRARS:
        return Reason.REGISTRAR
    if code[1] not in _KINDS.get(code[0], _CREDIT):
        return Reason.KIND
    if code[2:4] not in PROVINCES and code[2:4] not in {_NATIONAL, "00"}:
        return Reason.AREA
    return Reason.NONE if credit_check_digit(code[:17]) == code[17] else Reason.CHECK_DIGIT


def _resident_flaw(number: str, today: date) -> Reason:
    if len(number) != _LENGTH:
        old = len(number) == _OLD_LENGTH and number.isdecimal()
        return Reason.OLD_LENGTH if old else Reason.LENGTH if number else Reason.EMPTY
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return Reason.CHARACTERS
    born = birth_date(number)
    if born is None:
        return Reason.BIRTH_DATE
    if born > today:
        return Reason.FUTURE
    return Reason.NONE if resident_check_digit(number[:17]) == number[17] else Reason.CHECK_DIGIT


def _county_doubt(county: str, year: int) -> Reason:
    if county[:2] in {"81", "82", "83"}:
        return Reason.NONE
    spans = _counties().get(county)
    if spans is None:
        summary = county[4:] in _SUMMARY and county[:2] in PROVINCES
        return Reason.NONE if summary else Reason.COUNTY_UNKNOWN
    in_force = any(first <= year <= last for first, last in spans)
    return Reason.NONE if in_force else Reason.COUNTY_AT_BIRTH


@cache
def _counties() -> Mapping[str, list[tuple[int, int]]]:
    """Return for each county code of GB/T 2260 the years for which it was in force."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    text = files("onedoor.general.codes").joinpath("data/county_codes.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        span = (int(row["from_year"] or 0), int(row["until_year"] or 9999))
        found[row["code"]].append(span)
    return dict(found)
