"""The browser's evaluator of conditions says the same as the server's."""

import json
from pathlib import Path

import pytest

VECTORS = Path(__file__).resolve().parents[5] / "tests/vectors/conditions.json"


@pytest.mark.browser
def test_conditions_hold_in_the_browser_exactly_when_the_vectors_say(page):
    cases = json.loads(VECTORS.read_text("utf-8"))

    opened = page("/ui/")
    found = opened.evaluate("cases => cases.map(c => onedoor.holds(c.when, c.answers))", cases)

    assert found == [case["holds"] for case in cases]


@pytest.mark.browser
def test_a_question_that_does_not_apply_is_hidden_until_it_does(page):
    opened = page("/ui/")
    assert opened.get_by_label("代办人姓名").is_hidden()

    opened.locator("#id_business_0").check()

    assert opened.get_by_label("代办人姓名").is_visible()


@pytest.mark.browser
def test_without_script_every_question_is_there(page):
    assert page("/ui/", javascript=False).get_by_label("代办人姓名").is_visible()
