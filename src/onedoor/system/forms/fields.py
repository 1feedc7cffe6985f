"""Questions as a page draws them: the same view for the portal, the counter and the kiosk."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from onedoor.kernel.days import legal_time
from onedoor.kernel.fields import Choice, Dispute, FieldView
from onedoor.system.forms.domain import words
from onedoor.system.forms.domain.answers import Answers, asked, given, is_required, rows_of, when_of
from onedoor.system.forms.domain.conditions import condition_document
from onedoor.system.forms.domain.definition import (
    COMPOUND,
    Channel,
    FormDef,
    Kind,
    OnConflict,
    Page,
    Question,
)
from onedoor.system.forms.domain.prefill import (
    RIGHT,
    WRONG,
    Prefilled,
    recorded,
    row_prefix,
    veiled,
)
from onedoor.system.forms.domain.telling import YES_NO, YUAN
from onedoor.system.forms.domain.texts import CHINESE, Text
from onedoor.system.forms.domain.values import parts_of

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
_FORMS = {"jpg": "JPG", "jpeg": "JPG", "png": "PNG", "pdf": "PDF"}


@dataclass(frozen=True, slots=True)
class Held:
    """What is there already: file names by material, and the kinds of licence in force."""

    files: Mapping[str, tuple[str, ...]]
    licences: frozenset[str] = frozenset()


NOTHING_HELD = Held({})


def fields(  # noqa: PLR0913  # one question of one page has this many sides
    form: FormDef,
    page: Page | str,
    answers: Answers,
    errors: Mapping[str, Text],
    *,
    posted: Answers | None = None,
    language: str = CHINESE,
    channel: Channel = Channel.ONLINE,
    index: int | None = None,
    sources: Mapping[str, Prefilled] | None = None,
    held: Held = NOTHING_HELD,
    in_full: bool = False,
) -> list[FieldView]:
    """Return the questions of a page, ready for the ``field`` macro.

    ``answers`` may hold cleaned answers or, on a screen that shows the whole form again, what was
    posted.  ``posted`` is one page that comes back: it is shown as it was typed, so nothing of
    the page is taken from ``answers``, not even where a box was emptied.  Of a repeated page,
    ``index`` names the row on a screen that shows all rows; without it the page stands for one
    row and ``answers`` are that row's, over the answers given before.  At the counter a question
    that does not apply is there too, with its condition, to be shown by script; online it is
    left out.  ``sources`` are what registers answer; without them, what the stored answers say
    of it is shown.  ``in_full`` shows a clerk who said what for the numbers that are masked.
    """
    page = form.page(page) if isinstance(page, str) else page
    if posted is not None:
        answers = _typed_over(answers, posted, {question.key for question in page.questions})
    prefix = "" if index is None else row_prefix(page, index)
    known = {**given(form, answers), **_of_row(page, answers, index)}
    origins = _origins(recorded(form, answers), sources)
    drawing = _Drawing(form, known, errors, prefix, language, origins, held, channel, in_full)
    if channel is not Channel.COUNTER:
        here = {question.key for question in asked(form, page, given(form, answers))}
        return [drawing.view(q) for q in _in_order(page, channel) if q.key in here]
    shown = [drawing.view(question) for question in _in_order(page, channel)]
    return [replace(view, compact=True, when=_with_page(form, page, view.when)) for view in shown]


def corrections(
    form: FormDef,
    answers: Answers,
    keys: Collection[str],
    *,
    posted: Answers = MappingProxyType({}),
    errors: Mapping[str, Text] = MappingProxyType({}),
    language: str = CHINESE,
) -> list[FieldView]:
    """Return the questions to be answered anew, and those that only now are to be answered.

    The latter are the ones with errors: a correction may make a question apply.  Whoever types
    for the applicant sees this too, so the numbers of an identity are masked.
    """
    origins = recorded(form, answers)
    typed = _typed_over(answers, posted, {name.split("__")[0] for name in posted})
    wanted = {*keys, *(name.split("__")[0] for name in errors)}
    return [
        _veiled(view, origins.get(view.name))
        for page in form.pages
        for view in (
            fields(form, page, typed, errors, language=language)
            if page.repeat is None
            else _rows_anew(form, page, answers, posted, errors, language=language)
        )
        if view.name in wanted or (page.repeat is not None and page.key in wanted)
    ]


def _rows_anew(
    form: FormDef,
    page: Page,
    answers: Answers,
    posted: Answers,
    errors: Mapping[str, Text],
    *,
    language: str,
) -> list[FieldView]:
    """Return the questions of every row of a repeated page, and of one more where it may be.

    Each is named with its row; a row that is emptied is dropped.
    """
    assert page.repeat is not None
    there = len(rows_of(answers, page))
    item = page.repeat.item.in_language(language)
    typed = {**answers, **{name: one for name, one in posted.items() if name != page.key}}
    views = [
        replace(view, label=f"{item} {n + 1} · {view.label}", required=n < there and view.required)
        for n in range(min(there + 1, page.repeat.maximum))
        for view in fields(form, page, typed, errors, language=language, index=n)
    ]
    if page.key in errors and views:  # too few, or too many
        views[0] = replace(views[0], error=errors[page.key].in_language(language))
    return views


def _veiled(view: FieldView, origin: Prefilled | None) -> FieldView:
    if origin is None or view.value != origin.value:
        return view
    return replace(view, value=veiled(Kind(view.kind), origin))


def _typed_over(answers: Answers, posted: Answers, keys: Collection[str]) -> dict[str, Any]:
    """Return answers of which those to some questions are as they were posted, emptied or not."""
    blank = {name: "" for key in keys for name in (key, key + WRONG, key + RIGHT)}
    return {**answers, **blank, **posted}


def _origins(
    stored: Mapping[str, Prefilled], sources: Mapping[str, Prefilled] | None
) -> Mapping[str, Prefilled]:
    """Return what registers answer, with what the applicant has said against it before."""
    if sources is None:
        return stored
    said = {key: one for key, one in stored.items() if one.wrong}
    return {
        key: replace(one, wrong=True, right=said[key].right) if key in said else one
        for key, one in sources.items()
    }


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


def upload_rules(form: FormDef, key: str, language: str = CHINESE) -> tuple[str, ...]:
    """Return what an upload must keep to, to be told before: kinds, size, pages."""
    material = form.material(key)
    kinds = dict.fromkeys(_FORMS.get(kind, kind.upper()) for kind in material.accept)
    told = (
        words.kinds(" / ".join(kinds)),
        words.at_most_mb(material.max_mb),
        words.at_most_pages(material.max_pages),
    )
    return tuple(one.in_language(language) for one in told)


def part_label(part: str, language: str) -> str:
    """Return the name of a part of a compound question."""
    return _PART_LABELS[part].in_language(language)


def _of_row(page: Page, answers: Answers, index: int | None) -> dict[str, Any]:
    if index is None:
        return {
            name: one
            for q in page.questions
            for name, one in answers.items()
            if name == q.key or name.startswith(f"{q.key}__")
        }
    prefix = row_prefix(page, index)
    posted = {
        name.removeprefix(prefix): given
        for name, given in answers.items()
        if name.startswith(prefix)
    }
    rows = answers.get(page.key)
    stored = rows[index] if isinstance(rows, list) and index < len(rows) else {}
    return {**stored, **posted}


def _in_order(page: Page, channel: Channel) -> Sequence[Question]:
    """Return the questions as a channel orders them; one it places stands before its equals."""

    def place(n: int) -> tuple[int, bool, int]:
        order = page.questions[n].shown(channel).order
        return (n if order is None else order, order is None, n)

    return [page.questions[n] for n in sorted(range(len(page.questions)), key=place)]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What all questions of one page are drawn with."""

    form: FormDef
    known: Mapping[str, Any]
    errors: Mapping[str, Text]
    prefix: str
    language: str
    sources: Mapping[str, Prefilled]
    held: Held
    channel: Channel
    in_full: bool = False

    def view(self, question: Question) -> FieldView:
        name = self.prefix + question.key
        source = self._source_of(question)
        locked = source is not None and source.on_conflict is OnConflict.LOCK
        found = self.known.get(question.key, source.value if source else "")
        variant = question.shown(self.channel)
        view = FieldView(
            name=name,
            kind="choice" if question.kind is Kind.REGION else question.kind.value,
            label=question.label.in_language(self.language),
            value=_value(question, self._given(question, source, found)),
            hint=question.hint.in_language(self.language),
            help=(variant.help or question.help).in_language(self.language),
            error=self._told(name),
            required=is_required(self.form, question, self.known),
            choices=_choices(question, self.language),
            when=self._when(question),
            source=self._source(source),
            unit=YUAN.in_language(self.language) if question.kind is Kind.MONEY else "",
            autocomplete=question.autocomplete,
            max_length=question.limits.max_length,
            read_only=locked,
            dispute=self._dispute(name, source),
            width=variant.width.value,
        )
        if question.kind is Kind.FILE:
            return self._file(question, view)
        if question.kind in COMPOUND:
            return replace(view, value="", choices=(), parts=self._parts(question, view))
        if source is not None and source.is_imposed:  # only to read: how to answer is not told
            told = self._chosen(view) if view.choices else view.value
            kind = "text" if view.choices else view.kind
            return replace(view, kind=kind, value=told, choices=(), hint="", help="")
        return view

    def _chosen(self, view: FieldView) -> str:
        return next((one.label for one in view.choices if one.value == view.value), "")

    def _source_of(self, question: Question) -> Prefilled | None:
        """Return where the answer is from; what was only offered and changed is from nowhere."""
        source = self.sources.get(self.prefix + question.key)
        if source is None or source.on_conflict is not OnConflict.FREE:
            return source
        known = self.known.get(question.key, source.value)
        return source if known in (source.value, veiled(question.kind, source)) else None

    def _given(self, question: Question, source: Prefilled | None, found: object) -> object:
        """Return what stands in the box; a clerk sees the numbers of an identity masked."""
        if source is None:
            return found
        hidden = veiled(question.kind, source)
        stands = source.on_conflict is OnConflict.LOCK or found in (source.value, hidden)
        if stands and self.channel is Channel.COUNTER and not self.in_full:
            return hidden
        return source.value if stands else found

    def _when(self, question: Question) -> str:
        # What a page shows applies already; only one screen for all leaves it to script.
        if self.channel is not Channel.COUNTER:
            return ""
        return _as_json(self.form, when_of(self.form, question))

    def _told(self, name: str) -> str:
        return self.errors[name].in_language(self.language) if name in self.errors else ""

    def _source(self, source: Prefilled | None) -> str:
        if source is None:
            return ""
        at = legal_time(source.fetched_at)
        # Isolated: a day stays in its order also where one reads from right to left.
        when = f"{at:%Y-%m-%d %H:%M}"
        told = when if self.language == CHINESE else f"\u2066{when}\u2069"
        return f"{source.source.in_language(self.language)} {told}"

    def _dispute(self, name: str, source: Prefilled | None) -> Dispute | None:
        if source is None or source.on_conflict is OnConflict.FREE or source.is_imposed:
            return None
        return Dispute(
            name=name + WRONG,
            said=bool(self.known.get(name + WRONG, "yes" if source.wrong else "")),
            right_name=name + RIGHT if source.on_conflict is OnConflict.LOCK else "",
            right=_word(self.known.get(name + RIGHT, source.right)),
            error=self._told(name + RIGHT),
        )

    def _file(self, question: Question, view: FieldView) -> FieldView:
        material = self.form.material(question.material)
        if material.licence and material.licence in self.held.licences:
            told = words.exempt(question.label).in_language(self.language)
            return replace(view, kind="info", label=told)
        if self.channel is Channel.COUNTER:  # the clerk's own list of materials takes it
            told = words.on_the_list(question.label).in_language(self.language)
            return replace(view, kind="info", label=told)
        return replace(
            view,
            value=self.held.files.get(material.key, ()),
            accept=",".join(f".{kind}" for kind in material.accept),
            rules=upload_rules(self.form, material.key, self.language),
            max_mb=material.max_mb,
        )

    def _parts(self, question: Question, whole: FieldView) -> tuple[FieldView, ...]:
        stored = self.known.get(question.key)
        found = stored if isinstance(stored, Mapping) else {}
        own = {part.key: part for part in question.parts}
        return tuple(
            replace(
                self._part(question, part, whole, own.get(part)),
                value=_word(found.get(part, self.known.get(f"{question.key}__{part}", ""))),
            )
            for part in parts_of(question)
        )

    def _part(
        self, question: Question, part: str, whole: FieldView, own: Question | None
    ) -> FieldView:
        name = f"{whole.name}__{part}"
        if own is not None:
            plain = replace(self, prefix="", sources={}).view(replace(own, key=name))
            return replace(plain, required=whole.required and own.required)
        choices = _choices(question, self.language) if part == "region" else ()
        return FieldView(
            name=name,
            kind="choice" if choices else _PART_KINDS.get(part, "text"),
            label=part_label(part, self.language),
            error=self._told(name),
            required=whole.required,
            choices=choices,
            compact=bool(choices),
        )


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
        return tuple(Choice(value, label.in_language(language)) for value, label in YES_NO.items())
    return tuple(
        Choice(o.value, o.label.in_language(language), o.hint.in_language(language))
        for o in question.options
    )
