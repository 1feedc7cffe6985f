"""Answers to one version of a form, taken over into the next."""

from collections.abc import Collection, Mapping
from typing import Any

from onedoor.system.forms.domain.answers import given, rows_of
from onedoor.system.forms.domain.definition import FormDef, Page, Question
from onedoor.system.forms.domain.prefill import ORIGINS, origins_document, recorded
from onedoor.system.forms.domain.texts import Text

Answers = Mapping[str, Any]


def renewed(
    older: FormDef, newer: FormDef, answers: Answers, *, confirmed: Collection[str]
) -> tuple[dict[str, Any], list[str], list[Text]]:
    """Return the answers that still answer a question, and the pages that stay confirmed.

    The third are the names of the questions that were answered in vain.

    A question is the same when its key and kind are, and when what was chosen may still be
    chosen; how many characters it takes may have changed and is told when it is checked.  A page
    stays confirmed only when nothing on it changed.  What was said against a register stays
    with the answer it was said of.
    """
    before = {page.key: page for page in older.pages}
    kept: dict[str, Any] = {}
    stays: list[str] = []
    for page in newer.pages:
        kept |= _kept_of(page, _questions(older), answers)
        if page.key in confirmed and before.get(page.key) == page:
            stays.append(page.key)
    origins = {key: one for key, one in recorded(newer, answers).items() if key in kept}
    if origins:
        kept[ORIGINS] = origins_document(origins)
    lost = [
        question.label
        for page in older.pages
        for question in page.questions
        if _times(page, question, kept) < _times(page, question, given(older, answers))
    ]
    return kept, sorted(stays), lost


def _times(page: Page, question: Question, answers: Answers) -> int:
    """Return how often a question is answered: once, or in how many rows."""
    places = [answers] if page.repeat is None else rows_of(answers, page)
    return sum(bool(one.get(question.key)) for one in places)


def _questions(form: FormDef) -> dict[tuple[str, str], Question]:
    """Return the questions by the repeated page they stand on, if any, and their key."""
    return {(_place(page), q.key): q for page in form.pages for q in page.questions}


def _place(page: Page) -> str:
    return page.key if page.repeat is not None else ""


def _kept_of(
    page: Page, before: Mapping[tuple[str, str], Question], answers: Answers
) -> dict[str, Any]:
    if page.repeat is None:
        return _still(page, before, answers)
    stored = answers.get(page.key)
    if not isinstance(stored, list):
        return {}
    rows = [_still(page, before, row) for row in stored if isinstance(row, Mapping)]
    return {page.key: [row for row in rows if row][: page.repeat.maximum]}


def _still(
    page: Page, before: Mapping[tuple[str, str], Question], answers: Answers
) -> dict[str, Any]:
    return {
        q.key: answers[q.key]
        for q in page.questions
        if q.key in answers and _is_same(before.get((_place(page), q.key)), q, answers[q.key])
    }


def _is_same(older: Question | None, newer: Question, value: Any) -> bool:
    if older is None or older.kind is not newer.kind:
        return False
    if older.options == newer.options:
        return True
    chosen = value if isinstance(value, list) else [value]
    return {*chosen} <= {option.value for option in newer.options}
