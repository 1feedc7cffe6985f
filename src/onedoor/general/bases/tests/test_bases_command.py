from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from onedoor.general.bases import api as bases
from onedoor.general.bases.domain.errors import InstrumentMissing
from onedoor.kernel.actors import system
from onedoor.law.articles import HAMI

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 4, tzinfo=UTC)
TITLE = "哈密市某某管理办法"


def run(capsys, *words):
    call_command("bases", *words)
    return capsys.readouterr().out.strip()


@pytest.mark.verifies(HAMI(1))
@pytest.mark.check("A1-2")
def test_an_instrument_is_entered_then_changed_and_whoever_cites_it_is_named(tmp_path, capsys):
    file = tmp_path / "bases.csv"
    file.write_text(f"title,grade,since,last_article\n{TITLE},rule,2024-01-01,30\n", "utf-8")

    assert run(capsys, "enter", str(file)) == "1 rows: 1 new or changed"
    assert run(capsys, "enter", str(file)) == "1 rows: 0 new or changed"
    bases.cite(
        cited_by="ITEM-1", holder="B", area="650502000000", articles={TITLE: ["3"]},
        by=system("test"), at=AT,
    )  # fmt: skip
    changed = ("change", TITLE, "--state", "repealed", "--on", "2027-01-01", "--document", "新")
    assert run(capsys, *changed) == "ITEM-1"
    assert run(capsys, "reminders").split("\t")[1:] == ["B", "ITEM-1", TITLE]


@pytest.mark.parametrize(
    "row", ["甲法,high,2024-01-01", "甲法,law,2024-13-01", "甲法", "甲法,law,,,x"]
)
def test_a_wrong_row_is_named_and_nothing_is_entered(tmp_path, row):
    file = tmp_path / "bases.csv"
    file.write_text(f"title,grade,since,until,last_article\n{row}\n", "utf-8")

    with pytest.raises(CommandError, match="line 2"):
        call_command("bases", "enter", str(file))
    assert bases.known(["甲法"]) == {}


def test_an_unknown_title_is_refused():
    with pytest.raises(InstrumentMissing):
        call_command(
            "bases",
            "change",
            "甲法",
            "--state",
            "amended",
            "--on",
            "2027-01-01",
            "--document",
            "新",
        )
