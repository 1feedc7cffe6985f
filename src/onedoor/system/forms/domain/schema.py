"""The form as JSON Schema (2020-12) of its stored answers, for programs that fill it in.

The schema says what the server says: a question that does not apply may not be answered, one
that applies and is required must be.  JSON Schema cannot compare numbers and days written as
text; where a condition does, the schema leaves it open, and ``x-when`` tells it in our words.
"""

from collections.abc import Callable
from typing import Any

from onedoor.system.forms.domain.answers import is_needed
from onedoor.system.forms.domain.conditions import All, Any_, Cond, Not, Op, Test
from onedoor.system.forms.domain.conditions import condition_document as in_document
from onedoor.system.forms.domain.definition import (
    COMPOUND,
    SILENT,
    FormDef,
    Kind,
    Page,
    Question,
)
from onedoor.system.forms.domain.prefill import ORIGINS
from onedoor.system.forms.domain.values import parts_of

Schema = dict[str, Any] | bool
_FORMATS = {Kind.DATE: "date", Kind.EMAIL: "email"}
_PATTERNS = {
    Kind.NUMBER: r"^-?[0-9]{1,12}(\.[0-9]{1,3})?$",
    Kind.MONEY: r"^[0-9]{1,14}\.[0-9]{2}$",
    Kind.IDCARD: r"^[0-9]{17}[0-9X]$",
    Kind.USCC: r"^[0-9A-HJ-NPQRTUWXY]{18}$",
    Kind.DATE: r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
}
_EMPTY: list[Any] = ["", [], {}]
_NOT_BLANK = {"type": "string", "pattern": "[^ \\t\\r\\n\u3000]"}
_DEEPEST = 3  # rows hold answers, answers parts


def json_schema(form: FormDef) -> dict[str, Any]:
    """Return the schema of the form's stored answers, with the materials beside it."""
    root = _Object(form)
    for page in form.pages:
        if page.repeat is None:
            root.take(page.questions, page.when)
        else:
            root.rows(page)
    root.properties[ORIGINS] = {"type": "object"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": form.title.zh,
        **root.schema(),
        "x-materials": [
            {
                "key": material.key,
                "title": material.name.zh,
                "required": is_needed(material),
                **_when(form, material.when),
            }
            for material in form.materials
        ],
    }


class _Object:
    """An object's schema while it is being put together."""

    def __init__(self, form: FormDef) -> None:
        self.form = form
        self.properties: dict[str, Any] = {}
        self.rules: list[Schema] = []

    def take(self, questions: tuple[Question, ...], when: str) -> None:
        for question in questions:
            if question.kind in SILENT:
                continue
            self.properties[question.key] = self._property(question, when)
            self._ask(question, when, _itself)

    def rows(self, page: Page) -> None:
        assert page.repeat is not None
        inside = _inside(page.key)
        questions = page.questions
        self.properties[page.key] = {
            "type": "array",
            "title": page.title.zh,
            "minItems": page.repeat.minimum,
            "maxItems": page.repeat.maximum,
            "items": _closed({q.key: self._property(q, "") for q in questions}),
            **_when(self.form, page.when),
        }
        here = self._asked(page)
        self._say(page.key, here, here if page.repeat.minimum else False, _itself)
        for question in questions:
            self._ask(question, "", inside)

    def _property(self, question: Question, when: str) -> dict[str, Any]:
        return _property(question) | _when(self.form, question.when or when)

    def _ask(self, question: Question, when: str, place: "_Place") -> None:
        here = self._holds(when, question.when)
        needed = here if question.required else False
        if question.required_when:
            needed = self._holds(when, question.when, question.required_when)
        self._say(question.key, here, needed, place)

    def _holds(self, *names: str) -> Schema | None:
        """Return when all these conditions hold; None when a schema cannot say."""
        found = [_condition(self.form.conditions[name]) for name in names if name]
        if None in found:
            return None
        told = [one for one in found if one is not True]
        return {"allOf": told} if told else True

    def _asked(self, page: Page) -> Schema | None:
        """Return when a page applies and asks something."""
        found = [self._holds(page.when, question.when) for question in page.questions]
        if True in found:
            return True
        return None if None in found else {"anyOf": found}

    def _say(self, key: str, here: Schema | None, needed: Schema | None, place: "_Place") -> None:
        given = place({"required": [key], "properties": {key: {"not": {"enum": _EMPTY}}}})
        if needed is True:
            self.rules.append(given)
        elif isinstance(needed, dict):
            self.rules.append({"if": needed, "then": given})
        if isinstance(here, dict):
            self.rules.append({"if": here, "else": place({"properties": {key: False}})})

    def schema(self) -> dict[str, Any]:
        found = _closed(self.properties)
        return found | {"allOf": self.rules} if self.rules else found


_Place = Callable[[dict[str, Any]], dict[str, Any]]


def _itself(schema: dict[str, Any]) -> dict[str, Any]:
    return schema


def _inside(key: str) -> _Place:
    """Return where a rule about each row of a repeated page stands: conditions see all answers."""
    return lambda schema: {"properties": {key: {"items": schema}}}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _when(form: FormDef, when: str) -> dict[str, Any]:
    return {"x-when": in_document(form.conditions[when])} if when else {}


def _condition(cond: Cond) -> Schema | None:
    match cond:
        case All(of) | Any_(of):
            parts = [_condition(part) for part in of]
            if None in parts:
                return None
            if not parts:
                return isinstance(cond, All)
            return {"allOf" if isinstance(cond, All) else "anyOf": parts}
        case Not(of):
            inner = _condition(of)
            return None if inner is None else {"not": inner}
        case Test(question, op, value):
            return _test(question, op, value)
    return None


def _test(question: str, op: Op, value: str | tuple[str, ...]) -> Schema | None:
    if op is Op.FILLED:
        word: Schema = dict(_NOT_BLANK)
    elif op in (Op.EQ, Op.IN):
        wanted = [one for one in ([value] if isinstance(value, str) else value) if one]
        word = {"enum": wanted} if wanted else False
    else:
        return None
    return {"required": [question], "properties": {question: _somewhere(word, _DEEPEST)}}


def _somewhere(word: Schema, depth: int) -> Schema:
    """Return what holds of an answer in which this word stands, however deep."""
    if not depth:
        return word
    inner = _somewhere(word, depth - 1)
    return {
        "anyOf": [
            word,
            {"type": "array", "contains": inner},
            {"type": "object", "not": {"additionalProperties": {"not": inner}}},
        ]
    }


def _property(question: Question) -> dict[str, Any]:
    """Return the schema of one answer; an empty one may always stand, what must not is a rule."""
    found: dict[str, Any] = {"title": question.label.zh}
    if question.hint:
        found["description"] = question.hint.zh
    values = [option.value for option in question.options]
    if question.kind is Kind.MULTI:
        return found | {"type": "array", "items": {"enum": values}, "uniqueItems": True}
    if question.kind in COMPOUND:
        return found | {"anyOf": [{"const": {}}, _parts(question)]}
    whole = _string(question, _CHOICES.get(question.kind, values))
    return found | {"anyOf": [{"const": ""}, whole]}


_CHOICES = {Kind.YESNO: ["yes", "no"], Kind.DECLARATION: ["yes"]}


def _parts(question: Question) -> dict[str, Any]:
    own = {part.key: part for part in question.parts}
    needed = [key for key in parts_of(question) if key not in own or own[key].required]
    return {
        "type": "object",
        "properties": {
            key: _property(own[key]) if key in own else {"type": "string"}
            for key in parts_of(question)
        },
        "required": needed,
        "additionalProperties": False,
    }


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
    if question.limits.min_length:
        found["minLength"] = question.limits.min_length
    if question.limits.max_length:
        found["maxLength"] = question.limits.max_length
    return found
