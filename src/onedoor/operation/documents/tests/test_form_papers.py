import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pikepdf
import pypdf
import pytest

from onedoor.law.articles import HAMI
from onedoor.operation.documents import api as documents
from onedoor.system.forms import api as forms
from onedoor.system.items import testing as offerings

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
SHEETS = [(language, filled) for language in ("zh-Hans", "ug") for filled in (False, True)]


@cache
def food():
    form = forms.read(forms.reading.Flaws(), "form", offerings.document()["form"])
    assert form is not None
    return form


@cache
def made(language, *, filled):
    head = documents.FormHead(
        body="伊州区市场监督管理局", item="食品经营许可", code="650502-SPJY-01", version=3,
        sha256="ab" * 32, address="https://hami.example/items/650502-SPJY-01?version=3",
    )  # fmt: skip
    return documents.form_pdf(food(), head, language=language, at=AT, filled=filled)


def pages_of(pdf):
    return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def told_by_poppler(pdf):
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


# Poppler is what most people's viewers copy text with; not every machine has it.
READERS = [pages_of, *([told_by_poppler] if shutil.which("pdftotext") else [])]


def squeezed(text):
    return "".join(text.split())


def words_of(sheet):
    """Yield the words of a form in the order in which they are read."""
    yield sheet.title
    for block in sheet.blocks:
        yield block.title
        for row in block.rows:
            yield row.label
            yield from (label for label, _ in row.options)
            yield from [part.words for part in row.parts] or [row.words]
    yield from (one.name for one in sheet.enclosures)


@pytest.mark.verifies(HAMI(15), HAMI(16))
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("filled", [False, True])
def test_every_chinese_word_of_a_form_can_be_copied_out(reader, filled):
    answers = forms.sample(food(), today=AT.date()) if filled else None
    text = squeezed(reader(made("zh-Hans", filled=filled)))

    sheet = forms.paper(food(), answers)
    words = [squeezed(one) for one in words_of(sheet) if one]
    options = [one for block in sheet.blocks for row in block.rows for one in row.options]

    assert [one for one in words if one not in text] == []
    assert ("样表" if filled else "空白表") in text
    assert ("仅在" in text) is not filled
    chosen = sum(is_chosen for _, is_chosen in options)
    assert text.count("√") == (chosen if filled else 1)  # blank, it is in the words on how to tick


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("filled", [False, True])
def test_uyghur_words_of_a_form_can_be_copied_out_and_numbers_keep_their_order(reader, filled):
    text = reader(made("ug", filled=filled))

    said = ["يېمەكلىك", "تىجارەت", "ئىجازىتى", "650502-SPJY-01"]
    said += ["91350100M000100Y43", "13800000000"] if filled else ["تولدۇرۇلىدۇ"]
    assert [word for word in said if word not in text] == []


@pytest.mark.parametrize("language, filled", SHEETS)
def test_a_form_is_tagged_and_carries_its_fonts(language, filled):
    pdf = made(language, filled=filled)

    with pikepdf.open(BytesIO(pdf)) as read, read.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfuaid:part"]) == ("3", "1")
        assert bool(read.Root.MarkInfo.Marked)
        assert str(read.Root.Lang)[:2] == language[:2]
        found = [
            font.DescendantFonts[0].FontDescriptor
            for page in read.pages
            for font in page.Resources.Font.values()
        ]
    assert found
    assert all("/FontFile2" in one or "/FontFile3" in one for one in found)


@pytest.mark.verifies(HAMI(16))
def test_the_same_version_gives_the_same_paper_and_another_form_another():
    form, head = food(), documents.FormHead("局", "事项", "c", 4, "0" * 64, "https://x.example/")

    first, second = (documents.form_pdf(form, head, language="zh-Hans", at=AT) for _ in "ab")
    renamed = replace(form, title=forms.Text("换了名称的表"))
    other = documents.form_pdf(renamed, head, language="zh-Hans", at=AT)

    assert first == second
    assert "第4版" in squeezed(pages_of(first))
    assert ["换了名称" in squeezed(pages_of(one)) for one in (first, other)] == [False, True]
