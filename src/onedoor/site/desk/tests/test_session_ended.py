"""A form that is posted when the session has ended: kept for who was here, told where it is not."""

import pytest
from django.test import Client

from onedoor.general.people import testing as people
from onedoor.law.articles import PIPL
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import State

pytestmark = pytest.mark.django_db
WORDS = "补正的理由写了很久"
VOID = {"mistake": "wrongly", "reason": WORDS}


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def words(response):
    return response.content.decode()


def rested(client):
    """Let the session have rested for longer than it may."""
    session = client.session
    session["seen_at"] = 0
    session.save()
    return client


@pytest.mark.verifies(PIPL(51))
def test_who_signs_in_again_is_given_back_what_was_typed_and_nobody_else_is(cast):
    number = testing.submitted(cast)
    where, page = f"/desk/case/{number}/move/void/", f"/desk/case/{number}/"
    client = rested(people.client_of(cast.officer))

    away = client.post(where, VOID, headers={"Referer": f"http://testserver{page}"})
    told = words(client.get(away["Location"]))
    people.client_of(cast.officer, client=client)
    stored = dict(client.session)
    offered = client.get(where)
    colleague = people.client_of(people.staff_actor("cases.review", body=cast.officer.body))
    session = colleague.session
    session["kept_post"] = stored["kept_post"]
    session.save()

    assert away["Location"].endswith(f"?next={where.replace('/', '%2F')}")
    assert "登录已过期，刚才的内容没有提交" in told
    assert "刚才填写的内容还在" in told
    assert WORDS not in str(stored["kept_post"])
    assert f'name="reason" value="{WORDS}"' in words(offered)
    assert f"<li>{WORDS}</li>" in words(offered)
    assert WORDS not in words(colleague.get(where))
    assert cases.case(number=number, actor=cast.officer).state is State.SUBMITTED

    again = client.post(where, VOID)  # refused, as it would have been before

    assert (again.status_code, WORDS in words(again)) == (409, True)
    assert "继续提交" not in words(client.get(where))


def test_what_is_not_wanted_any_more_leads_back_to_the_page_it_was_on(cast):
    number = testing.submitted(cast)
    where, page = f"/desk/case/{number}/message/", f"/desk/case/{number}/"
    client = rested(people.client_of(cast.officer))
    client.post(where, {"words": WORDS}, headers={"Referer": f"http://testserver{page}"})
    people.client_of(cast.officer, client=client)

    assert WORDS in words(client.get(where))  # an address that shows no page of its own
    assert client.get(f"{where}?drop")["Location"] == page
    assert client.get(where).status_code == 405


def test_where_nobody_knows_who_was_here_it_is_said_that_nothing_was_kept(cast):
    number = testing.submitted(cast)
    page = f"/desk/case/{number}/"
    client = Client()

    away = client.post(f"{page}move/void/", VOID, headers={"Referer": f"http://testserver{page}"})
    secret = client.post(
        "/staff/password/", {"oldpassword": "x"}, headers={"Referer": "https://example.org/x"}
    )

    assert away["Location"].endswith(f"?next={page.replace('/', '%2F')}")
    assert "刚才这一页没有保留" in words(client.get(away["Location"]))
    assert secret["Location"].endswith("?next=%2F")
    assert "kept_post" not in client.session
