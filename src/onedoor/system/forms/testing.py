"""What other modules' tests may use: a form filled in as somebody would who has nothing to add."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from onedoor.system.forms.domain.conditions import holds
from onedoor.system.forms.domain.definition import FormDef, Kind, Question

__all__ = ["posted"]

_WORDS = "如实填写"
_VALUES: Mapping[Kind, str] = {
    Kind.YESNO: "no",
    Kind.IDCARD: "650502198803050210",
    Kind.USCC: "91650502MADEM0011M",
    Kind.PHONE: "13909020000",
    Kind.EMAIL: "ayiguli@example.cn",
    Kind.DECLARATION: "yes",
}


def posted(form: FormDef, *, today: date, **given: Any) -> dict[str, Any]:
    """Return a form as one screen posts it: ``given`` by question, all else made up.

    Every question that applies is answered, one row of each repeated page; choices take their
    first option.
    """
    found: dict[str, Any] = {}
    known: dict[str, Any] = {}
    for page in form.pages:
        if page.when and not holds(form.conditions[page.when], known):
            continue
        for question in page.questions:
            if question.when and not holds(form.conditions[question.when], known):
                continue
            value = given.get(question.key, _value(question, today))
            known[question.key] = value
            name = f"{page.key}-0-{question.key}" if page.repeat else question.key
            found |= _named(question, name, value)
    return found


def _named(question: Question, name: str, value: Any) -> dict[str, Any]:
    if question.kind is Kind.ADDRESS:
        return {f"{name}__region": question.options[0].value, f"{name}__detail": "爱国北路 8 号"}
    return {} if question.kind in (Kind.INFO, Kind.FILE) else {name: value}


def _value(question: Question, today: date) -> Any:
    limits = question.limits
    match question.kind:
        case Kind.CHOICE:
            return question.options[0].value
        case Kind.MULTI:
            return [question.options[0].value]
        case Kind.NUMBER | Kind.MONEY:
            return limits.minimum or "1"
        case Kind.DATE:
            return today.isoformat()
        case kind:
            return _VALUES.get(kind, _WORDS.ljust(limits.min_length, "填"))
