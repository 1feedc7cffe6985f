"""From a phone to a licence and a rating: one enterprise item, one case, every desk it passes."""

import re

import pytest
from playwright.sync_api import Page

from onedoor.law.articles import ADL, HAMI
from tests.browser import City, csp_clean, follow
from tests.journeys.applying import fill_in, hand_in
from tests.journeys.people import Person, begin, citizen, officer

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIRM = "好味道"
RECEIVER, ACCEPTER, REVIEWER, DECIDER, ISSUER, HANDLER = (f"650502{n:03}" for n in range(1, 7))
DELIVERER, SUPERVISOR = "650502012", "650502021"
_FORGIVEN = re.compile("status of 4[0-9][0-9]")


def step(person: Person, number: str, button: str, choice: str = "") -> None:
    """Make one move at the desk: open the case, press its button, choose, confirm."""
    person.go(f"/desk/case/{number}/")
    person.look()
    person.press(button)
    person.look()
    choices = person.page.locator("main input[type=radio]")
    if choice:
        person.page.get_by_label(choice, exact=True).check()
    elif choices.count():
        choices.first.check()
    follow(person.page.locator("main .actions button[type=submit]").first)


def apply(phone: Page, tmp_path) -> tuple[Person, str]:
    """Find the item in everyday words, apply for it, and return who applied and the number."""
    phone.fill("input[type=search]", "开饭店")
    with phone.expect_navigation():
        phone.keyboard.press("Enter")
    follow(phone.locator(".item-name a", has_text="食品经营许可（新办）").first)
    assert "0 次" in phone.locator("main").inner_text()  # 到现场: a 全程网办 item
    follow(phone.locator("main a", has_text="在线办理").first)
    applicant = citizen(phone, FIRM)
    applicant.look()
    begin(applicant)
    applicant.look()
    follow(phone.locator(".task a").first)
    assert fill_in(applicant, look=True) >= 5
    hand_in(applicant, tmp_path, look=True)
    applicant.press("核对并提交")
    applicant.look()
    applicant.press("确认提交")
    applicant.look()
    return applicant, phone.url.rstrip("/").split("/")[-2]


def review(reviewer: Person, number: str) -> None:
    """Find every material right and say so."""
    reviewer.go(f"/desk/case/{number}/")
    for fits in reviewer.page.locator("main input[value=fits]").all():
        fits.check()
    reviewer.page.fill("#id_note", "材料齐全，符合条件。")
    reviewer.look()
    reviewer.press("提交审查意见")


def at_no_counter(applicant: Person, number: str) -> bool:
    """Tell whether nothing of what happened names a window: the applicant went nowhere."""
    happened = applicant.page.locator("ol.timeline").first.inner_text()
    return number in applicant.words() and "窗口" not in happened


def licence_of(applicant: Person) -> bytes:
    """Take the licence home as a file, as its applicant and from the page of the case."""
    row = applicant.page.locator("main li.row", has_text="食品经营许可证")
    href = row.locator("a", has_text="PDF").first.get_attribute("href") or ""
    return applicant.page.request.get(href).body()


def rate_poorly(applicant: Person) -> None:
    """Rate the service with the worst of five faces; none is chosen beforehand."""
    page = applicant.page
    applicant.press("去评价")
    applicant.look()
    assert page.locator("main input[type=radio]:checked").count() == 0
    page.locator("#id_level_4").check()
    follow(page.locator("main button[type=submit]"))
    applicant.look()
    page.locator("main textarea").first.fill("跑了两趟。")
    follow(page.locator("main button[type=submit]").first)
    applicant.look()


@pytest.mark.verifies(HAMI(13), HAMI(14), HAMI(25), ADL(32, item=5), ADL(38))
@pytest.mark.check("A4-2", "A14-2", "A14-3", "A25-3")
def test_from_a_phone_to_a_licence_and_a_poor_rating(page, served_city: City, tmp_path):
    def desk(who: str) -> Person:
        return officer(page("/staff/login/"), served_city, who)

    applicant, number = apply(page("/", width=360, height=800), tmp_path)
    assert re.fullmatch(r"[0-9A-Z]{31}\d{8}\d{4,}", number)

    receiver = desk(RECEIVER)
    receiver.go("/desk/inbox/")
    receiver.look()
    assert "食品经营许可" in receiver.words()
    step(receiver, number, "收件")
    step(desk(ACCEPTER), number, "受理")
    applicant.go(f"/cases/{number}/")
    assert "受理通知书" in applicant.words()
    review(desk(REVIEWER), number)
    step(desk(DECIDER), number, "准予许可")
    step(desk(ISSUER), number, "制证")
    step(desk(DELIVERER), number, "送达", choice="电子送达")

    served_city.command("journal", "deliver")
    applicant.go(f"/cases/{number}/")
    applicant.look()
    assert "已送达" in applicant.words()
    assert "食品经营许可证" in applicant.words()
    assert at_no_counter(applicant, number)
    assert licence_of(applicant).startswith(b"%PDF-")
    rate_poorly(applicant)

    supervisor = desk(SUPERVISOR)
    supervisor.go("/desk/supervision/")
    supervisor.look()
    assert "食品经营许可" in supervisor.words()
    csp_clean(supervisor.page, forgiven=_FORGIVEN)
