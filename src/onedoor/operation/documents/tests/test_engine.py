from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pikepdf
import pypdf
import pytest

from onedoor.law.articles import ADL
from onedoor.operation.documents import content, coverage, drawing, engine, fonts, testing
from onedoor.operation.documents.domain.letters import AnyLetter, Grant
from onedoor.operation.documents.domain.sheets import words_of
from onedoor.operation.documents.domain.wording import in_chinese
from onedoor.operation.documents.domain.wording_ug import in_uyghur

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
UG_WORDS = ("قوبۇل", "قىلىش", "ئۇقتۇرۇشى", "خىزمەت", "2026")


def rendered(letter: AnyLetter) -> engine.Rendered:
    made = content.content_of(
        letter, number="伊市监〔2026〕1号", code="X", on=date(2026, 11, 24), in_trial=True
    )
    template = "licence.typ" if letter.kind == "licence" else "letter.typ"
    return engine.render(template, coverage.printable(made | drawing.frame(made, "0" * 64)), at=AT)


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("letter", testing.letters(with_uyghur=True), ids=lambda one: one.kind)
def test_each_document_is_archival_accessible_and_always_the_same(letter):
    made = rendered(letter)

    with pikepdf.open(BytesIO(made.pdf)) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang) == "zh-CN"
    assert made.is_accessible
    assert rendered(letter).pdf == made.pdf


@pytest.mark.parametrize("letter", testing.letters(), ids=lambda one: one.kind)
def test_every_chinese_word_of_a_document_can_be_copied_out(letter):
    text = squeezed(text_of(rendered(letter).pdf))

    sheet = in_chinese(letter, date="2026年11月24日")
    assert [words for words in words_of(sheet) if squeezed(words) not in text] == []


def test_uyghur_words_can_be_copied_out():
    text = text_of(rendered(testing.acceptance(with_uyghur=True)).pdf)

    assert [word for word in UG_WORDS if word not in text] == []


@pytest.mark.parametrize("letter", testing.letters(), ids=lambda one: one.kind)
def test_both_languages_say_the_same_numbers(letter):
    def digits(sheet) -> set[str]:
        return {word for text in words_of(sheet) for word in text.split() if word.isalnum()}

    numbers = {letter.case_number, "JY26505020000017"}
    chinese, uyghur = in_chinese(letter, date="d"), in_uyghur(letter, date="d")

    assert digits(chinese) & numbers - digits(uyghur) <= {letter.case_number}
    assert uyghur.title != chinese.title


def test_markup_in_what_people_typed_stays_text():
    letter = testing.acceptance(applicant='#read("/etc/passwd") *粗* $x$ <a>')

    assert '#read("/etc/passwd")*粗*$x$<a>' in squeezed(text_of(rendered(letter).pdf))


@pytest.mark.parametrize("name", ["𠮷䶮㛃", "𬱖𫍣", "阿依古丽·买买提", "ئايگۈل", "Ng\u0302 é"])
def test_rare_characters_of_names_can_be_printed(name):
    assert coverage.missing_characters(name) == ()


def test_what_no_font_has_is_named_once_each():
    assert coverage.missing_characters("好😀店😀\ue000\n") == ("😀", "\ue000")


def test_a_document_sets_a_geta_for_what_no_font_has_and_is_never_late():
    made = rendered(testing.acceptance(applicant="好😀店"))

    assert "好〓店" in text_of(made.pdf)


def test_the_fonts_of_the_packages_serve_where_there_are_no_others(monkeypatch):
    packaged = fonts.chosen(*fonts.packaged())
    monkeypatch.setattr(engine, "font_set", lambda: packaged)

    text = text_of(rendered(testing.acceptance(with_uyghur=True)).pdf)

    assert packaged.zh == ("Noto Sans CJK SC",)
    assert packaged.ug == ("Noto Sans Arabic",)
    assert "受理通知书" in text


def test_a_text_the_accessible_form_refuses_is_issued_without_it(monkeypatch):
    whole = engine.compiled

    def refusing(template, inputs, at, standards):
        if "ua-1" in standards:
            return whole("letter.typ", {"data": "not json"}, at, standards)
        return whole(template, inputs, at, standards)

    monkeypatch.setattr(engine, "compiled", refusing)

    made = rendered(testing.acceptance())

    assert not made.is_accessible
    assert "受理通知书" in text_of(made.pdf)


def test_a_qr_is_an_image_by_itself():
    assert engine.qr("https://x/v/ABC").startswith('<svg xmlns="http://www.w3.org/2000/svg"')


@pytest.mark.verifies(ADL(38, paragraph=1), ADL(44))
@pytest.mark.parametrize(
    "due, is_permit, told",
    [
        (
            date(2026, 12, 8),
            True,
            ("决定准予行政许可", "2026年12月8日前向你（单位）颁发"),
        ),
        (None, False, ("决定予以办理", "依法向你（单位）颁发、送达")),
    ],
)
def test_a_grant_says_what_is_decided_and_by_when_it_is_handed_over(due, is_permit, told):
    (grant,) = (one for one in testing.letters() if isinstance(one, Grant))
    changed = replace(grant, delivery_due=due, is_permit=is_permit)

    words = "".join(words_of(in_chinese(changed, date="2026年11月24日")))

    assert [one for one in told if one not in words] == []
