import csv
import io
import json
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from onedoor.general.calendar import api as calendars
from onedoor.general.terms.testing import set_value
from onedoor.journal.testing import kinds
from onedoor.law.articles import ADL, HOL

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(ADL(82))]
VECTORS = Path(__file__).parents[5] / "tests" / "vectors" / "calendar"
SAMPLES = {
    "pairs_national_sample.csv": ("100000", "due"),
    "pairs_edge_sample.csv": ("100000", "due"),
    "pairs_paused_sample.csv": ("100000", "due"),
    "pairs_natural_days_sample.csv": ("100000", "last_day"),
    "pairs_xinjiang_sample.csv": ("650500", "due_xinjiang"),
}


@pytest.fixture
def ask(monkeypatch, capsys):
    def run(text, area="650500"):
        content = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        status: object = 0
        try:
            call_command("calendar", "due", "--area", area)
        except SystemExit as left:
            status = left.code
        return capsys.readouterr().out.splitlines(), status

    return run


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_answered_to_the_day(ask, name):
    area, column = SAMPLES[name]
    rows = list(csv.DictReader((VECTORS / name).read_text("utf-8").splitlines()))
    asked = [c for c in rows[0] if c in {"start", "n_workdays", "n_days"} or "pause" in c]
    text = "\n".join([",".join(asked), *(",".join(row[c] for c in asked) for row in rows)])

    answers, status = ask(text + "\n", area)

    assert answers == [row[column] for row in rows]
    assert status == 0
    assert len(rows) == 50


def test_every_day_of_eight_years_is_a_working_day_as_the_table_says():
    table = csv.DictReader((VECTORS / "daytable_2019_2026.csv").read_text("utf-8").splitlines())
    nation = calendars.calendar_of("100000000000")
    region = calendars.calendar_of("650500000000")
    wrong, seen = [], 0

    for row in table:
        day = date.fromisoformat(row["date"])
        seen += 1
        if nation.is_working_day(day) != (row["national_workday"] == "1"):
            wrong.append((row["date"], "national"))
        if region.is_known(day) != (row["xinjiang_workday"] != ""):
            wrong.append((row["date"], "known"))
        if row["xinjiang_workday"] and region.is_working_day(day) != (
            row["xinjiang_workday"] == "1"
        ):
            wrong.append((row["date"], "xinjiang"))

    assert (seen, wrong) == (2922, [])


def test_a_year_without_a_notice_gives_a_date_marked_as_provisional(ask):
    answers, status = ask("start,n_workdays\n2024-05-06,5\n2025-05-12,20\n2026-12-31,1\n")

    assert answers == ["2024-05-11?", "2025-06-13", "2027-01-01?"]
    assert status == 0


def test_the_national_calendar_knows_2024(ask):
    assert ask("start,n_workdays\n2024-05-06,5\n", "100000") == (["2024-05-11"], 0)


def test_a_bad_row_is_answered_as_an_error_and_the_rest_still_counted(ask):
    text = (
        "\ufeffstart,n_workdays\r\n2025-05-12,5\r\n\r\n,\r\n2025-13-01,5\r\n2025-05-12,x\r\n"
        "2025-05-12,-1\r\n2025-05-12\r\n20250512,5\r\n2025-05-12,99999999999\r\n2025-05-12,0\r\n"
        "\r\n\r\n"
    )

    answers, status = ask(text)

    assert answers == [
        "2025-05-19",
        "error: the row is empty",
        "error: '' is no date (YYYY-MM-DD)",
        "error: '2025-13-01' is no date (YYYY-MM-DD)",
        "error: 'x' is no whole number of days",
        "error: the number of days is negative",
        "error: 2 columns expected, 1 found",
        "error: '20250512' is no date (YYYY-MM-DD)",
        "error: outside the calendar (2000-01-01 to 2099-12-31)",
        "2025-05-12",
    ]
    assert status == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_and_a_missing_last_one_will_do(ask, end):
    text = end.join(["start,n_workdays", "2025-05-12,5", '"2025-05-12"," 20 "'])

    assert ask(text) == (["2025-05-19", "2025-06-13"], 0)


def test_a_stray_quote_or_an_endless_cell_spoils_only_its_own_row(ask):
    answers, status = ask(
        'start,n_workdays\n"2025-05-12,5\n2025-05-12,5\n"2025-05-12"x,5\n'
        + "9" * 200_000
        + ",1\n2025-05-12,5\n"
    )

    assert [answer[:7] for answer in answers] == [
        "error: ", "2025-05", "error: ", "error: ", "2025-05",
    ]  # fmt: skip
    assert status == 1


def test_a_header_alone_is_answered_with_nothing(ask):
    assert ask("start,n_workdays\n") == ([], 0)


def test_a_pause_that_ends_before_it_begins_is_an_error_of_its_row(ask):
    text = (
        "start,n_workdays,pause_from,pause_to\n2025-05-12,5,2025-05-20,2025-05-19\n2025-05-12,5,,\n"
    )

    assert ask(text) == (["error: the pause ends before it begins", "2025-05-19"], 1)


def test_a_pause_without_an_end_is_an_error_of_its_row(ask):
    rows = [
        "start,n_workdays,pause_from,pause_to",
        "2026-01-05,5,2026-01-01,9999-12-31",
        "2026-01-05,5,2026-02-01,9999-12-31",
        "2026-01-05,5,,",
    ]
    told, status = ask("\n".join(rows))
    assert told[0].startswith("error: ")
    assert told[1:] == ["2026-01-12", "2026-01-12"]
    assert status == 1


def test_bytes_that_are_no_text_spoil_only_their_row(ask):
    answers, status = ask(b"start,n_workdays\n\xff\xfe,5\n2025-05-12,5\n")

    assert answers[0].startswith("error: ")
    assert (answers[1], status) == ("2025-05-19", 1)


@pytest.mark.parametrize(
    "header",
    ["", "a,b", "start", "start,n_workdays,pause_form,pause_to", "start,n_days,n_workdays"],
)
def test_a_header_that_names_no_form_is_refused_as_a_whole(ask, header):
    with pytest.raises(CommandError, match="the header must be start,n_workdays"):
        ask(f"{header}\n2025-05-12,5\n")


def test_a_column_of_another_name_is_left_out(ask):
    assert ask("note,n_workdays,start\nx,5,2025-05-12\n") == (["2025-05-19"], 0)


@pytest.mark.parametrize("area", ["6505", "x", "990000"])
def test_an_area_that_is_no_code_is_refused(ask, area):
    with pytest.raises(CommandError, match="no area code"):
        ask("start,n_workdays\n2025-05-12,5\n", area)


@pytest.mark.parametrize("area", ["510100", "650599", "659001"])
def test_an_area_of_which_no_calendar_is_known_is_refused(ask, area):
    with pytest.raises(CommandError, match=f"no calendar of {area}"):
        ask("start,n_workdays\n2025-05-12,5\n", area)


@pytest.mark.parametrize("area", ["650000", "650502", "650502000000", "650522204000"])
def test_every_area_of_the_city_counts_by_the_days_of_the_region(ask, area):
    assert ask("start,n_workdays\n2025-05-12,20\n", area) == (["2025-06-13"], 0)


def test_sixty_thousand_rows_take_less_than_three_seconds(ask):
    rows = "2025-05-12,20,2025-05-20,2025-05-22\n" * 60_000
    began = time.process_time()

    answers, status = ask(f"start,n_workdays,pause_from,pause_to\n{rows}")

    assert time.process_time() - began < 3
    assert (len(answers), set(answers), status) == (60_000, {"2025-06-18"}, 0)


@pytest.mark.verifies(HOL(4))
def test_an_imported_notice_makes_dates_definite_and_a_second_time_changes_nothing(
    ask, tmp_path, capsys
):
    file = tmp_path / "2024.json"
    notice = {"off": ["2024-04-10", "2024-06-17"], "text": "示例", "source": "示例通知"}
    file.write_text(json.dumps({"years": {"2024": notice}}), "utf-8")

    call_command("calendar", "import", str(file))
    call_command("calendar", "import", str(file))

    assert capsys.readouterr().out.splitlines() == [
        "2024 new (version 1)",
        "2024 unchanged (version 1)",
    ]
    assert ask("start,n_workdays\n2024-06-14,1\n") == (["2024-06-18"], 0)
    assert kinds("650000000000:2024") == ["calendar.imported"]


def test_a_changed_notice_becomes_a_new_version_and_the_old_one_is_kept(tmp_path, ask):
    file = tmp_path / "n.json"
    notice = {"off": ["2026-03-20"], "text": "更正", "source": "示例更正通知"}
    file.write_text(json.dumps({"years": {"2026": notice}}), "utf-8")

    call_command("calendar", "import", str(file), stdout=io.StringIO())

    rows = calendars.notices(area="650500000000", year=2026)
    assert [(row.area, row.version, row.is_current) for row in rows] == [
        ("100000000000", 1, True),
        ("650000000000", 2, True),
        ("650000000000", 1, False),
    ]
    assert ask("start,n_workdays\n2026-05-26,1\n") == (["2026-05-27"], 0)


@pytest.mark.parametrize(
    "content,where",
    [
        ("", "JSON"),
        ("[]", "JSON"),
        ("{}", "years"),
        ('{"years": {"26": {}}}', "26"),
        ('{"years": {"2027": {"off": []}}}', "2027.source"),
        ('{"years": {"2027": {"source": "s", "off": ["2027-02-30"]}}}', "2027.off"),
        ('{"years": {"2027": {"source": "s", "off": ["2028-02-03"]}}}', "2027.off"),
        ('{"years": {"2027": {"source": "s", "off": "2027-02-03"}}}', "2027.off"),
        ('{"years": {"2027": {"source": "s", "off": [1]}}}', "2027.off"),
        ('{"years": {"2027": {"source": "s"}}, "office_hours": {"summer": 3}}', "office_hours"),
    ],
)
def test_a_file_that_is_no_notice_is_refused_and_nothing_is_taken(tmp_path, content, where):
    file = tmp_path / "bad.json"
    file.write_text(content, "utf-8")
    before = calendars.notices(area="650500000000")

    with pytest.raises(CommandError, match=where):
        call_command("calendar", "import", str(file))

    assert calendars.notices(area="650500000000") == before


def test_whether_regional_days_count_is_a_dated_setting_for_each_act(ask):
    set_value("calendar.regional_days.HAMI", value=False)

    answers, _ = ask("start,n_workdays\n2025-05-12,20\n")

    assert answers == ["2025-06-10"]
    permits = calendars.calendar_of("650500000000", act="ADL")
    assert permits.due(date(2025, 5, 12), 20).day.isoformat() == "2025-06-13"


def test_a_year_is_shown_day_by_day_with_reasons(capsys):
    call_command("calendar", "show", "--area", "650500", "--year", "2025")

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "date,weekday,workday,reason"
    assert len(lines) == 366
    assert "2025-06-09,1,0,民族节日放假" in lines
    assert "2025-01-26,7,1,春节调休上班" in lines
