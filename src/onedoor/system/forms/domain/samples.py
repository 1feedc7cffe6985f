"""Made-up answers: the filled sample (样表) of a form whose author gave none, or not all.

The numbers are the examples printed in the standards that define them, so that nobody is meant.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from onedoor.system.forms.domain.answers import asked
from onedoor.system.forms.domain.definition import COMPOUND, SILENT, FormDef, Kind, Limits, Question
from onedoor.system.forms.domain.texts import CHINESE, Text
from onedoor.system.forms.domain.values import parts_of

_PERSON = Text("张某某", "ئالىم ئەلى")
_FIRM = Text("示例有限公司", "ئۈلگە چەكلىك شىركىتى")
_BANK = Text("示例银行", "ئۈلگە بانكا")
_WORDS = Text("示例内容", "مىسال مەزمۇن")
_DETAIL = Text("示例路 1 号", "ئۈلگە يولى 1-نومۇر")
_IDCARD = "11010519491231002X"  # GB 11643-1999
_USCC = "91350100M000100Y43"  # GB 32100-2015
_PARTS: Mapping[tuple[Kind, str], Text] = {
    (Kind.ADDRESS, "detail"): _DETAIL,
    (Kind.PERSON, "name"): _PERSON,
    (Kind.PERSON, "idcard"): Text(_IDCARD),
    (Kind.ORG, "name"): _FIRM,
    (Kind.ORG, "uscc"): Text(_USCC),
    (Kind.BANK, "name"): _BANK,
    (Kind.BANK, "account"): Text("6222000000000000000"),
    (Kind.GEO, "longitude"): Text("93.51"),
    (Kind.GEO, "latitude"): Text("42.82"),
}
# What a person's and what a firm's name is asked by, in the words of registers and of forms.
_OF_PERSONS = re.compile("姓名|代表人|负责人|收件人|联系人")
_FIELDS: Mapping[str, Text] = {"name": _FIRM, "legal_person": _PERSON}


@dataclass(frozen=True, slots=True)
class _Author:
    """When and in which language a sample is made up."""

    today: date
    language: str

    def says(self, words: Text) -> str:
        return words.in_language(self.language)


def sample(form: FormDef, *, today: date, language: str = CHINESE) -> dict[str, Any]:
    """Return answers as ``settle`` returns them: the author's, and made-up ones for the rest."""
    known: dict[str, Any] = {}
    by = _Author(today, language)
    for page in form.pages:
        questions = [q for q in asked(form, page, known) if q.kind not in SILENT]
        if not questions:
            continue
        if page.repeat is None:
            known |= {q.key: form.sample.get(q.key, _made_up(q, by)) for q in questions}
            continue
        row = {q.key: _made_up(q, by) for q in questions}
        known[page.key] = form.sample.get(page.key, [row] * max(page.repeat.minimum, 1))
    return known


def _made_up(question: Question, by: _Author) -> Any:
    """Return an answer that this question takes, unless only its pattern knows one."""
    if question.kind is Kind.MULTI:
        return [question.options[0].value]
    if question.kind in COMPOUND:
        return {part: _part(question, part, by) for part in parts_of(question)}
    return _MADE[question.kind](question, by)


def _part(question: Question, part: str, by: _Author) -> str:
    own = next((one for one in question.parts if one.key == part), None)
    if own is not None:
        return str(_made_up(own, by))
    if part in ("from", "to"):
        return _day(question, by)
    if part == "region":
        return question.options[0].value
    return by.says(_PARTS[question.kind, part])


def _words(question: Question, by: _Author) -> str:
    limits = question.limits
    word = by.says(_meant(question))
    while len(word) < limits.min_length:
        word += word
    return word[: max(limits.max_length, limits.min_length)] if limits.max_length else word


def _meant(question: Question) -> Text:
    if question.source is not None and question.source.field in _FIELDS:
        return _FIELDS[question.source.field]
    is_person = question.autocomplete == "name" or _OF_PERSONS.search(question.label.zh)
    return _PERSON if is_person else _WORDS


def _number(question: Question, _: _Author) -> str:
    return _between(question.limits, "10")


def _money(question: Question, _: _Author) -> str:
    return f"{Decimal(_between(question.limits, '1000')):.2f}"


def _between(limits: Limits, word: str) -> str:
    if limits.minimum and Decimal(word) < Decimal(limits.minimum):
        word = limits.minimum
    if limits.maximum and Decimal(word) > Decimal(limits.maximum):
        word = limits.maximum
    return word


def _day(question: Question, by: _Author) -> str:
    limits = question.limits
    first = by.today if limits.minimum == "today" else _read(limits.minimum)
    last = by.today if limits.maximum == "today" else _read(limits.maximum)
    day = first or last or by.today - timedelta(days=by.today.day - 1)
    return day.isoformat()


def _read(word: str) -> date | None:
    return date.fromisoformat(word) if word else None


_MADE: Mapping[Kind, Callable[[Question, _Author], str]] = {
    Kind.TEXT: _words,
    Kind.LONGTEXT: _words,
    Kind.SIGN: lambda _, by: by.says(_PERSON),
    Kind.CHOICE: lambda question, _: question.options[0].value,
    Kind.REGION: lambda question, _: question.options[0].value,
    Kind.YESNO: lambda _, __: "no",
    Kind.DECLARATION: lambda _, __: "yes",
    Kind.DATE: _day,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.IDCARD: lambda _, __: _IDCARD,
    Kind.USCC: lambda _, __: _USCC,
    Kind.PHONE: lambda _, __: "13800000000",
    Kind.EMAIL: lambda _, __: "name@example.cn",
}
