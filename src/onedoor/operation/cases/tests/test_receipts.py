"""The receipt: one for each case, of what came in with it, dated the moment it came."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onedoor.general.people import api as people
from onedoor.general.people import testing as persons
from onedoor.general.terms.testing import in_force_since
from onedoor.journal import testing as journal
from onedoor.kernel.actors import system
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import access, testing
from onedoor.operation.cases.domain.declining import Declined, Ground
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import receipts, submission
from onedoor.operation.cases.services.submission import Intake
from onedoor.operation.cases.testing import AT, POSTED
from onedoor.operation.documents import api as documents
from onedoor.operation.documents.api import DocumentKind

pytestmark = pytest.mark.django_db
TASK = system("cases.receipt")


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def receipts_of(number):
    held = documents.documents_of(case_number=number)
    return [one for one in held if one.kind is DocumentKind.RECEIPT]


def words(document, sheet=0):
    """Return the facts, the materials and the last remark that stand on a paper."""
    blocks = documents.twin(document_id=document).sheets[sheet].blocks
    facts = dict(next(block for block in blocks if block.kind == "facts").rows)
    rows = [row[1:] for block in blocks if block.kind == "grid" for row in block.rows]
    return facts, rows, blocks[-2]


@pytest.mark.verifies(ADL(32, item=4), HAMI(14))
def test_who_submits_online_gets_a_receipt_of_what_was_handed_in(cast):
    number = testing.submitted(cast)

    paper = receipts.give_receipt(number=number, actor=cast.applicant)

    (made,) = receipts_of(number)
    facts, rows, _last = words(paper)
    assert (made.id, made.number, made.issued_at) == (paper, number, AT)
    assert facts["办件编号"] == number
    assert facts["收件时间"] == "2026年11月24日 12:00"
    assert len(facts["查询码"]) == 10
    assert rows == [
        ("营业执照", "电子证照，免提交", "—"),
        ("经营场所平面布局图和操作流程", "电子文件", "1 页"),
        ("食品安全管理制度", "电子文件", "1 页"),
    ]


@pytest.mark.verifies(ADL(29))
def test_it_names_the_agent_and_nobody_who_represents_the_applicant(cast):
    agent = persons.acting_for(persons.applicant_actor("马丽"), cast.applicant)
    ground = people.mine.Ground.REPRESENTATIVE
    head = persons.acting_for(persons.applicant_actor(), cast.applicant, ground=ground)

    def facts_of(agent):
        number = testing.submitted(cast, key=agent)
        Case.objects.filter(number=number).update(agent=agent)
        return words(receipts.give_receipt(number=number, actor=cast.applicant))[0]

    principal = people.facts(cast.applicant.applicant)["organisation"]
    assert facts_of(agent.ref)["代办人"] == f"马丽（受{principal}委托）"
    for one in ("", head.ref, "client:unknown"):
        assert "代办人" not in facts_of(one)


@pytest.mark.verifies(ADL(32, item=4), HAMI(14))
def test_without_being_asked_for_it_is_made_too(cast):
    number = testing.submitted(cast)

    made = receipts.issue_receipt(number=number, actor=TASK)

    assert [one.id for one in receipts_of(number)] == [made]
    assert journal.kinds(number) == ["cases.submitted", "documents.issued"]


def test_however_often_it_is_asked_for_it_is_one_paper(cast):
    draft = testing.filled_draft(cast)
    first, again = (
        submission.submit(draft=draft, actor=cast.applicant, at=AT, key=key) for key in "ab"
    )
    asked = {receipts.give_receipt(number=first.number, actor=cast.applicant) for _ in range(2)}

    asked.add(receipts.issue_receipt(number=again.number, actor=TASK))

    assert [{one.id} for one in receipts_of(first.number)] == [asked]


@pytest.mark.verifies(ADL(32, item=4), HAMI(14))
@pytest.mark.parametrize("then", [Move.RECEIVE, Move.ACCEPT, Move.DECLINE])
def test_at_the_counter_the_receipt_is_there_with_the_case(cast, then):
    intake = Intake(
        applicant=cast.applicant.ref,
        offering=cast.offering,
        posted=POSTED,
        scans={"layout": (testing.picture("layout"),)},
        on_paper=frozenset({"rules"}),
        then=then,
        declined=Declined(Ground.NOT_OURS, testing.REASON, testing.REMEDY, testing.ELSEWHERE),
    )

    number = submission.take_in(intake=intake, actor=cast.counter, at=AT, key="c1").number
    submission.take_in(intake=intake, actor=cast.counter, at=AT, key="c1")

    (made,) = receipts_of(number)
    assert words(made.id)[1] == [
        ("营业执照", "电子证照，免提交", "—"),
        ("经营场所平面布局图和操作流程", "电子文件", "1 页"),
        ("食品安全管理制度", "纸质，已与原件核对", "1 份"),
    ]
    assert journal.kinds(number)[:3] == ["cases.submitted", "documents.issued", "cases.received"]


def test_what_is_supplied_later_is_not_on_it(cast):
    number = testing.a_case(cast, State.AWAITING_SUPPLEMENT)
    testing.make(Move.SUPPLY, number, actor=cast.applicant, at=AT + timedelta(days=1))

    paper = receipts.give_receipt(number=number, actor=cast.applicant)

    facts, rows, _last = words(paper)
    assert len(rows) == 3
    assert facts["收件时间"] == "2026年11月24日 12:00"


@pytest.mark.verifies(ADL(32, item=4))
def test_it_names_the_day_by_which_one_hears_and_keeps_it(cast):
    number = testing.submitted(cast)

    paper = receipts.give_receipt(number=number, actor=cast.applicant)

    said = str(documents.twin(document_id=paper).sheets[0])
    assert "本机关将于2026年12月1日前（自2026年11月24日起 5 个工作日内）" in said


def test_it_speaks_uyghur_as_well(cast):
    number = testing.submitted(cast)

    paper = receipts.give_receipt(number=number, actor=cast.applicant)

    facts, rows, _last = words(paper, sheet=1)
    assert facts["ئىش نومۇرى"] == number
    assert [amount for *_, amount in rows] == ["—", "1 بەت", "1 بەت"]


@pytest.mark.parametrize("since", [None, date(2026, 1, 1)])
def test_while_the_regulation_is_not_in_force_it_says_so(cast, since):
    if since:
        in_force_since(since)
    number = testing.submitted(cast)

    paper = receipts.give_receipt(number=number, actor=cast.applicant)

    assert bool(documents.twin(document_id=paper).trial) is (since is None)


def test_a_strangers_receipt_does_not_exist(cast):
    number = testing.submitted(cast)

    for stranger in (cast.stranger, replace(cast.applicant, ref="nobody", on_behalf_of="")):
        with pytest.raises(access.CaseMissing):
            receipts.give_receipt(number=number, actor=stranger)

    assert receipts_of(number) == []
