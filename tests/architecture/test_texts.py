"""Every refusal can be read by a person, in Chinese and in Uyghur."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import onedoor
from onedoor.general.people import api as people
from onedoor.general.people.domain.authorisations import ScopeMissing
from onedoor.kernel import errors
from onedoor.kernel.access import DutyMissing, rule_of
from onedoor.kernel.answers import advice_of
from onedoor.kernel.texts import catalogue, name_of
from onedoor.operation.cases.domain.roles import RoleMissing, check_role
from onedoor.operation.cases.domain.states import EDGES
from onedoor.system.flows.domain import flaw_words as of_flows
from onedoor.system.forms.api import Text
from onedoor.system.forms.domain import flaw_words as of_forms
from onedoor.system.items.domain.rules import words as of_items
from tests.architecture.test_routes import patterns

_KINDS = {
    "Missing", "Forbidden", "Refused", "Invalid", "TooMany", "Unavailable", "DomainError",
}  # fmt: skip
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def reasons(kind: type[errors.DomainError] = errors.DomainError) -> Iterator[str]:
    for sub in kind.__subclasses__():
        if "code" in vars(sub) and ".tests." not in sub.__module__:
            yield sub.code
        yield from reasons(sub)


@pytest.mark.parametrize("language", ["zh-hans", "ug"])
def test_each_reason_has_its_words_and_no_words_are_left_over(language):
    assert sorted(set(reasons())) == sorted(catalogue(language))


def test_no_part_of_an_advice_is_empty():
    empty = [
        f"{language} {code}"
        for language in ("zh-hans", "ug")
        for code, advice in catalogue(language).items()
        if not (advice.what and advice.now and advice.ask)
    ]

    assert empty == []


def test_both_languages_fill_in_the_same_facts():
    def facts(language, code):
        advice = catalogue(language)[code]
        return set(_PLACEHOLDER.findall(advice.what + advice.now + advice.ask))

    unequal = [c for c in catalogue("zh-hans") if facts("zh-hans", c) != facts("ug", c)]

    assert unequal == []


def test_a_reason_is_a_leaf_and_says_its_module():
    def leaves(kind):
        for sub in kind.__subclasses__():
            if sub.__name__ not in _KINDS and ".tests." not in sub.__module__:
                yield sub
            yield from leaves(sub)

    odd = [
        f"{sub.__module__}.{sub.__name__}"
        for sub in leaves(errors.DomainError)
        if "code" in vars(sub) and sub.code.split(".")[0] not in sub.__module__.split(".")
    ]

    assert odd == []


SOURCE = Path(onedoor.__file__).parent
_WORDS = (of_forms, of_flows, of_items)
_CHECKS = (
    "forms/domain/flaws.py", "forms/domain/parsing.py", "forms/domain/reading.py",
    "flows/domain/proofs.py", "flows/domain/definition.py", "flows/domain/bpmn/parsing.py",
    "items/domain/rules/asking.py", "items/domain/rules/identity.py",
    "items/domain/rules/permits.py", "items/domain/rules/promises.py",
    "items/domain/rules/sense.py", "items/domain/rules/telling.py", "items/domain/parsing.py",
    "items/domain/editing/files.py",
)  # fmt: skip
_ARABIC = re.compile("[\u0620-\u06ff]")
_HAN = re.compile("[\u4e00-\u9fff]")


def texts_of_flaws() -> dict[str, Text]:
    return {
        f"{module.__name__}.{name}": one
        for module in _WORDS
        for name, one in vars(module).items()
        if isinstance(one, Text) and one.zh
    }


def refusals_by_duty() -> Iterator[errors.DomainError]:
    """Return every refusal that names duties: of each move and page, of each duty and scope."""
    for edge in EDGES:
        try:
            check_role(edge, frozenset())
        except RoleMissing as refused:
            yield refused
    for pattern in patterns():
        rule = rule_of(pattern.callback)
        if rule is not None and rule.duties:
            yield DutyMissing(duties=tuple(sorted(rule.duties)))
    yield from (DutyMissing(duties=(duty.value,)) for duty in people.Duty)
    yield from (ScopeMissing(scope=scope.value) for scope in people.Scope)


@pytest.mark.parametrize("language, script", [("zh-hans", _HAN), ("ug", _ARABIC)])
def test_who_may_do_something_is_named_in_words_and_by_no_code(language, script):
    told = [(one.facts, advice_of(one, language)) for one in refusals_by_duty()]
    coded = [facts for facts, words in told if re.search(r"[a-z]{3}", f"{words.what}{words.now}")]

    assert len(told) > 150
    assert coded == []
    assert all(script.search(f"{words.what}{words.now}") for _facts, words in told)
    assert name_of("cases.accept", "zh-hans") == "受理"
    assert (
        "受理、审查"
        in advice_of(DutyMissing(duties=("cases.accept", "cases.review")), "zh-hans").now
    )


def test_no_flaw_lacks_uyghur_and_both_languages_name_the_same():
    found = texts_of_flaws()
    unequal = [
        name
        for name, one in found.items()
        if not _ARABIC.search(one.ug)
        or sorted(_PLACEHOLDER.findall(one.zh)) != sorted(_PLACEHOLDER.findall(one.ug))
        or _HAN.search(re.sub("«[^»]*»", "", one.ug))
    ]

    assert len(found) > 130
    assert unequal == []


@pytest.mark.parametrize("name", _CHECKS)
def test_a_check_takes_its_words_from_where_both_languages_stand(name):
    """Whoever yields or notes a flaw names it: a sentence of its own would be Chinese only."""
    tree = ast.parse((SOURCE / "system" / name).read_text("utf-8"))
    told = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Yield)
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            and node.func.attr == "note")
    ]  # fmt: skip
    prose = [
        one.value
        for node in told
        for one in ast.walk(node.value if isinstance(node, ast.Yield) else node.args[-1])
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and _HAN.search(one.value)
    ]

    assert prose in ([], ["、"])
