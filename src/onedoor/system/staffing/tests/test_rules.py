"""The rules of postings and rosters, without tables."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import HAMI
from onedoor.system.staffing.domain.errors import (
    DateWrong,
    NoExceptions,
    NotYourSide,
    OtherWork,
    PairWrong,
    PartyMoveMissing,
    TooSoon,
    WordsMissing,
)
from onedoor.system.staffing.domain.postings import (
    OF_HOME,
    Field,
    Posting,
    Side,
    Stay,
    check_end,
    check_exception,
    check_no_other_work,
    check_party,
    check_side,
    free_on,
    side_of,
)
from onedoor.system.staffing.domain.watch import Gap, Shift, Why, check_pair, gaps_of

pytestmark = pytest.mark.verifies(HAMI(11))
YEAR = Stay(365)
SINCE = date(2025, 3, 1)
DAY = date(2026, 11, 24)


def posting(since=SINCE):
    return Posting(
        id="p", staff="S1", home="B", venue="V", since=since, free_on=free_on(since, stay=YEAR),
        party_member=False, party_moved_on=None,
    )  # fmt: skip


@pytest.mark.check("A11-3")
def test_who_came_on_the_first_of_march_is_free_on_the_first_of_the_next():
    one = posting()
    assert one.free_on == date(2026, 3, 1)

    check_end(one, until=date(2026, 2, 28))
    with pytest.raises(TooSoon) as early:
        check_end(one, until=date(2026, 2, 27))
    assert early.value.facts == {"free_on": date(2026, 3, 1)}
    check_end(one, until=date(2025, 4, 1), agreed=True)
    for agreed in (False, True):
        with pytest.raises(DateWrong):
            check_end(one, until=SINCE - timedelta(days=1), agreed=agreed)


@pytest.mark.check("A11-3")
@given(since=st.dates(date(2024, 1, 1), date(2040, 1, 1)), days=st.integers(0, 1825))
def test_somebody_stays_for_all_the_days_and_not_one_more(since, days):
    one = Posting(
        id="p", staff="S1", home="B", venue="V", since=since,
        free_on=free_on(since, stay=Stay(days)), party_member=False, party_moved_on=None,
    )  # fmt: skip
    last = since + timedelta(days=max(days - 1, 0))
    check_end(one, until=last)
    if days > 1:
        with pytest.raises(TooSoon):
            check_end(one, until=last - timedelta(days=1))


@pytest.mark.check("A11-3")
def test_an_exception_has_a_reason_where_one_is_allowed():
    assert check_exception(why=" 退休 ", stay=YEAR) == "退休"
    with pytest.raises(WordsMissing):
        check_exception(why="  ", stay=YEAR)
    with pytest.raises(NoExceptions):
        check_exception(why="退休", stay=Stay(365, exceptions=False))


@pytest.mark.check("A11-2")
def test_the_party_relation_moves_along_or_there_is_none():
    moved = date(2025, 3, 5)
    assert check_party(member=True, moved_on=moved, since=SINCE) == moved
    assert check_party(member=False, moved_on=moved, since=SINCE) is None
    with pytest.raises(PartyMoveMissing):
        check_party(member=True, moved_on=None, since=SINCE)


@pytest.mark.check("A11-2")
@pytest.mark.parametrize("ended, fine", [(None, False), (SINCE, False), (date(2025, 2, 28), True)])
def test_other_work_ends_before_a_posting_begins(ended, fine):
    works = {"信访接待": (date(2024, 1, 1), ended)}
    if fine:
        check_no_other_work(works, since=SINCE)
        return
    with pytest.raises(OtherWork) as refused:
        check_no_other_work(works, since=SINCE)
    assert refused.value.facts["what"] == "信访接待"


@pytest.mark.check("A11-4")
@given(field=st.sampled_from(Field), sides=st.frozensets(st.sampled_from(Side)))
def test_each_side_notes_its_own_part_and_no_other(field, sides):
    assert (side_of(field) is Side.HOME) == (field in OF_HOME)
    if side_of(field) in sides:
        check_side(field, sides)
        return
    with pytest.raises(NotYourSide):
        check_side(field, sides)


@pytest.mark.check("A11-4")
def test_the_parts_are_those_of_the_article():
    assert {one.name for one in Field if side_of(one) is Side.HOME} == {
        "GUIDANCE", "HOME_TRAINING", "PERSONNEL", "PAY", "CONSEQUENCE",
    }  # fmt: skip
    assert {one.name for one in Field if side_of(one) is Side.VENUE} == {
        "ASSIGNMENT", "TRAINING", "APPRAISAL", "AWARD", "ROSTER",
    }  # fmt: skip


@pytest.mark.check("A11-5")
def test_a_post_is_two_people():
    check_pair(staff="S1", stand_in="S2")
    for stand_in in ("S1", ""):
        with pytest.raises(PairWrong):
            check_pair(staff="S1", stand_in=stand_in)


INTAKE = frozenset({"counter.intake"})
NONE = frozenset[str]()


@pytest.mark.check("A11-5")
@pytest.mark.parametrize(
    "present, why",
    [
        ({}, Why.ABSENT),
        ({"S3": INTAKE}, Why.ABSENT),
        ({"S1": NONE}, Why.UNAUTHORISED),
        ({"S1": INTAKE}, None),
        ({"S2": INTAKE}, None),
        ({"S1": NONE, "S2": INTAKE}, None),
    ],
)
def test_a_window_wants_one_of_its_pair_with_the_duty(present, why):
    shift = Shift("V", "1", DAY, "S1", "S2")

    found = gaps_of("V", {"1": INTAKE}, shifts={"1": shift}, present=present)

    assert found == ((Gap("V", "1", why),) if why else ())


@pytest.mark.check("A11-5")
def test_a_window_without_a_roster_is_a_gap_and_one_that_needs_no_duty_wants_only_somebody():
    shift = Shift("V", "2", DAY, "S1", "S2")

    found = gaps_of("V", {"1": NONE, "2": NONE}, shifts={"2": shift}, present={"S2": NONE})

    assert found == (Gap("V", "1", Why.UNPLANNED),)
