"""From an empty draft to a published offering that a citizen applies for, page by page."""

import re

import pytest
from playwright.sync_api import Page

from onedoor.law.articles import BER, HAMI
from tests.browser import City, csp_clean
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
    editor.page.locator(f'button[name=do][value="{do}"]').first.click()
    editor.page.wait_for_load_state()


def save(editor: Person) -> None:
    editor.page.locator(".save-bar button").click()
    editor.page.wait_for_load_state()
    assert "已保存" in editor.words()


def section(editor: Person, name: str) -> None:
    editor.page.locator(".sections a", has_text=name).first.click()
    editor.page.wait_for_load_state()


def begin_draft(editor: Person) -> None:
    """Begin from the catalogue."""
    editor.go("/desk/items/")
    editor.look()
    editor.press("新建事项")
    editor.page.locator(".held-row", has_text=ITEM).locator("button").first.click()
    editor.page.wait_for_load_state()
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
    somebody.locator("main a", has_text="在线办理").first.click()
    somebody.wait_for_load_state()
    applicant = citizen(somebody, "格明古丽")
    begin(applicant)
    somebody.locator(".task a").first.click()
    somebody.wait_for_load_state()
    assert "项目名称" in applicant.words()
    somebody.locator('main [name="question_1"]').fill("馕坑")
    applicant.press("保存并继续")
    while not applicant.page.locator("main", has_text="确认提交").count():
        applicant.page.locator("main .button-primary").first.click()
        applicant.page.wait_for_load_state()
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
    editor.page.locator("button[name=do][value=publish]").click()
    editor.page.wait_for_load_state()
    assert "已发布第 1 版" in editor.words()

    guide = editor.page.locator("main a", has_text="查看办事指南").get_attribute("href")
    assert re.search(r"\d{4}", apply(page("/", width=360, height=800), guide or ""))
    csp_clean(editor.page)
