"""What a page of questions takes beside plain answers: disputes and files."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onedoor.general.people import testing as people
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.materials import api as materials
from onedoor.operation.promises import api as promises
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db
NAME, RIGHT = testing.POSTED["business_name"], "甜蜜蜜瓜农民专业合作社"
BUSINESS = {
    key: testing.POSTED[key]
    for key in ("business_name", "business_uscc", "legal_person", "contact_phone")
}


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


@pytest.fixture
def browser(cast):
    return people.client_of(cast.applicant)


def begin(browser, cast):
    begun = browser.post(f"/apply/{cast.offering}/")
    return begun["Location"].strip("/").split("/")[-1]


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.verifies(HAMI(8), HAMI(17))
def test_a_value_of_a_register_says_where_from_and_can_be_called_wrong(browser, cast):
    where = f"/drafts/{begin(browser, cast)}/form/business/"
    page = words(browser.get(where))
    assert re.search(r"已自动带出: 营业执照（市场监管部门） \d{4}-\d\d-\d\d \d\d:\d\d", page)
    assert 'name="business_name__wrong"' in page

    typed_over = browser.post(where, BUSINESS | {"business_name": RIGHT})
    silent = browser.post(where, BUSINESS | {"business_name__wrong": "yes"})

    assert (typed_over.status_code, silent.status_code) == (422, 422)
    assert "请勾选“登记的信息有误”" in words(typed_over)
    assert 'href="#id_business_name__right"' in words(silent)

    said = BUSINESS | {"business_name__wrong": "yes", "business_name__right": RIGHT}
    assert browser.post(where, said).status_code == 302
    check = words(browser.get(where.replace("form/business", "check")))
    told = check[check.index("您说登记的信息有误") :]
    assert told.index(NAME) < told.index(RIGHT)


@pytest.fixture
def asked_on_a_page(cast):
    """Publish a version that asks for the floor plan on a page of the form."""
    changed = offerings.document()
    plan = {"key": "floor_plan", "kind": "file", "material": "layout", "basis": "rule78",
            "label": "上传平面布局图"}  # fmt: skip
    page = {"key": "plan", "title": "平面布局图", "questions": [plan]}
    changed["form"]["pages"].insert(1, page)
    offerings.published(changed)


def sent(name, content):
    return {"floor_plan": SimpleUploadedFile(name, content)}


@pytest.mark.verifies(HAMI(17))
@pytest.mark.usefixtures("asked_on_a_page")
def test_a_file_question_tells_its_rules_checks_the_file_and_fills_the_list(browser, cast):
    draft = begin(browser, cast)
    where = f"/drafts/{draft}/form/plan/"
    page = words(browser.get(where))
    assert "每个文件不超过 20 MB" in page
    assert 'enctype="multipart/form-data"' in page

    nothing = browser.post(where)
    bad = browser.post(where, sent("图.jpg", b"MZ not a picture at all"))
    held = materials.of(holder=draft)

    assert (nothing.status_code, bad.status_code) == (422, 422)
    assert "请上传：上传平面布局图" in words(nothing)
    assert 'id="id_floor_plan_error"' in words(bad)
    assert [one for one in held if one.file] == []

    good = browser.post(where, sent("图.jpg", testing.picture("平面").content))
    assert good.status_code == 302
    assert [one.material for one in materials.of(holder=draft) if one.file] == ["layout"]
    assert "图.jpg" in words(browser.get(where))
    assert browser.post(where).status_code == 302  # what is there need not be sent again


@pytest.fixture
def asked_to_correct(cast):
    """Return the number of a case whose applicant is to correct an answer."""
    number = testing.a_case(cast, cases.State.RECEIVED)
    cases.COMMANDS[cases.Move.ASK_FOR_SUPPLEMENT](
        number=number, asks=[cases.Ask("web", "是否网络经营", "与网页不符")],
        actor=cast.clerk, at=testing.AT,
    )  # fmt: skip
    return number


@pytest.mark.verifies(ADL(32, item=4), HAMI(15))
@pytest.mark.check("A15-3")
@pytest.mark.parametrize("way", ["/cases/{}/supply/", "/desk/case/{}/move/supply/"])
def test_an_answer_that_a_notice_asks_for_is_corrected_in_every_channel(
    cast, asked_to_correct, way
):
    who = people.client_of(cast.counter if "desk" in way else cast.applicant)
    where = way.format(asked_to_correct)
    page = words(who.get(where))
    assert 'name="web"' in page
    assert 'name="premises_area"' not in page
    assert 'type="file"' not in page

    unchanged = who.post(where, {"web": "no"})
    assert unchanged.status_code == 422
    assert "这一项还没有补正。" in words(unchanged)
    assert "其余内容现在不补交" not in words(unchanged)  # one thing is asked for: all or nothing
    half = who.post(where, {"web": "yes"})
    assert half.status_code == 422
    assert 'href="#id_web_address"' in words(half)
    done = who.post(where, {"web": "yes", "web_address": "团购平台"})

    case = cases.case(number=asked_to_correct, actor=cast.clerk)
    assert done.status_code == 302
    assert case.state is cases.State.RECEIVED
    assert (case.answers["web"], case.answers["web_address"]) == ("yes", "团购平台")
    assert case.answers["premises_area"] == testing.POSTED["premises_area"]


@pytest.mark.verifies(HAMI(18), ADL(32, item=4))
@pytest.mark.check("A18-3")
@pytest.mark.parametrize("way", ["/cases/{}/supply/", "/desk/case/{}/move/supply/"])
def test_what_a_notice_asks_for_may_be_promised_in_every_channel(cast, way):
    offerings.publish_fact()
    number = testing.taken_in(cast)
    cases.COMMANDS[cases.Move.ASK_FOR_SUPPLEMENT](
        number=number, asks=[cases.Ask("rules", "食品安全管理制度", "缺")],
        actor=cast.clerk, at=testing.AT,
    )  # fmt: skip
    who = people.client_of(cast.counter if "desk" in way else cast.applicant)
    where = way.format(number)
    page = words(who.get(where))
    (sha256,) = re.findall(r'name="instead_rules" value="(\w{64})"', page)
    assert offerings.FACT in page

    if "desk" not in way:
        assert "可以先不交：食品安全管理制度" in page
        assert who.post(where).status_code == 422
    done = who.post(where, {"instead_rules": sha256})

    assert done.status_code == 302
    assert cases.case(number=number, actor=cast.clerk).state is cases.State.RECEIVED
    (signed,) = promises.of(number)
    assert (signed.sha256, signed.on_paper) == (sha256, "desk" in way)


@pytest.mark.verifies(ADL(32, item=4), HAMI(17))
@pytest.mark.parametrize("way", ["/cases/{}/supply/", "/desk/case/{}/move/supply/"])
def test_a_supplement_with_nothing_in_it_names_what_is_missing_and_spends_nothing(cast, way):
    number = testing.a_case(cast, cases.State.RECEIVED)
    asks = [cases.Ask("layout", "平面布局图", "缺"), cases.Ask("web", "是否网络经营", "不符")]
    cases.COMMANDS[cases.Move.ASK_FOR_SUPPLEMENT](
        number=number, asks=asks, actor=cast.clerk, at=testing.AT
    )
    who = people.client_of(cast.counter if "desk" in way else cast.applicant)
    where, file = way.format(number), "file_layout" if "desk" in way else "layout"

    nothing = who.post(where, {"web": "no", "nothing_more": "yes"})

    assert nothing.status_code == 422
    assert words(nothing).count('class="error-text"') == 2
    assert "其余内容现在不补交，请按现有材料办理" in words(nothing)
    assert f'href="#id_{file}"' in words(nothing)
    found = cases.case(number=number, actor=cast.clerk)
    assert (found.state, found.notices[-1].supplied_at) == (
        cases.State.AWAITING_SUPPLEMENT, None
    )  # fmt: skip
    upload = SimpleUploadedFile("图.jpg", testing.picture("anew").content, "image/jpeg")
    assert who.post(where, {"web": "no", file: upload, "nothing_more": "yes"}).status_code == 302
    assert cases.case(number=number, actor=cast.clerk).state is cases.State.RECEIVED
