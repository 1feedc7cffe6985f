"""How much the hall did of what ended, and which items stand there by name only."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.bodies import api as bodies_api
from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.general.terms.testing import set_value
from onedoor.journal import testing as journal
from onedoor.kernel.actors import system
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing as cases
from onedoor.operation.cases.api import Move, State
from onedoor.operation.receptions import testing as places
from onedoor.supervision.substance import api
from onedoor.supervision.substance.domain.placing import misplaced
from onedoor.supervision.substance.domain.running import Line, in_name_only
from onedoor.supervision.substance.models import HandledRow
from onedoor.supervision.substance.services import put_down
from onedoor.supervision.substance.subscribers import ENDS
from onedoor.system.items import testing as items
from onedoor.system.staffing import api as staffing
from onedoor.system.venues import api as venues_api
from onedoor.system.venues import testing as venues

pytestmark = [pytest.mark.verifies(HAMI(10)), pytest.mark.check("A10-3")]
LIST = "示例〔2026〕9号"
TODAY = legal_day(cases.AT) + timedelta(days=30)


@pytest.mark.verifies(HAMI(29, item=1))
@given(cases_=st.integers(0, 50), inside=st.integers(0, 50))
def test_an_item_is_in_name_only_when_the_hall_ended_none_of_its_cases(cases_, inside):
    inside = min(cases_, inside)
    assert in_name_only(cases=cases_, inside=inside) is (cases_ > 0 and inside == 0)
    one = Line("i", "t", "b", cases_, inside, 0)
    assert one.in_name_only is (cases_ > 0 and one.percent == 0 and inside == 0)
    assert 0 <= one.percent <= 100


@pytest.fixture
def of():
    return cases.cast()


@pytest.fixture
def hall(of):
    bodies.a_manager(of.counter.body)
    return venues.a_hall(venues.manager(of.counter.body))


def end(of, key):
    number = cases.a_case(of, State.REFUSED, key=key)
    return number, put_down(case=number, actor=system("test"), at=cases.AT)


def posted(of, hall, *whom, since=date(2026, 1, 5)):
    sender = people.staff_actor("staffing.send", body=of.clerk.body)
    for one in whom:
        wanted = staffing.Wanted(one.ref, hall, since, party_member=False, party_moved_on=None)
        staffing.post(wanted=wanted, actor=sender, at=cases.AT)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(5), HAMI(29, item=1))
def test_what_the_body_did_elsewhere_is_in_name_only_until_its_people_serve_in_the_hall(of, hall):
    first, is_new = end(of, "a")
    assert is_new
    assert put_down(case=first, actor=system("test"), at=cases.AT) is False
    (line,) = api.lines(actor=of.officer, on=TODAY)
    assert (line.cases, line.inside, line.elsewhere, line.in_name_only) == (1, 0, 1, True)
    assert journal.kinds(first)[-1] == "substance.put_down"

    posted(of, hall, of.clerk, of.officer, of.head)
    end(of, "b")
    (line,) = api.lines(actor=people.staff_actor("office.supervise"), on=TODAY)
    assert (line.cases, line.inside, line.elsewhere) == (2, 1, 1)
    assert (line.percent, line.in_name_only) == (50, False)
    for stranger in (
        of.stranger,
        of.applicant,
        people.staff_actor("office.supervise", area="650521000000"),
    ):
        assert api.lines(actor=stranger, on=TODAY) == ()
    set_value("substance.days", 30)
    assert api.lines(actor=of.officer, on=TODAY + timedelta(days=60)) == ()
    with pytest.raises(IntegrityError, match="inside"), transaction.atomic():
        HandledRow.objects.filter(case=first).update(inside=99)


@pytest.mark.django_db
def test_where_there_is_no_hall_and_before_the_end_nothing_is_put_down(of):
    number = cases.a_case(of, State.ACCEPTED)
    assert put_down(case=number, actor=system("test"), at=cases.AT) is False
    assert end(of, "b")[1] is False
    assert HandledRow.objects.count() == 0
    assert "cases.accepted" not in ENDS


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(10))
def test_who_served_at_a_venue_on_a_day_is_who_was_posted_then_or_is_of_its_runner(of, hall):
    own = people.staff_actor("counter.intake", body=of.counter.body)
    posted(of, hall, of.clerk, since=date(2026, 6, 1))
    asked = [own.ref, of.clerk.ref, of.officer.ref]

    def there(day):
        return staffing.at_venue(asked, venue=hall, on=day)

    assert there(date(2026, 5, 31)) == {own.ref}
    assert there(date(2026, 6, 1)) == {own.ref, of.clerk.ref}


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(20))
@pytest.mark.check("A20-1")
def test_what_another_place_took_in_for_the_hall_is_not_held_against_it(of, hall):
    away = places.a_place()
    number = cases.taken_in(replace(of, counter=away), on_paper={"layout", "rules"})
    posted(of, hall, of.clerk)
    cases.make(Move.DECLINE, number, actor=of.clerk)

    assert put_down(case=number, actor=system("test"), at=cases.AT)

    row = HandledRow.objects.get(case=number)
    assert (row.people, row.inside, row.received_inside) == (1, 1, True)


@pytest.mark.check("A10-1")
@given(
    hall=st.booleans(),
    stands=st.sampled_from(["", "1号"]),
    holds=st.sampled_from(["", "1号", "2号"]),
)
def test_an_item_is_in_the_hall_or_on_the_list_that_holds_and_never_both(hall, stands, holds):
    fine = hall is not bool(stands) and (hall or stands == holds)
    why = misplaced(hall=hall, document_number=stands, approved=holds)
    assert (why is None) is fine
    assert fine or why is (api.Why.BOTH if hall else api.Why.LAPSED if stands else api.Why.NOWHERE)


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(5))
@pytest.mark.check("A10-1")
def test_what_the_list_no_longer_holds_is_out_of_place(of):
    watcher = people.staff_actor("office.supervise")
    assert api.out_of_place(actor=watcher, on=TODAY) == ()
    body = of.clerk.body
    outside = items.document(body=body, body_name=bodies_api.body(body).name)
    del outside["hall"]
    outside["negative_list"] = LIST
    asking = people.staff_actor("items.edit", body=body)
    manager = people.staff_actor("centre.manage", body=of.counter.body)
    government = people.staff_actor("office.supervise", body=a_government())
    wanted = venues_api.Wanted(
        outside["code"], "食品经营许可", venues_api.Reason.SPACE, "需要实验室"
    )
    entry = venues_api.ask(wanted=wanted, actor=asking, at=cases.AT)
    bodies.a_manager(of.counter.body)
    venues_api.check(entry=entry, answer="属实", actor=manager, at=cases.AT)
    day = legal_day(cases.AT)
    venues_api.approve(
        entry=entry, document_number=LIST, since=day, until=TODAY, actor=government, at=cases.AT
    )
    items.published(outside, body=body, at=cases.AT)
    assert api.out_of_place(actor=of.officer, on=TODAY) == ()
    (one,) = api.out_of_place(actor=of.officer, on=TODAY + timedelta(days=1))
    assert (one.item, one.why, one.document_number) == (of.offering, api.Why.LAPSED, LIST)
    assert api.out_of_place(actor=watcher, on=TODAY + timedelta(days=1)) == (one,)
    for stranger in (of.stranger, of.applicant, people.staff_actor("cases.review")):
        assert api.out_of_place(actor=stranger, on=TODAY + timedelta(days=1)) == ()


def a_government():
    code = "11652201MB0000777X"
    bodies.a_body(code, "测试区人民政府", role=bodies_api.Role.GOVERNMENT)
    return code
