"""情形导办: the few answers that decide what applies, as they come before there is a form."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from onedoor.system.forms.domain.answers import Answers
from onedoor.system.forms.domain.definition import FormDef, Kind

_YES_NO = frozenset(("yes", "no"))


def situation(form: FormDef, given: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the answers to the deciding questions; what is no option counts as not answered."""
    answers: dict[str, Any] = {}
    for key in form.situations:
        question = form.question(key)
        known = {option.value for option in question.options} or _YES_NO
        chosen = list(dict.fromkeys(word for word in given.get(key, ()) if word in known))
        if chosen:
            answers[key] = chosen if question.kind is Kind.MULTI else chosen[-1]
    return answers


def carry(
    form: FormDef, answers: Answers, decided: Answers, *, confirmed: Collection[str]
) -> dict[str, Any]:
    """Return the answers with a situation put in, which waits to be confirmed.

    What stands on a page that the applicant has saved is not touched.
    """
    saved = {q.key for page in form.pages if page.key in confirmed for q in page.questions}
    return {**answers, **{key: value for key, value in decided.items() if key not in saved}}
