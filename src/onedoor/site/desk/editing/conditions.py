"""Conditions of a form in words, and the questions that a condition may look at.

They are told from the document as it stands, finished or not; ``trees`` edits them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.site.ui import languages
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that a condition may look at, with the answers one can tick."""

    key: str
    kind: str
    words: str
    answers: tuple[tuple[str, str], ...]


def asked(document: Mapping[str, Any]) -> tuple[Asked, ...]:
    """Return every question of a document's form that has a key."""
    found = []
    yes_no = (("yes", _("是")), ("no", _("否")))
    for page in _rows(items.editing.value(document, ("form", "pages"))):
        for one in _rows(page.get("questions")):
            kind = str(one.get("kind", ""))
            answers = yes_no if kind == "yesno" else _options(document, one.get("options"))
            found.append(Asked(str(one.get("key", "")), kind, words(one.get("label")), answers))
    return tuple(found)


def _options(document: Mapping[str, Any], options: Any) -> tuple[tuple[str, str], ...]:
    if isinstance(options, str):
        options = items.editing.value(document, ("form", "lists", options))
    return tuple((str(o.get("value", "")), words(o.get("label"))) for o in _rows(options))


def _rows(given: Any) -> list[Mapping[str, Any]]:
    return [row for row in given if isinstance(row, Mapping)] if isinstance(given, list) else []


def words(given: Any) -> str:
    """Return words of a document in the language of the page, Chinese where there are no others."""
    words = forms.reading.words(forms.reading.Flaws(), "", given)
    return words.in_language(languages.language(get_language()).tag).strip()


def told(condition: Any, document: Mapping[str, Any]) -> str:
    """Return a condition in words: “从事哪一类经营”是“餐饮服务”."""
    return _told(condition, {one.key: one for one in asked(document)})


def _told(condition: Any, known: Mapping[str, Asked]) -> str:
    match condition:
        case {"all": [*parts]}:
            return _(" 并且 ").join(_told_part(part, known) for part in parts) or _("总是")
        case {"any": [*parts]}:
            return _(" 或者 ").join(_told_part(part, known) for part in parts) or _("从不")
        case {"not": part}:
            return _("不是（%(what)s）") % {"what": _told(part, known)}
        case {"q": str(key), "op": str(op), **rest}:
            return _told_test(known.get(key), key, op, rest.get("v", ""))
    return _("无法识别的条件")


def _told_part(condition: Any, known: Mapping[str, Asked]) -> str:
    """Return a part of a group in words; a group within it stands in brackets."""
    words = _told(condition, known)
    match condition:
        case {"all": [_, _, *_]} | {"any": [_, _, *_]}:
            return _("（%(what)s）") % {"what": words}
    return words


def _told_test(question: Asked | None, key: str, op: str, value: Any) -> str:
    words = question.words if question and question.words else key
    labels = dict(question.answers) if question else {}
    values = value if isinstance(value, list) else [value]
    wanted = "、".join(labels.get(str(one), str(one)) for one in values)
    if not wanted and op != "filled":
        return _("“%(question)s”还没有选回答") % {"question": words}
    if op == "filled":
        return _("填写了“%(question)s”") % {"question": words}
    forms = {
        "gte": _("“%(question)s”不小于 %(value)s"),
        "lte": _("“%(question)s”不大于 %(value)s"),
    }
    return forms.get(op, _("“%(question)s”是“%(value)s”")) % {"question": words, "value": wanted}
