import re

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from onedoor.general.people import testing as people
from onedoor.kernel.days import legal_day
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import State

pytestmark = pytest.mark.django_db


def page(actor, name="board", **query):
    with translation.override("zh-hans"):
        return people.client_of(actor).get(reverse(f"desk:{name}"), query)


def test_each_number_of_the_board_is_that_of_the_list_it_leads_to():
    cast = testing.cast()
    for n, state in enumerate((State.SUBMITTED, State.ACCEPTED, State.REVIEWED, State.PAUSED)):
        testing.a_case(cast, state, key=f"k{n}")
    testing.a_case(cast, State.DELIVERED, key="over")
    today = legal_day(timezone.now())
    found = cases.board(actor=cast.officer, on=today)

    assert found.open == cases.counters(actor=cast.officer, on=today)
    assert {one.handler: (one.open.all, one.waiting) for one in found.loads} == {
        "": (1, 0), cast.clerk.ref: (2, 0), cast.officer.ref: (1, 1),
    }  # fmt: skip
    shown = page(cast.officer).content.decode()
    links = re.findall(r'<a href="(/desk/inbox/[^"]*)">([0-9]+)</a>', shown)
    assert len(links) >= 6
    client = people.client_of(cast.officer)
    for href, n in links:
        listed = client.get(href.replace("&amp;", "&")).content.decode()
        assert listed.count('name="pick"') == int(n), href


def test_the_board_is_the_heads():
    cast = testing.cast()
    number = testing.a_case(cast, State.ACCEPTED)

    assert page(cast.clerk).status_code == 403
    assert cases.board(actor=cast.clerk, on=testing.AT.date()).loads == ()
    of_another = page(cast.stranger).content.decode()
    assert number not in of_another
    assert "没有在办的办件" in of_another
