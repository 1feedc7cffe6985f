"""Rules against what can be read but makes no sense: nobody could answer, pay or keep to it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from onedoor.law.articles import ADL, BER, HAMI
from onedoor.system.forms.api import (
    All,
    Any_,
    Cond,
    FormDef,
    Kind,
    Not,
    Op,
    Question,
    Test,
    Text,
    reading,
)
from onedoor.system.items.domain import themes
from onedoor.system.items.domain.entries import UNSEEN
from onedoor.system.items.domain.flaws import Found, rule
from onedoor.system.items.domain.known import Known
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parts import TaskType
from onedoor.system.items.domain.placeholders import UNNAMED
from onedoor.system.items.domain.rules import words as w

_NUMBERS = (Kind.NUMBER, Kind.MONEY)
_DATES = (Kind.DATE, Kind.PERIOD)
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,3})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PHONE = re.compile(r"(0[0-9]{2,3}-[0-9]{7,8}(-[0-9]{1,6})?|1[0-9]{10}|1[0-9]{4}|[48]00-?[0-9]{7})")
_SEVERAL = re.compile("[、，,;；/ ]+")
_TAKEN = ("pdf", "jpg", "jpeg", "png")  # what can be uploaded
_LARGEST_MB = 200
_MOST_YUAN = Decimal(1_000_000_000)
_ACCEPTANCE, _DELIVERY = (5, ADL(32, item=4)), (10, ADL(44))


@rule("sense", HAMI(16))
def conditions_can_be_met(what: Definition, _: Known) -> Found:
    known = {q.key: q for page in what.form.pages for q in page.questions}
    for name, cond in what.form.conditions.items():
        for mend in _senseless(cond, known):
            yield f"form.conditions.{name}", mend
    for step, guard in what.flow.guards():
        for mend in _senseless(guard, known):
            yield f"flow.steps.{step}", mend


def _senseless(cond: Cond, known: Mapping[str, Question]) -> Iterator[Text]:
    match cond:
        case All(of) | Any_(of):
            if not of:
                yield w.EMPTY_CONDITION
            for part in of:
                yield from _senseless(part, known)
        case Not(of):
            yield from _senseless(of, known)
        case Test(key, op, value):
            question = known.get(key)
            if question is not None:
                yield from _wrong_test(question, op, value)


def _wrong_test(question: Question, op: Op, value: str | tuple[str, ...]) -> Iterator[Text]:
    values = value if isinstance(value, tuple) else (value,)
    if op in (Op.GTE, Op.LTE):
        if not _compares(question.kind, values[0] if values else ""):
            yield w.NOT_COMPARABLE.filled(name=question.label, value="".join(values))
        return
    if op is Op.FILLED:
        return
    answers = _answers(question)
    if not values or not all(values):
        yield w.NO_ANSWER_CHOSEN.filled(name=question.label)
    for one in values:
        if one and answers and one not in answers:
            yield w.ANSWER_GONE.filled(name=question.label, value=one)


def _compares(kind: Kind, value: str) -> bool:
    if kind in _NUMBERS:
        return bool(_NUMBER.fullmatch(value))
    if kind in _DATES:
        return _is_day(value)
    return bool(_NUMBER.fullmatch(value)) or _is_day(value)


def _is_day(value: str) -> bool:
    try:
        return bool(_DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        return False


def _answers(question: Question) -> frozenset[str]:
    if question.kind is Kind.YESNO:
        return frozenset(("yes", "no"))
    if question.kind in (Kind.CHOICE, Kind.MULTI):
        return frozenset(option.value for option in question.options)
    return frozenset()


@rule("sense", HAMI(16))
def something_is_asked_for(what: Definition, _: Known) -> Found:
    if not what.form.materials and not any(page.questions for page in what.form.pages):
        yield "form.pages", w.NOTHING_ASKED
    for page in what.form.pages:
        if not page.questions:
            yield f"form.pages.{page.key}", w.EMPTY_PAGE


@rule("sense", HAMI(16))
def an_answer_can_be_within_its_limits(what: Definition, _: Known) -> Found:
    for place, question in _questions(what.form):
        limits = question.limits
        if limits.max_length and limits.min_length > limits.max_length:
            yield f"{place}.limits.min_length", w.LEAST_OVER_MOST
        low, high = (_bound(question.kind, one) for one in (limits.minimum, limits.maximum))
        if low is not None and high is not None and type(low) is type(high) and low > high:
            yield f"{place}.limits.minimum", w.LEAST_OVER_MOST


def _questions(form: FormDef) -> Iterator[tuple[str, Question]]:
    for page in form.pages:
        for question in page.questions:
            place = f"form.pages.{page.key}.questions.{question.key}"
            yield place, question
            for part in question.parts:
                yield f"{place}.parts.{part.key}", part


def _bound(kind: Kind, told: str) -> Any:
    if kind in _DATES and _is_day(told):
        return date.fromisoformat(told)
    if kind in _NUMBERS and _NUMBER.fullmatch(told):
        return Decimal(told)
    return None  # none is set, or it is told elsewhere


@rule("sense", HAMI(16))
def files_can_be_handed_in(what: Definition, _: Known) -> Found:
    for material in what.form.materials:
        place = f"form.materials.{material.key}"
        strange = [one for one in material.accept if one.lower() not in _TAKEN]
        if strange:
            yield (
                f"{place}.accept",
                w.FORMATS.filled(strange="、".join(strange), known="、".join(_TAKEN)),
            )
        if material.accept and not 0 < material.max_mb <= _LARGEST_MB:
            yield f"{place}.max_mb", w.FILE_SIZE.filled(most=_LARGEST_MB)
        if material.accept and not material.max_pages:
            yield f"{place}.max_pages", w.NO_PAGES


@rule("sense", BER(36))
def days_beside_the_limit_are_days_one_can_wait(what: Definition, known: Known) -> Found:
    limits, most = what.limits, known.most_days
    for place, days, (lawful, basis) in (
        ("limits.acceptance_days", limits.acceptance_days, _ACCEPTANCE),
        ("limits.delivery_days", limits.delivery_days, _DELIVERY),
    ):
        if what.task_type is TaskType.PERMIT and days > lawful:
            yield place, w.DAYS_OVER_LAW.filled(most=lawful, basis=basis)
        elif days > most:
            yield place, w.DAYS_TOO_MANY.filled(most=most)
    for n, special in enumerate(limits.special):
        if not 0 < special.days <= most:
            yield f"limits.special[{n}].days", w.DAYS_TOO_MANY.filled(most=most)


@rule("sense", ADL(58))
def a_fee_can_be_paid(what: Definition, _: Known) -> Found:
    for n, fee in enumerate(what.fees):
        cents = fee.amount * 100
        if fee.amount > _MOST_YUAN or cents != cents.to_integral_value():
            yield f"fees[{n}].amount", w.AMOUNT


@rule("sense", HAMI(26))
def phones_can_be_called(what: Definition, _: Known) -> Found:
    phones = [("consult_phone", what.consult_phone), ("complaint_phone", what.complaint_phone)]
    phones = [one for one in phones if one[1].startswith("0902-")]  # of others V9 tells
    phones += [(f"places[{n}].phone", one.phone) for n, one in enumerate(what.places)]
    phones += [(f"remedies[{n}].phone", one.phone) for n, one in enumerate(what.remedies)]
    for place, phone in phones:
        if phone and not all(map(_PHONE.fullmatch, _SEVERAL.split(phone.strip()))):
            yield place, w.PHONE_SHAPE


@rule("sense", HAMI(16))
def topics_are_those_of_the_lists(what: Definition, _: Known) -> Found:
    strange = [one for one in what.topics if one not in themes.known()]
    if strange:
        yield "topics", w.NOT_IN_LIST.filled(values="、".join(strange))


@rule("hidden", HAMI(16))
def nothing_unseen_stands_in_a_text(what: Definition, _: Known) -> Found:
    for place, told in _strings("", reading.plain(what)):
        if UNSEEN.search(told):
            yield place, w.UNSEEN


def _strings(place: str, part: Any) -> Iterator[tuple[str, str]]:
    if isinstance(part, str):
        yield place, part
    elif isinstance(part, Mapping):
        for name, inner in part.items():
            own = name in ("zh-Hans", "ug")
            yield from _strings(place if own else f"{place}.{name}".removeprefix("."), inner)
    elif isinstance(part, list | tuple):
        for n, inner in enumerate(part):
            yield from _strings(f"{place}[{n}]", inner)


@rule("placeholder", HAMI(16))
def every_step_has_a_name_of_its_own(what: Definition, _: Known) -> Found:
    for step in what.flow.steps:
        place = f"flow.steps.{step.key}"
        named = [(f"{place}.name", step.name)]
        named += [(f"{place}.outcomes.{one.key}.name", one.name) for one in step.outcomes]
        named += [(f"{place}.branches.{one.key}.name", one.name) for one in step.branches]
        for where, name in named:
            if any(name.zh == one.zh or (one.ug and name.ug == one.ug) for one in UNNAMED):
                yield where, w.STILL_UNNAMED
