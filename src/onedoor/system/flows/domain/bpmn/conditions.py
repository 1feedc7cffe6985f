"""The conditions of sequence flows as expressions that common engines read.

``==``, ``and``, ``or``, ``not`` and quoted words mean the same in Python and in the expression
language of Java engines.  The variable ``outcome_STEP`` holds how a step was left, and
``outcome_STEP__BRANCH`` what one department said.
"""

import json
import re
from collections.abc import Iterator

from onedoor.system.flows.domain.bpmn import names
from onedoor.system.flows.domain.definition import FlowDef, Outcome, Step
from onedoor.system.forms.api import Cond, reading

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_ALWAYS, _NEVER = "1 == 1", "1 == 0"


def conditions(flow: FlowDef) -> dict[str, str]:
    """Return the expression of every sequence flow that has one, by its name."""
    return {name: words for step in flow.steps for name, words in (*_parts(step), *_ways(step))}


def _parts(step: Step) -> Iterator[tuple[str, str]]:
    if any(branch.when for branch in step.branches):
        for branch in step.branches:
            told = expression(branch.when) if branch.when else _ALWAYS
            yield f"to.{names.part(step, branch)}", told


def _ways(step: Step) -> Iterator[tuple[str, str]]:
    if len(step.outcomes) > 1:
        graver: list[str] = []
        for outcome in step.outcomes:
            told = _said(step, outcome) if step.joint else _chosen(step, outcome)
            # No order among the ways out of a gateway is promised, so one condition holds.
            alone = "".join(f" and not ({one})" for one in graver)
            yield names.way(step.key, outcome.key), f"({told}){alone}" if alone else told
            if step.joint:
                graver.append(told)


def _chosen(step: Step, outcome: Outcome) -> str:
    told = f'outcome_{step.key} == "{outcome.key}"'
    return f"{told} and ({expression(outcome.when)})" if outcome.when else told


def _said(step: Step, outcome: Outcome) -> str:
    """Whether any of those who take part in a joint step gave this outcome."""
    said = []
    for branch in step.branches:
        told = f'outcome_{step.key}__{branch.key} == "{outcome.key}"'
        said.append(f"({expression(branch.when)}) and {told}" if branch.when else told)
    return " or ".join(f"({one})" for one in said)


def expression(cond: Cond) -> str:
    """Return a guard as an expression."""
    return _told(reading.plain(cond))


def _told(document: object) -> str:
    match document:
        case {"all": [*parts]}:
            return " and ".join(f"({_told(part)})" for part in parts) or _ALWAYS
        case {"any": [*parts]}:
            return " or ".join(f"({_told(part)})" for part in parts) or _NEVER
        case {"not": dict(part)}:
            return f"not ({_told(part)})"
        case {"q": question, "op": "filled"}:
            return f'{question} != ""'
        case {"q": question, "op": "in", "v": [*values]}:
            return " or ".join(f"{question} == {_quoted(one)}" for one in values) or _NEVER
        case {"q": question, "op": "eq", "v": value}:
            return f"{question} == {_quoted(value)}"
        case {"q": question, "op": op, "v": value}:
            sign = ">=" if op == "gte" else "<="
            number = _NUMBER.fullmatch(str(value))
            return f"{question} {sign} {value if number else _quoted(value)}"
    raise AssertionError(document)


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
