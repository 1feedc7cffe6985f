import pytest
from django.urls import reverse
from django.utils import timezone, translation

from onedoor.general.people import testing as people
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import Move, State
from onedoor.operation.desks import api as desks

pytestmark = pytest.mark.django_db


def ask(actor, name, /, *args, to=None, **posted):
    with translation.override("zh-hans"):
        client, address = people.client_of(actor), reverse(f"desk:{name}", args=args)
        return client.post(address, posted) if posted else client.get(address, to or {})


def test_a_colleagues_cases_are_handed_over_in_one_go():
    cast = testing.cast()
    numbers = [testing.a_case(cast, State.ACCEPTED, key=key) for key in "ab"]
    colleague = people.staff_actor("cases.review", body=cast.officer.body, area=testing.AREA)

    page = ask(cast.officer, "batch", to={"move": "hand_over", "of": cast.clerk.ref})
    client = people.client_of(cast.officer)
    told = {"move": "hand_over", "pick": numbers, "to": colleague.ref, "reason": "调离"}
    done = client.post(reverse("desk:batch"), told)

    assert "将办理 2 件" in page.content.decode()
    assert "已办理 2 件" in done.content.decode()
    found = [cases.case(number=number, actor=colleague) for number in numbers]
    assert [one.handler for one in found] == [colleague.ref] * 2


def test_the_case_says_who_has_it_and_lets_the_last_act_be_taken_back():
    cast = testing.cast()
    number = testing.a_case(cast, State.REVIEWED)

    page = ask(cast.officer, "case", number).content.decode()
    assert "经办人: " in page
    assert "马建国" in page
    assert reverse("desk:move", args=[number, "take_back"]) in page
    assert "take_back" not in ask(cast.clerk, "case", number).content.decode()
    ask(cast.officer, "move", number, "take_back", go="1")

    found = cases.case(number=number, actor=cast.officer)
    assert found.state is State.ACCEPTED
    assert Move.REVIEW in found.moves


def test_the_page_offers_only_colleagues_who_could_go_on_with_the_case():
    cast = testing.cast()
    number = testing.a_case(cast, State.REVIEWED)
    decides, only_receives = (
        people.staff_actor(duty, body=cast.officer.body, area=testing.AREA)
        for duty in ("cases.decide", "cases.receive")
    )

    page = ask(cast.officer, "move", number, "hand_over").content.decode()

    assert f'value="{decides.ref}"' in page
    assert f'value="{only_receives.ref}"' not in page


def test_the_inbox_opens_with_the_view_that_is_kept_as_the_first():
    cast = testing.cast()
    number = testing.a_case(cast, State.ACCEPTED)

    ask(cast.officer, "view_keep", name="我的", mine="1", default="yes")
    opened = ask(cast.officer, "inbox")
    assert (opened.status_code, opened.url) == (302, reverse("desk:inbox") + "?mine=1")
    mine = ask(cast.officer, "inbox", to={"mine": "1"}).content.decode()
    everything = ask(cast.officer, "inbox", to={"view": "all"}).content.decode()
    assert number not in mine
    assert number in everything

    cases.COMMANDS[Move.HAND_OVER](
        number=number, to=cast.officer.ref, reason="接办", actor=cast.officer, at=timezone.now()
    )
    assert number in ask(cast.officer, "inbox", to={"mine": "1"}).content.decode()
    (kept,) = desks.views(actor=cast.officer)
    ask(cast.officer, "view_drop", kept.ref, go="1")
    assert ask(cast.officer, "inbox").status_code == 200
