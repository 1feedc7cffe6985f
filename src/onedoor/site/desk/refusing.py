"""A move that a rule refuses: its page comes back with what was typed, and says what is wrong."""

from collections.abc import Callable, Iterable, Mapping

from django import forms

from onedoor.kernel.answers import status_of
from onedoor.kernel.errors import DomainError, Missing
from onedoor.kernel.fields import Problem
from onedoor.site.desk.system import problem_of

# Of which part of a form a refusal speaks; the first that the form has.
_PARTS: Mapping[str, tuple[str, ...]] = {
    "cases.authority_missing": ("authority",),
    "cases.day_impossible": ("filed_on", "decided_on"),
    "cases.days_out_of_range": ("days",),
    "cases.gaps_not_promised": ("on_paper",),
    "cases.in_their_hands": ("to",),
    "cases.no_duty_for_it": ("to",),
    "cases.no_other_case": ("double_of",),
    "cases.not_entered_by_staff": ("mistake",),
    "cases.objection_unanswered": ("note",),
    "cases.objection_without_words": ("note",),
    "cases.procedure_not_published": ("procedure",),
    "cases.procedure_used_up": ("procedure",),
    "cases.reason_missing": ("reason", "opinion", "found", "result", "statement", "note"),
    "cases.reason_too_short": ("reason", "opinion", "found", "result", "statement", "note"),
    "cases.remedy_missing": ("remedy",),
    "cases.turn_not_open": ("turn",),
    "cases.where_missing": ("turn_to", "to"),
    "documents.licence_not_a_letter": ("document",),
    "documents.no_longer_in_force": ("document",),
    "documents.not_a_slip": ("right",),
    "documents.not_as_registered": ("right",),
    "documents.not_on_the_paper": ("wrong",),
    "documents.operative_part": ("wrong",),
}


def tried(run: Callable[[], object]) -> DomainError | None:
    """Make a move; return why not, where a rule says no.  What is not there has its own page."""
    try:
        run()
    except Missing:
        raise
    except DomainError as refused:
        return refused
    return None


def told(form: forms.Form, refused: DomainError | None) -> list[Problem]:
    """Write a refusal at the part of the form it speaks of; return it where it is of none."""
    if refused is None:
        return []
    words = problem_of(refused)
    part = next((name for name in _parts(form, refused) if name in form.fields), "")
    if not part:
        return [words]
    form.add_error(part, words.text)
    return []


def status(refused: DomainError | None, *, wrong: bool) -> int:
    """Return the status of a page that asks: as it was refused, or 422 where its form is wrong."""
    return status_of(refused) if refused else 422 if wrong else 200


def _parts(form: forms.Form, refused: DomainError) -> Iterable[str]:
    letter = str(refused.facts.get("letter", ""))
    if not letter:
        return _PARTS.get(refused.code, ())
    unseen = chr(int(letter.removeprefix("U+"), 16))
    return (name for name, said in form.cleaned_data.items() if unseen in str(said))
