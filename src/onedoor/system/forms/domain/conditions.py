"""Conditions on answers: closed, total, the same in Python and in the browser.

``tests/vectors/conditions.json`` is the shared truth; both evaluators run it.  A condition
never raises: what cannot be compared does not hold.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

_BLANK = " \t\r\n\u3000"  # what counts as empty space, in both languages
# Short enough that a float in the browser compares as exactly as a Decimal here.
NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,3})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Op(StrEnum):
    EQ = "eq"  # 等于
    IN = "in"  # 属于
    FILLED = "filled"  # 已填写
    GTE = "gte"  # 不小于
    LTE = "lte"  # 不大于


@dataclass(frozen=True, slots=True)
class Test:
    """A claim about the answer to one question."""

    question: str
    op: Op
    value: str | tuple[str, ...] = ""


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these holds; of none, it holds."""

    of: tuple["Cond", ...]


@dataclass(frozen=True, slots=True)
class Any_:  # noqa: N801  # ``Any`` is taken
    """At least one of these holds; of none, it does not."""

    of: tuple["Cond", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """This does not hold."""

    of: "Cond"


Cond = Test | All | Any_ | Not


class CondUnreadable(ValueError):
    """The document is no condition; the message names the part that is wrong."""


def condition(document: object) -> Cond:
    """Read a condition; raise CondUnreadable when it is none."""
    match document:
        case {"all": [*parts], **rest} if not rest:
            return All(tuple(condition(part) for part in parts))
        case {"any": [*parts], **rest} if not rest:
            return Any_(tuple(condition(part) for part in parts))
        case {"not": part, **rest} if not rest:
            return Not(condition(part))
        case {"q": str(question), "op": str(op), **rest} if not set(rest) - {"v"}:
            return _test(question, op, rest.get("v", ""))
    raise CondUnreadable(str(document))


def _test(question: str, op: str, value: object) -> Test:
    if op not in list(Op):
        raise CondUnreadable(op)
    if op == Op.IN:
        if not isinstance(value, list):
            raise CondUnreadable(str(value))
        return Test(question, Op.IN, tuple(_words(item) for item in value))
    if isinstance(value, list | Mapping):
        raise CondUnreadable(str(value))
    return Test(question, Op(op), "" if op == Op.FILLED else _words(value))


def condition_document(cond: Cond) -> dict[str, Any]:
    """Return the condition as it stands in a document."""
    match cond:
        case All(of):
            return {"all": [condition_document(part) for part in of]}
        case Any_(of):
            return {"any": [condition_document(part) for part in of]}
        case Not(of):
            return {"not": condition_document(of)}
        case Test(question, Op.FILLED):
            return {"q": question, "op": "filled"}
        case Test(question, op, value):
            told = list(value) if isinstance(value, tuple) else value
            return {"q": question, "op": op.value, "v": told}


def questions_of(cond: Cond) -> Iterator[str]:
    """Yield the name of every question that the condition looks at."""
    match cond:
        case All(of) | Any_(of):
            for part in of:
                yield from questions_of(part)
        case Not(of):
            yield from questions_of(of)
        case Test(question):
            yield question


def holds(cond: Cond, answers: Mapping[str, Any]) -> bool:
    """Return whether the condition holds for these answers."""
    match cond:
        case All(of):
            return all(holds(part, answers) for part in of)
        case Any_(of):
            return any(holds(part, answers) for part in of)
        case Not(of):
            return not holds(of, answers)
        case Test(question, op, value):
            return _holds(op, value, answers.get(question))


def _holds(op: Op, value: str | tuple[str, ...], answer: object) -> bool:
    said = _said(answer)
    if op is Op.FILLED:
        return bool(said)
    if op is Op.IN:
        return any(one in value for one in said)
    if op is Op.EQ:
        return value in said
    return isinstance(value, str) and any(_ordered(op, one, value) for one in said)


def _said(answer: object) -> list[str]:
    """Return the non-blank words of an answer; rows and parts count by what is in them."""
    if isinstance(answer, Mapping):
        return [word for part in answer.values() for word in _said(part)]
    if isinstance(answer, Sequence) and not isinstance(answer, str | bytes):
        return [word for part in answer for word in _said(part)]
    word = "" if answer is None else _words(answer)
    return [word] if word else []


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip(_BLANK)


def _ordered(op: Op, left: str, right: str) -> bool:
    if NUMBER.fullmatch(left) and NUMBER.fullmatch(right):
        a, b = Decimal(left), Decimal(right)
        return a >= b if op is Op.GTE else a <= b
    if _DAY.fullmatch(left) and _DAY.fullmatch(right):
        return left >= right if op is Op.GTE else left <= right
    return False
