"""Commands that other systems call, in a shell that gives them odd streams."""

import os
import subprocess
import sys

import pytest

from onedoor.config.environment import new_keys
from tests import database

ONEDOOR = f"{sys.executable} -W ignore -m onedoor.config.cli"
DUE = f"{ONEDOOR} calendar due --area 650500"
CODES = f"{ONEDOOR} codes check uscc"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shell(django_db_setup, tmp_path_factory):
    found, name = database.the_cluster(), f"streams_{os.getpid()}"
    database.copy(found, name)
    environ = {
        **os.environ, **database.urls(found, name),
        **{f"ONEDOOR_{key.upper()}": value for key, value in new_keys().items()},
        "ONEDOOR_DATA": str(tmp_path_factory.mktemp("data")),
        "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
    }  # fmt: skip
    environ.pop("PYTHONUNBUFFERED", None)  # few machines set it, and it hides what waits

    def run(line):
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {line}"],
            env=environ, capture_output=True, check=False,
        )  # fmt: skip
        assert b"Traceback" not in done.stderr
        errors = done.stderr.decode().splitlines()
        return done.stdout.decode(), [w for w in errors if w.startswith("error:")], done.returncode

    yield run
    database.drop(found, name)


@pytest.mark.parametrize("command", [DUE, CODES], ids=["due", "codes"])
def test_a_closed_stdin_is_an_error_in_one_line(shell, command):
    error = "error: stdin is closed: what is asked is read from it"

    assert shell(f"{command} <&-") == ("", [error], 1)


@pytest.mark.parametrize("command", [DUE, CODES], ids=["due", "codes"])
def test_an_answer_that_nobody_would_get_is_an_error(shell, command):
    asked = "printf 'start,n_workdays\\n2026-01-05,3\\n'"

    assert shell(f"{asked} | {command} >&-") == (
        "", ["error: stdout is closed: nobody would get the answer"], 1
    )  # fmt: skip
    full = shell(f"{asked} | {command} >/dev/full")
    assert full == ("", ["error: [Errno 28] No space left on device"], 1)


def test_who_stops_reading_is_no_reason_for_a_word(shell):
    rows = "(echo start,n_workdays; for n in {1..90000}; do echo 2026-01-05,3; done)"

    assert shell(f"{rows} | {DUE} | head -1")[:2] == ("2026-01-08\n", [])
    assert shell(f"{rows} | {CODES} | head -1")[:2] == ("bad not 18 characters\n", [])


@pytest.mark.parametrize(
    "asked, named",
    [("", "''"), ("2026-01-05,3\\n", "'2026-01-05,3'"), ("\\n\\n", "''"),
     ("start,n_work\\0days\\n", "'start,n_work\ufffddays'")],
    ids=["empty", "no header", "empty lines", "NUL"],
)  # fmt: skip
def test_a_missing_header_is_an_error_that_tells_the_right_ones(shell, asked, named):
    forms = "start,n_workdays or start,n_workdays,pause_from,pause_to or start,n_days"

    assert shell(f"printf '{asked}' | {DUE}") == (
        "", [f"error: the header must be {forms}, not {named}"], 1
    )  # fmt: skip


def test_no_codes_are_answered_by_no_lines(shell):
    assert shell(f"{CODES} </dev/null") == ("", [], 0)


def test_marks_and_line_ends_of_other_systems_are_no_part_of_a_row(shell):
    rows = "printf '\\xef\\xbb\\xbfstart,n_workdays\\r\\n2026-01-05,3\\r\\n2026-01-05,3\\0\\r\\n'"

    assert shell(f"{rows} | {DUE}") == (
        "2026-01-08\nerror: '3\ufffd' is no whole number of days\n", [], 1
    )  # fmt: skip
    odd = "printf '\\xef\\xbb\\xbf91650502MA77\\r\\n\\0\\n\\n\\xff\\n'"
    short = "bad not 18 characters\n"
    assert shell(f"{odd} | {CODES}") == (f"{short}{short}bad empty\n{short}", [], 0)


@pytest.mark.parametrize(
    "line, error",
    [(f"{ONEDOOR} calendar due --area 1", "error: '1' is no area code (6, 9 or 12 digits)"),
     (f"{ONEDOOR} calendar import /nowhere", "error: /nowhere: No such file or directory"),
     (f"{ONEDOOR} items import /nowhere --area 650502",
      "error: /nowhere: No such file or directory"),
     (f"{ONEDOOR} bases change 甲法 --state repealed --on 2027-01-01 --document 新",
      "error: 依据库中没有《甲法》。")],
)  # fmt: skip
def test_what_a_command_refuses_is_told_in_one_line(shell, line, error):
    assert shell(line) == ("", [error], 1)
