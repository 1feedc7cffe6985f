import io

import pytest
import xlsxwriter

from onedoor.general.sheets import reading as sheets

HEADS = ["代码", "名称"]


def xlsx(*lines):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)
    return file.getvalue()


def told(rows):
    return [(row.number, *row.cells.values()) for row in rows]


@pytest.mark.parametrize(
    "content",
    [
        xlsx(["名称", "备注", "代码"], ["甲", "x", 12], ["", "", ""], ["乙", "y", "013"]),
        "\ufeff名称,备注,代码\r\n甲,x,12\r\n,,\r\n乙,y,013\r\n".encode(),
        "名称,备注,代码\n甲,x,12\n,,\n乙,y,013\n".encode("gb18030"),
    ],
)
def test_a_sheet_is_read_by_its_headings_and_empty_rows_keep_their_numbers(content):
    assert told(sheets.read(content, columns=HEADS)) == [(2, "12", "甲"), (4, "013", "乙")]


@pytest.mark.parametrize(
    "content,reason",
    [
        (b"", "没有内容"),
        ("代码\n1\n".encode(), "缺少列：名称"),
        (b"PK\x03\x04 nothing", "xlsx 文件已损坏或加密"),
        (b"%PDF-1.7\0\xff\xfe", "不是 xlsx 或 csv 文件"),
        (b"x" * (sheets.LARGEST_BYTES + 1), "文件超过 5 MB"),
    ],
)
def test_a_file_that_is_no_sheet_says_why(content, reason):
    with pytest.raises(sheets.SheetUnreadable) as refused:
        sheets.read(content, columns=HEADS)

    assert refused.value.facts["reason"] == reason
