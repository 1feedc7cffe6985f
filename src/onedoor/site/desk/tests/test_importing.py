"""A file taken into a draft: its differences are seen first, and nothing is stored before."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onedoor.general.people.testing import client_of, staff_actor
from onedoor.law.articles import HAMI
from onedoor.site.desk.tests.drafting import desk, draft, editor
from onedoor.system.flows import api as flows
from onedoor.system.items import api as items
from onedoor.system.items import testing

__all__ = ["desk", "draft", "editor"]
pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(16))]


def current(draft, editor):
    return items.draft(ref=draft.ref, actor=editor)


def at(draft, what):
    return f"/desk/items/drafts/{draft.ref}/import/{what}/"


def words(answer):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def hidden(answer):
    """Return what the page that shows the differences would send back."""
    page = answer.content.decode()
    fields = re.findall(r'<input type="hidden" name="(taken|revision)" value="([^"]*)">', page)
    return {name: html.unescape(value) for name, value in fields} | {"do": "take"}


def another_flow(draft):
    """Return the draft's flow with a step renamed, and as the file of another tool."""
    flow = items.editing.put(draft.document["flow"], ("steps", 0, "name", "zh-Hans"), "窗口收件")
    assert flow["steps"][0]["name"]["ug"]  # which says what the step was called before
    return flow, flows.to_bpmn(flows.parse(flow))


def test_a_drawn_flow_is_seen_with_its_differences_and_replaces_the_flow_when_confirmed(
    desk, editor, draft
):
    _flow, content = another_flow(draft)
    file = SimpleUploadedFile("flow.bpmn", content.encode())

    seen = desk.post(at(draft, "flow"), {"file": file})

    assert seen.status_code == 200
    assert "<svg" in seen.content.decode()
    assert "换了以后有 1 处不同" in words(seen)
    assert "窗口收件" in words(seen)
    assert current(draft, editor) == draft

    taken = desk.post(at(draft, "flow"), hidden(seen))

    assert (taken.status_code, taken.url) == (302, f"/desk/items/drafts/{draft.ref}/flow/")
    after = current(draft, editor)
    assert after.document["flow"]["steps"][0]["name"] == {"zh-Hans": "窗口收件"}
    rest = {name: part for name, part in after.document.items() if name != "flow"}
    assert rest == {name: part for name, part in draft.document.items() if name != "flow"}


FOREIGN = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">
<startEvent id="s"/><task id="t" name="受理"/>%s<endEvent id="e" name="办结"/>
<sequenceFlow id="a" sourceRef="s" targetRef="t"/><sequenceFlow id="b" sourceRef="t" targetRef="e"/>
</process></definitions>"""


def test_a_pasted_file_of_another_tool_is_drawn_and_told_what_it_still_lacks(desk, editor, draft):
    seen = desk.post(at(draft, "flow"), {"text": FOREIGN % ""})

    assert "<svg" in seen.content.decode()
    assert "导入以后，发布前要改的地方从 0 处变成" in words(seen)
    assert desk.post(at(draft, "flow"), hidden(seen)).status_code == 302
    assert [one["key"] for one in current(draft, editor).document["flow"]["steps"]] == ["t"]


@pytest.mark.parametrize("prefix, told", [
    ("", "脚本任务 (scriptTask) “算”: 不能导入; 系统里由人办理, 请改成普通任务 (task)"),
    ("/ug", "قوليازما پروگرامما ۋەزىپىسى (scriptTask) « 算 »: ئەكىرگىلى بولمايدۇ"),
])  # fmt: skip
def test_what_a_flow_cannot_say_is_refused_in_the_language_of_the_page(
    desk, editor, draft, prefix, told
):
    content = FOREIGN % '<scriptTask id="x" name="算"/>'
    answer = desk.post(prefix + at(draft, "flow"), {"text": content})

    assert answer.status_code == 422
    assert told in words(answer)
    assert "scriptTask id=" in words(answer)  # what was pasted is still there
    assert current(draft, editor) == draft


@pytest.mark.parametrize("sent, told", [
    ({}, "请选择文件，或者粘贴文件的内容"),
    ({"text": "<a>\n<b>"}, "从第 2 行起无法识别"),
    ({"taken": "{", "do": "take"}, "第 1 行不是 JSON"),
    ({"taken": '{"steps": 1}', "do": "take"}, "flow"),
    ({"taken": '{"start": "\\u0000"}', "do": "take"}, "含有不能保存的字符"),
])  # fmt: skip
def test_what_is_no_flow_is_refused_and_changes_nothing(desk, editor, draft, sent, told):
    answer = desk.post(at(draft, "flow"), sent)

    assert answer.status_code == 422
    assert told in words(answer)
    assert current(draft, editor) == draft


def exported(draft, **changed):
    document = {**draft.document, **changed}
    return SimpleUploadedFile("item.json", items.editing.write_file(document))


def test_a_file_of_the_same_offering_is_seen_row_by_row_and_then_replaces_the_draft(
    desk, editor, draft
):
    faq = [{**draft.document["faq"][0], "answer": "改过的回答"}, *draft.document["faq"][1:]]
    file = exported(draft, faq=faq, consult_phone="0902-2233445")

    seen = desk.post(at(draft, "file"), {"file": file})

    assert "换了以后有 2 处不同" in words(seen)
    assert "改过的回答" in words(seen)
    assert current(draft, editor) == draft
    taken = desk.post(at(draft, "file"), hidden(seen))
    assert (taken.status_code, taken.url) == (302, f"/desk/items/drafts/{draft.ref}/")
    expected = {**draft.document, "faq": faq, "consult_phone": "0902-2233445"}
    assert current(draft, editor).document == expected


def test_the_file_of_another_offering_is_refused_by_both_codes(desk, editor, draft):
    answer = desk.post(at(draft, "file"), {"file": exported(draft, code="650502ANOTHER")})

    assert answer.status_code == 422
    assert f"文件是另一个事项的（实施编码 650502ANOTHER），这份草稿是 {draft.code}" in words(answer)
    assert current(draft, editor) == draft


def test_a_file_without_a_code_takes_that_of_the_draft(desk, editor, draft):
    seen = desk.post(at(draft, "file"), {"file": exported(draft, code="", consult_phone="1")})
    desk.post(at(draft, "file"), hidden(seen))

    after = current(draft, editor)
    assert (after.code, after.document["consult_phone"]) == (draft.code, "1")


def test_who_imports_after_another_saved_is_told_and_decides_with_the_new_differences(
    desk, editor, draft
):
    seen = desk.post(at(draft, "file"), {"file": exported(draft, consult_phone="0902-1")})
    other = staff_actor("items.edit", body=testing.BODY)
    theirs = {**draft.document, "complaint_phone": "0902-2"}
    items.write_draft(document=theirs, actor=other, at=testing.AT, ref=draft.ref)

    answer = desk.post(at(draft, "file"), hidden(seen))

    assert answer.status_code == 409
    assert "换了以后有 2 处不同" in words(answer)
    assert current(draft, editor).document == theirs
    assert desk.post(at(draft, "file"), hidden(answer)).status_code == 302
    assert current(draft, editor).document == {**draft.document, "consult_phone": "0902-1"}


def test_the_same_file_again_has_nothing_to_replace(desk, editor, draft):
    assert "与草稿完全相同" in words(desk.post(at(draft, "file"), {"file": exported(draft)}))
    assert current(draft, editor) == draft


def test_a_draft_in_review_and_another_bodys_draft_take_no_file(desk, editor, draft):
    stranger = client_of(staff_actor("items.edit", body="11650000000000001X"))
    reviewer = client_of(staff_actor("items.review", body=testing.BODY))
    assert stranger.post(at(draft, "flow"), {"text": FOREIGN % ""}).status_code == 404
    assert reviewer.get(at(draft, "flow")).status_code == 403
    assert desk.get(at(draft, "nothing")).status_code == 404

    items.send_to_review(ref=draft.ref, actor=editor, at=testing.AT)
    assert "这份草稿现在不能修改" in words(desk.get(at(draft, "flow")))
    seen = desk.post(at(draft, "flow"), {"text": FOREIGN % ""})
    assert desk.post(at(draft, "flow"), hidden(seen)).status_code == 409
    assert current(draft, editor).document == draft.document


def test_the_flow_of_a_draft_leaves_as_a_file_that_comes_back_equal(desk, editor, draft):
    answer = desk.get(f"/desk/items/drafts/{draft.ref}/flow.bpmn")

    assert flows.document(flows.from_bpmn(answer.content)) == draft.document["flow"]

    broken = {**draft.document, "flow": {"start": "x"}}
    items.write_draft(document=broken, actor=editor, at=testing.AT, ref=draft.ref, revision=1)
    told = desk.get(f"/desk/items/drafts/{draft.ref}/flow.bpmn", follow=True)
    assert told.redirect_chain == [(f"/desk/items/drafts/{draft.ref}/flow/", 302)]
    assert "流程还不能导出" in words(told)
    paper = words(desk.get(f"/desk/items/drafts/{draft.ref}/preview/form.pdf"))
    assert "offering.flow: 缺少 lanes；offering.flow: 缺少 steps；" in paper
