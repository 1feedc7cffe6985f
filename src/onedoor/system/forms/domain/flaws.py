"""What is wrong with a form that can be read: each rule yields its flaws in words."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from onedoor.system.forms.domain import flaw_words as w
from onedoor.system.forms.domain.conditions import NUMBER, questions_of
from onedoor.system.forms.domain.definition import PLAIN, SILENT, FormDef, Kind, Page, Question
from onedoor.system.forms.domain.texts import Text

_KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_CHOOSES = (Kind.CHOICE, Kind.MULTI, Kind.REGION, Kind.ADDRESS)
_SITUATIONAL = (Kind.CHOICE, Kind.MULTI, Kind.YESNO)
_DATED = (Kind.DATE, Kind.PERIOD)
_MEASURED = (Kind.NUMBER, Kind.MONEY)
_ROWS_MAX = 50


def flaws_of(form: FormDef) -> Iterator[Text]:
    """Yield every flaw of a form."""
    yield from _keys(form)
    yield from _references(form)
    yield from _order(form)
    for page in form.pages:
        if page.repeat and not page.repeat.minimum <= page.repeat.maximum <= _ROWS_MAX:
            yield w.BAD_REPEAT.filled(page=page.key)
        if page.repeat and any(q.kind in SILENT for q in page.questions):
            yield w.SILENT_IN_REPEAT.filled(page=page.key)
        for question in page.questions:
            yield from _question(question)
            yield from _group(question)
            if question.kind is Kind.FILE:
                yield from _file(form, page, question)


def _keys(form: FormDef) -> Iterator[Text]:
    pages = [page.key for page in form.pages]
    questions = [q.key for page in form.pages for q in page.questions]
    for key, times in Counter(pages + questions).items():
        if times > 1:
            yield w.TWICE.filled(key=key)
        if not _KEY.fullmatch(key):
            yield w.BAD_KEY.filled(key=key)
    for key, times in Counter(material.key for material in form.materials).items():
        if times > 1:
            yield w.MATERIAL_TWICE.filled(key=key)
        if not _KEY.fullmatch(key):
            yield w.MATERIAL_BAD_KEY.filled(key=key)


def _references(form: FormDef) -> Iterator[Text]:
    everything = {q.key for page in form.pages for q in page.questions}
    everything |= {page.key for page in form.pages}
    for name, cond in form.conditions.items():
        for key in sorted(set(questions_of(cond)) - everything):
            yield w.CONDITION_ASKS_NOTHING.filled(name=name, key=key)
    for material in form.materials:
        if material.when and material.when not in form.conditions:
            yield w.MATERIAL_WHEN_MISSING.filled(key=material.key, when=material.when)
    kinds = {q.key: q.kind for page in form.pages for q in page.questions}
    for key in form.situations:
        if kinds.get(key) not in _SITUATIONAL:
            yield w.NOT_SITUATIONAL.filled(key=key)
    for key in sorted(set(form.sample) - everything):
        yield w.SAMPLE_ANSWERS_NOTHING.filled(key=key)


def _order(form: FormDef) -> Iterator[Text]:
    earlier: set[str] = set()
    for page in form.pages:
        whens = {page.when} | {w for q in page.questions for w in (q.when, q.required_when)}
        collected = {q.material for q in page.questions if q.kind is Kind.FILE}
        whens |= {material.when for material in form.materials if material.key in collected}
        for when in sorted(whens - {""}):
            yield from _when(form, page, when, earlier)
        earlier |= {page.key, *(q.key for q in page.questions)}


def _when(form: FormDef, page: Page, when: str, earlier: set[str]) -> Iterator[Text]:
    if when not in form.conditions:
        yield w.PAGE_WHEN_MISSING.filled(page=page.key, when=when)
        return
    for key in sorted(set(questions_of(form.conditions[when])) - earlier):
        yield w.ASKED_TOO_LATE.filled(page=page.key, when=when, key=key)


def _question(question: Question) -> Iterator[Text]:
    values = [option.value for option in question.options]
    if question.kind in _CHOOSES and not values:
        yield w.NO_OPTIONS.filled(key=question.key)
    if len(set(values)) < len(values) or "" in values:
        yield w.BAD_OPTIONS.filled(key=question.key)
    if not _limits_hold(question):
        yield w.BAD_LIMITS.filled(key=question.key)
    if question.source is not None and question.kind not in PLAIN:
        yield w.NOT_FILLED_BY_ITSELF.filled(key=question.key)


def _group(question: Question) -> Iterator[Text]:
    is_group = question.kind is Kind.GROUP
    if is_group != bool(question.parts):
        wrong = w.GROUP_WITHOUT_PARTS if is_group else w.PARTS_WITHOUT_GROUP
        yield wrong.filled(key=question.key)
    keys = [part.key for part in question.parts]
    if len(set(keys)) < len(keys) or not all(map(_KEY.fullmatch, keys)):
        yield w.BAD_PART_KEYS.filled(key=question.key)
    for part in question.parts:
        if part.kind not in PLAIN or part.when or part.required_when or part.source:
            yield w.BAD_PART.filled(key=question.key, part=part.key)
        yield from _question(part)


def _file(form: FormDef, page: Page, question: Question) -> Iterator[Text]:
    """A material is asked for by the list; a page may show it, but not under other rules."""
    found = [material for material in form.materials if material.key == question.material]
    if not found:
        yield w.FILE_WITHOUT_MATERIAL.filled(key=question.key, material=question.material)
        return
    if question.when or question.required_when:
        yield w.FILE_WITH_CONDITION.filled(key=question.key, material=question.material)
    if page.when and page.when != found[0].when:
        yield w.FILE_ON_OTHER_PAGE.filled(key=question.key, material=question.material)


def _limits_hold(question: Question) -> bool:
    limits = question.limits
    try:
        re.compile(limits.pattern)
        return all(_bounds(question.kind, one) for one in (limits.minimum, limits.maximum) if one)
    except (re.error, ValueError):
        return False


def _bounds(kind: Kind, bound: str) -> bool:
    """Whether answers of this kind can be compared with a bound; other kinds look at none."""
    if kind in _DATED:
        return bound == "today" or bool(date.fromisoformat(bound))
    return kind not in _MEASURED or bool(NUMBER.fullmatch(bound))
