"""What is a slip of the pen, and where: as a table for lawyers, and for every paper there is."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.kernel.errors import DomainError
from onedoor.law.articles import GIR
from onedoor.operation.documents import testing
from onedoor.operation.documents.content import content_of, sheets_of
from onedoor.operation.documents.domain.sheets import Language, Paragraph, Sheet, corrected
from onedoor.operation.documents.domain.slips import (
    Change,
    NotASlip,
    NotAsRegistered,
    OperativePart,
    Slip,
    check_name,
    check_place,
    check_slip,
)

TABLE = Path(__file__).parents[5] / "tests/vectors/corrections.csv"
KINDS = {
    "错字": Slip.CHARACTER, "申请人": Slip.APPLICANT, "地址": Slip.ADDRESS, "电话": Slip.PHONE,
    "编号": Slip.NUMBER,
}  # fmt: skip
REFUSALS = {
    "不是差错": NotASlip, "写在决定部分": OperativePart, "不是登记的名称": NotAsRegistered
}  # fmt: skip
NAME = testing.FRAME["applicant"]
TEXTS = ("0902-2234567", "哈密市", NAME, "爱国北路 8 号", "甲乙", "丙丁", "平面布局图", "仕", "土")


def rows():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [tuple(row.values()) for row in csv.DictReader(file)]


def mend(sheets, change, *, registered=NAME):
    check_slip(change)
    check_place(sheets, change)
    check_name(sheets, change, registered=registered)
    return [corrected(sheet, change.wrong, change.right, remark="更正：原") for sheet in sheets]


@pytest.mark.verifies(GIR(41))
@pytest.mark.parametrize("kind, text, wrong, right, expected", rows())
def test_a_slip_is_what_the_table_says_and_all_else_is_decided_anew(
    kind, text, wrong, right, expected
):
    assert wrong in text
    sheet = Sheet(Language.ZH, "", "", "", f"{NAME}：", (Paragraph(text),))
    change = Change(KINDS[kind], wrong, right)

    if expected == "可以":
        (after,) = mend([sheet], change)
        assert after.blocks[0] == Paragraph(text.replace(wrong, right))
        return
    with pytest.raises(REFUSALS[expected]):
        mend([sheet], change)


@pytest.mark.verifies(GIR(41))
def test_whom_a_paper_is_addressed_to_is_who_the_register_says():
    sheet = Sheet(Language.ZH, "", "", "", f"{NAME}：", ())
    wrong = "甜蜜蜜瓜"

    for slip, right, registered in (
        (Slip.CHARACTER, "甜蜜瓜", NAME.replace(wrong, "甜蜜瓜")),
        (Slip.APPLICANT, "甜蜜瓜", NAME),
    ):
        with pytest.raises(NotAsRegistered) as refused:
            check_name([sheet], Change(slip, wrong, right), registered=registered)
        assert refused.value.facts == {"name": registered}

    change = Change(Slip.APPLICANT, wrong, "甜蜜瓜")
    (after,) = mend([sheet], change, registered=NAME.replace(wrong, "甜蜜瓜"))
    assert after.addressee == f"{NAME.replace(wrong, '甜蜜瓜')}："


@pytest.mark.verifies(GIR(41))
@given(
    letter=st.sampled_from(testing.letters()), slip=st.sampled_from(Slip),
    wrong=st.text(min_size=1, max_size=8) | st.sampled_from(TEXTS),
    right=st.text(min_size=1, max_size=8) | st.sampled_from(TEXTS), data=st.data(),
)  # fmt: skip
def test_no_correction_touches_what_a_paper_decides_dates_or_cites(
    letter, slip, wrong, right, data
):
    content = content_of(letter, number="1", code="c", on=testing.DAY, in_trial=False)
    sheets = sheets_of(content)
    pieces = [text for block in sheets[0].blocks if (text := getattr(block, "text", ""))]
    if pieces and data.draw(st.booleans()):  # a piece of the paper itself
        text = data.draw(st.sampled_from(pieces))
        begin = data.draw(st.integers(0, len(text) - 1))
        wrong = text[begin : begin + data.draw(st.integers(1, 8))]
    try:
        after = mend(sheets, Change(slip, wrong, right))
    except DomainError:
        return
    for old, new in zip(sheets, after, strict=True):
        for before, block in zip(old.blocks, new.blocks, strict=False):
            text = getattr(before, "text", "")
            if any(word in text for word in ("决定", "不予", "年", "工作日", "《")):
                assert block == before
