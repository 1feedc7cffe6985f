from dataclasses import replace
from datetime import date, timedelta

import pytest

from onedoor.general.people import api as people
from onedoor.general.people import testing as persons
from onedoor.general.terms.testing import set_value
from onedoor.kernel.pages import CursorUnreadable
from onedoor.law.articles import HAMI
from onedoor.operation.cases import access, testing
from onedoor.operation.cases.domain.inbox import Filter, Shelf
from onedoor.operation.cases.domain.states import DECISIONS, Move, State
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.queries import desk
from onedoor.operation.cases.queries.desk import case, counters, inbox
from onedoor.operation.cases.queries.public import cases_of, progress
from onedoor.operation.cases.testing import AT, a_case

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def copies(number, count, *, mark="x"):
    """Put many rows like one into the table, for lists."""
    row = Case.objects.filter(number=number).get()
    for n in range(count):
        row.pk, row.number, row.key = None, f"{number}-{mark}{n}", f"{mark}{n}"
        row.query_code = f"{mark}{n}"
        row.save(force_insert=True)


def shown(cast, on=TODAY, **narrowed):
    page = inbox(actor=cast.clerk, shown=Filter(**narrowed), on=on)
    return [row.number for row in page.rows]


def test_the_list_is_due_first_and_what_waits_for_the_applicant_last(cast):
    late = a_case(cast, State.RECEIVED, at=AT - timedelta(days=20), key="a")
    waits = a_case(cast, State.AWAITING_SUPPLEMENT, key="b")
    fresh = a_case(cast, State.SUBMITTED, key="c")
    a_case(cast, State.DELIVERED, key="d")

    assert shown(cast) == [late, fresh, waits]
    assert shown(cast, shelf=Shelf.OVERDUE) == [late]
    assert shown(cast, shelf=Shelf.PAUSED) == [waits]
    assert shown(cast, state=State.SUBMITTED) == [fresh]


def test_counters_agree_with_the_list_on_any_day(cast):
    a_case(cast, State.ACCEPTED, key="a")
    a_case(cast, State.SUBMITTED, key="b")
    a_case(cast, State.AWAITING_SUPPLEMENT, key="c")

    for ahead in range(0, 40, 3):
        day = TODAY + timedelta(days=ahead)
        found = counters(actor=cast.clerk, on=day)
        for shelf in Shelf:
            assert getattr(found, shelf.value) == len(shown(cast, on=day, shelf=shelf))
        assert found.all == len(shown(cast, on=day)) == 3


def test_very_many_are_told_as_they_stood_a_moment_ago_and_to_nobody_else(cast, monkeypatch):
    a_case(cast, State.ACCEPTED, key="a")
    monkeypatch.setattr(desk, "VERY_MANY", 1)
    monkeypatch.setattr(desk, "_lately", {})
    stranger = replace(cast.officer, duties=frozenset())

    first = counters(actor=cast.officer, on=TODAY)
    a_case(cast, State.ACCEPTED, key="b")

    assert first.all == counters(actor=cast.officer, on=TODAY).all == 1
    assert counters(actor=cast.officer, on=TODAY + timedelta(days=1)).all == 2
    assert counters(actor=stranger, on=TODAY).all == 0


def test_pages_hold_fifty_and_lose_or_repeat_nothing(cast):
    number = a_case(cast, State.SUBMITTED)
    waiting = a_case(cast, State.AWAITING_SUPPLEMENT, key="w")
    copies(number, 60)
    copies(waiting, 60, mark="w")

    seen, after = [], ""
    while True:
        page = inbox(actor=cast.clerk, shown=Filter(), on=TODAY, after=after)
        seen += [row.number for row in page.rows]
        after = page.after
        if not after:
            break

    assert len(seen) == len(set(seen)) == Case.objects.count()


@pytest.mark.parametrize("after", ["x", "2026", "MjAyNi0xMS0yNAB4", "💥"])
def test_a_cursor_that_cannot_be_read_is_refused(cast, after):
    with pytest.raises(CursorUnreadable):
        inbox(actor=cast.clerk, shown=Filter(), on=TODAY, after=after)


def test_a_body_sees_only_its_cases_and_a_counter_its_area(cast):
    number = a_case(cast, State.SUBMITTED)
    elsewhere = replace(cast.counter, area="650522000000")

    assert shown(cast) == [number]
    for actor, rows in ((cast.stranger, 0), (cast.counter, 1), (elsewhere, 0), (cast.applicant, 0)):
        assert len(inbox(actor=actor, shown=Filter(), on=TODAY).rows) == rows
    for actor in (cast.stranger, persons.applicant_actor()):
        with pytest.raises(access.CaseMissing):
            case(number=number, actor=actor)


def test_search_finds_closed_cases_by_number_name_and_code(cast):
    number = a_case(cast, State.DELIVERED)
    row = Case.objects.get()

    for words in (number, number[:20], "哈密市伊州区", row.query_code.lower()):
        assert shown(cast, words=words) == [number]
    assert shown(cast, words="没有") == []


def test_lists_and_cases_cost_a_flat_number_of_queries(cast, flat_queries):
    number = a_case(cast, State.SUBMITTED)

    flat_queries(
        add_row=lambda n: copies(number, 1, mark=f"n{n}-"),
        ask=lambda: inbox(actor=cast.clerk, shown=Filter(), on=TODAY),
        at_most=2,
    )


def test_buttons_are_what_this_person_may_do_now(cast):
    number = a_case(cast, State.REVIEWED)
    both = replace(cast.clerk, duties=cast.clerk.duties | {"cases.decide"})

    decisions = DECISIONS - {Move.REVOKE}
    assert case(number=number, actor=cast.officer).moves == decisions | {
        Move.ASK_EXTENSION, Move.HAND_OVER, Move.TAKE_BACK,
    }  # fmt: skip
    assert case(number=number, actor=both).moves == {Move.HAND_OVER}
    assert case(number=number, actor=cast.applicant).moves == {Move.WITHDRAW}


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-3")
def test_progress_shows_every_event_and_due_date(cast):
    number = a_case(cast, State.ISSUED)
    row = Case.objects.get()

    by_code = progress(query_code=row.query_code.lower(), asker="1", at=AT)
    by_number = progress(number=number, last_four=testing.FIRM[-4:].lower(), asker="2", at=AT)

    assert by_code == by_number
    assert [event.kind for event in by_code.events] == [
        "submit", "receive", "accept", "review", "grant", "issue",
    ]  # fmt: skip
    assert [event.due_on for event in by_code.events][:3] == [
        date(2026, 12, 1), date(2026, 12, 1), date(2026, 12, 1)
    ]  # fmt: skip
    assert {event.by for event in by_code.events} == {""}


@pytest.mark.verifies(HAMI(14))
def test_wrong_and_missing_look_the_same(cast):
    number = a_case(cast, State.SUBMITTED)

    for words in (
        {"number": number, "last_four": "0000"},
        {"number": number, "last_four": ""},
        {"number": "1", "last_four": testing.FIRM[-4:]},
        {"query_code": "AAAAAAAAAA"},
        {"query_code": ""},
    ):
        with pytest.raises(access.CaseMissing) as refused:
            progress(**words, asker="1", at=AT)
        assert refused.value.code == "cases.missing"


@pytest.mark.parametrize("most", [5, 7])
def test_asking_more_often_than_the_setting_says_is_refused(cast, most):
    row = Case.objects.get(number=a_case(cast, State.SUBMITTED))
    set_value("security.progress_lookups_per_hour", most)

    for _ in range(most):
        progress(query_code=row.query_code, asker="1", at=AT)
    with pytest.raises(people.TriedTooOften):
        progress(query_code=row.query_code, asker="1", at=AT)
    assert progress(query_code=row.query_code, asker="2", at=AT).number == row.number


def test_an_applicant_sees_only_own_cases(cast):
    number = a_case(cast, State.SUBMITTED)
    agent = persons.acting_for(persons.applicant_actor(), cast.applicant)

    assert [row.number for row in cases_of(actor=cast.applicant).rows] == [number]
    assert [row.number for row in cases_of(actor=agent).rows] == [number]
    assert case(number=number, actor=agent).number == number
    assert cases_of(actor=persons.applicant_actor()).rows == []
    assert list(cases_of(actor=cast.clerk).rows) == []


def test_a_counter_sees_what_its_area_does_for_who_stands_before_it_and_nobody_else_does(cast):
    number = testing.submitted(cast)
    who = cast.applicant.ref
    elsewhere = replace(cast.counter, area="650522000000")

    assert [row.number for row in cases_of(actor=cast.counter, applicant=who).rows] == [number]
    for other in (elsewhere, cast.clerk, persons.applicant_actor()):
        assert list(cases_of(actor=other, applicant=who).rows) == []
