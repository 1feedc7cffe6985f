"""Taking logs in: every row is in, or named; the same again changes nothing."""

import csv
from collections import Counter, defaultdict
from contextlib import closing
from datetime import datetime, timedelta
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onedoor.journal.testing import kinds
from onedoor.law.articles import HAMI
from onedoor.operation.caselogs import api as caselogs
from onedoor.operation.caselogs import reading, services
from onedoor.operation.caselogs.domain.rows import RefusedRow, Row, read_row
from onedoor.operation.caselogs.models import Log, LoggedCase, LoggedEvent
from onedoor.operation.caselogs.tests.logs import (
    ACTOR,
    AT,
    EXAMPLE,
    EXAMPLE_MAP,
    HEADER,
    MAP,
    packed,
    written,
    xes,
)

pytestmark = pytest.mark.django_db
ONE = "A1,register,2026-03-02T09:00:00+08:00,Li,web,market,2026-03-09,2026-03-02,2026-03-05,"


def take(path, text=MAP, *, system=""):
    by = caselogs.read_map(text) if text else None
    return caselogs.import_log(file=path, by=by, system=system, actor=ACTOR, at=AT)


def nothing_is_kept():
    return not (Log.objects.exists() or LoggedCase.objects.exists() or LoggedEvent.objects.exists())


def oracle():
    """Return what the running example holds, counted by hand in plain Python."""
    with EXAMPLE.open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    cases = defaultdict(list)
    for row in rows:
        cases[row["case:concept:name"]].append(
            (datetime.fromisoformat(row["time:timestamp"]), row["concept:name"])
        )
    days = [
        (max(at for at, _ in one) - min(at for at, _ in one)) / timedelta(days=1)
        for one in cases.values()
    ]
    moments = [at for one in cases.values() for at, _ in one]
    return {
        "cases": len(cases),
        "events": len(rows),
        "variants": len({tuple(word for _, word in sorted(one)) for one in cases.values()}),
        "by_activity": Counter(row["concept:name"] for row in rows),
        "by_resource": Counter(row["org:resource"] for row in rows),
        "median": median(days),
        "first": min(moments),
        "last": max(moments),
    }


@pytest.mark.verifies(HAMI(29, item=3))
def test_the_running_example_is_counted_as_by_hand():
    report = take(EXAMPLE, EXAMPLE_MAP)
    found = caselogs.stats()
    told = oracle()

    assert (report.rows, report.new_events, report.new_cases) == (42, 42, 6)
    assert (report.system, report.refused, report.differing) == ("running-example", (), 0)
    assert (found.cases, found.events, found.activities) == (6, 42, 8)
    assert found.variants == told["variants"] == 6
    assert found.events_by_activity == told["by_activity"]
    assert found.events_by_resource == told["by_resource"]
    assert found.median_duration_days == pytest.approx(told["median"])
    assert (found.first_event, found.last_event) == (told["first"], told["last"])
    assert (found.cases_by_channel, found.cases_by_department) == ({}, {})
    assert (found.late, found.open_cases) == (0, 6)
    assert kinds("running-example") == ["caselogs.imported"]


@pytest.mark.parametrize("again", [lambda path: path, packed])
def test_the_same_log_again_changes_nothing(again):
    take(EXAMPLE, EXAMPLE_MAP)
    before = caselogs.stats()

    path = again(EXAMPLE) if again is not packed else packed(EXAMPLE)
    try:
        report = take(path, EXAMPLE_MAP)
    finally:
        if path != EXAMPLE:
            path.unlink()

    assert (report.new_cases, report.changed_cases, report.new_events) == (0, 0, 0)
    assert report.known_events == 42
    assert caselogs.stats() == before


def test_a_copy_under_another_name_is_the_same_log(tmp_path):
    first = take(written(tmp_path, [ONE]))
    second = take(written(tmp_path, [ONE], name="copy.csv"))

    assert (first.system, second.system) == ("log", "log")
    assert (second.new_cases, second.new_events) == (0, 0)


def test_two_systems_may_number_their_cases_alike(tmp_path):
    path = written(tmp_path, [ONE])
    take(path, system="old")
    take(path, system="older")

    assert LoggedCase.objects.count() == LoggedEvent.objects.count() == 2
    assert caselogs.stats(system="old").cases == 1
    with pytest.raises(caselogs.LogMissing):
        caselogs.stats(system="oldest")


def test_a_log_that_went_on_adds_what_is_new_and_ends_what_was_open(tmp_path):
    running = "A1,register,2026-03-02T09:00:00+08:00,Li,web,market,2026-03-09,2026-03-02,,"
    take(written(tmp_path, [running]), system="s")
    assert caselogs.stats().open_cases == 1
    ended = "A1,decide,2026-03-12T09:00:00+08:00,Wu,web,market,2026-03-09,2026-03-02,2026-03-12,"

    report = take(written(tmp_path, [running, ended]), system="s")

    assert (report.known_events, report.new_events) == (1, 1)
    assert (report.new_cases, report.changed_cases, report.differing) == (0, 1, 0)
    found = caselogs.stats()
    assert (found.cases, found.open_cases, found.late, found.variants) == (1, 0, 1, 1)
    assert found.median_duration_days == 10
    assert (found.cases_by_channel, found.cases_by_department) == ({"web": 1}, {"market": 1})


def test_what_is_told_twice_in_one_file_is_twice_and_stays_so(tmp_path):
    path = written(tmp_path, [ONE, ONE])
    assert take(path).new_events == 2

    assert take(path).new_events == 0
    assert LoggedEvent.objects.count() == 2


def test_ended_on_the_day_of_the_deadline_is_not_late(tmp_path):
    rows = [
        "A1,end,2026-03-09T20:00:00+08:00,,,,2026-03-09,,2026-03-09T20:00:00+08:00,",
        "A2,end,2026-03-10T00:00:00+08:00,,,,2026-03-09,,2026-03-10T00:00:00+08:00,",
        "A3,end,2026-03-10T00:00:00+08:00,,,,,,2026-03-10T00:00:00+08:00,",
    ]
    take(written(tmp_path, rows))

    assert caselogs.stats().late == 1


def test_moments_without_an_offset_are_those_of_beijing_or_of_the_zone_named(tmp_path):
    row = "A1,register,2026-03-02 09:00:00,,,,,,,"
    take(written(tmp_path, [row]), system="here")
    take(written(tmp_path, [row]), MAP.replace("[columns]", 'zone = "UTC"\n[columns]'), system="z")

    here, there = (caselogs.stats(system=name).first_event for name in ("here", "z"))
    assert here is not None
    assert there is not None
    assert there - here == timedelta(hours=8)


def test_every_row_that_cannot_be_taken_is_named_and_the_others_are_in(tmp_path):
    rows = [
        ONE,
        ",register,2026-03-02T09:00:00+08:00,,,,,,,",
        "A2,,2026-03-02T09:00:00+08:00,,,,,,,",
        "A2,register,,,,,,,,",
        "A2,register,yesterday,,,,,,,",
        "A2,register,0001-01-01T00:00:00,,,,,,,",
        "A2,register,2300-01-01,,,,,,,",
        "A2,register,2026-02-30T09:00:00+08:00,,,,,,,",
        "A2,register,2026-03-02T09:00:00+08:00,,,,soon,,,",
        "A2,register,2026-03-02T09:00:00+08:00,Li,web,market,,,,,surplus",
        f"A2,{'长' * 501},2026-03-02T09:00:00+08:00,,,,,,,",
        "",
        "A3,register",
    ]
    report = take(written(tmp_path, rows))

    assert (report.rows, report.new_events, report.refused_count) == (12, 1, 11)
    assert [row.line for row in report.refused] == [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14]
    assert [row.why[:6] for row in report.refused] == [
        "没有办件编号", "没有环节", "没有时间", "时间无法识别", "时间无法识别", "时间无法识别",
        "时间无法识别", "时间无法识别",
        "列数多于表头", "activi", "没有时间",
    ]  # fmt: skip
    assert LoggedCase.objects.count() == 1
    assert caselogs.stats().events == 1


def test_cases_of_which_rows_say_different_things_are_counted(tmp_path):
    other = ONE.replace("register", "decide").replace("market", "health")
    report = take(written(tmp_path, [ONE, other]))

    assert report.differing == 1
    assert caselogs.stats().cases_by_department == {"health": 1}


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_marks_between_columns_are_found_out(tmp_path, mark):
    path = written(tmp_path, [ONE.replace(",", mark)], header=HEADER.replace(",", mark))

    assert take(path).new_events == 1


def test_a_mark_at_the_beginning_and_names_in_quotes_are_read(tmp_path):
    path = tmp_path / "log.csv"
    path.write_bytes(b"\xef\xbb\xbf\r\n" + b'"no",step,at\r\n"A,1","a ""b""\r\nc",2026-03-02\r\n')
    report = take(path, 'case = "no"\nactivity = "step"\ntime = "at"\n')

    assert report.new_events == 1
    assert LoggedCase.objects.get().number == "A,1"
    assert LoggedEvent.objects.get().activity == 'a "b"\r\nc'


def test_xes_is_read_with_the_attributes_of_its_traces(tmp_path):
    trace = [
        ("register", "2026-03-02T09:00:00.000+08:00", "Li"),
        ("decide", "2026-03-03T09:00:00Z", "Wu"),
    ]
    path = xes(tmp_path, [("A1", trace), ("A2", trace[:1])])
    report = take(path, "")

    assert (report.rows, report.cases, report.new_events) == (3, 2, 3)
    assert caselogs.stats().events_by_resource == {"Li": 2, "Wu": 1}
    assert take(packed(path), "").new_events == 0


def test_a_trace_without_events_is_named(tmp_path):
    report = take(xes(tmp_path, [("A1", []), ("A2", [("a", "2026-03-02", "")])]), "")

    assert report.refused == (RefusedRow(1, "办件 A1 没有任何事件"),)
    assert report.new_cases == 1


def test_xes_opens_no_file_and_resolves_no_entity(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("TOP", "utf-8")
    head = f'<!DOCTYPE log [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    path = xes(tmp_path, [("A1", [("&x;", "2026-03-02", "")])], head=head)

    with pytest.raises(caselogs.LogUnreadable):
        take(path, "")
    assert nothing_is_kept()


@pytest.mark.parametrize(
    "content, why",
    [
        (b"", "没有"),
        (b"no,step\nA,b\n", "没有 at"),
        ("no,step,at\nA,登记,2026-03-02\n".encode("gb18030"), "编码"),
        (b"\x1f\x8b\x08\x00broken", "损坏"),
        (b"<log><trace>", "XML"),
    ],
)  # fmt: skip
def test_what_is_no_log_is_refused_whole(tmp_path, content, why):
    path = tmp_path / "log.csv"
    path.write_bytes(content)

    with pytest.raises(caselogs.LogUnreadable) as refused:
        take(path, 'case = "no"\nactivity = "step"\ntime = "at"\n')
    assert why in str(refused.value.facts["why"])
    assert nothing_is_kept()
    assert kinds() == []


def test_a_log_that_breaks_off_leaves_nothing(tmp_path):
    path = packed(written(tmp_path, [ONE.replace("A1", f"A{n}") for n in range(5000)]))
    path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(caselogs.LogUnreadable):
        take(path)
    assert nothing_is_kept()


def test_csv_needs_a_map(tmp_path):
    with pytest.raises(caselogs.MapUnreadable):
        take(written(tmp_path, [ONE]), "")
    assert nothing_is_kept()


@pytest.mark.parametrize(
    "text, why",
    [
        ("case =", "TOML"),
        ('case = "a"\nactivity = "b"', "time"),
        ('case = "a"\nactivity = "b"\ntime = 3', "time 应当是文字"),
        ('case = "a"\nactivity = "b"\ntime = "c"\ncase_id = "d"', "case_id"),
        ('case = "a"\nactivity = "b"\ntime = "c"\nzone = "Hami/City"', "时区"),
        ('case = "a"\nactivity = "b"\ntime = "c"\nencoding = "utf-99"', "编码"),
        ('case = "a"\nactivity = "b"\ntime = "c"\ndelimiter = ";;"', "一个字符"),
        ("columns = 3", "columns"),
    ],
)
def test_a_map_that_says_too_little_or_too_much_is_refused(text, why):
    with pytest.raises(caselogs.MapUnreadable) as refused:
        caselogs.read_map(text)
    assert why in str(refused.value.facts["why"])


WORDS = st.text(max_size=12)


@settings(max_examples=150)
@given(case=WORDS, activity=WORDS, at=st.one_of(WORDS, st.datetimes().map(str)), due=WORDS)
def test_any_row_is_an_event_or_says_why_not(case, activity, at, due):
    by = caselogs.read_map(MAP)
    found = read_row(7, {"no": case, "step": activity, "at": at, "due": due}, by)

    assert found.line == 7
    if isinstance(found, Row):
        assert (found.case, found.activity) == (case.strip(), activity.strip())
        assert found.at.tzinfo is not None
        assert len(found.digest) == 16
    else:
        assert found.why


def test_rows_come_one_by_one(tmp_path):
    path = written(tmp_path, [ONE] * 3)
    with closing(reading.rows(path, caselogs.read_map(MAP))) as stream:
        line, cells = next(stream)

    assert (line, cells["no"]) == (2, "A1")


def test_a_long_import_tells_how_far_it_has_come(tmp_path, monkeypatch):
    monkeypatch.setattr(services, "STRIDE", 2)
    heard: list[int] = []
    path = written(tmp_path, [ONE, "", *[ONE] * 4])

    caselogs.import_log(
        file=path, by=caselogs.read_map(MAP), system="", actor=ACTOR, at=AT, progress=heard.append
    )

    assert heard == [2, 4]
