"""From an empty draft to a published offering that a citizen applies for, page by page."""

import re

import pytest
from playwright.sync_api import Page

from onedoor.law.articles import BER, HAMI
from tests.browser import City, axe, csp_clean, follow, left_in_chinese, no_sideways_scroll
from tests.journeys.people import Person, begin, citizen, officer

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EDITOR, REVIEWER = "650502006", "650502007"
ITEM = "创业担保贷款申请"


def put(page: Page, **values: str) -> None:
    """Fill in fields by name (``__`` parts languages, a dot is written ``_DOT_``)."""
    for name, value in values.items():
        field = page.locator(f'[name="{name.replace("_DOT_", ".")}"]').first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def tick(page: Page, name: str, value: str) -> None:
    page.locator(f'[name="{name}"][value="{value}"]').check()


def act(editor: Person, do: str) -> None:
    """Press the button beside rows that does this."""
    follow(editor.page.locator(f'button[name=do][value="{do}"]').first)


def save(editor: Person) -> None:
    follow(editor.page.locator(".save-bar button"))
    assert "已保存" in editor.words()


def section(editor: Person, name: str) -> None:
    follow(editor.page.locator(".sections a", has_text=name).first)


def begin_draft(editor: Person) -> None:
    """Begin from the catalogue."""
    editor.go("/desk/items/")
    editor.look()
    editor.press("新建事项")
    follow(editor.page.locator(".held-row", has_text=ITEM).locator("button").first)
    assert "发布前还要改" in editor.words()


def write_identity_and_bases(editor: Person) -> None:
    page = editor.page
    section(editor, "身份")
    tick(page, "audiences", "person")
    tick(page, "served", "1")
    tick(page, "topics", "人力资源")
    tick(page, "person_topics", "060")
    put(page, domain="劳动就业")
    save(editor)
    section(editor, "依据和条件")
    act(editor, "add:bases")
    put(page, bases_DOT_0_DOT_act="中华人民共和国就业促进法", bases_DOT_0_DOT_article="19")
    act(editor, "add:conditions")
    put(page, conditions_DOT_0_DOT_words__zh="在本区创业，已经办理登记。")
    assert "没有法律、法规" in editor.words()
    put(page, conditions_DOT_0_DOT_basis="basis_1")
    tick(page, "founded_on", "basis_1")
    save(editor)
    editor.look()
    assert page.locator(".sections a", has_text="依据和条件").locator(".section-flaws").count() == 0


def write_form(editor: Person) -> None:
    page = editor.page
    section(editor, "表单")
    act(editor, "add:form.pages")
    put(page, title__zh="您的创业项目", title__ug="ئىگىلىك تىكلەش تۈرىڭىز")
    act(editor, "add:questions")
    put(page, label__zh="项目名称", label__ug="تۈر نامى", basis="basis_1")
    save(editor)
    editor.look()


def write_flow(editor: Person) -> None:
    page = editor.page
    section(editor, "流程")
    put(page, after="review/review")
    act(editor, "add:flow.steps")
    put(page, name__zh="实地走访", basis="basis_1")
    save(editor)
    editor.look()
    section(editor, "流程")
    assert "实地走访" in (page.locator(".flow-scroll svg").text_content() or "")


def write_terms(editor: Person) -> None:
    page = editor.page
    section(editor, "时限")
    put(page, limits_DOT_legal_days="0", limits_DOT_legal_note__zh="法律没有规定时限。")
    save(editor)
    section(editor, "渠道和地点")
    put(page, consult_phone="0902-2233315", complaint_phone="0902-2212315")
    put(page, hall__zh="伊州区政务服务中心")
    act(editor, "add:places")
    place = {
        "name__zh": "伊州区政务服务中心",
        "address__zh": "爱国北路 8 号一楼",
        "window__zh": "12 号窗口",
        "hours__zh": "工作日 10:00—14:00，15:30—19:30",
        "phone": "0902-2233315",
    }
    put(page, **{f"places_DOT_0_DOT_{name}": value for name, value in place.items()})
    save(editor)
    section(editor, "结果和权利")
    put(page, result_DOT_name__zh="创业担保贷款推荐意见", result_DOT_kind="30")
    put(
        page,
        result_DOT_sample="loan-note",
        rights__zh="可以申请复议。",
        obligations__zh="如实填写。",
    )
    act(editor, "add:remedies")
    remedy = {"name__zh": "行政复议", "where__zh": "伊州区人民政府", "within__zh": "60 日内"}
    put(page, **{f"remedies_DOT_0_DOT_{name}": value for name, value in remedy.items()})
    save(editor)
    editor.look()


def apply(somebody: Page, address: str) -> str:
    """Apply as a citizen for what was published; return what the last page says."""
    somebody.goto(address)
    follow(somebody.locator("main a", has_text="在线办理").first)
    applicant = citizen(somebody, "格明古丽")
    begin(applicant)
    follow(somebody.locator(".task a").first)
    assert "项目名称" in applicant.words()
    somebody.locator('main [name="question_1"]').fill("馕坑")
    applicant.press("保存并继续")
    while not applicant.page.locator("main", has_text="确认提交").count():
        follow(applicant.page.locator("main .button-primary").first)
    applicant.press("确认提交")
    return applicant.words()


@pytest.mark.verifies(HAMI(16), BER(35))
@pytest.mark.check("A16-1", "A16-4")
def test_from_an_empty_draft_to_an_offering_that_a_citizen_applies_for(page, served_city: City):
    editor = officer(page("/staff/login/"), served_city, EDITOR)
    begin_draft(editor)
    editor.look()
    write_identity_and_bases(editor)
    write_form(editor)
    write_flow(editor)
    write_terms(editor)

    draft = editor.page.url.split("/drafts/")[1].split("/")[0]
    home = f"/desk/items/drafts/{draft}/"
    editor.go(f"{home}preview/online/")
    assert "项目名称" in editor.words()
    editor.look()
    editor.go(home)
    assert "所有规则都已符合" in editor.words()
    editor.press("送审")
    reviewer = officer(page("/staff/login/"), served_city, REVIEWER)
    reviewer.go(home)
    reviewer.look()
    reviewer.press("同意")
    editor.go(home)
    follow(editor.page.locator("button[name=do][value=publish]"))
    assert "已发布第 1 版" in editor.words()

    guide = editor.page.locator("main a", has_text="查看办事指南").get_attribute("href")
    assert re.search(r"\d{4}", apply(page("/", width=360, height=800), guide or ""))
    csp_clean(editor.page)


def begin_blank(editor: Person, name: str) -> str:
    """Begin from nothing; return the address of the draft."""
    editor.go("/desk/items/new/")
    editor.press("空白草稿")
    address = editor.page.url
    section(editor, "身份")
    put(editor.page, name__zh=name)
    save(editor)
    return address


def drop(editor: Person, address: str) -> None:
    editor.go(address)
    editor.page.locator("summary", has_text="放弃这份草稿").click()
    editor.press("放弃草稿")
    assert "草稿已放弃" in editor.words()


def ask(editor: Person, title: str, question: str, kind: str) -> None:
    """Add a page with one question."""
    section(editor, "表单")
    act(editor, "add:form.pages")
    put(editor.page, title__zh=title)
    act(editor, "add:questions")
    put(editor.page, label__zh=question, kind=kind)
    save(editor)


def nest_a_condition(editor: Person) -> None:
    """Say: the first question is yes, and one of a group of two holds."""
    page = editor.page
    section(editor, "情形")
    editor.press("添加情形")
    put(page, c_DOT_more="question_1")
    act(editor, "one:c")
    tick(page, "c.0.values", "yes")
    act(editor, "group:c")
    put(page, c_DOT_1_DOT_more="question_2")
    act(editor, "one:c.1")
    put(page, c_DOT_1_DOT_0_DOT_how="gte", c_DOT_1_DOT_0_DOT_values="3")
    put(page, c_DOT_1_DOT_more="question_2")
    act(editor, "one:c.1")
    put(page, c_DOT_1_DOT_1_DOT_how="empty")
    follow(page.locator("main form .actions button:not([name])"))
    told = "“是否雇人”是“是” 并且 （“雇几个人”不小于 3 或者 不是（填写了“雇几个人”））"
    assert told in editor.words()


@pytest.mark.verifies(HAMI(16))
def test_the_editor_is_walked_without_script(page, served_city: City):
    editor = officer(page("/staff/login/", javascript=False), served_city, EDITOR)
    home = begin_blank(editor, "不用脚本写的事项")
    ask(editor, "第一页", "是否雇人", "yesno")
    ask(editor, "第二页", "雇几个人", "number")
    put(editor.page, to="page_1")
    act(editor, "shift")
    assert editor.page.url.endswith("/form/page_1/question_2/")
    section(editor, "表单")
    act(editor, "up:form.pages:1")
    assert editor.page.locator(".row-line a").all_inner_texts()[0] == "第二页"
    act(editor, "down:form.pages:0")
    nest_a_condition(editor)
    section(editor, "表单")
    editor.press("第二页")
    put(editor.page, when="case_1")
    act(editor, "add:questions")
    put(editor.page, label__zh="负责人", kind="group")
    act(editor, "add:parts")
    put(editor.page, label__zh="姓名")
    save(editor)
    editor.go(f"{home}preview/counter/")
    assert "姓名" in editor.words()
    drop(editor, home)


class Keys:
    """A keyboard, and no mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.add_init_script(
            "addEventListener('mousedown', () => sessionStorage.setItem('mouse', 'yes'), true)"
        )

    def to(self, selector: str) -> None:
        """Press Tab until the focus is there."""
        for _stop in range(150):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(selector)

    def enter(self, selector: str) -> None:
        """Go to a link or button and press Enter."""
        self.to(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, name: str, words: str) -> None:
        self.to(f'[name="{name}"]')
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)

    def choose(self, name: str, value: str) -> None:
        """Go down a select until it says this."""
        self.to(f'[name="{name}"]')
        self.page.keyboard.press("Home")
        for _option in range(40):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(value)

    def press(self, do: str) -> None:
        self.enter(f'button[name=do][value="{do}"]')


def write_two_pages_by_keys(keys: Keys) -> None:
    """Write a page with a question, and a second page that goes before it."""
    keys.enter('.sections a[href$="/form/"]')
    keys.press("add:form.pages")
    keys.write("title__zh", "第一页")
    keys.press("add:questions")
    keys.write("label__zh", "雇几个人")
    keys.choose("kind", "number")
    keys.enter(".save-bar button")
    keys.enter('.sections a[href$="/form/"]')
    keys.press("add:form.pages")
    keys.enter('.sections a[href$="/form/"]')
    keys.press("up:form.pages:1")


def write_a_condition_by_keys(keys: Keys) -> None:
    keys.enter('.sections a[href$="/situations/"]')
    keys.enter('main a[href$="/condition/new/"]')
    keys.choose("c.more", "question_1")
    keys.press("one:c")
    keys.choose("c.0.how", "gte")
    keys.write("c.0.values", "3")
    keys.enter("main form .actions button:not([name])")


@pytest.mark.verifies(HAMI(16))
def test_the_editor_is_walked_by_keyboard_alone(page, served_city: City):
    editor = officer(page("/staff/login/"), served_city, EDITOR)
    keys = Keys(editor.page)
    editor.go("/desk/items/")
    keys.enter('main a[href$="/items/new/"]')
    keys.enter("main .card form:not(:has(input[type=file])):not(:has([name=item])) button")
    home = editor.page.url
    write_two_pages_by_keys(keys)
    keys.enter('a[href="page_1/"]')
    keys.enter('a[href="question_1/"]')
    keys.choose("to", "page_2")
    keys.press("shift")
    assert editor.page.url.endswith("/form/page_2/question_1/")
    write_a_condition_by_keys(keys)
    assert "“雇几个人”不小于 3" in editor.words()
    keys.enter('.draft-head a[href$="/preview/online/"]')
    assert "雇几个人" in editor.words()
    keys.enter(".draft-name a")
    assert editor.page.url == home
    keys.to("details:has(button[value=drop]) summary")
    editor.page.keyboard.press("Enter")
    keys.press("drop")
    assert editor.page.evaluate("sessionStorage.getItem('mouse')") is None


INNER = ("materials", "form", "flow")
PREVIEWS = ("preview/online/", "preview/counter/", "preview/kiosk/", "preview/print/", "compare/")


def places_of(editor: Person, home: str) -> list[str]:
    """Return the address of every kind of page of the editor, of one draft."""
    page = editor.page
    editor.go(home)
    sections = page.locator(".sections a").evaluate_all("all => all.map(e => e.pathname)")
    found = ["/desk/items/", "/desk/items/new/", home, *sections, *(home + p for p in PREVIEWS)]
    for name in INNER:
        editor.go(f"{home}{name}/")
        found.append(page.locator(".row-line a").first.evaluate("e => e.pathname"))
    editor.go(found[-2])
    found.append(page.locator(".row-line a").first.evaluate("e => e.pathname"))
    editor.go(f"{home}situations/")
    found += page.locator(".row-line a").evaluate_all("all => all.slice(0, 1).map(e => e.pathname)")
    return found


@pytest.mark.verifies(HAMI(16))
def test_every_page_of_the_editor_has_accessible_names_in_both_languages(page, served_city: City):
    editor = officer(page("/staff/login/"), served_city, EDITOR)
    editor.go("/desk/items/new/?q=食品经营许可")
    follow(editor.page.locator("form:has([name=offering]) button").first)
    home = editor.page.url.removeprefix(served_city.address)
    places = places_of(editor, home)

    assert len(places) > 22
    for place in places:
        for language in ("", "/ug"):
            editor.go(language + place)
            axe(editor.page, contrast=False)
            if not language:
                no_sideways_scroll(editor.page)
            assert not language or left_in_chinese(editor.page) == [], place
    drop(editor, home)
