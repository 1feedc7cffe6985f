"""Writing spreadsheets (xlsx) for people who go on working with them."""

import io
from collections.abc import Iterable, Sequence
from datetime import date

import xlsxwriter

Cell = str | int | float | date | None
_WIDEST, _PADDING = 40, 2
_NAME_LENGTH = 31  # what a spreadsheet takes for the name of a sheet
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def write(title: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a workbook of one sheet; what looks like a formula stays text."""
    kept = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(kept, options) as book:
        sheet = book.add_worksheet(title.translate(_FORBIDDEN)[:_NAME_LENGTH])
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(heads):
            sheet.write_string(0, column, name, head)
            sheet.set_column(column, column, min(_WIDEST, 2 * len(name) + _PADDING))
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif value is not None:
                    sheet.write(number, column, value)
    return kept.getvalue()
