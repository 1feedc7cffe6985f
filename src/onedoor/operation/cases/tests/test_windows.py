"""Any window takes any item of its hall; what stays outside is told where to go."""

from datetime import date

import pytest

from onedoor.law.articles import HAMI
from onedoor.operation.cases import api, testing
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.models import Case
from onedoor.system.items import api as items
from onedoor.system.items import testing as offerings
from onedoor.system.venues import testing as venues

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(13)), pytest.mark.check("A13-3")]
PAPERS = frozenset({"layout", "rules"})
TODAY, YESTERDAY, SINCE = date(2026, 11, 24), date(2026, 11, 23), date(2026, 11, 1)


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def inbox(actor):
    shown = api.inbox(actor=actor, shown=api.Filter(), on=TODAY)
    return [row.number for row in shown.rows]


def test_a_window_of_one_department_takes_an_item_of_another_and_it_reaches_the_right_one(cast):
    number = testing.taken_in(cast, on_paper=PAPERS, then=Move.ACCEPT)

    case = Case.objects.get(number=number)
    assert cast.counter.body not in (case.body, cast.officer.body)
    assert (case.state, case.body, case.received_by) == (
        State.ACCEPTED, items.offering(cast.offering).body, cast.counter.ref,
    )  # fmt: skip
    assert number.startswith(cast.offering)
    assert (inbox(cast.officer), inbox(cast.stranger)) == ([number], [])


@pytest.mark.verifies(HAMI(10))
@pytest.mark.parametrize("until, is_outside", [(TODAY, True), (YESTERDAY, False)])
def test_what_the_list_keeps_outside_is_told_where_to_go_until_its_end(cast, until, is_outside):
    document = venues.listed(cast.offering, body=offerings.BODY, since=SINCE, until=until)
    outside = offerings.document() | {"hall": "", "negative_list": document}
    offerings.published(outside, reason="负面清单")
    if not is_outside:
        number = testing.taken_in(cast, on_paper=PAPERS)
        assert Case.objects.get().number == number
        return

    with pytest.raises(items.OutsideHall) as refused:
        testing.taken_in(cast, on_paper=PAPERS)

    place = items.offering(cast.offering).what.places[0]
    assert refused.value.facts == {
        "name": "食品经营许可（新办）", "document": document, "body": offerings.BODY_NAME,
        "address": place.address.zh, "phone": place.phone,
    }  # fmt: skip
    assert Case.objects.count() == 0
