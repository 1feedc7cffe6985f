from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pypdfium2
import pytest

from onedoor.general.terms.testing import in_force_since
from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import ADL, GIR, HAMI, OGS, PIPL
from onedoor.operation.documents import api, drawing, services, testing
from onedoor.operation.documents.domain.sheets import words_of
from onedoor.operation.documents.models import IssuedDocument, LastNumber
from onedoor.operation.materials import api as materials

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
OFFICER = Actor(kind=ActorKind.STAFF, ref="S1", body=testing.FRAME["body"])
CASE = testing.FRAME["case_number"]
pytestmark = pytest.mark.django_db


def squeezed(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        text = "".join(page.get_textpage().get_text_range() for page in opened)
    return "".join(text.split())


def issued(letter: api.AnyLetter | None = None, *, at: datetime = AT) -> api.Document:
    return api.issue(number_of_case=CASE, data=letter or testing.acceptance(), actor=OFFICER, at=at)


@pytest.mark.verifies(ADL(32, paragraph=2), HAMI(17), OGS(10))
@pytest.mark.parametrize("letter", testing.letters(with_uyghur=True), ids=lambda one: one.kind)
def test_each_kind_is_kept_told_and_verifiable(letter):
    document = issued(letter)

    twin = api.twin(document_id=document.id)
    found = api.verify(code=document.code.lower())
    assert [sheet.language for sheet in twin.sheets] == ["zh", "ug"]
    assert twin.address.endswith(f"/v/{document.code}")
    assert (found.number, found.kind, found.state) == (document.number, letter.kind, "in_force")
    assert journal.kinds(CASE) == ["documents.issued"]
    assert api.documents_of(case_number=CASE) == (document,)


@pytest.mark.verifies(OGS(10))
def test_its_pdf_is_drawn_once_it_is_issued_and_never_again():
    document = issued()
    early = api.pdf(document_id=document.id)
    assert api.verify(code=document.code).sha256 == ""

    journal.deliver(at=AT)
    journal.deliver(at=AT)

    kept = api.pdf(document_id=document.id)
    found = api.verify(code=document.code)
    assert kept == early
    assert sha256(kept.content).hexdigest() == found.sha256
    assert IssuedDocument.objects.get().content_sha256 == found.content_sha256
    assert journal.kinds(CASE) == ["documents.issued", "documents.drawn"]
    drawing.draw(document_id=document.id, actor=OFFICER, at=AT + timedelta(days=400))
    assert api.verify(code=document.code) == found
    assert journal.kinds(CASE) == ["documents.issued", "documents.drawn"]


def test_what_was_let_go_of_is_drawn_nowhere():
    with pytest.raises(api.DocumentMissing):
        drawing.draw(document_id="nothing", actor=OFFICER, at=AT)

    assert journal.kinds() == []


@pytest.mark.verifies(HAMI(31))
@pytest.mark.check("A31-1")
@pytest.mark.parametrize("in_trial", [True, False])
@pytest.mark.parametrize("letter", testing.letters(), ids=lambda one: one.kind)
def test_a_paper_of_the_trial_says_so_and_one_of_later_does_not(letter, in_trial):
    if not in_trial:
        in_force_since(AT.date())

    document = issued(letter)

    paper = squeezed(api.pdf(document_id=document.id).content)
    assert ("试运行期间出具" in paper) is in_trial
    assert bool(api.twin(document_id=document.id).trial) is in_trial


@pytest.mark.verifies(PIPL(19))
def test_a_paper_handed_in_again_and_let_go_leaves_the_issued_one_whole():
    document = issued()
    content = api.pdf(document_id=document.id).content
    materials.store(name="通知书.pdf", content=content, owner="a1", at=AT)

    assert materials.drop_stray(before=AT + timedelta(days=1), most=10) == 1

    assert api.pdf(document_id=document.id).content == content


@pytest.mark.verifies(ADL(32, item=5))
def test_the_notice_of_acceptance_says_the_clock():
    words = " ".join(words_of(api.twin(document_id=issued().id).sheets[0]))

    for needed in (
        "2026年11月24日",
        "20 个工作日，至2026年12月22日",
        "5 个工作日，至2026年12月1日",
    ):
        assert needed in words


@pytest.mark.verifies(ADL(32, item=4), HAMI(14))
def test_the_receipt_says_what_came_when_and_by_which_day_silence_means_acceptance():
    chinese, uyghur = api.twin(
        document_id=issued(testing.receipt(with_uyghur=True, agent="马丽")).id
    ).sheets

    words = " ".join(words_of(chinese))
    for needed in (
        CASE,
        "K7MF3XQ9AD",
        "代办人 马丽（受",
        "2026年11月24日 10:30",
        "1 营业执照 电子证照，免提交 —",
        "2 平面布局图 电子文件 2 页",
        "3 食品安全管理制度 纸质，已与原件核对 1 份",
        "2026年12月1日前（自2026年11月24日起 5 个工作日内）告知是否受理；逾期不告知的",
    ):
        assert needed in words
    assert "تەكشىلىك ئورۇنلاشتۇرۇش خەرىتىسى" in words_of(uyghur)
    assert " ".join(words_of(uyghur)).count("10:30") == 1
    assert "ۋاكالەتچى 马丽" in " ".join(words_of(uyghur))


@pytest.mark.verifies(ADL(32, item=4), HAMI(16))
def test_the_supplement_notice_names_every_gap_with_what_is_wrong():
    gaps = (("平面布局图", "缺冷食间"), ("健康证", "已过期"))
    letter = api.Supplement(**testing.FRAME, gaps=gaps, answer_by=None, basis="依据")

    words = list(words_of(api.twin(document_id=issued(letter).id).sheets[0]))

    assert [word for gap in gaps for word in gap if word not in words] == []


@pytest.mark.verifies(ADL(38, paragraph=2), ADL(38, paragraph=1), ADL(44))
def test_a_refusal_says_its_reasons_and_both_remedies():
    letter = next(one for one in testing.letters() if isinstance(one, api.Refusal))

    words = " ".join(words_of(api.twin(document_id=issued(letter).id).sheets[0]))

    for needed in ("距离不足", "哈密市伊州区人民政府申请行政复议", "人民法院提起行政诉讼"):
        assert needed in words


def test_numbers_count_by_body_kind_and_year():
    first, second = issued(), issued()
    next_year = issued(at=datetime(2026, 12, 31, 17, 0, tzinfo=UTC))
    other_body = issued(testing.acceptance(body="1" * 18, body_mark="伊发改"))

    assert [d.number for d in (first, second, next_year, other_body)] == [
        "伊市监许受〔2026〕1号",
        "伊市监许受〔2026〕2号",
        "伊市监许受〔2027〕1号",
        "伊发改许受〔2026〕1号",
    ]
    assert LastNumber.objects.count() == 3


def test_the_paper_no_one_can_guess_tells_nothing_of_the_person():
    document = issued()

    shown = str(api.verify(code=document.code))

    assert testing.FRAME["applicant"] not in shown
    assert CASE not in shown
    assert len(document.code) == 14
    with pytest.raises(api.DocumentMissing):
        api.verify(code="A" * 14)


@pytest.mark.verifies(OGS(10))
def test_a_replaced_paper_says_which_one_counts():
    old = issued()

    new = api.replace(document_id=old.id, data=testing.acceptance(), actor=OFFICER, at=AT)

    found = api.verify(code=old.code)
    assert (found.state, found.replaced_by) == ("replaced", new.number)
    assert api.verify(code=new.code).state == "in_force"
    with pytest.raises(services.NoLongerInForce):
        api.replace(document_id=old.id, data=testing.acceptance(), actor=OFFICER, at=AT)
    assert IssuedDocument.objects.count() == 2


@pytest.mark.verifies(ADL(69))
def test_a_revoked_paper_says_so_with_its_day():
    document = issued()

    api.revoke(document_id=document.id, actor=OFFICER, at=AT)

    found = api.verify(code=document.code)
    assert (found.state, str(found.state_on)) == ("revoked", "2026-11-24")
    with pytest.raises(services.NoLongerInForce):
        api.revoke(document_id=document.id, actor=OFFICER, at=AT)
    assert journal.kinds(CASE) == ["documents.issued", "documents.revoked"]


def test_a_missing_document_is_missing_in_every_question():
    for ask in (api.document, api.pdf, api.twin):
        with pytest.raises(api.DocumentMissing):
            ask(document_id="nothing")


def mending(wrong, right):
    change = api.Change(api.Slip.PHONE, wrong, right)
    return {"change": change, "registered": "", "actor": OFFICER, "at": AT}


@pytest.mark.verifies(GIR(41))
def test_a_slip_of_the_pen_is_mended_and_nothing_else_changes():
    first = issued(testing.acceptance(with_uyghur=True))
    wrong, right = testing.FRAME["contact"], "0902-7654321"

    new = api.correct(document_id=first.id, **mending(wrong, right))

    assert (new.number, new.kind, new.title) == (first.number, first.kind, first.title)
    before, after = (api.twin(document_id=one.id).sheets[0] for one in (first, new))
    told = "\n".join(words_of(after))
    assert f"更正：原“{wrong}”更正为“{right}”。" in told
    plain = [word.replace(wrong, right) for word in words_of(before)]
    assert list(words_of(after))[: len(plain)] == plain
    assert api.verify(code=first.code).state == "replaced"
    assert api.verify(code=first.code).replaced_by == new.number
    assert new.code != first.code


@pytest.mark.verifies(GIR(41))
@pytest.mark.parametrize("kind", ["absent", "licence", "replaced"])
def test_what_is_not_there_or_no_letter_is_not_mended(kind):
    paper = issued(testing.letters()[-1] if kind == "licence" else testing.acceptance())
    wrong = "0902-0000000" if kind == "absent" else testing.FRAME["contact"]
    refusal = {
        "absent": services.NotOnThePaper,
        "licence": services.LicenceNotALetter,
        "replaced": services.NoLongerInForce,
    }[kind]
    if kind == "replaced":
        api.correct(document_id=paper.id, **mending(wrong, "0902-7654321"))
    before = IssuedDocument.objects.count()

    with pytest.raises(refusal):
        api.correct(document_id=paper.id, **mending(wrong, "0902-7654322"))

    assert IssuedDocument.objects.count() == before
