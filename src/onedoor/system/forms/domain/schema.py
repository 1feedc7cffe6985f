"""The form as JSON Schema (2020-12), for programs that fill it in."""

from typing import Any

from onedoor.system.forms.domain.definition import FormDef, Kind, Page, Question
from onedoor.system.forms.domain.values import PARTS

_FORMATS = {Kind.DATE: "date", Kind.EMAIL: "email"}
_PATTERNS = {
    Kind.NUMBER: r"^-?\d{1,12}(\.\d{1,3})?$",
    Kind.MONEY: r"^\d{1,14}\.\d{2}$",
    Kind.IDCARD: r"^\d{17}[\dX]$",
    Kind.USCC: r"^[0-9A-HJ-NPQRTUWXY]{18}$",
}


def json_schema(form: FormDef) -> dict[str, Any]:
    """Return the schema of the form's stored answers.

    Conditions stay out of it: they decide on submission what is required.  So only what is
    always asked is required here.
    """
    properties: dict[str, Any] = {}
    required: list[str] = []
    for page in form.pages:
        if page.repeat is not None:
            properties[page.key] = {
                "type": "array",
                "title": page.title.zh,
                "minItems": 0 if page.when else page.repeat.minimum,
                "maxItems": page.repeat.maximum,
                "items": _object(page),
            }
            continue
        inner = _object(page)
        properties |= inner["properties"]
        required += [] if page.when else inner["required"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": form.title.zh,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _object(page: Page) -> dict[str, Any]:
    asked = [q for q in page.questions if q.kind not in (Kind.INFO, Kind.FILE)]
    return {
        "type": "object",
        "properties": {q.key: _property(q) for q in asked},
        "required": [q.key for q in asked if q.required and not (q.when or q.required_when)],
        "additionalProperties": False,
    }


def _property(question: Question) -> dict[str, Any]:
    found: dict[str, Any] = {"title": question.label.zh}
    if question.hint:
        found["description"] = question.hint.zh
    values = [option.value for option in question.options]
    if question.kind is Kind.MULTI:
        return found | {"type": "array", "items": {"enum": values}, "uniqueItems": True}
    if question.kind in PARTS:
        parts = PARTS[question.kind]
        return found | {
            "type": "object",
            "properties": {part: {"type": "string"} for part in parts},
            "required": list(parts),
        }
    if question.kind is Kind.YESNO:
        values = ["yes", "no"]
    if question.kind is Kind.DECLARATION:
        values = ["yes"]
    return found | _string(question, values)


def _string(question: Question, values: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "string"}
    if values:
        found["enum"] = values
    if question.kind in _FORMATS:
        found["format"] = _FORMATS[question.kind]
    pattern = _PATTERNS.get(question.kind) or (
        f"^(?:{question.limits.pattern})$" if question.limits.pattern else ""
    )
    if pattern:
        found["pattern"] = pattern
    if question.limits.max_length:
        found["maxLength"] = question.limits.max_length
    return found
