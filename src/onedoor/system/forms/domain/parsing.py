"""Reading a form from its document, with every flaw named."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from onedoor.kernel.errors import Invalid
from onedoor.system.forms.domain import reading as r
from onedoor.system.forms.domain.conditions import questions_of
from onedoor.system.forms.domain.definition import (
    Channel,
    FormDef,
    Kind,
    Limits,
    Material,
    MaterialForm,
    OnConflict,
    Option,
    Page,
    Question,
    Repeat,
    Source,
)

_KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_CHOOSES = (Kind.CHOICE, Kind.MULTI)
_SITUATIONAL = (Kind.CHOICE, Kind.MULTI, Kind.YESNO)
_ROWS_MAX = 50


class FormUnreadable(Invalid):
    """The document is no form; ``flaws`` lists everything that is wrong with it."""

    code = "forms.unreadable"


_OPTION = r.built(Option, {"value": r.word, "label": r.words, "hint": r.words})
_LIMITS = r.built(
    Limits,
    {
        "pattern": r.word,
        "minimum": r.word,
        "maximum": r.word,
        "min_length": r.number,
        "max_length": r.number,
    },
)
_SOURCE = r.built(
    Source,
    {
        "licence": r.word,
        "field": r.word,
        "name": r.words,
        "on_conflict": r.one_of(OnConflict),
    },
)


def _variants(flaws: r.Flaws, place: str, document: Any) -> dict[Channel, Mapping[str, Any]]:
    found: dict[Channel, Mapping[str, Any]] = {}
    for name, given in r.mapping_of(lambda _, __, part: part)(flaws, place, document).items():
        if name not in list(Channel) or not isinstance(given, Mapping):
            flaws.note(place, f"未知的渠道 {name}")
        elif set(given) - {"order", "width", "help"}:
            flaws.note(f"{place}.{name}", "渠道只能改变顺序、宽度和说明")
        else:
            found[Channel(name)] = dict(given)
    return found


_QUESTION = r.built(
    Question,
    {
        "key": r.word,
        "kind": r.one_of(Kind),
        "label": r.words,
        "hint": r.words,
        "required": r.flag,
        "required_when": r.word,
        "when": r.word,
        "options": r.list_of(_OPTION),
        "limits": _LIMITS,
        "source": _SOURCE,
        "material": r.word,
        "sensitive": r.flag,
        "autocomplete": r.word,
        "basis": r.word,
        "variants": _variants,
    },
)
_PAGE = r.built(
    Page,
    {
        "key": r.word,
        "title": r.words,
        "questions": r.list_of(_QUESTION),
        "intro": r.words,
        "when": r.word,
        "repeat": r.built(Repeat, {"minimum": r.number, "maximum": r.number, "item": r.words}),
    },
)
_MATERIAL = r.built(
    Material,
    {
        "key": r.word,
        "name": r.words,
        "basis": r.word,
        "necessary": r.flag,
        "when": r.word,
        "situation": r.words,
        "form": r.one_of(MaterialForm),
        "originals": r.number,
        "copies": r.number,
        "source": r.word,
        "source_note": r.words,
        "accept": r.list_of(r.word),
        "max_mb": r.number,
        "max_pages": r.number,
        "licence": r.word,
        "deferrable_days": r.number,
        "commitment": r.flag,
        "proof": r.flag,
        "note": r.words,
        "standard": r.words,
        "kind": r.word,
        "medium": r.word,
        "paper": r.words,
        "issuer": r.words,
        "issued_within": r.words,
        "blank": r.word,
        "example": r.word,
        "filled_in_person": r.flag,
        "retained": r.word,
    },
)
_FORM = r.built(
    FormDef,
    {
        "title": r.words,
        "pages": r.list_of(_PAGE),
        "materials": r.list_of(_MATERIAL),
        "conditions": r.mapping_of(r.cond),
        "situations": r.list_of(r.word),
    },
)


def parse(document: object) -> FormDef:
    """Return the form of a document; raise FormUnreadable naming every flaw."""
    flaws = r.Flaws()
    form = read(flaws, "form", document)
    if flaws or form is None:
        raise FormUnreadable(flaws=tuple(flaws))
    return form


def read(flaws: r.Flaws, place: str, document: object) -> FormDef | None:
    """Return the form of a document, noting flaws; None when it cannot be read at all."""
    form = _FORM(flaws, place, _with_lists(document))
    if form is None or flaws:
        return None
    for flaw in (
        *_key_flaws(form),
        *_reference_flaws(form),
        *_order_flaws(form),
        *_question_flaws(form),
    ):
        flaws.note(place, flaw)
    return form if isinstance(form, FormDef) and not flaws else None


def document(form: FormDef) -> dict[str, Any]:
    """Return the form as a document; ``parse`` reads it back to an equal value."""
    found: dict[str, Any] = r.plain(form)
    return found


def sha256(form: FormDef) -> str:
    """Return the SHA-256 of the form's canonical JSON."""
    return r.digest(document(form))


def _with_lists(document: object) -> object:
    """Put named lists of options in the place of their names."""
    if not (isinstance(document, Mapping) and isinstance(document.get("lists"), Mapping)):
        return document
    lists = document["lists"]

    def filled(part: Any) -> Any:
        if isinstance(part, Mapping):
            return {
                k: lists.get(v, v) if k == "options" and isinstance(v, str) else filled(v)
                for k, v in part.items()
            }
        return [filled(one) for one in part] if isinstance(part, list) else part

    return {key: filled(part) for key, part in document.items() if key != "lists"}


def _key_flaws(form: FormDef) -> Iterator[str]:
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


def _reference_flaws(form: FormDef) -> Iterator[str]:
    everything = {q.key for page in form.pages for q in page.questions}
    everything |= {page.key for page in form.pages}
    for name, cond in form.conditions.items():
        for key in set(questions_of(cond)) - everything:
            yield f"条件 {name} 引用了不存在的问题 {key}"
    for material in form.materials:
        if material.when and material.when not in form.conditions:
            yield f"材料 {material.key} 引用了不存在的条件 {material.when}"
    for key in form.situations:
        if key not in everything or form.question(key).kind not in _SITUATIONAL:
            yield f"情形 {key} 不是单选、多选或是/否问题"


def _order_flaws(form: FormDef) -> Iterator[str]:
    earlier: set[str] = set()
    for page in form.pages:
        for when in (page.when, *(w for q in page.questions for w in (q.when, q.required_when))):
            yield from _when_flaws(form, page, when, earlier)
        earlier |= {page.key, *(q.key for q in page.questions)}


def _when_flaws(form: FormDef, page: Page, when: str, earlier: set[str]) -> Iterator[str]:
    if not when:
        return
    if when not in form.conditions:
        yield f"{page.key} 引用了不存在的条件 {when}"
        return
    for key in set(questions_of(form.conditions[when])) - earlier:
        yield f"{page.key} 的条件 {when} 依赖 {key}, 该问题必须在更早的页面"


def _question_flaws(form: FormDef) -> Iterator[str]:
    materials = {material.key for material in form.materials}
    for page in form.pages:
        if page.repeat and not page.repeat.minimum <= page.repeat.maximum <= _ROWS_MAX:
            yield f"{page.key} 的重复次数无效"
        for question in page.questions:
            if question.kind in _CHOOSES and not question.options:
                yield f"{question.key} 没有选项"
            if question.kind is Kind.FILE and question.material not in materials:
                yield f"{question.key} 引用了不存在的材料 {question.material}"
            if not _limits_hold(question):
                yield f"{question.key} 的校验规则无效"


def _limits_hold(question: Question) -> bool:
    limits = question.limits
    try:
        re.compile(limits.pattern)
        for bound in (limits.minimum, limits.maximum):
            if bound and bound != "today":
                (date.fromisoformat if question.kind is Kind.DATE else Decimal)(bound)
    except (re.error, ValueError, InvalidOperation):
        return False
    return True
