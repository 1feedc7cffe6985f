"""From what was typed to answers, or to words that say how to mend it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from onedoor.system.forms.domain import words
from onedoor.system.forms.domain.answers import (
    Answers,
    asked,
    is_required,
    keep_what_counts,
    rows_of,
)
from onedoor.system.forms.domain.definition import (
    SILENT,
    Channel,
    FormDef,
    OnConflict,
    Page,
    Question,
    Repeat,
)
from onedoor.system.forms.domain.prefill import (
    ORIGINS,
    RIGHT,
    WRONG,
    Prefilled,
    disputes,
    origins_document,
    recorded,
    row_prefix,
    settled,
)
from onedoor.system.forms.domain.texts import Text
from onedoor.system.forms.domain.values import NotValid, Raw, half_of, parts_of, value_of


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Answers in their stored form, and for each wrong input (by its name) how to mend it.

    ``halves`` are the parts that are right of compound answers of which others are not.
    """

    values: dict[str, Any]
    errors: dict[str, Text]
    halves: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.errors


def clean(  # one POST has this many sides
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
    not apply are neither checked nor returned.  ``sources`` are what registers answer; without
    them, what the stored answers say of it holds.
    """
    before = answers or {}
    origins = recorded(form, before) if sources is None else sources
    sheet = _Sheet(form, dict(before), today, origins)
    for one in form.pages:
        if page is not None and one.key != page:
            keep_what_counts(form, one, sheet.known)
            continue
        questions = asked(form, one, sheet.known)
        if not questions:
            sheet.leave(one)
        elif one.repeat is not None and (page is None or channel is Channel.COUNTER):
            sheet.take_rows(one, one.repeat, questions, _rows_posted(one, questions, raw))
        else:
            sheet.take(one, questions, raw)
    return sheet.cleaned()


def corrected(form: FormDef, answers: Answers, posted: Raw, *, today: date) -> Cleaned:
    """Check stored answers of which some were typed anew; what was said of registers stays."""
    whole = {**_retyped(form, answers), **posted}
    return clean(form, whole, channel=Channel.COUNTER, today=today, answers=answers)


def settle(form: FormDef, answers: Answers, *, today: date) -> Cleaned:
    """Check stored answers as a whole, for submission.

    Answers to questions that do not apply are dropped; a page with a flaw is named by its
    questions, a repeated one by its key.  What registers said stays with the answers it is
    about.
    """
    sheet = _Sheet(form, dict(answers), today, {})
    for page in form.pages:
        questions = asked(form, page, sheet.known)
        if not questions:
            sheet.leave(page)
        elif page.repeat is None:
            sheet.take(page, questions, _as_posted(questions, answers))
        else:
            rows = enumerate(rows_of(answers, page))
            posted = {index: _as_posted(page.questions, row) for index, row in rows}
            sheet.take_rows(page, page.repeat, questions, posted)
    kept = {k: v for k, v in recorded(form, answers).items() if sheet.values.get(k)}
    if kept:
        sheet.values[ORIGINS] = origins_document(kept)
    return sheet.cleaned()


def remember(
    form: FormDef, answers: Answers, cleaned: Cleaned, *, page: str, index: int | None = None
) -> dict[str, Any]:
    """Return the answers with a page's new values put in.

    A repeated page's values are one row: it replaces the row at ``index``, else it is added.
    Values of the page that no longer apply are kept until submission, so that going back
    loses nothing.  Where something is wrong, the rest is put in; in the place of what is wrong
    stands nothing, not what was there before: nobody finds an answer they have typed over.
    """
    values = {**cleaned.values, **cleaned.halves}
    if form.page(page).repeat is None or page in values:
        wrong = {name.split("__")[0] for name in cleaned.errors}
        merged = {**{key: one for key, one in answers.items() if key not in wrong}, **values}
        origins = {**answers.get(ORIGINS, {}), **values.get(ORIGINS, {})}
        changed = values.keys() - values.get(ORIGINS, {}).keys()
        kept = {key: one for key, one in origins.items() if not _is_gone(key, one, changed)}
        merged.pop(ORIGINS, None)
        return {**merged, ORIGINS: kept} if kept else merged
    rows: list[Any] = rows_of(answers, form.page(page))
    if index is not None and index < len(rows):
        rows[index] = values
    elif any(values.values()):
        rows.append(values)
    return {**answers, page: rows}


def _is_gone(key: str, origin: Any, changed: Collection[str]) -> bool:
    """Tell whether an answer was only offered by what it once was from, and is another now."""
    free = isinstance(origin, Mapping) and origin.get("on_conflict") == OnConflict.FREE
    return free and key in changed


@dataclass(slots=True)
class _Sheet:
    """What has been read so far of one POST or one set of stored answers.

    ``known`` are the answers that count so far; what is wrong does not.
    """

    form: FormDef
    known: dict[str, Any]
    today: date
    origins: Mapping[str, Prefilled]
    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, Text] = field(default_factory=dict)
    halves: dict[str, dict[str, str]] = field(default_factory=dict)
    found: dict[str, Prefilled] = field(default_factory=dict)

    def leave(self, page: Page) -> None:
        for key in (page.key, *(question.key for question in page.questions)):
            self.known.pop(key, None)

    def take(self, page: Page, questions: Sequence[Question], raw: Raw) -> None:
        known = self.known
        for question in questions:
            if question.kind not in SILENT:
                self._answer(question, raw, known)
        self.leave(page)
        self.known.update({q.key: self.values[q.key] for q in questions if q.key in self.values})

    def _answer(self, question: Question, raw: Raw, known: Answers) -> None:
        origin = self.origins.get(question.key)
        try:
            if origin is None:
                value = value_of(question, raw, today=self.today)
            else:
                value, said = settled(question, origin, raw, today=self.today)
                if said is not None:
                    self.found[question.key] = said
        except NotValid as wrong:
            self.errors[wrong.part or question.key] = wrong.told
            half = half_of(question, raw, today=self.today)
            if half:
                self.halves[question.key] = half
            return
        if value in ("", [], {}) and is_required(self.form, question, known):
            self.errors[question.key] = words.missing(question)
        else:
            self.values[question.key] = value

    def take_rows(
        self,
        page: Page,
        repeat: Repeat,
        questions: Sequence[Question],
        rows: Mapping[int, Raw],
    ) -> None:
        taken, asked = [], 0
        for index, raw in rows.items():
            row = _Sheet(self.form, dict(self.known), self.today, self._origins_of(page, index))
            row.take(page, questions, raw)
            named = {f"{page.key}-{index}-{name}": told for name, told in row.errors.items()}
            self.errors.update(named)
            is_answered = any(row.values.values())
            asked += is_answered or bool(row.errors)
            if is_answered:
                taken.append(row.values)
        self.known[page.key] = self.values[page.key] = taken
        if asked < repeat.minimum:
            self.errors[page.key] = words.too_few(repeat)
        if asked > repeat.maximum:
            self.errors[page.key] = words.too_many(repeat)

    def _origins_of(self, page: Page, index: int) -> dict[str, Prefilled]:
        prefix = row_prefix(page, index)
        named = (name for name in self.origins if name.startswith(prefix))
        return {name.removeprefix(prefix): self.origins[name] for name in named}

    def cleaned(self) -> Cleaned:
        if self.found:
            self.values[ORIGINS] = origins_document(self.found)
        return Cleaned(self.values, self.errors, self.halves)


def _rows_posted(page: Page, questions: Sequence[Question], raw: Raw) -> dict[int, Raw]:
    """Return the rows of a screen that shows all of them, without the empty ones."""
    assert page.repeat is not None
    rows: dict[int, Raw] = {}
    for index in range(page.repeat.maximum + 1):
        prefix = row_prefix(page, index)
        row = {name[len(prefix) :]: given for name, given in raw.items() if name.startswith(prefix)}
        if any(_typed(row[name]) for name in _names(questions) if name in row):
            rows[index] = row
    return rows


def _names(questions: Sequence[Question]) -> Iterator[str]:
    for question in questions:
        yield from (f"{question.key}__{part}" for part in parts_of(question))
        yield question.key


def _typed(given: str | Sequence[str]) -> bool:
    return bool(given.strip()) if isinstance(given, str) else any(one.strip() for one in given)


def _retyped(form: FormDef, answers: Answers) -> dict[str, str | Sequence[str]]:
    """Return stored answers as one screen would post them."""
    raw: dict[str, str | Sequence[str]] = {}
    for page in form.pages:
        if page.repeat is None:
            raw |= _as_posted(page.questions, answers)
            continue
        for index, row in enumerate(rows_of(answers, page)):
            typed = _as_posted(page.questions, row)
            raw |= {f"{page.key}-{index}-{name}": given for name, given in typed.items()}
    for key, one in disputes(form, answers).items():
        raw |= {key + WRONG: "yes", key + RIGHT: one.right}
    return raw


def _as_posted(questions: Sequence[Question], answers: Answers) -> dict[str, str | Sequence[str]]:
    """Return stored answers as they would have been posted."""
    flat: dict[str, str | Sequence[str]] = {}
    for question in questions:
        value = answers.get(question.key)
        if isinstance(value, Mapping):
            for part in parts_of(question):
                flat[f"{question.key}__{part}"] = str(value.get(part, ""))
        elif isinstance(value, list | tuple):
            flat[question.key] = [str(one) for one in value]
        elif value is not None:
            flat[question.key] = str(value)
    return flat
