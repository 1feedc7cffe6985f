"""Postings in the tables: by the home body, ended by both sides, each with its own part."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.general.terms.testing import set_value
from onedoor.journal import testing as journal
from onedoor.law.articles import HAMI
from onedoor.system.staffing import api, testing
from onedoor.system.staffing.api import Field, Side, Wanted
from onedoor.system.staffing.domain.errors import (
    AskedAlready,
    DateWrong,
    NothingAsked,
    NotRegular,
    NotYourSide,
    NotYourStaff,
    OtherWork,
    PartyMoveMissing,
    PostedAlready,
    PostingMissing,
    TooSoon,
    WordsMissing,
)
from onedoor.system.staffing.models import AskRow, NoteRow, PostingRow, WorkRow
from onedoor.system.staffing.testing import AT, SINCE

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(11))]
LAST = date(2026, 11, 30)


@pytest.fixture
def hall():
    return testing.hall()


@pytest.fixture
def sender(hall):
    return testing.sender()


def post(staff, venue, actor, *, since=SINCE, member=False, moved_on=None):
    wanted = Wanted(staff, venue, since, party_member=member, party_moved_on=moved_on)
    return api.post(wanted=wanted, actor=actor, at=AT)


def rows():
    return [list(model.objects.order_by("id").values()) for model in (PostingRow, AskRow, NoteRow)]


@pytest.mark.check("A11-1")
@pytest.mark.check("A11-2")
def test_a_body_posts_its_own_regular_staff_with_the_party_relation(hall, sender):
    _manager, venue = hall
    one = people.staff_actor(body=sender.body)
    hired = people.staff_actor(body=sender.body, employment="contract")
    worker = people.staff_actor(body=sender.body, employment="worker")
    elsewhere = people.staff_actor(body=bodies.body_of("伊州区卫生健康委员会").code)

    for staff, actor, more, refusal in (
        (hired.ref, sender, {}, NotRegular),
        (worker.ref, sender, {}, NotRegular),
        (elsewhere.ref, sender, {}, NotYourStaff),
        ("nobody", sender, {}, NotYourStaff),
        (one.ref, one, {}, NotYourSide),
        (one.ref, hall[0], {}, NotYourSide),
        (one.ref, sender, {"member": True}, PartyMoveMissing),
        (one.ref, sender, {"since": AT.date() + timedelta(days=400)}, DateWrong),
    ):
        with pytest.raises(refusal):
            post(staff, venue, actor, **more)
    assert rows() == [[], [], []]

    ref = post(one.ref, venue, sender, member=True, moved_on=date(2025, 3, 6))
    found = api.record(ref, actor=sender).posting
    assert (found.staff, found.home, found.venue) == (one.ref, sender.body, venue)
    assert (found.free_on, found.party_moved_on) == (date(2026, 3, 1), date(2025, 3, 6))
    assert journal.kinds(ref) == ["staffing.posted"]
    before = rows()
    with pytest.raises(PostedAlready):
        post(one.ref, venue, sender, since=date(2026, 11, 1))
    assert rows() == before

    set_value("staffing.established_kinds", "with_workers")
    post(worker.ref, venue, sender)
    assert PostingRow.objects.count() == 2


@pytest.mark.check("A11-2")
def test_who_is_posted_has_no_other_work_and_is_given_none(hall, sender):
    venue, one = hall[1], people.staff_actor(body=sender.body).ref
    told = {"staff": one, "what": "信访接待", "actor": sender, "at": AT}
    work = api.give_work(since=date(2024, 1, 1), **told)

    with pytest.raises(OtherWork):
        post(one, venue, sender)
    with pytest.raises(PostingMissing):
        api.end_work(work=work, until=SINCE, actor=hall[0], at=AT)
    with pytest.raises(DateWrong):
        api.end_work(work=work, until=date(2023, 1, 1), actor=sender, at=AT)
    assert PostingRow.objects.count() == 0
    assert [found.what for found in api.works([one])] == ["信访接待"]

    api.end_work(work=work, until=date(2025, 2, 28), actor=sender, at=AT)
    post(one, venue, sender)
    before = list(WorkRow.objects.values())
    with pytest.raises(OtherWork):
        api.give_work(since=date(2026, 1, 1), **told)
    with pytest.raises(WordsMissing):
        api.give_work(**(told | {"what": " "}), since=date(2026, 1, 1))
    with pytest.raises(NotYourSide):
        api.give_work(**(told | {"actor": hall[0]}), since=date(2026, 1, 1))
    assert list(WorkRow.objects.values()) == before
    assert journal.kinds(one) == ["staffing.work_given", "staffing.work_ended"]


@pytest.mark.check("A11-3")
def test_after_the_year_the_home_body_ends_it_and_nobody_else(hall, sender):
    manager, venue = hall
    old = post(people.staff_actor(body=sender.body).ref, venue, sender)
    new = post(people.staff_actor(body=sender.body).ref, venue, sender, since=date(2026, 3, 1))
    before = rows()

    with pytest.raises(TooSoon):
        api.end(posting=new, until=LAST, actor=sender, at=AT)
    with pytest.raises(NotYourSide):
        api.end(posting=old, until=LAST, actor=manager, at=AT)
    with pytest.raises(NothingAsked):
        api.answer(posting=new, agrees=True, words="", actor=manager, at=AT)
    with pytest.raises(WordsMissing):
        api.ask_to_end(posting=new, until=LAST, why=" ", actor=sender, at=AT)
    assert rows() == before

    api.end(posting=old, until=LAST, actor=sender, at=AT)
    assert api.record(old, actor=sender).posting.until == LAST
    with pytest.raises(NothingAsked):
        api.end(posting=old, until=LAST, actor=sender, at=AT)


@pytest.mark.check("A11-3")
def test_what_one_side_asks_the_other_answers_and_nobody_answers_oneself(hall, sender):
    manager, venue = hall
    new = post(people.staff_actor(body=sender.body).ref, venue, sender, since=date(2026, 3, 1))
    ask = {"posting": new, "until": LAST, "why": "因病离岗治疗", "at": AT}
    api.ask_to_end(actor=sender, **ask)
    asked = api.record(new, actor=manager).ask
    assert asked is not None
    assert (asked.side, asked.until, asked.why) == (Side.HOME, LAST, "因病离岗治疗")
    before = rows()
    for actor, words, agrees, refusal in (
        (sender, "", True, NotYourSide),
        (manager, " ", False, WordsMissing),
        (testing.sender(), "", True, NotYourSide),
    ):
        with pytest.raises(refusal):
            api.answer(posting=new, agrees=agrees, words=words, actor=actor, at=AT)
    with pytest.raises(AskedAlready):
        api.ask_to_end(actor=manager, **ask)
    assert rows() == before

    api.answer(posting=new, agrees=False, words="窗口无人接替", actor=manager, at=AT)
    assert api.record(new, actor=sender).posting.until is None
    api.ask_to_end(actor=manager, **ask)
    api.answer(posting=new, agrees=True, words="", actor=sender, at=AT)
    found = api.record(new, actor=sender).posting
    assert (found.until, found.ended_because) == (LAST, "因病离岗治疗")
    assert journal.kinds(new) == [
        "staffing.posted", "staffing.end_asked", "staffing.end_declined", "staffing.end_asked",
        "staffing.ended",
    ]  # fmt: skip


@pytest.mark.check("A11-3")
def test_the_tables_know_the_year_the_relation_and_one_venue_at_a_time(hall, sender):
    ref = post(people.staff_actor(body=sender.body).ref, hall[1], sender, since=date(2026, 3, 1))
    row = PostingRow.objects.get(public_id=ref)
    for change, name in (
        ({"until": date(2026, 6, 1)}, "within_the_year"),
        ({"until": date(2025, 6, 1), "ended_because": "x"}, "ends_after"),
        ({"party_member": True}, "of_a_member"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            PostingRow.objects.filter(pk=row.pk).update(**change)
    row.pk, row.public_id = None, "other"
    with pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.check("A11-4")
def test_each_side_writes_its_own_part_and_strangers_see_nothing(hall, sender):
    manager, venue = hall
    one = people.staff_actor(body=sender.body)
    ref = post(one.ref, venue, sender)
    told = {"posting": ref, "day": date(2026, 6, 1), "words": "合格", "at": AT}
    stranger = people.staff_actor("staffing.send", body=bodies.body_of("伊州区卫生健康委员会").code)

    api.note(field=Field.APPRAISAL, actor=manager, **told)
    api.note(field=Field.CONSEQUENCE, actor=sender, **told)
    before = rows()
    for field, actor, more, refusal in (
        (Field.APPRAISAL, sender, {}, NotYourSide),
        (Field.PAY, manager, {}, NotYourSide),
        (Field.PAY, stranger, {}, PostingMissing),
        (Field.PAY, one, {}, PostingMissing),
        (Field.PAY, sender, {"words": " "}, WordsMissing),
        (Field.PAY, sender, {"day": date(2027, 1, 1)}, DateWrong),
        (Field.PAY, sender, {"day": date(2025, 1, 1)}, DateWrong),
    ):
        with pytest.raises(refusal):
            api.note(field=field, actor=actor, **(told | more))
    with pytest.raises(PostingMissing):
        api.record(ref, actor=stranger)
    assert rows() == before

    found = api.record(ref, actor=one)  # who is posted sees what is kept, and changes nothing
    assert [note.field for note in found.notes] == [Field.CONSEQUENCE, Field.APPRAISAL]
    assert found.mine == frozenset()
    assert api.record(ref, actor=manager).mine == {Side.VENUE}


def test_a_list_of_postings_pages_and_costs_the_same(hall, sender, flat_queries):
    manager, venue = hall
    flat_queries(
        add_row=lambda _n: testing.posted(venue, sender),
        ask=lambda: api.postings(actor=sender, on=LAST),
        at_most=1,
    )
    for _n in range(40):
        testing.posted(venue, sender)

    first = api.postings(actor=manager, venue=venue)
    second = api.postings(actor=manager, venue=venue, after=first.after)
    assert len({one.id for one in (*first.rows, *second.rows)}) == PostingRow.objects.count()
    assert second.after == ""
    assert api.postings(actor=people.staff_actor("cases.review")).rows == []
    assert api.postings(actor=sender, on=date(2024, 1, 1)).rows == []
