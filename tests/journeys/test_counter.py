"""The counter: one dense screen, the questions of the web, and hands that stay on the keyboard."""

import re
import tomllib
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, StorageState
from pypdf import PdfReader

from onedoor.law.articles import ADL, HAMI
from onedoor.system import items
from tests.browser import axe, follow, no_sideways_scroll, shot
from tests.journeys.applying import ANSWERS as ONLINE
from tests.journeys.applying import photograph
from tests.journeys.people import begin, citizen, officer

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CLERK, FIRM = "650502011", "91650502MADEM10146"
DEFINITION = Path(items.__file__).parent / "data" / "food_business.toml"
# The same answers as online, under the names of the one screen.
ANSWERS = {
    f"managers-0-{name}" if name.startswith("manager_") else name: value
    for name, value in ONLINE.items()
    if name != "more"
}
_BESIDE = ("file_", "paper_", "refuse-", "agreed")  # what the clerk adds to the answers


@pytest.fixture(scope="module")
def clerk(browser, served_city) -> StorageState:
    """Sign the clerk in, once for all tests of this file; return what the browser then keeps."""
    context = browser.new_context(base_url=served_city.address)
    officer(context.new_page(), served_city, CLERK)
    kept = context.storage_state()
    context.close()
    return kept


@pytest.fixture
def counter(page, clerk):
    """Open the counter in a browser of its own."""

    def open_counter(**how) -> Page:
        opened = page("/", **how)
        opened.context.set_default_timeout(10_000)
        opened.context.add_cookies(clerk["cookies"])
        opened.goto(("/ug" if how.get("language") == "ug" else "") + "/desk/counter/")
        return opened

    return open_counter


@pytest.fixture
def screen(counter):
    """Open the screen of the item for the firm, by whatever is quickest."""

    def open_screen(**how) -> Page:
        opened = counter(**how)
        opened.fill("[name=number]", FIRM)
        follow(opened.locator("main button[type=submit]"))
        follow(opened.locator(".tile-link >> nth=0"))
        return opened

    return open_screen


def fill_in(opened: Page, **instead: str) -> None:
    """Answer everything with whatever is quickest."""
    for name, value in {**ANSWERS, **instead}.items():
        field = opened.locator(f"main form [name='{name}']").first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        elif field.get_attribute("type") in {"radio", "checkbox"}:
            opened.locator(f"main form [name='{name}'][value='{value}']").check()
        else:
            field.fill(value)


def asked(opened: Page) -> set[str]:
    """Return the questions of a page, by the keys of the form's definition."""
    names = opened.locator("main form [name]").evaluate_all("all => all.map(e => e.name)")
    plain = {re.sub(r"^managers-\d+-", "", name).partition("__")[0] for name in names}
    ours = ("csrfmiddlewaretoken", "key", "version", "do", "then", "more", "index")
    return {name for name in plain if name not in ours and not name.startswith(_BESIDE)}


def defined() -> list[dict]:
    """Return the pages of the form as its definition has them."""
    return tomllib.loads(DEFINITION.read_text("utf-8"))["form"]["pages"]


def printed(case: Page, link: str) -> str:
    """Return the words of a paper, without the blanks between them."""
    paper = case.request.get(link)
    assert paper.headers["content-type"] == "application/pdf"
    pages = PdfReader(BytesIO(paper.body())).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))


@pytest.mark.verifies(HAMI(15))
@pytest.mark.check("A15-1")
def test_the_counter_asks_what_the_web_asks(screen, page):
    whole = {question["key"] for page in defined() for question in page["questions"]}
    always = {q["key"] for p in defined() if not p.get("when") for q in p["questions"]}
    somebody = citizen(page("/apply/" + screen_item(opened := screen()) + "/"), "格明古丽")
    begin(somebody)
    online = set()
    draft = somebody.page.url
    for one in defined():
        repeated = "0/" if one.get("repeat") else ""
        somebody.go(f"{draft}form/{one['key']}/{repeated}")
        online |= asked(somebody.page)

    assert asked(opened) - {"promised"} == whole  # a promise is no question of the form
    assert online <= whole
    assert always - online == {q["key"] for p in defined() for q in p["questions"] if "when" in q}


def screen_item(opened: Page) -> str:
    return opened.url.rstrip("/").split("/")[-1]


def test_all_that_is_wrong_is_said_at_once_and_nothing_typed_is_lost(screen):
    opened = screen()
    wrong = {"contact_phone": "12", "premises_area": "-3", "managers-0-manager_idcard": "650502"}
    fill_in(opened, **wrong)
    opened.check("[name=projects][value=hot]")
    opened.fill("#id_staff_count", "")
    with opened.expect_response(lambda told: told.request.method == "POST") as answered:
        opened.locator("[name=do][value=accept]").click()

    assert answered.value.status == 422
    opened.wait_for_load_state()
    told = opened.locator(".error-summary a").evaluate_all("all => all.map(a => a.hash)")
    assert told == [
        "#id_contact_phone", "#id_premises_area", "#id_staff_count", "#id_managers-0-manager_idcard"
    ]  # fmt: skip
    assert opened.locator(".field .error-text").count() == len(told)
    kept = {**ANSWERS, **wrong, "staff_count": ""}
    for name in ("contact_phone", "premises_area", "premises_address__region",
                 "premises_address__detail", "staff_count", "managers-0-manager_name",
                 "managers-0-manager_idcard"):  # fmt: skip
        assert opened.input_value(f"[name='{name}']") == kept[name], name
    assert sorted(chosen(opened, "projects")) == ["hot", "packed"]
    assert chosen(opened, "managers-0-manager_post") == ["full"]
    axe(opened)
    no_sideways_scroll(opened)


def chosen(opened: Page, name: str) -> list[str]:
    ticked = opened.locator(f"[name='{name}']:checked")
    return ticked.evaluate_all("all => all.map(e => e.value)")


def test_nothing_entered_at_all_names_every_required_question(screen):
    opened = screen(javascript=False)
    follow(opened.locator("[name=do][value=accept]"))

    told = opened.locator(".error-summary a").evaluate_all("all => all.map(a => a.hash)")
    assert "#id_managers-0-manager_name" in told
    assert len(told) >= 9
    assert len(set(told)) == len(told)


def test_a_wrong_file_is_refused_beside_its_entry_and_the_answers_stay(screen, tmp_path):
    opened = screen()
    fill_in(opened)
    script = tmp_path / "平面图.pdf"
    script.write_text("<script>alert(1)</script>", "utf-8")
    opened.set_input_files("#file_layout", script)
    opened.check("[name=paper_rules]")
    follow(opened.locator("[name=do][value=accept]"))

    assert opened.locator(".error-summary a").get_attribute("href") == "#file_layout"
    assert opened.locator("#file_layout_error").inner_text()
    assert opened.input_value("[name=contact_phone]") == ANSWERS["contact_phone"]
    assert opened.is_checked("[name=paper_rules]")


def test_a_chosen_file_stays_when_another_answer_changes_the_list(screen, tmp_path):
    opened = screen()
    fill_in(opened)
    opened.set_input_files("#file_layout", photograph(tmp_path))
    with opened.expect_response("**/check/"):
        opened.check("[name=web][value=yes]")
    opened.wait_for_selector("#file_web_page")

    assert "网络经营页面截图" in opened.inner_text("#checked")
    assert opened.locator("#file_layout").evaluate("e => e.files[0].name") == "平面布局图.jpg"
    assert opened.locator("[name=web_address]").is_visible()
    assert not opened.locator("[name=agent_name]").is_visible()


def test_the_counter_works_without_javascript(screen, tmp_path):
    opened = screen(javascript=False)
    fill_in(opened, by_agent="yes")
    follow(opened.locator("main button[formaction]"))
    assert "授权委托书" in opened.inner_text("#checked")
    assert opened.input_value("[name='managers-0-manager_name']") == "阿依古丽·买买提"

    fill_in(opened)
    opened.set_input_files("#file_layout", photograph(tmp_path))
    opened.check("[name=paper_rules]")
    follow(opened.locator("[name=do][value=accept]"))

    assert "已受理" in opened.inner_text("h1")


def refuse(opened: Page, how: str) -> None:
    """Give a ground and a reason, where the page asks for them, and send."""
    opened.locator(f"[name=refuse-ground][value={how}]").check()
    opened.fill("[name=refuse-reason]", "该门店只销售预包装食品，依法办理备案。")
    follow(opened.locator("[name=do][value=decline]"))


@pytest.mark.verifies(ADL(32, item=1), HAMI(13))
@pytest.mark.parametrize("javascript", [True, False])
def test_what_is_not_accepted_leaves_with_a_notice_in_writing(screen, javascript):
    opened = screen(javascript=javascript)
    if javascript:
        opened.keyboard.press("Shift+F8")
        assert opened.evaluate("document.activeElement.tagName") == "SUMMARY"
    else:
        opened.click("#refuse summary")
    follow(opened.locator("[name=do][value=decline]"))
    told = opened.locator(".error-summary a").evaluate_all("all => all.map(a => a.hash)")
    assert told == ["#id_refuse-ground_0", "#id_refuse-reason"]
    if javascript:  # axe is a script itself
        axe(opened)

    refuse(opened, "not_needed")

    assert "不予受理" in opened.inner_text("main")
    links = opened.locator("main a[href*='/paper/']").evaluate_all("all => all.map(a => a.href)")
    notice = printed(opened, links[-1])
    for words in ("不予受理通知书", "第三十二条第一款第（一）项", "该门店只销售预包装食品"):
        assert words in notice


def test_the_clerk_sees_what_the_applicant_has_under_way(screen):
    opened = screen()
    fill_in(opened)
    opened.keyboard.press("F8")
    opened.wait_for_url("**/counter/taken/**")
    number = opened.url.rstrip("/").split("/")[-1]
    opened.keyboard.press("F2")
    opened.wait_for_url(re.compile("/desk/(counter|hall)/$"))  # the hall, where a clerk is seated

    again = screen()

    first = again.locator("#under_way li").first
    assert "同一事项" in first.inner_text()
    hrefs = again.locator("#under_way a").evaluate_all("all => all.map(a => a.href)")
    assert any(number in href for href in hrefs)


@pytest.mark.parametrize("language", ["zh", "ug"])
def test_every_page_of_the_counter_can_be_read_by_everybody(counter, language):
    opened = counter(language=language)
    looked_at(opened, f"counter-{language}")
    opened.fill("[name=number]", FIRM)
    follow(opened.locator("main button[type=submit]"))
    looked_at(opened, f"counter-items-{language}")
    follow(opened.locator(".tile-link >> nth=0"))
    looked_at(opened, f"counter-screen-{language}")


def looked_at(opened: Page, name: str) -> None:
    opened.wait_for_load_state("networkidle")
    shot(opened, name)
    axe(opened)
    no_sideways_scroll(opened)


def papers_of(case: Page, *words: str) -> None:
    """Read the papers to hand over, the receipt and the notice: both are about this case."""
    number = case.url.rstrip("/").split("/")[-1]
    links = case.locator("main a[href*='/paper/']").evaluate_all("all => all.map(a => a.href)")
    receipt, notice = (printed(case, link) for link in dict.fromkeys(links))
    for said in (*words, number):
        assert said in receipt
    for said in ("受理通知书", number):
        assert said in notice
