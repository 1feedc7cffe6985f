"""The page that shows which items stand in the hall by name only."""

from http import HTTPStatus

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing as cases
from onedoor.operation.cases.api import State
from onedoor.supervision.substance import testing
from onedoor.system.venues import testing as venues


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(10), HAMI(29, item=1))
@pytest.mark.check("A10-3")
def test_an_item_whose_hall_ended_none_of_its_cases_is_marked():
    with time_machine.travel(cases.AT, tick=False), translation.override("zh-hans"):
        of = cases.cast()
        address = reverse("desk:substance")
        head = people.client_of(of.officer)
        assert "近来没有办结的件" in head.get(address).content.decode()
        bodies.a_manager(of.counter.body)
        venues.a_hall(venues.manager(of.counter.body))
        assert testing.ended(cases.a_case(of, State.REFUSED))

        shown = head.get(address).content.decode()

        assert "明进暗不进" in shown
        assert "食品经营许可" in shown
        stranger = people.client_of(people.staff_actor("cases.review"))
        assert stranger.get(address).status_code == HTTPStatus.FORBIDDEN
