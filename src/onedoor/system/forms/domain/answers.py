"""What applies, given answers: questions, pages, materials, and how far a form has come."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from onedoor.law.articles import HAMI, implements
from onedoor.system.forms.domain.conditions import holds
from onedoor.system.forms.domain.definition import Channel, FormDef, Kind, Material, Page, Question
from onedoor.system.forms.domain.texts import CHINESE, Text

Answers = Mapping[str, Any]
_SILENT = (Kind.INFO, Kind.FILE)  # kinds that hold no answer of their own


@dataclass(frozen=True, slots=True)
class MaterialNeed:
    """One material in one situation.  ``exempt``: a licence in force makes it needless (免提交)."""

    material: Material
    required: bool
    exempt: bool


class Standing(StrEnum):
    NOT_STARTED = "not_started"  # 未开始
    STARTED = "started"  # 填写中
    TO_CONFIRM = "to_confirm"  # 待确认(已自动带出)
    DONE = "done"  # 已完成


@dataclass(frozen=True, slots=True)
class PageState:
    """How far one page has come."""

    page: Page
    standing: Standing


Outline = tuple[PageState, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One page's answers to be read: rows of label, words and the question's key.

    A repeated page gives one section for each row; ``index`` is then its place, else -1.
    """

    page: str
    title: str
    rows: tuple[tuple[str, str, str], ...]
    index: int = -1


# Which parts of compound answers are somebody's numbers, and of which kind.
_NUMBERS = {"idcard": Kind.IDCARD, "phone": Kind.PHONE, "account": Kind.BANK}
Hide = Callable[[Kind, str], str]


def in_full(_kind: Kind, value: str) -> str:
    """Hide nothing: for those who gave the answers, and for papers."""
    return value


def applies(form: FormDef, when: str, answers: Answers) -> bool:
    """Return whether a named condition holds; no condition always does."""
    return not when or holds(form.conditions[when], answers)


def visible_pages(form: FormDef, answers: Answers) -> tuple[Page, ...]:
    """Return the pages that apply and still ask something."""
    return tuple(
        page
        for page in form.pages
        if applies(form, page.when, answers)
        and any(applies(form, question.when, answers) for question in page.questions)
    )


def visible(form: FormDef, answers: Answers) -> tuple[Question, ...]:
    """Return the questions that apply, in order; those of repeated pages once."""
    return tuple(question for page in form.pages for question in asked(form, page, answers))


def asked(form: FormDef, page: Page, answers: Answers) -> tuple[Question, ...]:
    """Return the questions of a page that apply."""
    if not applies(form, page.when, answers):
        return ()
    return tuple(q for q in page.questions if applies(form, q.when, answers))


def rows_of(answers: Answers, page: Page) -> list[Mapping[str, Any]]:
    """Return the stored rows of a repeated page; anything else that stands there is no row."""
    stored = answers.get(page.key)
    return [r for r in stored if isinstance(r, Mapping)] if isinstance(stored, list) else []


def is_required(form: FormDef, question: Question, answers: Answers) -> bool:
    """Return whether this question must be answered here."""
    if question.kind is Kind.INFO:
        return False
    if question.required_when:
        return applies(form, question.required_when, answers)
    return question.required


def required_materials(
    form: FormDef, answers: Answers, *, licences: frozenset[str] = frozenset()
) -> tuple[MaterialNeed, ...]:
    """Return the materials of this situation; ``licences`` are the kinds the applicant holds."""
    return tuple(
        MaterialNeed(
            material,
            required=material.necessary or bool(material.when),
            exempt=bool(material.licence) and material.licence in licences,
        )
        for material in form.materials
        if applies(form, material.when, answers)
    )


def materials_that_apply(form: FormDef, answers: Answers) -> tuple[Material, ...]:
    """Return the materials a situation asks for, whoever asks."""
    return tuple(need.material for need in required_materials(form, answers))


@implements(HAMI(15), note="what is asked does not depend on the channel")
def needs(form: FormDef, answers: Answers, *, channel: Channel) -> frozenset[tuple[str, bool, str]]:
    """Return everything asked for in a channel: (question, required, material).

    A channel variant may say how a question looks, never whether it is asked; the channel is
    an argument so that a test can hold the channels against each other.
    """
    return frozenset(
        (question.key, is_required(form, question, answers), question.material)
        for question in visible(form, answers)
        if channel in Channel
    ) | {("", need.required, need.material.key) for need in required_materials(form, answers)}


def outline(form: FormDef, answers: Answers, *, confirmed: frozenset[str] | None = None) -> Outline:
    """Return how far each page has come.

    ``confirmed`` names the pages the applicant has saved; without it, a page that is filled in
    counts as done.  Filled in but never saved means prefilled: it waits to be confirmed.
    """
    return tuple(
        PageState(page, _standing(form, page, answers, confirmed))
        for page in visible_pages(form, answers)
    )


def _standing(
    form: FormDef, page: Page, answers: Answers, confirmed: frozenset[str] | None
) -> Standing:
    if page.repeat is not None:
        return _standing_of_rows(page, answers, page.repeat.minimum)
    questions = [q for q in asked(form, page, answers) if q.kind not in _SILENT]
    given = [q for q in questions if answers.get(q.key)]
    missing = [q for q in questions if is_required(form, q, answers) and not answers.get(q.key)]
    saved = confirmed is None or page.key in confirmed
    if not missing:
        return Standing.DONE if saved else Standing.TO_CONFIRM if given else Standing.NOT_STARTED
    return Standing.STARTED if given else Standing.NOT_STARTED


def _standing_of_rows(page: Page, answers: Answers, minimum: int) -> Standing:
    count = len(rows_of(answers, page))
    if count >= max(minimum, 1):
        return Standing.DONE
    return Standing.STARTED if count else Standing.NOT_STARTED


def sections(
    form: FormDef, answers: Answers, *, language: str = CHINESE, hide: Hide = in_full
) -> tuple[Section, ...]:
    """Return all answers that apply, to be read: for checking, printing and the officer.

    ``hide`` says what is shown of a number or telephone of its kind.
    """
    return tuple(
        section
        for page in visible_pages(form, answers)
        for section in _sections_of(form, page, answers, language, hide)
    )


def _sections_of(
    form: FormDef, page: Page, answers: Answers, language: str, hide: Hide
) -> Iterator[Section]:
    questions = [q for q in asked(form, page, answers) if q.kind not in _SILENT]
    title = page.title.in_language(language)
    if page.repeat is None:
        if questions:
            yield Section(page.key, title, _read(questions, answers, language, hide))
        return
    for index, row in enumerate(rows_of(answers, page)):
        name = f"{page.repeat.item.in_language(language)} {index + 1}"
        yield Section(page.key, name, _read(questions, row, language, hide), index)


def _read(
    questions: list[Question], answers: Answers, language: str, hide: Hide
) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (
            q.label.in_language(language),
            format_value(q, _hidden(q.kind, answers.get(q.key), hide), language),
            q.key,
        )
        for q in questions
    )


def _hidden(kind: Kind, value: Any, hide: Hide) -> Any:
    """Return an answer with what stands in it of a number or telephone as ``hide`` shows it."""
    if isinstance(value, Mapping):
        return {key: hide(_NUMBERS[key], str(part)) if key in _NUMBERS and part else part
                for key, part in value.items()}  # fmt: skip
    return hide(kind, str(value)) if kind in _NUMBERS.values() and value else value


_YES_NO = {"yes": Text("是", "ھەئە"), "no": Text("否", "ياق")}
_PROMISED = Text("已阅读并承诺", "ئوقۇدۇم ۋە ۋەدە قىلدىم")


def format_value(question: Question, value: object, language: str = CHINESE) -> str:
    """Return an answer in words; an empty one is an empty text."""
    if isinstance(value, Mapping):
        return " · ".join(_word(question, part, language) for part in value.values() if part)
    if isinstance(value, list | tuple):
        return "、".join(_word(question, one, language) for one in value if one)
    return _word(question, value, language)


def _word(question: Question, value: object, language: str) -> str:
    word = "" if value is None else str(value)
    if not word:
        return ""
    for option in question.options:
        if option.value == word:
            return option.label.in_language(language)
    if question.kind is Kind.YESNO and word in _YES_NO:
        return _YES_NO[word].in_language(language)
    if question.kind is Kind.DECLARATION:
        return _PROMISED.in_language(language)
    if question.kind is Kind.MONEY:
        return _money(word)
    if question.kind in (Kind.DATE, Kind.PERIOD):
        return _day(word, language)
    return word


def _money(word: str) -> str:
    try:
        return f"{Decimal(word):,.2f} 元"
    except InvalidOperation:
        return word


def _day(word: str, language: str) -> str:
    parts = word.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):  # noqa: PLR2004  # y-m-d
        return word
    year, month, day = map(int, parts)
    if language == "ug":
        return f"{year}-يىلى {month}-ئاينىڭ {day}-كۈنى"
    return f"{year}年{month}月{day}日"
