from datetime import timedelta
from functools import partial

import pytest

from onedoor.journal import api as journal
from onedoor.journal.testing import kinds
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import access, testing
from onedoor.operation.cases.domain.declining import Ground
from onedoor.operation.cases.domain.states import Move, MoveNotOpen, State
from onedoor.operation.cases.domain.supplements import (
    Ask,
    AskedTwice,
    NothingAsked,
    NothingBrought,
    SupplyIncomplete,
)
from onedoor.operation.cases.domain.words import ReasonMissing, RemedyMissing
from onedoor.operation.cases.models import Case, Notice
from onedoor.operation.cases.queries.desk import case as shown
from onedoor.operation.cases.services import deciding, intake, prereview
from onedoor.operation.cases.services.deciding import UnfitGranted
from onedoor.operation.cases.services.declining import NotAskedYet
from onedoor.operation.cases.services.opinions import Opinion, OpinionMissing
from onedoor.operation.cases.testing import AT, a_case, make
from onedoor.operation.cases.tests.test_endings import everything
from onedoor.operation.clocks import api as clocks
from onedoor.operation.materials import api as materials

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def ask(cast, number, *keys):
    intake.ask_for_supplement(
        number=number, asks=[Ask(key, key, "缺") for key in keys], actor=cast.clerk, at=AT
    )


@pytest.mark.verifies(ADL(32, item=4))
def test_a_second_notice_for_what_was_handed_in_is_refused(cast):
    number = a_case(cast, State.AWAITING_SUPPLEMENT)
    make(Move.SUPPLY, number, actor=cast.applicant)

    for key in ("layout", "premises_area", "authorisation"):
        with pytest.raises(AskedTwice):
            ask(cast, number, key)

    assert Notice.objects.count() == 1
    assert Case.objects.get().state == "received"
    assert kinds(number).count("cases.supplement_asked") == 1


@pytest.mark.verifies(ADL(32, item=4))
def test_an_empty_notice_is_refused(cast):
    number = a_case(cast, State.RECEIVED)

    with pytest.raises(NothingAsked):
        ask(cast, number)

    assert Notice.objects.count() == 0


@pytest.mark.verifies(HAMI(15), ADL(32, item=4))
@pytest.mark.check("A15-3")
def test_a_case_begun_online_is_supplied_at_the_counter_without_typing_again(cast):
    number = a_case(cast, State.AWAITING_SUPPLEMENT)
    answers = Case.objects.get().answers

    make(Move.SUPPLY, number, actor=cast.counter)

    case = Case.objects.get()
    assert (case.number, case.channel, case.answers) == (number, "web", answers)
    assert case.submitted_at == AT
    assert "web_page" in {one.material for one in materials.of(holder=number)}


@pytest.mark.verifies(HAMI(15))
@pytest.mark.check("A15-3")
def test_a_supplement_does_not_start_the_decision_again(cast):
    number = a_case(cast, State.AWAITING_SUPPLEMENT)
    make(Move.SUPPLY, number, actor=cast.counter)

    make(Move.ACCEPT, number, actor=cast.clerk)

    started = [one.kind for one in clocks.of(number)]
    assert started.count(clocks.Kind.DECISION_LEGAL) == 1
    assert started.count(clocks.Kind.NOTICE) == 2


@pytest.mark.verifies(ADL(38, paragraph=2), ADL(32, item=2))
@pytest.mark.parametrize("command, state", [
    (partial(intake.decline, ground=Ground.NOT_OURS, turn_to=testing.ELSEWHERE), State.RECEIVED),
    (deciding.refuse, State.REVIEWED),
])  # fmt: skip
def test_an_adverse_answer_without_reason_or_remedy_cannot_be_saved(cast, command, state):
    number = a_case(cast, state)
    who = cast.clerk if state is State.RECEIVED else cast.officer
    before = kinds(number)

    with pytest.raises(ReasonMissing):
        command(number=number, reason=" ", remedy="复议", actor=who, at=AT)
    with pytest.raises(RemedyMissing):
        command(number=number, reason=testing.REASON, remedy="", actor=who, at=AT)

    assert Case.objects.get().state == state
    assert kinds(number) == before


@pytest.mark.verifies(ADL(32, item=4))
def test_nothing_is_declined_as_incomplete_before_it_was_told_what_is_missing(cast):
    number = a_case(cast, State.RECEIVED)
    decline = partial(
        intake.decline, number=number, ground=Ground.INCOMPLETE, reason="告知以后仍缺平面图",
        remedy="复议", actor=cast.clerk, at=AT,
    )  # fmt: skip
    before = kinds(number)

    with pytest.raises(NotAskedYet):
        decline()
    assert Case.objects.get().state == State.RECEIVED
    assert kinds(number) == before

    ask(cast, number, "web_page")
    make(Move.SUPPLY, number, actor=cast.counter)
    decline()
    assert Case.objects.get().state == State.DECLINED


@pytest.mark.verifies(ADL(34))
def test_a_review_leaves_no_material_without_an_opinion(cast):
    number = a_case(cast, State.ACCEPTED)
    held = materials.of(holder=number)

    with pytest.raises(OpinionMissing):
        deciding.review(
            number=number, opinions=[Opinion(held[0].id, fits=True)], note="",
            actor=cast.officer, at=AT,
        )  # fmt: skip

    assert Case.objects.get().state == "accepted"
    assert {one.verdict for one in materials.of(holder=number)} == {materials.Verdict.OPEN}


@pytest.mark.verifies(ADL(38, paragraph=1))
def test_what_was_found_unfit_carries_no_licence(cast):
    number = a_case(cast, State.ACCEPTED)
    held = materials.of(holder=number)
    deciding.review(
        number=number,
        opinions=[Opinion(one.id, fits=one.material != "layout", reason="模糊") for one in held],
        note="",
        actor=cast.officer,
        at=AT,
    )

    with pytest.raises(UnfitGranted, match="平面"):
        make(Move.GRANT, number, actor=cast.officer)

    assert Case.objects.get().decided_by == ""
    make(Move.REFUSE, number, actor=cast.officer)
    assert Case.objects.get().state == "refused"


@pytest.mark.verifies(ADL(32, item=4))
def test_what_was_replaced_keeps_its_verdict_and_holds_up_nothing(cast):
    number = a_case(cast, State.RECEIVED)
    (first,) = (one for one in materials.of(holder=number) if one.material == "layout")
    opinions = [
        Opinion(one.id, fits=one.id != first.id, reason="模糊")
        for one in materials.of(holder=number)
    ]
    prereview.pre_review(number=number, opinions=opinions, note="", actor=cast.clerk, at=AT)
    ask(cast, number, "layout")
    later = AT + timedelta(hours=1)
    intake.supply(
        number=number, handed_in={"layout": [testing.picture("anew")]}, posted={},
        actor=cast.applicant, at=later,
    )  # fmt: skip

    for move in (Move.ACCEPT, Move.REVIEW, Move.GRANT):
        make(move, number, actor=cast.who(move), at=later)

    found = [one for one in materials.of(holder=number) if one.material == "layout"]
    assert [(one.verdict, one.reason) for one in found] == [
        (materials.Verdict.UNFIT, "模糊"), (materials.Verdict.FITS, ""),
    ]  # fmt: skip
    assert {(one.by_kind, one.by) for one in found} == {("applicant", cast.applicant.ref)}


@pytest.mark.verifies(ADL(32, item=4), HAMI(17))
def test_an_empty_supplement_is_none_and_leaves_the_chance(cast):
    number = a_case(cast, State.RECEIVED)
    ask(cast, number, "layout", "premises_area")
    before = everything(number)
    supply = partial(intake.supply, number=number, actor=cast.applicant, at=AT)

    for handed_in, posted in (
        ({}, {}),
        ({"layout": []}, {}),
        ({}, {"premises_area": testing.POSTED["premises_area"]}),
        ({"rules": [testing.picture("rules")]}, {}),
    ):
        with pytest.raises(NothingBrought) as refused:
            supply(handed_in=handed_in, posted=posted, nothing_more=True)
        assert refused.value.facts["keys"] == ("layout", "premises_area")
    with pytest.raises(SupplyIncomplete) as left:
        supply(handed_in={"layout": [testing.picture("anew")]}, posted={})
    assert left.value.facts == {"keys": ("premises_area",), "names": "premises_area"}
    with pytest.raises(access.CaseMissing):
        supply(handed_in={}, posted={"premises_area": "90"}, actor=cast.stranger)
    assert everything(number) == before
    assert Notice.objects.get().supplied_at is None

    supply(handed_in={"layout": [testing.picture("anew")]}, posted={"premises_area": "90"})
    with pytest.raises(MoveNotOpen):
        supply(handed_in={"layout": [testing.picture("anew")]}, posted={})
    assert Case.objects.get().answers["premises_area"] == "90"


@pytest.mark.verifies(ADL(32, item=4))
def test_who_says_that_nothing_more_comes_is_taken_at_it_on_record(cast):
    number = a_case(cast, State.RECEIVED)
    ask(cast, number, "layout", "premises_area")

    intake.supply(
        number=number, handed_in={}, posted={"premises_area": "90"}, nothing_more=True,
        actor=cast.applicant, at=AT,
    )  # fmt: skip

    assert Case.objects.get().state == State.RECEIVED
    assert "layout" in shown(number=number, actor=cast.clerk).events[-1].note
    assert list(journal.entries_of(number))[-1].facts["left"] == ["layout"]


@pytest.mark.verifies(ADL(32, item=4))
def test_what_a_corrected_answer_makes_needless_is_not_missing(cast):
    number = testing.submitted(
        cast, without=("web_page",), answers={"web": "yes", "web_address": "团购"}
    )
    make(Move.RECEIVE, number, actor=cast.clerk)
    ask(cast, number, "web_page")

    intake.supply(number=number, handed_in={}, posted={"web": "no"}, actor=cast.applicant, at=AT)

    assert Case.objects.get().state == State.RECEIVED
