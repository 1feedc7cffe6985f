"""What is written can be read again, and nothing of it is carried out."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.sheets.api import Cell, read, write

TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30)


@given(cells=st.lists(st.tuples(TEXT, st.integers(0, 10**9)), min_size=1, max_size=5))
def test_what_is_written_is_read_again(cells):
    found = read(write("表", ["甲", "乙"], cells), columns=["甲", "乙"])
    kept = [(one, n) for one, n in cells if one.strip()]
    assert [(row.cells["甲"], row.cells["乙"]) for row in found if row.cells["甲"]] == [
        (one.strip(), str(n)) for one, n in kept
    ]


def test_formulas_and_addresses_stay_text_and_days_are_days():
    rows: list[list[Cell]] = [["=1+1", date(2026, 12, 1)], ["https://example.org", None]]
    found = read(write("九/十[月]" * 9, ["话", "日"], rows), columns=["话", "日"])
    assert [row.cells for row in found] == [
        {"话": "=1+1", "日": "2026-12-01"}, {"话": "https://example.org", "日": ""},
    ]  # fmt: skip
