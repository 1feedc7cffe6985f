from datetime import date, timedelta

import pytest

from onedoor.general.bodies import api as bodies
from onedoor.general.people import testing as people
from onedoor.general.terms.testing import in_force_since
from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor
from onedoor.law.articles import HAMI
from onedoor.supervision.ratings import access, api, testing
from onedoor.supervision.ratings.domain.tickets import StepNotOpen
from onedoor.supervision.ratings.models import RatingRow, TicketRow, TicketStep
from onedoor.supervision.ratings.services import handling

AT = testing.AT
MANAGER_BODY = "1" * 18
BALIKUN = "650521000000"
pytestmark = pytest.mark.django_db


@pytest.fixture
def handler() -> Actor:
    return people.staff_actor("ratings.handle")


@pytest.fixture
def manager() -> Actor:
    return people.staff_actor("centre.manage", body=MANAGER_BODY, area=people.YIZHOU)


@pytest.fixture
def number() -> str:
    applicant = people.applicant_actor("格明古丽·木哈台", phone="13909020005")
    return testing.rated(applicant, served_by=frozenset({"S7"})).ticket


def assigned(number: str, handler: Actor) -> None:
    api.assign(number=number, handler=handler.ref, actor=handler, at=AT)


def called(
    number: str,
    handler: Actor,
    finding: api.Finding = api.Finding.CLEAR,
    rectify_by: date | None = None,
) -> None:
    assigned(number, handler)
    told = api.CallBack(finding, "已电话回访，情况属实", rectify_by)
    api.call_back(number=number, told=told, actor=handler, at=AT)


def closed(number: str, handler: Actor) -> None:
    called(number, handler)
    api.rectify(number=number, note="已补发材料样本", actor=handler, at=AT)
    api.feed_back(number=number, note="已告知申请人，表示认可", actor=handler, at=AT)


def state(number: str) -> str:
    return TicketRow.objects.get(number=number).state


@pytest.mark.verifies(HAMI(25, paragraph=2), HAMI(25, paragraph=3))
@pytest.mark.check("A25-4", "A25-5")
def test_a_ticket_goes_from_call_back_to_follow_up(number, handler, manager):
    closed(number, handler)
    api.follow_up(number=number, solved=True, note="回访满意", actor=manager, at=AT)

    found = api.ticket(number=number, actor=manager)
    assert found.line.state == "done"
    assert [one.step for one in found.history] == [
        "assign", "call_back", "rectify", "feed_back", "follow_up",
    ]  # fmt: skip
    assert journal.kinds("C1")[-5:] == [
        "ratings.assigned", "ratings.called_back", "ratings.rectified", "ratings.fed_back",
        "ratings.followed_up",
    ]  # fmt: skip


@pytest.mark.check("A25-4")
def test_what_is_complex_gets_a_day_within_the_longest_allowed(number, handler):
    called(number, handler, api.Finding.COMPLEX)

    assert TicketRow.objects.get().rectify_by == date(2025, 6, 17)
    assert api.tickets(actor=handler).rows[0].is_late(date(2025, 6, 18))


@pytest.mark.parametrize("day", [date(2025, 6, 5), date(2025, 12, 1)])
def test_a_day_in_the_past_or_too_far_is_refused(number, handler, day):
    with pytest.raises(handling.DayWrong):
        called(number, handler, api.Finding.COMPLEX, rectify_by=day)

    assert state(number) == "assigned"


@pytest.mark.check("A25-4")
def test_nothing_is_closed_without_feedback(number, handler):
    called(number, handler)
    before = TicketStep.objects.count()

    with pytest.raises(StepNotOpen):
        api.feed_back(number=number, note="x", actor=handler, at=AT)
    api.rectify(number=number, note="已整改", actor=handler, at=AT)
    with pytest.raises(handling.NoteMissing):
        api.feed_back(number=number, note="  ", actor=handler, at=AT)

    assert (state(number), TicketStep.objects.count()) == ("answering", before + 1)


@pytest.mark.check("A25-5")
def test_the_rated_body_cannot_follow_up_itself(number, handler):
    closed(number, handler)
    own = people.staff_actor("centre.manage", "ratings.handle")

    with pytest.raises(access.NotYourStep):
        api.follow_up(number=number, solved=True, note="好", actor=own, at=AT)
    assert state(number) == "closed"


@pytest.mark.verifies(HAMI(25, paragraph=3))
@pytest.mark.check("A25-5")
def test_what_is_not_solved_goes_back_to_the_handler(number, handler, manager):
    closed(number, handler)

    api.follow_up(number=number, solved=False, note="样本仍打不开", actor=manager, at=AT)

    found = api.ticket(number=number, actor=handler)
    assert (found.line.state, found.times_reopened, found.finding) == ("assigned", 1, None)


@pytest.mark.verifies(HAMI(25, paragraph=3))
@pytest.mark.check("A25-6")
def test_a_mistaken_rating_leaves_the_rates_only_with_the_managements_word(
    number, handler, manager
):
    called(number, handler, api.Finding.MISTAKEN)
    with pytest.raises(access.NotYourStep):
        api.settle_review(number=number, mistaken=True, note="误点", actor=handler, at=AT)
    assert not RatingRow.objects.get().is_excluded

    api.settle_review(number=number, mistaken=True, note="申请人书面说明误点", actor=manager, at=AT)

    counts, _ = api.rates_of(since=date(2025, 6, 1), until=date(2025, 6, 30))
    assert (state(number), counts.poor, counts.excluded) == ("excluded", 0, 1)
    assert RatingRow.objects.count() == 1


@pytest.mark.verifies(HAMI(25, paragraph=3))
@pytest.mark.check("A25-6")
def test_a_rejected_claim_goes_back_to_the_handler(number, handler, manager):
    called(number, handler, api.Finding.MISTAKEN)

    api.settle_review(number=number, mistaken=False, note="证据不足", actor=manager, at=AT)

    assert (state(number), RatingRow.objects.get().is_excluded) == ("assigned", False)


@pytest.mark.verifies(HAMI(25))
@pytest.mark.check("A25-7")
def test_whoever_served_the_applicant_finds_nothing(number):
    rated = people.staff_actor("ratings.handle", number="S7")

    assert api.tickets(actor=rated).rows == []
    with pytest.raises(access.TicketMissing):
        api.ticket(number=number, actor=rated)
    with pytest.raises(access.TicketMissing):
        api.assign(number=number, handler="S7", actor=rated, at=AT)


@pytest.mark.check("A25-7")
def test_only_the_handler_sees_whom_to_call_and_masked(number, handler):
    other = people.staff_actor("ratings.handle")
    assigned(number, handler)

    mine, theirs = (api.ticket(number=number, actor=a) for a in (handler, other))

    assert (mine.contact_name, mine.contact) == ("格明古丽·木哈台", "139****0005")
    assert (theirs.contact_name, theirs.contact, theirs.applicant) == ("", "", "")


@pytest.mark.parametrize(
    "duties, body, area",
    [
        ((), people.SOME_BODY, people.YIZHOU),
        ((), people.SOME_BODY, BALIKUN),
        (("ratings.handle",), "2" * 18, people.YIZHOU),
    ],
)
def test_a_stranger_neither_sees_nor_touches_a_ticket(number, duties, body, area):
    stranger = people.staff_actor(*duties, body=body, area=area)

    assert api.tickets(actor=stranger).rows == []
    with pytest.raises(access.TicketMissing):
        api.assign(number=number, handler=stranger.ref, actor=stranger, at=AT)
    assert state(number) == "open"


@pytest.mark.verifies(HAMI(5), HAMI(25))
@pytest.mark.check("A5-2")
@pytest.mark.parametrize("duty", ["ratings.handle", "centre.manage", "office.supervise"])
def test_who_watches_or_handles_in_another_county_is_refused_unless_rated(number, duty):
    away = people.staff_actor(duty, body="2" * 18, area=BALIKUN)
    rated = people.staff_actor(duty, number="S7", body="2" * 18, area=BALIKUN)
    before = journal.kinds("C1")

    for refused in (
        lambda: api.ticket(number=number, actor=away),
        lambda: api.assign(number=number, handler=away.ref, actor=away, at=AT),
    ):
        with pytest.raises(bodies.OutsideYourArea):
            refused()
    for number_asked, actor in (("1", away), (number, rated)):
        with pytest.raises(access.TicketMissing):
            api.ticket(number=number_asked, actor=actor)

    assert api.tickets(actor=away).rows == []
    assert (state(number), journal.kinds("C1")) == ("open", before)


def test_a_handler_must_be_of_the_body_with_the_duty_and_not_the_rated(number, handler):
    wrong = [
        people.staff_actor("cases.review"),
        people.staff_actor("ratings.handle", body="3" * 18),
        people.staff_actor("ratings.handle", number="S7"),
    ]

    for one in wrong:
        with pytest.raises(handling.HandlerUnfit):
            api.assign(number=number, handler=one.ref, actor=handler, at=AT)
    assert state(number) == "open"


@pytest.mark.check("A25-3")
def test_a_ticket_is_late_from_the_day_after_its_day(number, handler):
    line = api.tickets(actor=handler).rows[0]

    assert [line.is_late(line.due_on + timedelta(days=n)) for n in (0, 1)] == [False, True]
    assert api.ticket_counts(actor=handler, on=date(2025, 6, 11)) == (1, 0, 1)
    assert api.ticket_counts(actor=handler, on=date(2025, 6, 12)) == (1, 1, 0)


@pytest.mark.check("A25-8")
def test_rates_stand_on_their_denominators(number, handler):
    closed(number, handler)
    for n, level in enumerate((api.Satisfaction.GOOD, api.Satisfaction.VERY_GOOD)):
        testing.rated(people.applicant_actor(), level, case_number=f"G{n}")
    testing.invited(people.applicant_actor(), case_number="SILENT")

    counts, rates = api.rates_of(
        since=date(2025, 6, 1), until=date(2025, 6, 30), area=people.YIZHOU
    )

    assert (counts.concluded, counts.rated, counts.good, counts.poor) == (4, 3, 2, 1)
    assert [str(r.percent) for r in (rates.good, rates.poor, rates.taking_part)] == [
        "66.67", "33.33", "75.00",
    ]  # fmt: skip
    assert (str(rates.in_time.percent), str(rates.rectified.percent)) == ("100.00", "100.00")


@pytest.mark.verifies(HAMI(31))
@pytest.mark.check("A31-1")
@pytest.mark.parametrize(
    "effective, counted, in_trial",
    [
        (None, 2, True),
        (date(2025, 7, 1), 2, True),
        (date(2025, 6, 30), 0, False),
        (date(2025, 6, 5), 1, False),
        (date(2025, 6, 4), 2, False),
    ],
)
def test_rates_are_a_drill_until_the_regulation_is_in_force_and_nothing_before_it_counts(
    effective, counted, in_trial
):
    testing.rated(people.applicant_actor())  # concluded on the 4th
    testing.rated(people.applicant_actor(), case_number="C2", concluded_on=date(2025, 6, 5))
    if effective is not None:
        in_force_since(effective)

    counts, _ = api.rates_of(since=date(2025, 6, 1), until=date(2025, 6, 30))

    assert (counts.concluded, counts.poor, counts.in_trial) == (counted, counted, in_trial)


@pytest.mark.check("A25-1")
def test_coverage_names_the_least_rated_item_first():
    testing.rated(people.applicant_actor(), api.Satisfaction.GOOD)
    testing.invited(people.applicant_actor(), case_number="C2", offering="x", title="另一事项")

    found = api.coverage(since=date(2025, 6, 1), until=date(2025, 6, 30))

    assert [(one.title, one.concluded, one.rated) for one in found] == [
        ("另一事项", 1, 0),
        ("食品经营许可(新办)", 1, 1),
    ]


def test_the_list_of_tickets_costs_the_same_for_many(handler, flat_queries):
    def add(n: int) -> None:
        testing.rated(people.applicant_actor(), case_number=f"F{n}")

    flat_queries(add_row=add, ask=lambda: api.tickets(actor=handler), at_most=1)
