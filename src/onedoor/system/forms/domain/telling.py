"""Answers to be read: in words, section by section, with what differs and where it came from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import partial
from typing import Any

from onedoor.system.forms.domain.answers import Answers, asked, given, rows_of
from onedoor.system.forms.domain.definition import SILENT, FormDef, Kind, Page, Question
from onedoor.system.forms.domain.prefill import Prefilled, recorded
from onedoor.system.forms.domain.texts import CHINESE, UYGHUR, Text
from onedoor.system.forms.domain.values import parts_of

YES_NO = {"yes": Text("是", "ھەئە"), "no": Text("否", "ياق")}
YUAN = Text("元", "يۈەن")
_PROMISED = Text("已阅读并承诺", "ئوقۇدۇم ۋە ۋەدە قىلدىم")
_SPOT = Text("东经 %s°，北纬 %s°", "شەرقىي ئۇزۇنلۇق %s°، شىمالىي كەڭلىك %s°")
_SPAN = Text("%s 至 %s", "%s دىن %s غىچە")
# Which parts of compound answers are somebody's numbers, and of which kind.
_NUMBERS = {"idcard": Kind.IDCARD, "phone": Kind.PHONE, "account": Kind.BANK}
Hide = Callable[[Kind, str], str]


def in_full(_kind: Kind, value: str) -> str:
    """Hide nothing: for those who gave the answers, and for papers."""
    return value


@dataclass(frozen=True, slots=True)
class Section:
    """One page's answers to be read: rows of label, words and the question's key.

    A repeated page gives one section for each row; ``index`` is then its place, else -1.
    """

    page: str
    title: str
    rows: tuple[tuple[str, str, str], ...]
    index: int = -1


class Change(StrEnum):
    """How an answer stands to the one before."""

    NONE = ""
    ADDED = "added"  # 新增
    REMOVED = "removed"  # 删去
    CHANGED = "changed"  # 修改


@dataclass(frozen=True, slots=True)
class Line:
    """One answer as an officer reads it.

    ``before`` is what stood there earlier, ``origin`` where the value was taken from, with what
    stands in the register and, when the applicant says that it is wrong, what would be right.
    """

    key: str
    label: str
    words: str
    change: Change = Change.NONE
    before: str = ""
    origin: Prefilled | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The lines of one page or of one row of a repeated page."""

    page: str
    title: str
    lines: tuple[Line, ...]
    change: Change = Change.NONE
    index: int = -1


def sections(
    form: FormDef, answers: Answers, *, language: str = CHINESE, hide: Hide = in_full
) -> tuple[Section, ...]:
    """Return all answers that apply, to be read: for checking, printing and the officer.

    ``hide`` says what is shown of a number or telephone of its kind.
    """
    known = given(form, answers)
    reader = _Reader(language, hide)
    return tuple(
        section for page in form.pages for section in reader.sections_of(form, page, known)
    )


def read_through(
    form: FormDef,
    answers: Answers,
    *,
    before: Answers | None = None,
    language: str = CHINESE,
    hide: Hide = in_full,
) -> tuple[Passage, ...]:
    """Return all answers to be read, with what has changed since ``before``.

    What was asked before and no longer applies is there too, as removed.  A number that changed
    is said to have changed, also where ``hide`` shows the same of both.
    """
    read = partial(_by_place, form, language=language)
    now, then = read(answers, hide=hide), read(before, hide=hide)
    changed = None
    if before is not None:
        changed = _changed(read(answers, hide=in_full), read(before, hide=in_full))
    origins = _shown(form, recorded(form, answers), hide)
    places = {page.key: n for n, page in enumerate(form.pages)}
    keys = sorted(now.keys() | then.keys(), key=lambda key: (places[key[0]], key[1]))
    return tuple(
        _passage(
            now.get(key),
            then.get(key),
            origins if key[1] < 0 else {},
            None if changed is None else changed[key],
        )
        for key in keys
    )


_Place = tuple[str, int]


def _by_place(
    form: FormDef, answers: Answers | None, *, language: str, hide: Hide
) -> dict[_Place, Section]:
    if answers is None:
        return {}
    found = sections(form, answers, language=language, hide=hide)
    return {(one.page, one.index): one for one in found}


def _changed(
    now: Mapping[_Place, Section], then: Mapping[_Place, Section]
) -> dict[_Place, dict[str, Change]]:
    """Return how each answer stands to the one before, by the place of its page."""
    found: dict[_Place, dict[str, Change]] = {}
    for place in now.keys() | then.keys():
        new, old = _words_of(now.get(place)), _words_of(then.get(place))
        found[place] = {
            key: _change(new.get(key, ("", ""))[1], old.get(key, ("", ""))[1])
            for key in new.keys() | old.keys()
        }
    return found


def _words_of(section: Section | None) -> dict[str, tuple[str, str]]:
    return {key: (label, words) for label, words, key in section.rows} if section else {}


def _shown(form: FormDef, origins: Mapping[str, Prefilled], hide: Hide) -> Mapping[str, Prefilled]:
    kinds = {q.key: q.kind for page in form.pages for q in page.questions}
    return {
        key: replace(
            one,
            value=_hidden_word(kinds[key], one.value, hide),
            right=_hidden_word(kinds[key], one.right, hide),
        )
        for key, one in origins.items()
    }


def _passage(
    now: Section | None,
    then: Section | None,
    origins: Mapping[str, Prefilled],
    changes: Mapping[str, Change] | None,
) -> Passage:
    shown = now or then
    assert shown is not None
    new, old = _words_of(now), _words_of(then)
    lines = [
        Line(
            key=key,
            label=(new.get(key) or old[key])[0],
            words=new.get(key, ("", ""))[1],
            change=(changes or {}).get(key, Change.NONE),
            before=old.get(key, ("", ""))[1],
            origin=origins.get(key),
        )
        for key in dict.fromkeys((*new, *old))
    ]
    whole = Change.NONE
    if changes is not None and (now is None or then is None):
        whole = Change.REMOVED if now is None else Change.ADDED
    return Passage(shown.page, shown.title, tuple(lines), whole, shown.index)


def _change(now: str, then: str) -> Change:
    if now == then:
        return Change.NONE
    return Change.CHANGED if now and then else Change.ADDED if now else Change.REMOVED


@dataclass(frozen=True, slots=True)
class _Reader:
    """In which language answers are read, and what of them is hidden."""

    language: str
    hide: Hide

    def sections_of(self, form: FormDef, page: Page, known: Answers) -> Iterator[Section]:
        questions = [q for q in asked(form, page, known) if q.kind not in SILENT]
        if not questions:
            return
        title = page.title.in_language(self.language)
        if page.repeat is None:
            yield Section(page.key, title, self._rows(questions, known))
            return
        for index, row in enumerate(rows_of(known, page)):
            name = f"{page.repeat.item.in_language(self.language)} {index + 1}"
            yield Section(page.key, name, self._rows(questions, row), index)

    def _rows(
        self, questions: list[Question], answers: Answers
    ) -> tuple[tuple[str, str, str], ...]:
        return tuple((q.label.in_language(self.language), self._told(q, answers), q.key)
                     for q in questions)  # fmt: skip

    def _told(self, question: Question, answers: Answers) -> str:
        value = _hidden(question, answers.get(question.key), self.hide)
        return format_value(question, value, self.language)


def _hidden(question: Question, value: Any, hide: Hide) -> Any:
    """Return an answer with what stands in it of a number or telephone as ``hide`` shows it."""
    if not isinstance(value, Mapping):
        return _hidden_word(question.kind, value, hide)
    kinds = _NUMBERS | {part.key: part.kind for part in question.parts}
    return {key: _hidden_word(kinds.get(key), part, hide) for key, part in value.items()}


def _hidden_word(kind: Kind | None, value: Any, hide: Hide) -> Any:
    if kind is None or kind not in _NUMBERS.values() or not value:
        return value
    return hide(kind, str(value))


def format_value(question: Question, value: object, language: str = CHINESE) -> str:
    """Return an answer in words; an empty one is an empty text."""
    if isinstance(value, Mapping):
        return _together(question, value, language)
    if isinstance(value, list | tuple):
        comma = "، " if language == UYGHUR else "、"
        return comma.join(_word(question, one, language) for one in value if one)
    return _word(question, value, language)


def _together(question: Question, value: Mapping[str, Any], language: str) -> str:
    """Return a compound answer in words; every part of a group bears its name."""
    if question.kind is Kind.GROUP:
        comma = "؛ " if language == UYGHUR else "；"
        return comma.join(
            f"{part.label.in_language(language)}: {_word(part, value[part.key], language)}"
            for part in question.parts
            if value.get(part.key)
        )
    parts = [_word(question, value[p], language) for p in parts_of(question) if value.get(p)]
    whole = {Kind.PERIOD: _SPAN, Kind.GEO: _SPOT}.get(question.kind)
    if whole is not None and len(parts) == len(parts_of(question)):
        return whole.in_language(language) % tuple(parts)
    return " · ".join(parts)


def _word(question: Question, value: object, language: str) -> str:
    word = "" if value is None else str(value)
    if not word:
        return ""
    for option in question.options:
        if option.value == word:
            return option.label.in_language(language)
    if question.kind is Kind.YESNO and word in YES_NO:
        return YES_NO[word].in_language(language)
    if question.kind is Kind.DECLARATION:
        return _PROMISED.in_language(language)
    if question.kind is Kind.MONEY:
        return _money(word, language)
    if question.kind in (Kind.DATE, Kind.PERIOD):
        return _day(word, language)
    return word


def _money(word: str, language: str) -> str:
    try:
        return f"{Decimal(word):,.2f} {YUAN.in_language(language)}"
    except InvalidOperation:
        return word


def _day(word: str, language: str) -> str:
    parts = word.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):  # noqa: PLR2004  # y-m-d
        return word
    year, month, day = map(int, parts)
    if language == UYGHUR:
        return f"{year}-يىلى {month}-ئاينىڭ {day}-كۈنى"
    return f"{year}年{month}月{day}日"
