"""Questions as a page draws them: the same view for the portal, the counter and the kiosk."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onedoor.kernel.fields import Choice, FieldView
from onedoor.system.forms.domain.answers import Answers, applies, is_required
from onedoor.system.forms.domain.conditions import condition_document
from onedoor.system.forms.domain.definition import (
    Channel,
    FormDef,
    Kind,
    OnConflict,
    Page,
    Question,
)
from onedoor.system.forms.domain.prefill import Prefilled
from onedoor.system.forms.domain.texts import CHINESE, Text
from onedoor.system.forms.domain.values import PARTS

_PART_LABELS: Mapping[str, Text] = {
    "from": Text("开始日期", "باشلىنىش كۈنى"),
    "to": Text("结束日期", "ئاخىرلىشىش كۈنى"),
    "region": Text("街道（乡镇）", "كوچا (يېزا)"),
    "detail": Text("详细地址", "تەپسىلىي ئادرېس"),
    "name": Text("名称（姓名）", "ئىسمى (نامى)"),
    "idcard": Text("身份证号", "كىملىك نومۇرى"),
    "uscc": Text("统一社会信用代码", "بىرتۇتاش ئىجتىمائىي ئىناۋەت كودى"),
    "account": Text("账号", "ھېسابات نومۇرى"),
    "longitude": Text("经度", "ئۇزۇنلۇق"),
    "latitude": Text("纬度", "كەڭلىك"),
}
_PART_KINDS = {"from": "date", "to": "date", "idcard": "idcard", "uscc": "uscc"}
_YUAN = Text("元", "يۈەن")
_YES_NO = (("yes", Text("是", "ھەئە")), ("no", Text("否", "ياق")))


def fields(  # noqa: PLR0913  # one question of one page has this many sides
    form: FormDef,
    page: Page | str,
    answers: Answers,
    errors: Mapping[str, Text],
    *,
    language: str = CHINESE,
    channel: Channel = Channel.ONLINE,
    index: int | None = None,
    sources: Mapping[str, Prefilled] | None = None,
) -> list[FieldView]:
    """Return the questions of a page, ready for the ``field`` macro.

    ``answers`` may hold cleaned answers or, to show a form again, what was posted.  Of a
    repeated page, ``index`` names the row on a screen that shows all rows; without it the page
    stands for one row and ``answers`` are that row's, over the answers given before.  At the
    counter a question that does not apply is there too, with its condition, to be shown by
    script; online it is left out.
    """
    page = form.page(page) if isinstance(page, str) else page
    prefix = "" if index is None else f"{page.key}-{index}-"
    known = _of_row(page, answers, index)
    drawing = _Drawing(form, known, errors, prefix, language, sources or {})
    shown = [
        drawing.view(question)
        for question in _in_order(page, channel)
        if channel is Channel.COUNTER or applies(form, question.when, known)
    ]
    if channel is not Channel.COUNTER:
        return shown
    return [replace(view, compact=True, when=_with_page(form, page, view.when)) for view in shown]


def _with_page(form: FormDef, page: Page, when: str) -> str:
    """Return the condition of a question on a screen that shows every page: its page's too."""
    if not page.when:
        return when
    whole = condition_document(form.conditions[page.when])
    both = {"all": [whole, json.loads(when)]} if when else whole
    return json.dumps(both, ensure_ascii=False)


def condition(form: FormDef, page: Page) -> str:
    """Return on what a page depends, for script; empty when it always applies."""
    return _as_json(form, page.when)


def _as_json(form: FormDef, when: str) -> str:
    if not when:
        return ""
    return json.dumps(condition_document(form.conditions[when]), ensure_ascii=False)


def _of_row(page: Page, answers: Answers, index: int | None) -> dict[str, Any]:
    if index is None:
        return dict(answers)
    prefix = f"{page.key}-{index}-"
    posted = {
        name.removeprefix(prefix): given
        for name, given in answers.items()
        if name.startswith(prefix)
    }
    rows = answers.get(page.key)
    stored = rows[index] if isinstance(rows, list) and index < len(rows) else {}
    return {**answers, **stored, **posted}


def _in_order(page: Page, channel: Channel) -> Sequence[Question]:
    place = {question.key: n for n, question in enumerate(page.questions)}
    return sorted(
        page.questions,
        key=lambda q: (q.variants.get(channel, {}).get("order", place[q.key]), place[q.key]),
    )


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What all questions of one page are drawn with."""

    form: FormDef
    known: Mapping[str, Any]
    errors: Mapping[str, Text]
    prefix: str
    language: str
    sources: Mapping[str, Prefilled]

    def view(self, question: Question) -> FieldView:
        name = self.prefix + question.key
        source = self.sources.get(question.key)
        is_locked = source is not None and source.on_conflict is OnConflict.LOCK
        given = self.known.get(question.key, source.value if source else "")
        if source is not None and is_locked:
            given = source.value
        view = FieldView(
            name=name,
            kind="choice" if question.kind is Kind.REGION else question.kind.value,
            label=question.label.in_language(self.language),
            value=_value(question, given),
            hint=question.hint.in_language(self.language),
            error=self._told(name),
            required=is_required(self.form, question, self.known),
            choices=_choices(question, self.language),
            when=_as_json(self.form, question.when),
            source=source.source.in_language(self.language) if source else "",
            unit=_YUAN.in_language(self.language) if question.kind is Kind.MONEY else "",
            autocomplete=question.autocomplete,
            max_length=question.limits.max_length,
            accept=self._accept(question),
            read_only=is_locked,
        )
        if question.kind not in PARTS:
            return view
        return replace(view, value="", choices=(), parts=self._parts(question, view))

    def _told(self, name: str) -> str:
        return self.errors[name].in_language(self.language) if name in self.errors else ""

    def _accept(self, question: Question) -> str:
        if question.kind is not Kind.FILE:
            return ""
        return ",".join(f".{kind}" for kind in self.form.material(question.material).accept)

    def _parts(self, question: Question, whole: FieldView) -> tuple[FieldView, ...]:
        stored = self.known.get(question.key)
        found = stored if isinstance(stored, Mapping) else {}
        views = []
        for part in PARTS[question.kind]:
            name = f"{whole.name}__{part}"
            choices = _choices(question, self.language) if part == "region" else ()
            views.append(
                FieldView(
                    name=name,
                    kind="choice" if choices else _PART_KINDS.get(part, "text"),
                    label=_PART_LABELS[part].in_language(self.language),
                    value=_word(found.get(part, self.known.get(f"{question.key}__{part}", ""))),
                    error=self._told(name),
                    required=whole.required,
                    choices=choices,
                    compact=bool(choices),
                )
            )
        return tuple(views)


def _value(question: Question, given: object) -> str | tuple[str, ...]:
    if question.kind in (Kind.MULTI, Kind.FILE):
        many = given if isinstance(given, list | tuple) else [given] if given else []
        return tuple(str(one) for one in many)
    return _word(given)


def _word(given: object) -> str:
    if isinstance(given, list | tuple):
        given = given[-1] if given else ""
    return "" if given is None or isinstance(given, Mapping) else str(given)


def _choices(question: Question, language: str) -> tuple[Choice, ...]:
    if question.kind is Kind.YESNO:
        return tuple(Choice(value, label.in_language(language)) for value, label in _YES_NO)
    return tuple(
        Choice(o.value, o.label.in_language(language), o.hint.in_language(language))
        for o in question.options
    )
