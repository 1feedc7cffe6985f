"""The guide at a kiosk: languages, items, sections, and only what applies."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onedoor.law.articles import HAMI
from onedoor.operation.guides import api as guides
from onedoor.system.items import testing


@pytest.fixture
def offering(db):
    cache.clear()
    return testing.published()


def _get(client, path, **query):
    answer = client.get(path, query)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_languages_come_first_then_items_then_sections(client, offering):
    first = _get(client, "/kiosk/")
    listed = _get(client, "/ug/kiosk/items/")
    shown = _get(client, f"/ug/kiosk/items/{offering.code}/")

    assert re.findall(r'class="kiosk-tile kiosk-choose" href="([^"]+)"', first) == [
        "/kiosk/menu/",
        "/ug/kiosk/menu/",
    ]
    assert f'href="/ug/kiosk/items/{offering.code}/"' in listed
    assert offering.name.ug in shown
    keys = re.findall(rf'href="/ug/kiosk/items/{offering.code}/(\w+)/"', shown)
    assert keys == ["materials", "conditions", "flow", "limits", "places", "take"]


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
def test_a_kiosk_asks_one_question_a_screen_and_then_shows_only_what_applies(client, offering):
    path = f"/kiosk/items/{offering.code}/materials/"
    answers: dict[str, str] = {}
    steps = []
    for key, value in (
        ("by_agent", "no"), ("trade", "sales"), ("projects", "packed"), ("web", "no"),
    ):  # fmt: skip
        page = _get(client, path, **answers)
        steps.append(re.findall(r"第 (\d) 步，共 4 步", page))
        assert f'name="{key}"' in page
        answers[key] = value

    mine = _get(client, path, **answers)
    everything = _get(client, path, all="1")

    assert steps == [["1"], ["2"], ["3"], ["4"]]
    assert "授权委托书" in everything
    assert "授权委托书" not in mine
    assert "经营场所平面布局图和操作流程" in mine
    take = re.search(r'href="([^"]+/take/\?[^"]+)"', mine)
    assert take
    carried = _get(client, take.group(1).replace("&amp;", "&"))
    assert "还需要准备的材料（2 份）" in carried
    assert "data-print" in carried


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-2")
def test_a_kiosk_shows_the_new_version_at_once_and_reports_what_it_shows(client, offering):
    code = offering.code
    client.get("/kiosk/", {"place": "一楼大厅 1 号机"})
    before = _get(client, f"/kiosk/items/{code}/places/")
    new = testing.published(testing.document() | {"consult_phone": "0902-2233399"})

    after = _get(client, f"/kiosk/items/{code}/places/")

    assert ("0902-2233399" in before, "0902-2233399" in after) == (False, True)
    assert f'data-copy-report="{guides.mark_path(offering)}report/"' in before
    assert f'data-copy-report="{guides.mark_path(new)}report/"' in after
    assert 'data-kiosk-place="一楼大厅 1 号机"' in after
    assert client.get(f"/kiosk/items/{code}/")["Cache-Control"] == "no-store"


@pytest.mark.parametrize("key", ["conditions", "flow", "limits", "places", "take"])
def test_each_section_is_read_from_the_version(client, offering, key):
    page = _get(client, f"/kiosk/items/{offering.code}/{key}/", all="1")

    what = offering.what
    told = {
        "conditions": what.conditions[0].words.zh,
        "flow": offering.flow.steps[0].name.zh,
        "limits": f"{what.limits.promised_days} 个工作日",
        "places": what.places[0].window.zh,
        "take": guides.mark_path(offering),
    }
    assert told[key] in page


def test_who_sits_keeps_the_controls_low_on_every_screen(client, offering):
    assert "kiosk-low" not in _get(client, "/kiosk/items/")

    assert "kiosk-low" in _get(client, "/kiosk/items/", low="1")
    assert "kiosk-low" in _get(client, f"/kiosk/items/{offering.code}/")
    assert "kiosk-low" not in _get(client, "/kiosk/", low="0")


def test_what_is_not_there_says_so_and_nothing_costs_much(client, offering):
    assert client.get("/kiosk/items/nowhere/").status_code == 404
    assert client.get(f"/kiosk/items/{offering.code}/nothing/").status_code == 404
    with CaptureQueriesContext(connection) as seen:
        _get(client, f"/kiosk/items/{offering.code}/take/", all="1")
    assert len(seen) <= 6


@pytest.mark.verifies(HAMI(16))
def test_guide_and_kiosk_say_what_a_kiosk_can_do_and_what_it_cannot(client, offering):
    assert "kiosk" in offering.what.channels

    listed = _get(client, f"/items/{offering.code}/")
    at_kiosk = _get(client, f"/kiosk/items/{offering.code}/")

    assert "自助终端（看指南、打印告知书）" in listed
    assert "申请请用手机、电脑在网上办，或者到窗口办" in at_kiosk
