"""The one-time notice, its paper, and the checklist it is made of."""

import re
from datetime import UTC, datetime
from io import BytesIO
from shutil import which
from subprocess import run
from typing import Any

import pikepdf
import pypdf
import pytest

from onedoor.law.articles import ADL, HAMI, OGS
from onedoor.operation.documents import api as documents
from onedoor.operation.guides import api as guides
from onedoor.system.flows import api as flows
from onedoor.system.forms.api import Text
from onedoor.system.items import testing
from onedoor.system.items.api import Offering

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
ANSWERS = {"by_agent": "yes", "trade": "sales", "projects": ["packed"], "web": "no"}
PROOF = guides.Proof("营业执照", "哈密市伊州区市场监督管理局", "91650502MADEM0011M")
UG_WORDS = ("ئۇقتۇرۇش", "ماتېرىيال", "قوبۇل", "تەكشىلىك", "2026")


@pytest.fixture
def offering(db):
    return testing.published()


def standings(offering: Offering, own: guides.Own) -> dict[str, str]:
    return {one.material.key: one.standing for one in guides.checklist(offering.form, ANSWERS, own)}


def made(offering: Offering, *, language: str = "zh-Hans", **reader: Any) -> guides.Notice:
    return guides.notice(
        offering,
        guides.Reader(**reader),
        site="https://hami.example",
        language=language,
        at=AT,
    )


def words(sheet: documents.Sheet) -> str:
    return "\n".join(documents.words_of(sheet))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200e\u200f]", "", text)


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF, as the tool everybody has reads it where it is installed."""
    if which("pdftotext") is None:
        return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    read = ["pdftotext", "-raw", "-", "-"]
    return run(read, input=pdf, capture_output=True, check=True, timeout=30).stdout.decode()


@pytest.mark.verifies(HAMI(17), OGS(7))
@pytest.mark.check("A17-1")
def test_what_a_register_proves_leaves_the_checklist_and_the_answer_takes_its_place(offering):
    own = guides.Own(ready=frozenset({"rules"}), proofs={"business_licence": PROOF})

    found = guides.checklist(offering.form, ANSWERS, own)

    assert {one.material.key: (one.standing, one.proof) for one in found} == {
        "business_licence": ("shared", PROOF),
        "layout": ("missing", None),
        "rules": ("ready", None),
        "authorisation": ("missing", None),
    }


@pytest.mark.verifies(HAMI(17), OGS(7))
@pytest.mark.check("A17-1")
def test_who_objects_to_the_register_may_hand_the_material_in(offering):
    proofs = {"business_licence": PROOF}
    objected = frozenset({"business_licence"})

    assert standings(offering, guides.Own(proofs=proofs))["business_licence"] == "shared"
    assert (
        standings(offering, guides.Own(proofs=proofs, objected=objected))["business_licence"]
        == "missing"
    )
    assert (
        standings(offering, guides.Own(proofs=proofs, objected=objected, ready=objected))[
            "business_licence"
        ]
        == "ready"
    )


@pytest.mark.verifies(HAMI(17))
@pytest.mark.check("A17-1")
def test_a_licence_that_no_register_holds_is_asked_for_and_one_that_nobody_looked_up_is_not(
    offering,
):
    assert standings(offering, guides.Own(proofs={}))["business_licence"] == "missing"
    assert standings(offering, guides.Own())["business_licence"] == "shared"


@pytest.mark.verifies(HAMI(16), ADL(30))
@pytest.mark.check("A16-1")
def test_the_notice_holds_everything_that_must_be_told_from_the_version(offering):
    own = guides.Own(ready=frozenset({"rules"}), proofs={"business_licence": PROOF})

    notice = made(offering, answers=ANSWERS, own=own, told_by="王丽")
    told, what = words(notice.sheets[0]), offering.what

    wanted = [
        what.name.zh, what.body_name.zh, offering.code, "v1，自2026年11月2日起施行",
        "20 个工作日", f"{what.limits.promised_days} 个工作日", "不收费", "无数量限制",
        what.result.name.zh, "10 个工作日内送达", what.consult_phone, what.complaint_phone,
        "告知人", "王丽", "受理专用章", "签收", "2026年11月24日",
        "还需要准备的材料（2 份）", "您已备好的材料（1 份）", "不需要您提交的材料（1 份）",
        "哈密市伊州区市场监督管理局核发的《营业执照》，编号 91650502MADEM0011M，已在证照库核验",
        "在 5 个工作日内一次性告知", "可容缺，3 个工作日内补交",
        *(condition.words.zh for condition in what.conditions),
        *(basis.cited for basis in what.bases if basis.key == what.conditions[0].basis),
        *(place.window.zh for place in what.places), *(place.hours.zh for place in what.places),
    ]  # fmt: skip
    assert [one for one in wanted if one not in told] == []
    assert "冷食" not in told


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
def test_notice_and_flow_chart_walk_the_steps_that_are_executed(offering):
    told = words(made(offering).sheets[0])

    chart = flows.draw(offering.flow, "zh-Hans").steps
    assert [step.name for step in chart] == [step.name.zh for step in offering.flow.steps]
    places = [told.index(f"{step.lane} · {step.name}") for step in chart]
    assert places == sorted(places)


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
def test_every_changed_field_of_the_version_changes_the_notice(offering):
    before = words(made(offering).sheets[0])
    document = testing.document()
    document["consult_phone"] = "0902-2233399"
    document["limits"]["delivery_days"] = 9
    document["conditions"][0]["words"] = "新的条件"
    document["form"]["materials"][1]["name"] = "经营场所图"

    after = words(made(testing.published(document)).sheets[0])

    for new in ("0902-2233399", "9 个工作日内送达", "新的条件", "经营场所图", "v2，自"):
        assert (new in before, new in after) == (False, True)


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
def test_who_told_no_situation_is_told_all_materials_and_that_it_is_all(offering):
    told = words(made(offering).sheets[0])

    assert all(material.name.zh in told for material in offering.materials)
    assert "没有选择办理情形" in told
    assert "由代办人办理时提交" in told


@pytest.mark.verifies(HAMI(16))
def test_the_paper_is_tagged_its_fonts_are_embedded_and_both_languages_can_be_copied_out(offering):
    notice = made(offering, language="ug", answers=ANSWERS)
    pdf = guides.notice_pdf(notice, at=AT)

    text = text_of(pdf)
    assert [one for one in words(notice.sheets[0]).split("\n") if squeezed(one) not in
            squeezed(text)] == []  # fmt: skip
    assert [word for word in UG_WORDS if word not in text] == []
    assert offering.sha256[:16] in text
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_metadata() as metadata:
        assert bool(opened.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in opened.Root
        assert (metadata["pdfaid:part"], metadata["pdfuaid:part"]) == ("3", "1")
        fonts = [font for page in opened.pages for font in page.Resources.Font.values()]
        descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts]
        assert descriptors
        assert all("/FontFile2" in one or "/FontFile3" in one for one in descriptors)


@pytest.mark.verifies(HAMI(16))
def test_a_reader_of_uyghur_gets_uyghur_beside_the_chinese_that_binds(offering):
    chinese, uyghur = made(offering, language="ug", answers=ANSWERS).sheets

    assert (chinese.language, uyghur.language) == ("zh", "ug")
    assert isinstance(offering.name, Text)
    assert offering.name.ug in words(uyghur)
    numbers = re.compile(r"\b\d{1,3}\b")
    kinds = [[block.kind for block in sheet.blocks] for sheet in (chinese, uyghur)]
    assert kinds[0] == kinds[1]
    assert set(numbers.findall(words(chinese))) >= {"20", "5", "10"}
    assert set(numbers.findall(words(uyghur))) >= {"20", "5", "10"}
