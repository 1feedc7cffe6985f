"""办不成事 on the pages: reported online or noted at the window, and taken to its end."""

import re
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import translation

from onedoor.general.people import testing as people
from onedoor.general.terms.testing import set_value
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.difficulties import api, testing
from onedoor.operation.difficulties.testing import AT, WORDS

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.verifies(HAMI(13)),
    pytest.mark.check("A13-4"),
]
OK, WRONG, MISSING = HTTPStatus.FOUND, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.NOT_FOUND


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False), translation.override("zh-hans"):
        yield


@pytest.fixture(scope="module")
def of(module_db):
    return testing.cast()


def ask(actor, page, /, *args, **query):
    client = people.client_of(actor) if actor else Client()
    return client.get(reverse(page, args=args), query)


def post(actor, page, /, *args, **given):
    client = people.client_of(actor) if actor else Client()
    return client.post(reverse(page, args=args), given)


def test_who_is_not_signed_in_reports_with_a_contact_and_comes_back_with_the_code(of):
    given = {
        "item": of.offering, "kind": "unaccepted", "words": WORDS, "reach": "13909020005",
    }  # fmt: skip
    for changes, said in (
        ({"kind": ""}, "没有选择是哪一类情况"),
        ({"words": " "}, ""),
        ({"reach": "nowhere"}, "联系"),
    ):
        wrong = post(None, "portal:stuck", **(given | changes))
        assert wrong.status_code == WRONG, changes
        assert said in wrong.content.decode()
        assert WORDS in wrong.content.decode() or changes == {"words": " "}
    assert api.difficulties(actor=of.manager).rows == []

    done = post(None, "portal:stuck", **given)
    (made,) = api.difficulties(actor=of.manager).rows
    shown = Client().get(done.url).content.decode()
    assert made.number in shown
    assert WORDS in shown
    assert ask(None, "portal:difficulty", made.number).status_code == MISSING
    assert ask(None, "portal:difficulties", code="abc").url.endswith("/ABC/")
    assert "查询码" in ask(None, "portal:difficulties").content.decode()


def test_an_applicant_reports_on_a_guide_and_sees_it_among_ones_own(of):
    shown = ask(of.applicant, "portal:stuck", item=of.offering).content.decode()
    assert "联系方式" not in shown
    given = {"item": of.offering, "kind": "late", "words": WORDS}
    assert post(of.applicant, "portal:stuck", **given).status_code == OK
    (made,) = api.mine(actor=of.applicant).rows
    assert made.number in ask(of.applicant, "portal:difficulties").content.decode()
    assert ask(of.clerk, "portal:difficulty", made.number).status_code == MISSING


def test_it_goes_from_the_window_to_the_file_and_into_the_causes_of_the_month(of):
    given = {"source": "window", "item": of.offering, "kind": "repeated", "words": WORDS}
    assert post(of.clerk, "desk:difficulty_new", **given).status_code == WRONG
    assert post(of.officer, "desk:difficulty_new", **given).status_code == HTTPStatus.FORBIDDEN
    done = post(of.clerk, "desk:difficulty_new", **given, reach="13909020005")
    (made,) = api.difficulties(actor=of.manager).rows
    assert done.url == reverse("desk:difficulty", args=[made.number])

    def act(actor, word, **told):
        fields = {f"{word}-{name}": value for name, value in told.items()}
        return post(actor, "desk:difficulty", made.number, do=word, **fields).status_code

    forward = {"verdict": "fault", "grade": "ordinary", "to": of.body, "words": "已转办。"}
    assert act(of.manager, "forward", **(forward | {"words": ""})) == WRONG
    assert act(of.manager, "forward", **(forward | {"to": "X"})) == WRONG
    assert act(of.officer, "forward", **forward) == MISSING
    assert act(of.stranger, "forward", **forward) == MISSING
    assert act(of.manager, "resolve", words="好", cause="guide") == MISSING
    page = ask(of.manager, "desk:difficulty", made.number).content.decode()
    assert "139****0005" in page
    assert act(of.manager, "forward", **forward) == OK
    assert "2026年12月1日 前办结" in ask(of.officer, "desk:difficulties").content.decode()

    assert act(of.officer, "resolve", words="已经办好。", cause="guide") == OK
    assert act(of.manager, "verify", solved="no", words="还是不行。") == OK
    assert act(of.officer, "resolve", words="这次办好了。", cause="guide") == OK
    assert act(of.manager, "verify", solved="yes", words="已回访。", lesson="补样图") == OK

    taught = ask(of.manager, "desk:difficulty_lessons").content.decode()
    assert re.search(r"指南不清楚</th><td>1<", taught)
    assert "补样图" in taught


def test_what_is_outside_is_explained_on_the_page(of):
    number = testing.reported(of)
    told = {"do": "explain", "explain-words": "正在诉讼中，请依法通过法院解决。"}
    assert post(of.manager, "desk:difficulty", number, **told).status_code == OK
    shown = ask(of.applicant, "portal:difficulty", number).content.decode()
    assert "请依法通过法院解决" in shown
    assert "不属于反映范围" in shown


@pytest.mark.verifies(PIPL(51))
def test_the_contact_is_shown_in_full_once(of):
    given = {"source": "phone", "item": of.offering, "kind": "late", "words": WORDS}
    post(of.clerk, "desk:difficulty_new", **given, reach="13909020005")
    (made,) = api.difficulties(actor=of.manager).rows
    whole = people.client_of(of.manager)

    whole.post(reverse("desk:difficulty_contact", args=[made.number]))

    again = reverse("desk:difficulty", args=[made.number])
    shown = ["13909020005" in whole.get(again).content.decode() for _n in range(2)]
    assert shown == [True, False]
    assert post(of.stranger, "desk:difficulty_contact", made.number).status_code == MISSING
    earlier = ask(of.manager, "desk:difficulty_lessons", month="2026-10").content.decode()
    assert "这个月没有备案的办不成事" in earlier
    assert ask(of.manager, "desk:difficulty_lessons", month="x").status_code == HTTPStatus.OK
    assert made.number in ask(of.manager, "desk:difficulties", stage="registered").content.decode()


def test_the_body_puts_a_day_off_on_the_page_and_says_why(of):
    number = testing.forwarded(of)
    wrong = post(of.officer, "desk:difficulty", number, **{"do": "put_off", "put_off-days": "x"})
    assert wrong.status_code == WRONG
    given = {"do": "put_off", "put_off-days": "9", "put_off-words": "要会商住建部门。"}
    long = post(of.officer, "desk:difficulty", number, **given)
    assert (long.status_code, "1 至 5 个工作日" in long.content.decode()) == (WRONG, True)
    assert (
        post(of.officer, "desk:difficulty", number, **(given | {"put_off-days": "2"})).status_code
        == OK
    )
    shown = ask(of.officer, "desk:difficulty", number).content.decode()
    assert "要会商住建部门。" in shown
    assert 'id="do_put_off"' not in shown


def test_a_window_notes_what_is_about_no_item_and_a_wrong_code_is_an_error_at_its_field(of):
    given = {
        "source": "window", "item": "", "kind": "unaccepted", "words": WORDS,
        "reach": "13909020005",
    }  # fmt: skip
    wrong = post(of.clerk, "desk:difficulty_new", **(given | {"item": "XYZ"}))
    assert (wrong.status_code, WORDS in wrong.content.decode()) == (WRONG, True)
    assert 'href="#id_item"' in wrong.content.decode()
    long = post(of.clerk, "desk:difficulty_new", **(given | {"item": "X" * 65}))
    assert "最多 64 个字，现在是 65 个。" in long.content.decode()
    made = post(of.clerk, "desk:difficulty_new", **given)
    assert made.status_code == OK
    (one,) = api.difficulties(actor=of.manager).rows
    assert (one.item, one.manager) == ("", of.clerk.body)


def test_who_reports_too_often_keeps_what_was_typed_and_is_told_another_way(of):
    set_value("security.difficulties_per_hour", 1)
    given = {"item": of.offering, "kind": "unaccepted", "words": WORDS, "reach": "13909020005"}
    assert post(None, "portal:stuck", **given).status_code == OK
    often = post(None, "portal:stuck", **given)
    assert often.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert WORDS in often.content.decode()
    assert "12345" in often.content.decode()
