"""What applies, given answers: questions, pages, materials, and how far a form has come.

An answer to a question that does not apply counts as not given, here and in the browser: so
one condition may rest on another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onedoor.law.articles import HAMI, implements
from onedoor.system.forms.domain.conditions import holds
from onedoor.system.forms.domain.definition import SILENT, FormDef, Kind, Material, Page, Question
from onedoor.system.forms.domain.prefill import imposed_in
from onedoor.system.forms.domain.values import is_whole

Answers = Mapping[str, Any]


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


def applies(form: FormDef, when: str, answers: Answers) -> bool:
    """Return whether a named condition holds; no condition always does."""
    return not when or holds(form.conditions[when], answers)


def when_of(form: FormDef, question: Question) -> str:
    """Return the condition of a question; a file question has that of its material."""
    if question.kind is Kind.FILE:
        return form.material(question.material).when
    return question.when


def given(form: FormDef, answers: Answers) -> Answers:
    """Return the answers that count: those to questions that apply.

    Conditions rest on earlier pages only, so one walk in the order of the pages settles all.
    """
    if not form.conditions:
        return answers
    known = dict(answers)
    for page in form.pages:
        keep_what_counts(form, page, known)
    return known


def keep_what_counts(form: FormDef, page: Page, known: dict[str, Any]) -> bool:
    """Drop a page's answers that do not count; return whether the page applies."""
    shown = applies(form, page.when, known)
    if not shown:
        known.pop(page.key, None)
    for question in page.questions:
        if not (shown and applies(form, question.when, known)):
            known.pop(question.key, None)
    return shown


def visible_pages(form: FormDef, answers: Answers) -> tuple[Page, ...]:
    """Return the pages that apply and still ask something."""
    known = given(form, answers)
    return tuple(page for page in form.pages if asked(form, page, known))


def visible(form: FormDef, answers: Answers) -> tuple[Question, ...]:
    """Return the questions that apply, in order; those of repeated pages once."""
    known = given(form, answers)
    return tuple(question for page in form.pages for question in asked(form, page, known))


def asked(form: FormDef, page: Page, known: Answers) -> tuple[Question, ...]:
    """Return the questions of a page that apply; ``known`` are answers that count."""
    if not applies(form, page.when, known):
        return ()
    return tuple(q for q in page.questions if applies(form, when_of(form, q), known))


def rows_of(answers: Answers, page: Page) -> list[Mapping[str, Any]]:
    """Return the stored rows of a repeated page; anything else that stands there is no row."""
    stored = answers.get(page.key)
    return [r for r in stored if isinstance(r, Mapping)] if isinstance(stored, list) else []


def is_required(form: FormDef, question: Question, known: Answers) -> bool:
    """Return whether this question must be answered here."""
    if question.kind is Kind.INFO:
        return False
    if question.kind is Kind.FILE:
        return is_needed(form.material(question.material))
    if question.required_when:
        return applies(form, question.required_when, known)
    return question.required


def is_needed(material: Material) -> bool:
    """Return whether a material that applies must be handed in."""
    return material.necessary or bool(material.when)


def required_materials(
    form: FormDef, answers: Answers, *, licences: frozenset[str] = frozenset()
) -> tuple[MaterialNeed, ...]:
    """Return the materials of this situation; ``licences`` are the kinds the applicant holds."""
    known = given(form, answers)
    return tuple(
        MaterialNeed(
            material,
            required=is_needed(material),
            exempt=bool(material.licence) and material.licence in licences,
        )
        for material in form.materials
        if applies(form, material.when, known)
    )


def materials_that_apply(form: FormDef, answers: Answers) -> tuple[Material, ...]:
    """Return the materials a situation asks for, whoever asks."""
    return tuple(need.material for need in required_materials(form, answers))


@implements(HAMI(15), note="what is asked depends on the answers, never on the channel")
def needs(form: FormDef, answers: Answers) -> frozenset[tuple[str, bool, str]]:
    """Return everything asked for: (question, required, material).

    No channel is an argument.  Every rendering is held against this set by a test.
    """
    known = given(form, answers)
    questions = {
        (question.key, is_required(form, question, known), question.material)
        for page in form.pages
        for question in asked(form, page, known)
    }
    materials = {("", need.required, need.material.key) for need in required_materials(form, known)}
    return frozenset(questions | materials)


def outline(form: FormDef, answers: Answers, *, confirmed: frozenset[str] | None = None) -> Outline:
    """Return how far each page has come.

    ``confirmed`` names the pages the applicant has saved; without it, a page that is filled in
    counts as done.  Filled in but never saved means prefilled: it waits to be confirmed.
    """
    known = given(form, answers)
    return tuple(
        PageState(page, _standing(form, page, known, confirmed))
        for page in form.pages
        if asked(form, page, known)
    )


def _standing(
    form: FormDef, page: Page, known: Answers, confirmed: frozenset[str] | None
) -> Standing:
    if page.repeat is not None:
        return _standing_of_rows(form, page, known, page.repeat.minimum)
    there, missing = _filled(form, page, known, known)
    said = imposed_in(known)
    saved = confirmed is None or page.key in confirmed or all(q.key in said for q in there)
    if not missing:
        return Standing.DONE if saved else Standing.TO_CONFIRM if there else Standing.NOT_STARTED
    return Standing.STARTED if there else Standing.NOT_STARTED


def _filled(
    form: FormDef, page: Page, known: Answers, answers: Answers
) -> tuple[list[Question], list[Question]]:
    """Return the questions of a page that are answered, and those that still wait for more.

    ``answers`` are the page's own, which of a repeated page are those of one row.
    """
    questions = [q for q in asked(form, page, known) if q.kind not in SILENT]
    there = [q for q in questions if answers.get(q.key)]
    required = [q for q in questions if q in there or is_required(form, q, known)]
    return there, [q for q in required if not is_whole(q, answers.get(q.key))]


def _standing_of_rows(form: FormDef, page: Page, known: Answers, minimum: int) -> Standing:
    rows = rows_of(known, page)
    if len(rows) >= max(minimum, 1) and not any(_filled(form, page, known, r)[1] for r in rows):
        return Standing.DONE
    return Standing.STARTED if rows else Standing.NOT_STARTED
