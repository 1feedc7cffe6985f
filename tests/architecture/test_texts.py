"""Every refusal can be read by a person, in Chinese and in Uyghur."""

import re
from collections.abc import Iterator

import pytest

from onedoor.kernel import errors
from onedoor.kernel.texts import catalogue

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
