"""The guide of a draft before it is published: what is chosen decides what is shown."""

import html
import re

import pytest

from onedoor.general.people.testing import client_of
from onedoor.law.articles import HAMI
from onedoor.site.desk.tests.drafting import draft, editor
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items
from onedoor.system.items import testing

__all__ = ["draft", "editor"]
pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(16))]
CATERING = "?show=mine&by_agent=no&trade=catering&projects=cold&web=no"


def preview(editor, draft, asked=""):
    answer = client_of(editor).get(f"/desk/items/drafts/{draft.ref}/preview/guide/{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def materials(page):
    found = page.split('id="materials"')[1].split("</section>")[0]
    return re.findall(r'class="material-name">(.*?)</h', html.unescape(found))


def questions(page):
    return re.findall(
        "<li>(.*?)(?: <span|</li>)", page.split('id="asked"')[1].split("</section>")[0]
    )


def test_a_draft_has_the_sections_of_a_guide_and_no_link_to_what_is_not_published(editor, draft):
    page = preview(editor, draft)

    sections = re.findall(r'<section class="flow[^"]*" id="([a-z]+)"', page)
    assert sections == [
        "situation", "basic", "conditions", "materials", "flow", "fees", "bases", "places", "faq",
        "remedies", "complaints", "asked",
    ]  # fmt: skip
    assert f"/items/{draft.code}/" not in page
    assert "<svg" in page


def test_the_preview_of_a_kiosk_says_that_nothing_can_be_applied_for_there_yet(editor, draft):
    answer = client_of(editor).get(f"/desk/items/drafts/{draft.ref}/preview/kiosk/")

    assert "自助终端现在可以看指南、打印告知书，还不能申请。" in answer.content.decode()


def test_the_answers_tried_out_decide_as_they_do_for_an_applicant(editor, draft):
    form = items.parse(draft.document).form
    answers = {"by_agent": "no", "trade": "catering", "projects": ["cold"], "web": "no"}
    page = preview(editor, draft, CATERING)

    expected = [need.material.name.zh for need in forms.required_materials(form, answers)]
    assert materials(page) == expected
    assert len(expected) < len(form.materials)
    known = {key for key, _required, _material in forms.needs(form, answers)}
    asked = [one.label.zh for page in form.pages for one in page.questions if one.key in known]
    assert [html.unescape(one) for one in questions(page)] == asked
    assert "这种情形要填的问题" in page


def test_the_draft_guide_says_what_the_published_one_will(editor, client):
    offering = testing.published()
    draft = items.write_draft(document=items.document(offering.what), actor=editor, at=testing.AT)
    mine = preview(editor, draft, CATERING)
    theirs = client.get(f"/items/{offering.code}/{CATERING}").content.decode()

    assert materials(mine) == materials(theirs)


def test_a_draft_whose_flow_hangs_in_the_air_still_has_a_guide(editor, draft):
    document = items.editing.put(draft.document, ("flow", "start"), "nowhere")
    items.write_draft(document=document, actor=editor, at=testing.AT, ref=draft.ref)

    page = preview(editor, draft)

    assert "<svg" not in page.split('id="flow"')[1].split("</section>")[0]
    assert len(materials(page)) == len(items.parse(draft.document).form.materials)


def test_a_comparison_shows_what_coded_values_are_called(editor):
    offering = testing.published()
    document = items.document(offering.what) | {"online_depth": ["2", "4"], "channels": ["counter"]}
    document = items.editing.put(document, ("flow", "steps", 0, "duty"), "cases.review")
    draft = items.write_draft(document=document, actor=editor, at=testing.AT)

    page = client_of(editor).get(f"/desk/items/drafts/{draft.ref}/compare/").content.decode()

    assert "<del>5 办理(审查)</del>" in page
    assert "<ins>2 收件、4 受理</ins>" in page
    assert "<del>网上、窗口、自助终端、快递</del>" in page
    assert ("<del>受理</del>" in page, "<ins>审查</ins>" in page) == (True, True)


def test_lists_to_choose_from_are_in_the_language_of_the_page_but_national_names(editor, draft):
    browser = client_of(editor)
    steps = browser.get(f"/ug/desk/items/drafts/{draft.ref}/flow/review/").content.decode()
    venues = browser.get(f"/ug/desk/items/drafts/{draft.ref}/venues/").content.decode()

    lane = items.parse(draft.document).flow.lanes[0].name
    assert f">{lane.ug}</option>" in steps
    assert f">{lane.zh}</option>" not in steps
    assert '<span lang="zh-Hans" dir="ltr">收件</span>' in venues  # L13 binds in Chinese


def test_what_an_older_draft_says_of_its_depth_stays_when_nothing_is_changed(editor, draft):
    older = {**draft.document, "online_depth": "4"}
    items.write_draft(document=older, actor=editor, at=testing.AT, ref=draft.ref)

    page = client_of(editor).get(f"/desk/items/drafts/{draft.ref}/venues/").content.decode()

    assert re.findall('name="online_depth" type="checkbox" value="(.)" checked', page) == ["4"]


def test_a_provision_can_be_read_from_the_editor_and_from_the_guide(editor, draft):
    browser = client_of(editor)
    sheet = browser.get(f"/desk/items/drafts/{draft.ref}/conditions/").content.decode()
    page = preview(editor, draft)

    for shown in (sheet, page):
        assert re.search('<a href="/law/fsl/35/">《中华人民共和国食品安全法》第35条</a>', shown)
        assert '<a href="/law/bases/?q=' in shown
