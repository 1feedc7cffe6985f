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


# Three questions of one screen: the second rests on the first, the third on the second.
CHAIN = """() => {
  const form = document.querySelector('#id_business_0').form;
  form.insertAdjacentHTML('beforeend', `
    <input class="input-number" id="size" name="size">
    <div id="two" data-when='{"q": "size", "op": "gte", "v": "10"}'>
      <input name="more" value="yes" aria-label="2"></div>
    <div id="three" data-when='{"q": "more", "op": "eq", "v": "yes"}'>3</div>`);
}"""


@pytest.mark.browser
@pytest.mark.parametrize("typed, shown", [("9", False), ("１２", True), ("1,200", True)])
def test_what_is_hidden_does_not_count_and_numbers_are_read_as_they_are_typed(page, typed, shown):
    opened = page("/ui/")
    opened.evaluate(CHAIN)

    opened.fill("#size", typed)

    assert [opened.locator(name).is_visible() for name in ("#two", "#three")] == [shown, shown]


@pytest.mark.browser
@pytest.mark.parametrize("name, size, told", [
    ("照片.heic", 10, ""), ("plan", 10, ""),
    ("plan.pdf", 21 << 20, "文件太大"), ("plan.pdf", 10, ""),
])  # fmt: skip
def test_a_file_that_cannot_be_taken_is_told_before_it_is_sent(page, name, size, told):
    opened = page("/ui/")
    box = opened.locator("[data-file][data-max-mb]").first
    box.locator("input").evaluate(
        """(input, [name, size]) => {
            const files = new DataTransfer();
            files.items.add(new File([new Uint8Array(size)], name));
            input.files = files.files;
            input.dispatchEvent(new Event('change', {bubbles: true}));
        }""",
        [name, size],
    )

    state = box.locator("[data-file-state]").inner_text()
    assert told in state if told else state == name
    assert box.locator("input").evaluate("input => input.files.length") == (0 if told else 1)


@pytest.mark.browser
def test_the_keys_of_a_kiosk_type_into_its_question(page):
    opened = page("/ui/kiosk/1/")

    for key in ("1", "2", "X", "⌫", "3"):
        opened.get_by_text(key, exact=True).click()

    assert opened.locator(".kiosk-question input").input_value() == "123"
