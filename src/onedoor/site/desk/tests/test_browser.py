"""The desk in a real browser: keys, no script, axe, and pictures to look at."""

import pytest

from tests.browser import axe, csp_clean, follow, no_sideways_scroll, shot

pytestmark = pytest.mark.browser
RECEIVER, ACCEPTER, REVIEWER, DECIDER, CLERK = (
    "650502001", "650502002", "650502003", "650502004", "650502011"
)  # fmt: skip


def first_case(opened):
    follow(opened.locator("table.cases tbody a >> nth=0"))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["zh", "ug"])
def test_the_desk_is_readable_for_everybody_at_every_width(desk, width, language):
    how = {"width": width, "language": language}
    opened = desk(REVIEWER, "/desk/inbox/", **how)
    looked_at(opened, f"desk-inbox-{language}-{width}")
    opened.goto(("/ug" if language == "ug" else "") + "/desk/inbox/?state=accepted")
    first_case(opened)
    looked_at(opened, f"desk-case-{language}-{width}")

    opened = desk(CLERK, "/desk/counter/", **how)
    looked_at(opened, f"desk-counter-{language}-{width}")
    opened.fill("[name=number]", "91650502MADEM10146")
    follow(opened.locator("main button[type=submit]"))
    looked_at(opened, f"desk-counter-items-{language}-{width}")
    follow(opened.locator(".tile-link >> nth=0"))
    looked_at(opened, f"desk-take-in-{language}-{width}")


def looked_at(opened, name):
    opened.wait_for_load_state("networkidle")
    shot(opened, name)
    axe(opened)
    no_sideways_scroll(opened)


def test_an_officer_works_by_keyboard(desk):
    opened = desk(ACCEPTER, "/desk/inbox/?state=received", strict=True)

    opened.keyboard.press("j")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/desk/case/**")
    assert opened.locator("h1").inner_text()
    csp_clean(opened)


def test_a_case_is_accepted_without_javascript(desk):
    opened = desk(ACCEPTER, "/desk/inbox/?state=received", javascript=False)
    first_case(opened)

    follow(opened.locator(".moves a[href$='/accept/']"))
    assert "出具受理通知书" in opened.content()
    follow(opened.locator("main .actions button[type=submit]"))

    assert "已完成：受理" in opened.content()
    assert "受理通知书" in opened.content()
