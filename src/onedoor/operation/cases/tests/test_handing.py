from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.handing import (
    UNDONE,
    Done,
    InTheirHands,
    NoDutyForIt,
    NothingToTakeBack,
    NotInHand,
    check_giver,
    check_taker,
    last_act,
    may_take_back,
    taken_back,
)
from onedoor.operation.cases.domain.inbox import Filter
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.domain.words import ReasonMissing
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.queries.desk import case as open_case
from onedoor.operation.cases.queries.desk import inbox
from onedoor.operation.cases.queries.public import progress
from onedoor.operation.cases.services import handing
from onedoor.operation.cases.testing import AT, a_case, make
from onedoor.operation.cases.tests.test_endings import everything
from onedoor.operation.cases.tests.test_history import row_is_its_history

ACTS = st.lists(
    st.builds(
        Done,
        st.sampled_from([*Move, "redate", "submit"]),
        st.sampled_from(["me", "other"]),
        st.sampled_from(["", "letter"]),
    )
)


@pytest.mark.verifies(HAMI(4))
@given(acts=ACTS)
def test_only_ones_own_last_act_is_undone_and_none_that_a_letter_told(acts):
    people_did = [one for one in acts if one.kind != "redate"]
    last = people_did[-1] if people_did else Done("", "")
    mine = last.by == "me" and last.kind in UNDONE and not last.document

    assert may_take_back(acts, by="me") == mine
    if mine:
        assert taken_back(acts, by="me") == last.kind
    else:
        with pytest.raises(NothingToTakeBack):
            taken_back(acts, by="me")


@pytest.mark.parametrize(
    "giver, is_head, handler, gave",
    [("me", False, "me", ""), ("me", False, "", ""), ("me", True, "other", ""),
     ("me", False, "other", "me")],
)  # fmt: skip
def test_who_has_a_case_the_head_and_who_gave_it_last_hand_it_over(giver, is_head, handler, gave):
    acts = [Done("receive", "other"), *([Done("hand_over", gave)] if gave else [])]

    check_giver(giver=giver, is_head=is_head, handler=handler, events=acts)
    with pytest.raises(NotInHand):
        check_giver(giver="me", is_head=False, handler="other", events=[Done("receive", "me")])


@pytest.mark.verifies(HAMI(13))
def test_a_case_goes_to_who_can_do_something_with_it():
    given: dict[str, Any] = {"state": State.REVIEWED, "hands": frozenset({"a"}), "handler": "h"}

    check_taker(taker="b", duties={"cases.decide"}, **given)
    for taker, duties in (("b", {"cases.receive"}), ("b", set()), ("b", {"items.edit"})):
        with pytest.raises(NoDutyForIt):
            check_taker(taker=taker, duties=duties, **given)
    with pytest.raises(InTheirHands):
        check_taker(taker="h", duties={"cases.decide"}, **given)
    with pytest.raises(NoDutyForIt):  # took it in
        check_taker(taker="a", duties={"cases.decide"}, **given)


def test_before_anybody_did_anything_there_is_no_last_act():
    assert last_act([]) is None


@pytest.mark.verifies(HAMI(4))
@pytest.mark.django_db
def test_a_case_is_in_the_hands_of_who_moved_it_last_until_it_is_handed_over():
    cast = testing.cast()
    number = a_case(cast, State.ACCEPTED)
    assert Case.objects.get(number=number).handler == cast.clerk.ref
    colleague = people.staff_actor("cases.review", body=cast.officer.body, area=testing.AREA)

    handing.hand_over(number=number, to=colleague.ref, reason="休假", actor=cast.officer, at=AT)

    found = open_case(number=number, actor=cast.officer)
    mine = inbox(actor=colleague, shown=Filter(handler=colleague.ref), on=AT.date())
    assert found.handler == colleague.ref
    assert found.events[-1].note.endswith("：休假")
    code = Case.objects.get(number=number).query_code
    outside = (
        open_case(number=number, actor=cast.applicant).events,
        progress(query_code=code, asker="1", at=AT).events,
    )
    assert [[one.kind for one in events][-1] for events in outside] == ["accept", "accept"]
    assert [row.number for row in mine.rows] == [number]
    assert journal.kinds(number)[-1] == "cases.handed_over"
    row_is_its_history(number)


@pytest.mark.django_db
def test_a_case_is_not_handed_over_without_reason_or_to_who_cannot_handle_it():
    cast = testing.cast()
    number = a_case(cast, State.ACCEPTED)
    body = {"body": cast.officer.body, "area": testing.AREA}
    deliverer, third = (
        people.staff_actor(duty, **body) for duty in ("cases.deliver", "cases.review")
    )
    before = everything(number)

    for to, by, reason, error in (
        (cast.officer.ref, cast.officer, " ", ReasonMissing),
        (deliverer.ref, cast.officer, "忙", NoDutyForIt),
        (cast.stranger.ref, cast.officer, "忙", NoDutyForIt),
        ("no-such-person", cast.officer, "忙", NoDutyForIt),
        (cast.clerk.ref, cast.officer, "忙", InTheirHands),
        (cast.officer.ref, third, "忙", NotInHand),
    ):
        with pytest.raises(error):
            handing.hand_over(number=number, to=to, reason=reason, actor=by, at=AT)

    assert everything(number) == before


@pytest.mark.verifies(HAMI(4))
@pytest.mark.django_db
def test_a_review_is_taken_back_and_done_anew_and_nothing_is_erased():
    cast = testing.cast()
    number = a_case(cast, State.REVIEWED)
    due = Case.objects.get(number=number).due_on

    handing.take_back(number=number, actor=cast.officer, at=AT + timedelta(hours=1))

    found = open_case(number=number, actor=cast.officer)
    assert found.state is State.ACCEPTED
    assert found.due_on == due
    assert [one.kind for one in found.events[-2:]] == ["review", "take_back"]
    assert Move.REVIEW in found.moves
    assert Move.TAKE_BACK not in found.moves
    row_is_its_history(number)
    make(Move.REVIEW, number, actor=cast.officer)
    make(Move.GRANT, number, actor=cast.officer)
    assert open_case(number=number, actor=cast.officer).state is State.GRANTED
    row_is_its_history(number)


@pytest.mark.django_db
def test_what_was_received_by_mistake_waits_again_for_whoever_receives_it():
    cast = testing.cast()
    number = a_case(cast, State.RECEIVED)

    handing.take_back(number=number, actor=cast.clerk, at=AT)

    case = Case.objects.get(number=number)
    assert (case.state, case.received_by, case.handler) == (State.SUBMITTED, "", "")
    row_is_its_history(number)
    make(Move.RECEIVE, number, actor=cast.clerk)
    assert Case.objects.get(number=number).received_by == cast.clerk.ref


@pytest.mark.django_db
def test_nobody_takes_back_anothers_act_or_what_somebody_built_on():
    cast = testing.cast()
    reviewed = a_case(cast, State.REVIEWED, key="a")
    colleague = people.staff_actor("cases.review", body=cast.officer.body, area=testing.AREA)
    before = everything(reviewed)
    with pytest.raises(NothingToTakeBack):
        handing.take_back(number=reviewed, actor=colleague, at=AT)
    assert everything(reviewed) == before

    make(Move.ASK_EXTENSION, reviewed, actor=cast.officer)
    before = everything(reviewed)
    with pytest.raises(NothingToTakeBack):
        handing.take_back(number=reviewed, actor=cast.officer, at=AT)
    assert everything(reviewed) == before
