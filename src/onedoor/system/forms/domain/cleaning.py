"""From what was typed to answers, or to words that say how to mend it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from onedoor.law.articles import HAMI, implements
from onedoor.system.forms.domain import words
from onedoor.system.forms.domain.answers import (
    Answers,
    applies,
    asked,
    is_required,
    rows_of,
)
from onedoor.system.forms.domain.definition import (
    Channel,
    FormDef,
    Kind,
    OnConflict,
    Page,
    Question,
    Repeat,
)
from onedoor.system.forms.domain.prefill import Prefilled
from onedoor.system.forms.domain.texts import Text
from onedoor.system.forms.domain.values import PARTS, NotValid, value_of

Raw = Mapping[str, str | Sequence[str]]
_SILENT = (Kind.INFO, Kind.FILE)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Answers in their stored form, and for each wrong input (by its name) how to mend it."""

    values: dict[str, Any]
    errors: dict[str, Text]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.errors


@implements(HAMI(17), note="what a register says is not typed over, by whatever way it comes")
def clean(  # one POST has these sides
    form: FormDef,
    raw: Raw,
    *,
    page: str | None = None,
    channel: Channel = Channel.ONLINE,
    today: date,
    answers: Answers | None = None,
    sources: Mapping[str, Prefilled] | None = None,
) -> Cleaned:
    """Return the answers of one page (or of all, on one screen) out of a POST.

    ``answers`` are those given before, on which conditions may look.  Online a repeated page
    is one row at a time and the values are that row's (see ``remember``); on one screen the
    rows come together, under the page's key, and empty ones are dropped.  Questions that do
    not apply are neither checked nor returned.  Of ``sources`` (see ``prefill``) those that lock
    must have been posted as they are.
    """
    pages = form.pages if page is None else (form.page(page),)
    sheet = _Sheet(form, {**(answers or {}), **_posted(pages, raw)}, today, _locks(sources))
    for one in pages:
        if not applies(form, one.when, sheet.known):
            continue
        if one.repeat is not None and (page is None or channel is Channel.COUNTER):
            sheet.take_rows(one, one.repeat, _rows_posted(one, one.repeat, raw))
        else:
            sheet.take(asked(form, one, sheet.known), raw)
    return Cleaned(sheet.values, sheet.errors)


def settle(form: FormDef, answers: Answers, *, today: date) -> Cleaned:
    """Check stored answers as a whole, for submission.

    Answers to questions that do not apply are dropped; a page with a flaw is named by its
    questions, a repeated one by its key.
    """
    sheet = _Sheet(form, answers, today)
    for page in form.pages:
        if not applies(form, page.when, answers):
            continue
        questions = asked(form, page, answers)
        if page.repeat is None:
            sheet.take(questions, _as_posted(questions, answers))
            continue
        stored = answers.get(page.key)
        rows = (
            [row for row in stored if isinstance(row, Mapping)] if isinstance(stored, list) else []
        )
        posted = {index: _as_posted(page.questions, row) for index, row in enumerate(rows)}
        sheet.take_rows(page, page.repeat, posted)
    return Cleaned(sheet.values, sheet.errors)


def remember(
    form: FormDef, answers: Answers, cleaned: Cleaned, *, page: str, index: int | None = None
) -> dict[str, Any]:
    """Return the answers with a page's new values put in.

    A repeated page's values are one row: it replaces the row at ``index``, else it is added.
    Values of the page that no longer apply are kept until submission, so that going back
    loses nothing.
    """
    if form.page(page).repeat is None or page in cleaned.values:
        return {**answers, **cleaned.values}
    rows: list[Any] = rows_of(answers, form.page(page))
    if index is None or index >= len(rows):
        rows.append(cleaned.values)
    else:
        rows[index] = cleaned.values
    return {**answers, page: rows}


def _locks(sources: Mapping[str, Prefilled] | None) -> dict[str, Prefilled]:
    found = (sources or {}).items()
    return {key: one for key, one in found if one.on_conflict is OnConflict.LOCK}


def _posted(pages: Sequence[Page], raw: Raw) -> dict[str, Any]:
    """Return what was typed under each question's key, for conditions on the same screen."""
    return {
        q.key: list(given) if isinstance(given := raw[q.key], list | tuple) else given
        for page in pages
        if page.repeat is None
        for q in page.questions
        if q.key in raw
    }


@dataclass(slots=True)
class _Sheet:
    """What has been read so far of one POST or one set of stored answers."""

    form: FormDef
    known: Answers
    today: date
    locks: Mapping[str, Prefilled] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, Text] = field(default_factory=dict)

    def take(self, questions: Sequence[Question], raw: Raw) -> None:
        for question in questions:
            if question.kind in _SILENT:
                continue
            try:
                value = value_of(question, raw, today=self.today)
            except NotValid as wrong:
                self.errors[wrong.part or question.key] = wrong.told
                continue
            if self._differs(question, value):
                self.errors[question.key] = words.locked(self.locks[question.key].source)
            elif value in ("", [], {}) and is_required(self.form, question, self.known):
                self.errors[question.key] = words.missing(question)
            else:
                self.values[question.key] = value

    def _differs(self, question: Question, value: object) -> bool:
        lock = self.locks.get(question.key)
        if lock is None:
            return False
        try:
            return bool(value != value_of(question, {question.key: lock.value}, today=self.today))
        except NotValid:  # a register that says what the form cannot hold binds nobody
            return False

    def take_rows(self, page: Page, repeat: Repeat, rows: Mapping[int, Raw]) -> None:
        taken = []
        for index, raw in rows.items():
            known = {**self.known, **raw}
            row = _Sheet(self.form, known, self.today)
            row.take(asked(self.form, page, known), raw)
            taken.append(row.values)
            named = {f"{page.key}-{index}-{name}": told for name, told in row.errors.items()}
            self.errors.update(named)
        self.values[page.key] = taken
        if len(taken) < repeat.minimum:
            self.errors[page.key] = words.too_few(repeat)
        if len(taken) > repeat.maximum:
            self.errors[page.key] = words.too_many(repeat)


def _rows_posted(page: Page, repeat: Repeat, raw: Raw) -> dict[int, Raw]:
    """Return the rows of a screen that shows all of them, without the empty ones."""
    rows: dict[int, Raw] = {}
    for index in range(repeat.maximum + 1):
        prefix = f"{page.key}-{index}-"
        row = {name[len(prefix) :]: given for name, given in raw.items() if name.startswith(prefix)}
        if any(_typed(given) for given in row.values()):
            rows[index] = row
    return rows


def _typed(given: str | Sequence[str]) -> bool:
    return bool(given.strip()) if isinstance(given, str) else any(one.strip() for one in given)


def _as_posted(questions: Sequence[Question], answers: Answers) -> dict[str, str | Sequence[str]]:
    """Return stored answers as they would have been posted."""
    flat: dict[str, str | Sequence[str]] = {}
    for question in questions:
        value = answers.get(question.key)
        if isinstance(value, Mapping):
            for part in PARTS.get(question.kind, ()):
                flat[f"{question.key}__{part}"] = str(value.get(part, ""))
        elif isinstance(value, list | tuple):
            flat[question.key] = [str(one) for one in value]
        elif value is not None:
            flat[question.key] = str(value)
    return flat
