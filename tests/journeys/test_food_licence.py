"""From a phone to a licence and a rating: one enterprise item, one case, every desk it passes."""

import re

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page

from onedoor.law.articles import ADL, HAMI
from tests.browser import City, csp_clean
from tests.journeys.people import Person, begin, citizen, officer

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIRM = "好味道"
ANSWERS = {
    "by_agent": "no",
    "contact_phone": "13909020000",
    "premises_address__region": "650502001000",
    "premises_address__detail": "爱国北路 8 号",
    "premises_area": "120",
    "trade": "sales",
    "projects": "packed",
    "web": "no",
    "staff_count": "4",
    "manager_name": "阿依古丽·买买提",
    "manager_idcard": "650502198803050210",
    "manager_post": "full",
    "delivery": "electronic",
    "declared": "yes",
    "more": "no",
}
RECEIVER, ACCEPTER, REVIEWER, DECIDER, ISSUER, HANDLER = (f"650502{n:03}" for n in range(1, 7))
DELIVERER, SUPERVISOR = "650502012", "650502021"
_FORGIVEN = re.compile("status of 4[0-9][0-9]")


def answer(page: Page) -> None:
    """Fill in whatever this page asks, leaving what was filled in for the applicant."""
    for question in page.locator("main form [name]").all():
        name = question.get_attribute("name") or ""
        kind = question.get_attribute("type")
        if name not in ANSWERS or kind == "hidden":
            continue
        value = ANSWERS[name]
        if kind in {"radio", "checkbox"}:
            if question.get_attribute("value") == value:
                question.check()
        elif question.evaluate("e => e.tagName") == "SELECT":
            question.select_option(value)
        elif not question.input_value():
            question.fill(value)


def fill_in(somebody: Person, *, look: bool) -> int:
    """Answer page after page; return how many there were."""
    pages = 0
    while "/form/" in somebody.page.url:
        answer(somebody.page)
        if look:
            somebody.look()
        before = somebody.page.url
        somebody.page.locator("main button.button-primary").click()
        somebody.page.wait_for_load_state()
        pages += 1
        assert somebody.page.url != before, somebody.words()
    return pages


def hand_in(somebody: Person, tmp_path, *, look: bool) -> None:
    """Hand in a photograph for each entry of the list that still waits for one."""
    while True:
        somebody.go(somebody.page.url)
        wanted = somebody.page.locator("main a", has_text=re.compile("^上传")).first
        if not wanted.count():
            return
        listing = somebody.page.url
        wanted.click()
        if look:
            somebody.look()
        somebody.page.set_input_files("input[type=file]", photograph(tmp_path))
        somebody.press("上传")
        assert "文件已收到" in somebody.words()
        somebody.go(listing)


def photograph(tmp_path) -> str:
    """Return the path of a picture of a plan, as a telephone takes it."""
    path = tmp_path / "平面布局图.jpg"
    if not path.exists():
        plan = Image.new("RGB", (1000, 1400), "white")
        pen = ImageDraw.Draw(plan)
        for n in range(12):
            box = (60 + 30 * n, 80 + 90 * n, 900 - 20 * n, 150 + 90 * n)
            pen.rectangle(box, outline="black", width=6)
        plan.save(path, quality=85)
    return str(path)


def step(person: Person, number: str, button: str) -> None:
    """Make one move at the desk: open the case, press its button, confirm."""
    person.go(f"/desk/case/{number}/")
    person.look()
    person.press(button)
    person.look()
    choices = person.page.locator("main input[type=radio]")
    if choices.count():
        choices.first.check()
    person.page.locator("main .actions button[type=submit]").first.click()
    person.page.wait_for_load_state()


def apply(phone: Page, tmp_path) -> tuple[Person, str]:
    """Find the item in everyday words, apply for it, and return who applied and the number."""
    phone.fill("input[type=search]", "开饭店")
    phone.keyboard.press("Enter")
    phone.wait_for_load_state()
    phone.locator(".item-name a", has_text="食品经营许可（新办）").first.click()
    phone.wait_for_load_state()
    phone.locator("main a", has_text="在线办理").first.click()
    phone.wait_for_load_state()
    applicant = citizen(phone, FIRM)
    applicant.look()
    begin(applicant)
    applicant.look()
    phone.locator(".task a").first.click()
    phone.wait_for_load_state()
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
    reviewer.page.fill("#id_note", "材料齐全,符合条件。")
    reviewer.look()
    reviewer.press("提交审查意见")


def rate_poorly(applicant: Person) -> None:
    """Rate the service with the worst of five faces; none is chosen beforehand."""
    page = applicant.page
    applicant.press("去评价")
    applicant.look()
    assert page.locator("main input[type=radio]:checked").count() == 0
    page.locator("#id_level_4").check()
    page.locator("main button[type=submit]").click()
    page.wait_for_load_state()
    applicant.look()
    page.locator("main textarea").first.fill("跑了两趟。")
    page.locator("main button[type=submit]").first.click()
    page.wait_for_load_state()
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
    step(desk(DELIVERER), number, "送达")

    served_city.command("journal", "deliver")
    applicant.go(f"/cases/{number}/")
    applicant.look()
    assert "已送达" in applicant.words()
    assert "食品经营许可证" in applicant.words()
    rate_poorly(applicant)

    supervisor = desk(SUPERVISOR)
    supervisor.go("/desk/supervision/")
    supervisor.look()
    assert "食品经营许可" in supervisor.words()
    csp_clean(supervisor.page, forgiven=_FORGIVEN)
