"""Who sends staff and who runs the hall each find their part of a posting, and no other."""

from datetime import date, timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.system.staffing import api, testing
from onedoor.system.staffing.testing import AT
from onedoor.system.venues import api as venues

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(11))]
TODAY = date(2026, 11, 24)
OK, WRONG = HTTPStatus.FOUND, HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False), translation.override("zh-hans"):
        yield


@pytest.fixture
def hall():
    manager, venue = testing.hall()
    windows = [venues.Window("1", frozenset({venues.Function.ACCEPT}))]
    venues.set_windows(code=venue, windows=windows, actor=manager, at=AT)
    return manager, venue


@pytest.fixture
def sender(hall):
    return testing.sender()


def ask(actor, name, *args):
    return people.client_of(actor).get(reverse(f"desk:{name}", args=args))


def post(actor, page, /, *args, **given):
    return people.client_of(actor).post(reverse(f"desk:{page}", args=args), given)


@pytest.mark.check("A11-1")
@pytest.mark.check("A11-2")
def test_a_body_posts_somebody_and_sees_when_they_are_free(hall, sender):
    one = people.staff_actor(body=sender.body, name="迪丽努尔")
    hired = people.staff_actor(body=sender.body, name="合同工", employment="contract")
    given = {"staff": one.ref, "venue": hall[1], "since": "2026-03-01", "party_member": "yes"}

    for changes, said in (
        ({}, "没有填写党组织关系转入日期"),
        ({"party_member": "no", "staff": hired.ref}, "请选派正式在编人员"),
        ({"since": ""}, "请填写日期"),
        ({"staff": "T99999"}, ""),
    ):
        wrong = post(sender, "posting_new", **(given | changes))
        assert wrong.status_code == WRONG, changes
        assert said in wrong.content.decode()
    assert api.postings(actor=sender).rows == []
    assert ask(hall[0], "posting_new").status_code == HTTPStatus.FORBIDDEN

    done = post(sender, "posting_new", **given, party_moved_on="2026-03-04")
    (made,) = api.postings(actor=sender).rows
    assert done.url == reverse("desk:posting", args=[made.id])
    for actor in (sender, hall[0]):
        shown = ask(actor, "staffing").content.decode()
        assert "迪丽努尔" in shown
        assert "2027年3月1日 起可以调换" in shown
    stranger = people.staff_actor("staffing.send", body=bodies.body_of("伊州区卫生健康委员会").code)
    assert ask(stranger, "posting", made.id).status_code == HTTPStatus.NOT_FOUND
    assert "迪丽努尔" not in ask(stranger, "staffing").content.decode()


@pytest.mark.check("A11-2")
def test_other_work_is_given_and_ended_on_the_list(hall, sender):
    one = people.staff_actor(body=sender.body)
    given = {"staff": one.ref, "what": "信访接待", "since": "2026-01-01"}

    assert post(sender, "staffing", **given).status_code == OK
    (work,) = api.works([one.ref])
    assert "信访接待" in ask(sender, "staffing").content.decode()
    assert post(sender, "staffing", **(given | {"what": ""})).status_code == WRONG
    assert post(sender, "staffing", work="nothing").status_code == HTTPStatus.NOT_FOUND
    assert len(api.works([one.ref])) == 1

    assert post(sender, "staffing", work=work.id).status_code == OK
    assert api.works([one.ref]) == ()


@pytest.mark.check("A11-3")
@pytest.mark.check("A11-4")
def test_both_sides_write_their_part_and_agree_to_an_early_end(hall, sender):
    manager, venue = hall
    testing.posted(venue, sender, since=date(2026, 3, 1))
    (made,) = api.postings(actor=sender).rows

    def note(actor, field):
        told = {"note-field": field, "note-day": "2026-06-01", "note-words": "合格"}
        return post(actor, "posting", made.id, do="note", **told).status_code

    assert note(manager, "appraisal") == OK
    assert note(sender, "pay") == OK
    assert note(sender, "award") == WRONG
    assert post(sender, "posting", made.id, do="end").status_code == HTTPStatus.NOT_FOUND
    asked = {"do": "ask", "ask-until": "2026-11-30", "ask-why": "因病离岗治疗"}
    assert post(sender, "posting", made.id, **(asked | {"ask-why": ""})).status_code == WRONG
    assert post(sender, "posting", made.id, **asked).status_code == OK
    assert "因病离岗治疗" in ask(manager, "posting", made.id).content.decode()
    assert post(sender, "posting", made.id, do="answer").status_code == HTTPStatus.NOT_FOUND
    no = {"do": "answer", "answer-agrees": "no", "answer-words": ""}
    assert post(manager, "posting", made.id, **no).status_code == WRONG
    assert api.record(made.id, actor=sender).posting.until is None

    yes = {"do": "answer", "answer-agrees": "yes"}
    assert post(manager, "posting", made.id, **yes).status_code == OK
    found = api.record(made.id, actor=sender)
    assert found.posting.until == date(2026, 11, 30)
    assert {one.field for one in found.notes} == {"appraisal", "pay"}


@pytest.mark.check("A11-5")
def test_the_roster_is_planned_and_the_gap_is_shown_until_somebody_signs_in(hall, sender):
    manager, venue = hall
    own = people.staff_actor("counter.intake", body=manager.body, name="张敏")
    second = people.staff_actor("counter.intake", body=manager.body, name="马丽")
    given = {
        "do": "plan", "window": "1", "first": "2026-11-24", "last": "2026-11-25",
        "staff": own.ref, "stand_in": second.ref,
    }  # fmt: skip

    assert "没有排班" in ask(manager, "roster", venue).content.decode()
    for changes in ({"stand_in": own.ref}, {"last": "2026-11-20"}, {"window": "9"}, {"first": ""}):
        assert post(manager, "roster", venue, **(given | changes)).status_code == WRONG, changes
    assert api.shifts(venue, first=TODAY, last=TODAY + timedelta(days=9)) == ()
    assert post(manager, "roster", venue, **given).status_code == OK
    shown = ask(manager, "roster", venue).content.decode()
    assert "张敏" in shown
    assert "无人在岗" in shown

    assert post(own, "roster", venue, do="arrive", who=second.ref).status_code != OK
    assert post(own, "roster", venue, do="arrive", who=own.ref).status_code == OK
    assert "无人在岗" not in ask(own, "roster", venue).content.decode()
    assert "排班</h2>" not in ask(own, "roster", venue).content.decode()
    assert post(own, "roster", venue, do="leave", who=own.ref).status_code == OK
    assert post(own, "roster", venue, do="dance").status_code == HTTPStatus.NOT_FOUND
    assert api.present(venue) == {}
    far = people.staff_actor("counter.intake", area="650521000000")
    assert ask(far, "roster", venue).status_code == HTTPStatus.NOT_FOUND
