import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from onedoor.general.people import testing as people
from onedoor.kernel.actors import system
from onedoor.law.articles import BER, HAMI
from onedoor.operation.cases import api as cases
from onedoor.system.flows import api as flows
from onedoor.system.items import api as items
from onedoor.system.items import testing

SECTIONS = [
    "situation", "basic", "conditions", "materials", "flow", "fees", "bases", "places", "faq",
    "remedies", "complaints",
]  # fmt: skip


@pytest.fixture
def offering(db):
    cache.clear()
    testing.import_samples()
    return testing.published()


def _get(client, path, **query):
    answer = client.get(path, query)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize("prefix", ["", "/ug"])
@pytest.mark.parametrize(
    "path", ["/", "/search/", "/search/?q=食品", "/items/", "/items/?topic=食品药品"]
)
def test_every_page_of_the_catalogue_is_there_in_both_languages(client, offering, prefix, path):
    page = _get(client, prefix + path)

    assert len(re.findall("<h1", page)) == 1


@pytest.mark.parametrize("words", ["食品经营许可", "spjyxk", "开饭店", "食品经许可"])
def test_a_search_leads_to_the_guide(client, offering, words):
    page = _get(client, "/search/", q=words)

    first = re.search(r'class="item-name"><a href="([^"]+)"', page)
    assert first
    assert first.group(1) == f"/items/{offering.code}/"


def test_a_search_that_finds_nothing_is_no_dead_end(client, offering):
    page = _get(client, "/search/", q="飞碟驾驶")

    assert "没有找到“飞碟驾驶”" in page
    assert 'href="tel:12345"' in page
    assert "/items/?topic=" in page


def test_a_search_with_many_answers_shows_more_of_them_and_says_when_it_stops(client, db):
    testing.import_samples(whole=True)

    def shown(query):
        page = client.get("/search/", {"q": "登记"} | query).content.decode()
        return page.count("item-name"), "show=60#more" in page, "请加几个字" in page

    assert shown({}) == (30, True, False)
    assert shown({"show": "60"}) == (60, False, False)
    assert shown({"show": "80"}) == (80, False, True)
    assert shown({"show": "-1"}) == shown({"show": "9" * 40}) == shown({"show": "x"}) == shown({})


def test_a_search_that_finds_nothing_in_an_area_tells_what_there_is_elsewhere(client, offering):
    page = _get(client, "/search/", q="食品经营许可", area="650521000000")

    assert "在全市范围找到" in page
    assert "在全市范围找到" not in _get(client, "/search/", q="飞碟驾驶", area="650521000000")


def test_the_home_page_leads_by_person_theme_department_and_stage_to_items(client, offering):
    for document in testing.demonstrations().values():
        testing.published(document)
    page = _get(client, "/")
    ways = {html.unescape(way) for way in re.findall(r'href="(/items/\?[^"]+)"', page)}
    kinds = {frozenset(parse_qs(urlsplit(way).query)) for way in ways}

    assert kinds == {
        frozenset(names)
        for names in (("audience",), ("topic",), ("department",), ("audience", "topic"))
    }
    assert [way for way in sorted(ways) if 'class="item-name"' not in _get(client, way)] == []
    assert "查看全部事项" in _get(client, "/items/", topic="没有这个主题")


@pytest.mark.parametrize(
    "query", [{"after": "!!"}, {"topic": "x" * 300}, {"audience": "'"}, {"department": "\x00"}]
)
def test_odd_addresses_get_an_answer(client, offering, query):
    assert client.get("/items/", query).status_code in {200, 422}
    assert client.get("/search/", {"q": "abcdef\x00'", **query}).status_code == 200


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
def test_the_guide_shows_all_sections_in_order_from_the_version(client, offering):
    page = _get(client, f"/items/{offering.code}/")

    found = re.findall(r'<section class="[^"]*" id="([a-z]+)"', page)
    assert found == SECTIONS
    assert offering.name.zh in page
    assert offering.sha256[:16] in page
    assert "不收费" in page
    for material in offering.materials:
        assert material.name.zh in page


def test_the_guide_reads_uyghur_and_marks_what_is_only_chinese(client, offering):
    page = _get(client, f"/ug/items/{offering.code}/")

    assert offering.name.ug in page
    assert '<span lang="zh-Hans" dir="ltr">《中华人民共和国食品安全法》第35条</span>' in page


@pytest.mark.verifies(HAMI(16))
def test_answering_the_questions_shows_only_what_applies(client, offering):
    path = f"/items/{offering.code}/"
    everything = _get(client, path)
    mine = _get(client, path, by_agent="no", trade="sales", projects="packed", web="no")
    half = _get(client, path, show="mine", by_agent="yes")

    assert "授权委托书" in everything
    assert "授权委托书" not in mine
    assert "按您的情形，需要准备 2 份材料" in mine
    assert "授权委托书" in half
    assert half.count("请选择一项") == 3
    assert "请选择一项" in _get(client, path, show="mine", trade="<script>")


def test_the_guide_of_an_anonymous_reader_may_be_kept_for_a_minute(client, offering):
    path = f"/items/{offering.code}/"
    first = client.get(path)

    assert first["Cache-Control"] == "public, max-age=60"
    assert "csrfmiddlewaretoken" not in first.content.decode()
    assert "Set-Cookie" not in first.headers
    assert not first.cookies
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"/ug{path}")["ETag"] != first["ETag"]

    client.cookies["size"] = "c"
    own = client.get(path)
    assert "ETag" not in own.headers
    assert 'class="size-c"' in own.content.decode()


def test_a_new_version_is_shown_at_once_and_the_old_one_says_so(client, offering):
    path = f"/items/{offering.code}/"
    old = client.get(path)
    document = testing.document() | {"summary": "新的说明"}
    testing.published(document)

    new = client.get(path, headers={"If-None-Match": old["ETag"]})

    assert new.status_code == 200
    assert "新的说明" in new.content.decode()
    assert "这是旧版本" in _get(client, path, version="1")
    assert client.get(path, {"version": "9"}).status_code == 404


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-2")
def test_a_replaced_version_tells_what_the_version_in_force_changed(client, offering):
    changed = testing.document() | {"consult_phone": "0902-2233399"}
    testing.published(changed)

    old = _get(client, f"/items/{offering.code}/", version="1")

    assert "现行版本改了 1 处" in old
    assert re.search(r"咨询电话.*0902-2233315.*0902-2233399", old, re.DOTALL)
    assert "历次版本" in old
    assert "现行版本改了" not in _get(client, f"/items/{offering.code}/")


@pytest.mark.verifies(HAMI(29, item=2), BER(40))
@pytest.mark.check("A29-2")
@pytest.mark.parametrize(
    "standing, words",
    [(items.Standing.PAUSED, "暂停办理"), (items.Standing.CANCELLED, "已取消，不再办理")],
)
def test_a_stopped_item_says_so_at_once_and_has_no_way_to_apply(client, offering, standing, words):
    path = f"/items/{offering.code}/"
    before = client.get(path)
    items.set_standing(
        code=offering.code, standing=standing, reason="系统升级",
        document_number="伊市监〔2026〕3号", actor=system("test"), at=testing.AT,
    )  # fmt: skip

    answer = client.get(path, headers={"If-None-Match": before["ETag"]})
    shown = answer.content.decode()
    actor = people.applicant_actor()
    begun = people.client_of(actor).get(f"/apply/{offering.code}/")

    assert (answer.status_code, begun.status_code) == (200, 409)
    assert all(one in shown for one in (words, "系统升级", "伊市监〔2026〕3号"))
    assert f"/apply/{offering.code}/" in before.content.decode()
    assert f"/apply/{offering.code}/" not in shown


def test_an_item_that_is_only_listed_says_that_it_is_sample_data(client, offering):
    page = _get(client, "/search/", q="采矿权新立审批")
    href = re.search(r'class="item-name"><a href="([^"]+)"', page)

    assert href
    assert "样例数据" in _get(client, href.group(1))
    assert client.get("/items/no-such-code/").status_code == 404


def test_pages_keep_to_their_budget_of_statements(client, offering):
    for path in ("/", f"/items/{offering.code}/", "/items/", "/search/?q=食品"):
        cache.clear()
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        assert len(seen) <= 10, [q["sql"] for q in seen]


def test_an_applicant_sees_what_is_under_way(offering):
    actor = people.applicant_actor()
    client = people.client_of(actor)
    before = _get(client, "/")
    cases.new_draft(offering=offering.code, actor=actor, at=timezone.now())

    with CaptureQueriesContext(connection) as seen:
        after = _get(client, "/")

    assert "草稿<b>1</b>" not in before
    assert "草稿<b>1</b>" in after
    assert len(seen) <= 20


@pytest.mark.verifies(HAMI(16))
def test_the_file_of_the_flow_is_the_flow_that_is_executed(client, offering):
    guide = _get(client, f"/items/{offering.code}/")
    path = f"/items/{offering.code}/flow.bpmn"
    assert f'href="{path}?version={offering.version}"' in guide

    answer = client.get(path, {"version": offering.version})

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    assert answer["Content-Disposition"] == (
        f'attachment; filename="{offering.code}-v{offering.version}.bpmn"'
    )
    assert flows.from_bpmn(answer.content) == offering.flow


def test_there_is_no_file_of_a_flow_that_nobody_published(client, offering):
    assert client.get("/items/nowhere/flow.bpmn").status_code == 404
    assert client.get(f"/items/{offering.code}/flow.bpmn?version=99").status_code == 404
