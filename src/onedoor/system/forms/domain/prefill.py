"""Answers that need not be asked, with where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from onedoor.system.forms.domain.definition import FormDef, OnConflict
from onedoor.system.forms.domain.texts import Text


@dataclass(frozen=True, slots=True)
class Prefilled:
    """A value taken from a licence: whose words they are and when they were fetched."""

    value: str
    source: Text
    licence: str
    fetched_at: datetime
    on_conflict: OnConflict


def takes_from_licences(form: FormDef) -> bool:
    """Tell whether any answer may come from a licence, so that asking for them is worthwhile."""
    return any(q.source is not None for page in form.pages for q in page.questions)


def prefill(
    form: FormDef, found: Mapping[str, Mapping[str, str]], *, at: datetime
) -> dict[str, Prefilled]:
    """Return the answers that licences give, by question.

    ``found`` holds, for each licence kind the applicant has in force, its fields.  What is not
    there is left to the applicant: a silent register never blocks.
    """
    return {
        question.key: Prefilled(
            value, question.source.name, question.source.licence, at, question.source.on_conflict
        )
        for page in form.pages
        for question in page.questions
        if question.source is not None
        and (value := found.get(question.source.licence, {}).get(question.source.field, ""))
    }
