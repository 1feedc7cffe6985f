"""What is wrong with a form that can be read: each rule yields its flaws in words."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from onedoor.system.forms.domain.conditions import questions_of
from onedoor.system.forms.domain.definition import PLAIN, SILENT, FormDef, Kind, Page, Question

_KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_CHOOSES = (Kind.CHOICE, Kind.MULTI, Kind.REGION, Kind.ADDRESS)
_SITUATIONAL = (Kind.CHOICE, Kind.MULTI, Kind.YESNO)
_DATED = (Kind.DATE, Kind.PERIOD)
_ROWS_MAX = 50


def flaws_of(form: FormDef) -> Iterator[str]:
    """Yield every flaw of a form."""
    yield from _keys(form)
    yield from _references(form)
    yield from _order(form)
    for page in form.pages:
        if page.repeat and not page.repeat.minimum <= page.repeat.maximum <= _ROWS_MAX:
            yield f"{page.key} 的重复次数无效"
        if page.repeat and any(q.kind in SILENT for q in page.questions):
            yield f"{page.key} 重复填写，不能有说明或上传题"
        for question in page.questions:
            yield from _question(question)
            yield from _group(question)
            if question.kind is Kind.FILE:
                yield from _file(form, page, question)


def _keys(form: FormDef) -> Iterator[str]:
    pages = [page.key for page in form.pages]
    questions = [q.key for page in form.pages for q in page.questions]
    for key, times in Counter(pages + questions).items():
        if times > 1:
            yield f"{key} 重复出现"
        if not _KEY.fullmatch(key):
            yield f"{key} 不是有效的标识"
    for key, times in Counter(material.key for material in form.materials).items():
        if times > 1:
            yield f"材料 {key} 重复出现"
        if not _KEY.fullmatch(key):
            yield f"材料 {key} 不是有效的标识"


def _references(form: FormDef) -> Iterator[str]:
    everything = {q.key for page in form.pages for q in page.questions}
    everything |= {page.key for page in form.pages}
    for name, cond in form.conditions.items():
        for key in sorted(set(questions_of(cond)) - everything):
            yield f"条件 {name} 引用了不存在的问题 {key}"
    for material in form.materials:
        if material.when and material.when not in form.conditions:
            yield f"材料 {material.key} 引用了不存在的条件 {material.when}"
    kinds = {q.key: q.kind for page in form.pages for q in page.questions}
    for key in form.situations:
        if kinds.get(key) not in _SITUATIONAL:
            yield f"情形 {key} 不是单选、多选或是/否问题"
    for key in sorted(set(form.sample) - everything):
        yield f"样表填写了不存在的问题 {key}"


def _order(form: FormDef) -> Iterator[str]:
    earlier: set[str] = set()
    for page in form.pages:
        whens = {page.when} | {w for q in page.questions for w in (q.when, q.required_when)}
        collected = {q.material for q in page.questions if q.kind is Kind.FILE}
        whens |= {material.when for material in form.materials if material.key in collected}
        for when in sorted(whens - {""}):
            yield from _when(form, page, when, earlier)
        earlier |= {page.key, *(q.key for q in page.questions)}


def _when(form: FormDef, page: Page, when: str, earlier: set[str]) -> Iterator[str]:
    if when not in form.conditions:
        yield f"{page.key} 引用了不存在的条件 {when}"
        return
    for key in sorted(set(questions_of(form.conditions[when])) - earlier):
        yield f"{page.key} 的条件 {when} 依赖 {key}，该问题必须在更早的页面"


def _question(question: Question) -> Iterator[str]:
    values = [option.value for option in question.options]
    if question.kind in _CHOOSES and not values:
        yield f"{question.key} 没有选项"
    if len(set(values)) < len(values) or "" in values:
        yield f"{question.key} 的选项值重复或为空"
    if not _limits_hold(question):
        yield f"{question.key} 的校验规则无效"
    if question.source is not None and question.kind not in PLAIN:
        yield f"{question.key} 不能自动带出：只有单项填写可以"


def _group(question: Question) -> Iterator[str]:
    is_group = question.kind is Kind.GROUP
    if is_group != bool(question.parts):
        yield f"{question.key} 必须{'列出' if is_group else '去掉'} parts"
    keys = [part.key for part in question.parts]
    if len(set(keys)) < len(keys) or not all(map(_KEY.fullmatch, keys)):
        yield f"{question.key} 的组成部分标识无效"
    for part in question.parts:
        if part.kind not in PLAIN or part.when or part.required_when or part.source:
            yield f"{question.key} 的 {part.key} 只能是单项填写，不另设条件和来源"
        yield from _question(part)


def _file(form: FormDef, page: Page, question: Question) -> Iterator[str]:
    """A material is asked for by the list; a page may show it, but not under other rules."""
    found = [material for material in form.materials if material.key == question.material]
    if not found:
        yield f"{question.key} 引用了不存在的材料 {question.material}"
        return
    if question.when or question.required_when:
        yield f"{question.key} 是上传题：是否需要以材料 {question.material} 为准，不能另设"
    if page.when and page.when != found[0].when:
        yield f"{question.key} 所在页面的条件与材料 {question.material} 的条件不一致"


def _limits_hold(question: Question) -> bool:
    limits = question.limits
    try:
        re.compile(limits.pattern)
        for bound in (limits.minimum, limits.maximum):
            if bound and bound != "today":
                (date.fromisoformat if question.kind in _DATED else Decimal)(bound)
    except (re.error, ValueError, InvalidOperation):
        return False
    return True
