"""Reading spreadsheets (xlsx, csv) that people hand in, row by row as text."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zipfile import BadZipFile

import python_calamine

from onedoor.kernel.errors import Invalid

LARGEST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000


class SheetUnreadable(Invalid):
    """The file is no spreadsheet that can be read, or lacks a column."""

    code = "sheets.unreadable"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the spreadsheet shows it, and its cells by heading."""

    number: int
    cells: Mapping[str, str]


def read(content: bytes, *, columns: Sequence[str]) -> tuple[Row, ...]:
    """Return the rows of the first sheet that are not empty; other columns are left out.

    Raises SheetUnreadable with the fact ``reason``.
    """
    if len(content) > LARGEST_BYTES:
        raise SheetUnreadable(reason="文件超过 5 MB")
    lines = _xlsx(content) if content.startswith(b"PK") else _csv(content)
    if not lines:
        raise SheetUnreadable(reason="没有内容")
    heads = [cell.strip() for cell in lines[0]]
    missing = [name for name in columns if name not in heads]
    if missing:
        raise SheetUnreadable(reason=f"缺少列：{'、'.join(missing)}")
    if len(lines) > MOST_ROWS:
        raise SheetUnreadable(reason=f"超过 {MOST_ROWS} 行")
    places = {name: heads.index(name) for name in columns}
    rows = (
        Row(number, {name: _cell(line, place) for name, place in places.items()})
        for number, line in enumerate(lines[1:], start=2)
    )
    return tuple(row for row in rows if any(row.cells.values()))


def _cell(line: Sequence[str], place: int) -> str:
    return line[place].strip() if place < len(line) else ""


def _csv(content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        try:
            return list(csv.reader(io.StringIO(text, newline="")))
        except csv.Error:
            break
    raise SheetUnreadable(reason="不是 xlsx 或 csv 文件")


def _xlsx(content: bytes) -> list[list[str]]:
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        return [
            _texts(line) for line in book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        ]
    except (python_calamine.CalamineError, BadZipFile, OSError):
        raise SheetUnreadable(reason="xlsx 文件已损坏或加密") from None


def _texts(line: Iterable[object]) -> list[str]:
    return [_text(value) for value in line]


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value)
