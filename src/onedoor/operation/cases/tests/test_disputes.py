from dataclasses import replace

import pytest

from onedoor.journal import api as journal
from onedoor.journal.testing import kinds
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.domain.supplements import Ask
from onedoor.operation.cases.models import Case, Notice
from onedoor.operation.cases.queries.desk import case as read_case
from onedoor.operation.cases.services import intake, submission
from onedoor.operation.cases.services.answering import AnswersInvalid
from onedoor.operation.cases.services.submission import Intake
from onedoor.operation.cases.testing import AT, POSTED, a_case, make
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

pytestmark = pytest.mark.django_db
NAME, RIGHT = POSTED["business_name"], "哈密市伊州区甜蜜蜜瓜农民专业合作社"
DISPUTE = {"business_name__wrong": "yes", "business_name__right": RIGHT}


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def _disputing(cast):
    """Return a filled draft in which the name in the register is called wrong."""
    return testing.filled_draft(cast, business_name__wrong="yes", business_name__right=RIGHT)


def disputed(of):
    case = Case.objects.get()
    return {key: (one.value, one.right) for key, one in forms.disputes(of, case.answers).items()}


@pytest.mark.verifies(HAMI(8), HAMI(17))
def test_what_an_applicant_says_against_a_register_goes_along_with_the_case(cast):
    draft = _disputing(cast)

    receipt = submission.submit(draft=draft, actor=cast.applicant, at=AT, key="k")

    assert disputed(items.offering(cast.offering).form) == {"business_name": (NAME, RIGHT)}
    assert Case.objects.get().answers["business_name"] == NAME
    (entry,) = (
        one for one in journal.entries_of(receipt.number)
        if one.kind == "cases.register_disputed"
    )  # fmt: skip
    assert entry.facts == {"licences": ["business_licence"], "questions": ["business_name"]}


@pytest.mark.verifies(HAMI(8), HAMI(15))
def test_the_counter_takes_down_the_same_dispute(cast):
    posted = {**POSTED, **DISPUTE}
    whole = Intake(
        applicant=cast.applicant.ref, offering=cast.offering, posted=posted,
        on_paper=frozenset({"layout", "rules"}),
    )  # fmt: skip

    silent = replace(whole, posted={**posted, "business_name__right": ""})
    with pytest.raises(AnswersInvalid) as refused:
        submission.take_in(intake=silent, actor=cast.counter, at=AT, key="k")
    assert refused.value.facts["errors"] == {
        "business_name__right": forms.Text("请写明正确的内容", "توغرا مەزمۇننى يېزىڭ")
    }
    assert Case.objects.count() == 0

    submission.take_in(intake=whole, actor=cast.counter, at=AT, key="k")
    assert disputed(items.offering(cast.offering).form) == {"business_name": (NAME, RIGHT)}


def test_an_application_without_a_dispute_tells_of_none(cast):
    number = testing.submitted(cast)

    assert "cases.register_disputed" not in kinds(number)


@pytest.mark.verifies(PIPL(51), HAMI(24))
def test_a_notice_keeps_sealed_what_it_was_about_and_shows_it_to_the_officer(cast):
    number = a_case(cast, State.RECEIVED)
    before = Case.objects.get().answers
    intake.ask_for_supplement(
        number=number, asks=[Ask("premises_area", "经营面积", "不一致")], actor=cast.clerk, at=AT
    )
    intake.supply(
        number=number, handed_in={}, posted={**POSTED, "premises_area": "135"},
        actor=cast.applicant, at=AT,
    )  # fmt: skip

    row = Notice.objects.get()
    (notice,) = read_case(number=number, actor=cast.clerk).notices
    assert "蜜瓜".encode() not in bytes(row.answers_sealed)
    assert notice.answers == before
    assert (before["premises_area"], Case.objects.get().answers["premises_area"]) == ("120", "135")


@pytest.mark.verifies(HAMI(8), HAMI(17))
def test_a_correction_of_one_answer_leaves_the_others_and_the_dispute(cast):
    number = submission.submit(draft=_disputing(cast), actor=cast.applicant, at=AT, key="k").number
    make(Move.RECEIVE, number, actor=cast.clerk)
    intake.ask_for_supplement(
        number=number, asks=[Ask("premises_area", "经营面积", "不一致")], actor=cast.clerk, at=AT
    )
    before = Case.objects.get().answers

    intake.supply(
        number=number, handed_in={}, posted={"premises_area": "135"}, actor=cast.applicant, at=AT
    )

    assert Case.objects.get().answers == {**before, "premises_area": "135"}
    assert disputed(items.offering(cast.offering).form) == {"business_name": (NAME, RIGHT)}


@pytest.mark.verifies(HAMI(8))
def test_a_supplement_that_leaves_the_answers_keeps_the_dispute(cast):
    draft = _disputing(cast)
    number = submission.submit(draft=draft, actor=cast.applicant, at=AT, key="k").number
    for move in (Move.RECEIVE, Move.ASK_FOR_SUPPLEMENT, Move.SUPPLY):
        make(move, number, actor=cast.who(move))

    assert disputed(items.offering(cast.offering).form) == {"business_name": (NAME, RIGHT)}
