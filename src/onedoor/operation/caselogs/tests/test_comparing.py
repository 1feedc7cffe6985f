"""A log beside the published flow: what was asked of people beyond it is listed."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from onedoor.law.articles import HAMI
from onedoor.operation.caselogs import api as caselogs
from onedoor.operation.caselogs.tests.logs import ACTOR, AT, EXAMPLE, EXAMPLE_MAP, MAP, written
from onedoor.system.items import api as items
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db
DAY = "2026-03-{:02}T09:00:00+08:00"


def row(case, step, day, asked=""):
    return f"{case},{step},{DAY.format(day)},,,,,,,{asked}"


def run(*words):
    out = StringIO()
    call_command("cases", *map(str, words), stdout=out)
    return out.getvalue()


@pytest.fixture
def what():
    return offerings.published()


@pytest.mark.verifies(HAMI(29, item=3))
@pytest.mark.check("A29-3")
def test_steps_orders_and_conditions_beyond_the_published_ones_are_listed(tmp_path, what):
    asked = what.what.conditions[0].words.zh
    rows = [
        row("A1", "受理", 1), row("A1", "审查", 2, asked), row("A1", "决定", 3),
        row("A2", "受理", 1), row("A2", "专家评审", 2, "评审费缴纳证明"), row("A2", "审查", 3),
        row("A2", "决定", 4), row("A3", "受理", 1), row("A3", "决定", 2),
    ]  # fmt: skip
    by = caselogs.read_map(MAP)
    caselogs.import_log(file=written(tmp_path, rows), by=by, system="", actor=ACTOR, at=AT)

    found = caselogs.compare(code=what.code, version=None, system="log", by=by)

    assert [(one.what, one.count) for one in found.steps] == [("专家评审", 1)]
    assert [(one.what, one.count) for one in found.orders] == [("受理 → 决定", 1)]
    assert [(one.what, one.count) for one in found.conditions] == [("评审费缴纳证明", 1)]
    assert set(found.unused) == {"补正材料", "现场核查", "制证", "送达"}


def test_names_of_the_other_system_are_read_by_the_map(tmp_path, what):
    text = MAP + '\n[activities]\n"登记进件" = "accept"\n'
    rows = [row("A1", "登记进件", 1), row("A1", "review", 2)]
    by = caselogs.read_map(text)
    caselogs.import_log(file=written(tmp_path, rows), by=by, system="", actor=ACTOR, at=AT)

    found = caselogs.compare(code=what.code, version=1, system="log", by=by)

    assert (found.steps, found.orders) == ((), ())


def test_an_unknown_item_or_system_is_refused(what):
    with pytest.raises(items.OfferingMissing):
        caselogs.compare(code="none", version=None, system="", by=None)
    with pytest.raises(caselogs.LogMissing):
        caselogs.compare(code=what.code, version=None, system="none", by=None)


def test_the_commands_import_count_and_compare(tmp_path, what):
    names = tmp_path / "map.toml"
    names.write_text(EXAMPLE_MAP, "utf-8")

    told = run("import-log", EXAMPLE, "--map", names)
    assert told == (
        "running-example: 42 rows: 42 events new, 0 known, 0 refused; 6 cases: 6 new, 0 changed\n"
    )
    found = json.loads(run("stats", "--json"))
    assert found["cases"] == 6
    assert found["open"] == 6
    assert found["first_event"] == "2010-12-30T18:02:00+08:00"
    assert set(found) == {
        "cases", "events", "activities", "variants", "cases_by_channel", "cases_by_department",
        "events_by_activity", "events_by_resource", "late", "open", "median_duration_days",
        "first_event", "last_event",
    }  # fmt: skip
    assert "events_by_resource\tPete\t" in run("stats")
    compared = json.loads(run("compare-log", "--item", what.code, "--json"))
    assert compared["extra_steps"]["register request"] == 6


def test_refused_rows_are_printed_and_make_the_status_one(tmp_path):
    names = tmp_path / "map.toml"
    names.write_text(MAP, "utf-8")
    path = written(tmp_path, [row("A1", "受理", 1), row("", "受理", 1)])
    out = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("cases", "import-log", str(path), "--map", str(names), stdout=out)

    assert ended.value.code == 1
    assert "error: line 3: 没有办件编号" in out.getvalue()
    assert "1 events new" in out.getvalue()


def test_with_nothing_imported_there_is_nothing_to_count():
    found = json.loads(run("stats", "--json"))

    assert (found["cases"], found["events"], found["median_duration_days"]) == (0, 0, None)
    assert found["first_event"] is None
