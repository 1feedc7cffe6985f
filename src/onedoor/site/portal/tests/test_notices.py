"""The notice, the guide for programs, and whether a copy is current, as pages."""

import json
import re
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pypdf
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from onedoor.general.people import testing as people
from onedoor.general.terms.testing import set_value
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import testing as cases
from onedoor.operation.guides import api as guides
from onedoor.system.items import testing

OWN = {
    "show": "mine", "by_agent": "yes", "trade": "sales", "projects": "packed", "web": "no",
    "ready": "rules",
}  # fmt: skip


@pytest.fixture
def offering(db):
    cache.clear()
    return testing.published()


def _get(client, path, **query):
    answer = client.get(path, query)
    assert answer.status_code == 200, path
    return answer.content.decode()


def _second(*, at=testing.AT):
    return testing.published(testing.document() | {"consult_phone": "0902-2233399"}, at=at)


@pytest.mark.verifies(HAMI(16), ADL(30))
@pytest.mark.check("A16-1")
def test_the_page_of_the_notice_says_what_its_paper_says(client, offering):
    page = _get(client, f"/items/{offering.code}/notice/", **OWN)
    href = re.search(r'href="([^"]+notice\.pdf\?[^"]+)"', page)

    assert href
    paper = client.get(href.group(1).replace("&amp;", "&"))

    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")
    assert paper.content.startswith(b"%PDF")
    assert "还需要准备的材料（2 份）" in page
    assert "您已备好的材料（1 份）" in page
    assert "不需要您提交的材料（1 份）" in page
    assert guides.mark_path(offering) in page
    assert "<svg" in page[page.index('class="qr"') :]
    assert "no-store" in client.get(f"/items/{offering.code}/notice/")["Cache-Control"]


@pytest.mark.verifies(HAMI(17))
@pytest.mark.check("A17-1")
@pytest.mark.django_db
def test_a_firm_reads_which_of_its_licences_stands_for_a_material_and_may_object():
    cast = cases.cast()
    client = people.client_of(cast.applicant)
    path = f"/items/{cast.offering}/notice/"

    mine = _get(client, path, **OWN)
    objecting = _get(client, path, **OWN, objected="business_licence")

    assert re.search(r"核发的《营业执照》，编号 \w+，已在证照库核验", mine)
    assert "还需要准备的材料（2 份）" in mine
    assert "已在证照库核验" not in objecting
    assert "还需要准备的材料（3 份）" in objecting


@pytest.mark.verifies(HAMI(17))
@pytest.mark.check("A17-1")
@pytest.mark.django_db
def test_the_guide_tells_a_firm_what_the_register_answered_and_a_stranger_only_that_it_will():
    cast = cases.cast()
    path = f"/items/{cast.offering}/"
    someone = people.applicant_actor()

    mine = _get(people.client_of(cast.applicant), path, **OWN)
    theirs = _get(people.client_of(someone), path, **OWN)
    public = _get(Client(), path, **OWN)

    assert re.search(r"已核验：.+核发的《营业执照》，编号 \w+", mine)
    assert "需要准备 3 份材料" in mine
    assert "证照库中没有查到您的这份证照，请提交。" in theirs
    assert "需要准备 4 份材料" in theirs
    assert "需要准备 3 份材料" in public
    assert "已核验" not in public


@pytest.mark.verifies(HAMI(16))
def test_the_notice_an_officer_prints_names_who_told(offering):
    officer = people.staff_actor("counter.intake", name="王丽")

    page = _get(people.client_of(officer), f"/items/{offering.code}/notice/", **OWN)

    assert re.search(r"告知人</dt><dd>王丽", page)


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
def test_programs_read_the_document_that_has_the_hash(client, offering):
    answer = client.get(f"/items/{offering.code}.json")
    told = answer.json()

    canonical = json.dumps(
        told["document"], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert sha256(canonical.encode()).hexdigest() == told["sha256"] == offering.sha256
    assert (told["version"], told["is_current"], told["standing"]) == (1, True, "1")
    assert len(told["elements"]) == 49
    assert told["elements"]["1"] == {"task_name": offering.name.zh}
    assert told["verify"].endswith(guides.mark_path(offering))
    again = client.get(f"/items/{offering.code}.json", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/items/nowhere.json").status_code == 404
    assert client.get(f"/items/{offering.code}.json?version=7").status_code == 404


@pytest.mark.verifies(HAMI(16), HAMI(15))
@pytest.mark.check("A16-2")
@pytest.mark.django_db
def test_every_channel_answers_the_new_version_at_once():
    """Portal, print, kiosk, counter and programs: none shows the old phone once v2 is out."""
    cast = cases.cast()
    code, public = cast.offering, Client()
    clerk = people.client_of(cast.counter)
    screens = [
        (public, f"/items/{code}/"),
        (public, f"/ug/items/{code}/"),
        (public, f"/items/{code}/notice/"),
        (public, f"/kiosk/items/{code}/places/"),
        (public, f"/kiosk/items/{code}/take/?all=1"),
    ]
    desk = f"/desk/counter/{cast.applicant.ref}/{code}/"
    kept = public.get(f"/items/{code}.json")["ETag"]
    before = [_get(client, path) for client, path in screens]
    assert "第 1 版" in _get(clerk, desk)

    new = _second()

    for (client, path), was in zip(screens, before, strict=True):
        shown = _get(client, path)
        assert ("0902-2233399" in was, "0902-2233399" in shown) == (False, True), path
        assert guides.mark_path(new) in shown
    assert "第 2 版" in _get(clerk, desk)
    told = public.get(f"/items/{code}.json", headers={"If-None-Match": kept})
    assert (told.status_code, told.json()["version"]) == (200, 2)
    assert public.get(f"/items/{code}.json?version=1").json()["is_current"] is False
    paper = pypdf.PdfReader(BytesIO(public.get(f"/items/{code}/notice.pdf").content))
    assert "0902-2233399" in "".join(page.extract_text() for page in paper.pages)


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
@pytest.mark.parametrize("prefix", ["", "/ug"])
def test_the_code_on_a_paper_answers_current_and_then_what_replaced_it_when(
    client, offering, prefix
):
    path = prefix + guides.mark_path(offering)
    current = _get(client, path)

    new = _second()

    replaced = _get(client, path)
    if not prefix:
        assert "是现行版本" in current
        day = re.search(r"您手上的是 v1，已于 (.+?) 被 v2 替代", replaced)
        assert day
        assert "2026" in day.group(1)
    assert "notice-success" in current
    assert "notice-warning" in replaced
    assert re.search(r"0902-2233315.*0902-2233399", replaced, re.DOTALL)
    assert "notice-success" in _get(client, prefix + guides.mark_path(new))


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
def test_an_altered_paper_is_said_not_to_be_ours(client, offering):
    answer = client.get(f"/v/items/{offering.code}/1-{'0' * 16}/")

    assert answer.status_code == 404
    assert "与本平台发布的内容不一致" in answer.content.decode()
    assert client.get(f"/v/items/nowhere/1-{'0' * 16}/").status_code == 404


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-2")
def test_a_screen_says_what_it_shows_and_is_told_what_it_should_show(client, offering):
    path = f"{guides.mark_path(offering)}report/"
    place = {"channel": "screen", "place": "一楼大厅"}

    first = client.post(path, place)
    _second(at=timezone.now() - timedelta(hours=1))
    lagging = client.post(path, place)

    assert first.json() == {"state": "current", "newest": 1}
    assert lagging.json() == {"state": "replaced", "newest": 2}
    (alarm,) = guides.alarms()
    assert (alarm.channel, alarm.place, alarm.version) == ("screen", "一楼大厅", 1)


def test_a_report_without_a_known_channel_is_refused_and_nothing_is_written(client, offering):
    answer = client.post(f"{guides.mark_path(offering)}report/", {"channel": "moon"})

    assert answer.status_code == 422
    assert guides.alarms() == ()


def test_copies_cannot_be_tried_one_after_the_other(client, offering):
    set_value("security.verifications_per_hour", 20)
    for _ in range(20):
        client.get(f"/v/items/{offering.code}/1-{'0' * 16}/")

    assert client.get(guides.mark_path(offering)).status_code == 429


def test_a_notice_keeps_to_its_budget_of_statements(client, offering):
    with CaptureQueriesContext(connection) as seen:
        _get(client, f"/items/{offering.code}/notice/", **OWN)

    assert len(seen) <= 10
