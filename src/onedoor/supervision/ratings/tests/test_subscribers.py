import pytest

from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.law.articles import HAMI
from onedoor.operation.bundles import api as bundles
from onedoor.operation.bundles import testing as bundle
from onedoor.operation.cases import testing as cases
from onedoor.operation.cases.api import Move, State
from onedoor.supervision.ratings import api, demo, testing
from onedoor.supervision.ratings.models import InvitationRow
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db


@pytest.mark.verifies(HAMI(25))
@pytest.mark.check("A25-1")
@pytest.mark.parametrize(
    "state, was_served",
    [
        (State.DELIVERED, True),
        (State.REFUSED, True),
        (State.DECLINED, True),
        (State.WITHDRAWN, False),
    ],
)
def test_whoever_applied_is_invited_once_when_the_case_is_concluded(state, was_served):
    cast = cases.cast()
    number = cases.a_case(cast, state)

    for _ in range(2):
        journal.deliver(at=cases.AT)

    found = InvitationRow.objects.get()
    assert (found.case_number, found.body) == (number, cast.clerk.body)
    assert (cast.clerk.ref in found.served_by) is was_served
    on = found.concluded_on
    assert api.may_rate(case_number=number, actor=cast.applicant, on=on)
    assert not api.may_rate(case_number=number, actor=cast.applicant, on=on.replace(year=2027))


def test_nobody_is_invited_while_a_case_runs():
    cases.a_case(cases.cast(), State.ACCEPTED)

    journal.deliver(at=cases.AT)

    assert InvitationRow.objects.count() == 0


@pytest.mark.check("A25-1")
def test_the_demo_rates_each_concluded_case_of_its_story_once():
    cast = cases.cast()
    for key in "abc":
        cases.a_case(cast, State.DECLINED, key=key)

    for _ in range(2):
        demo.load(at=cases.AT)

    levels = [level for level, _, _ in testing.ratings_given()]
    assert levels == [story.level for story in demo.STORIES[:3]]


@pytest.mark.verifies(HAMI(21), HAMI(25))
@pytest.mark.check("A21-2")
def test_a_bundle_is_rated_once_as_a_whole_and_none_of_its_cases():
    bundle.offered()
    person = people.applicant_actor()
    number = bundle.submitted(person)
    journal.deliver(at=cases.AT)
    (trader, food) = bundles.application(asked=number, actor=person).parts
    clerk = people.staff_actor(*cases.CLERK, body=offerings.BODY)
    for move in (Move.RECEIVE, Move.DECLINE):
        cases.make(move, trader.case, actor=clerk)
    for _ in range(3):
        journal.deliver(at=cases.AT)

    ended = bundles.application(asked=number, actor=person)
    assert (ended.stage, food.case) == (bundles.Stage.ENDED, "")
    found = InvitationRow.objects.get()
    assert (found.case_number, found.title, found.body) == (number, "开办餐饮店", offerings.BODY)
    assert found.served_by == [clerk.ref]
    assert api.may_rate(case_number=number, actor=person, on=found.concluded_on)
