"""Names, windows, facilities and hours of venues: the rules alone."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.kernel.areas import Level
from onedoor.law.articles import AEL, HAMI
from onedoor.system.venues.domain.errors import (
    DateWrong,
    HoursWrong,
    NameWrong,
    NothingAtAWindow,
    PlaceOffTheMap,
    WhyMissing,
    WindowTwice,
    WrongLevel,
    WrongTurn,
)
from onedoor.system.venues.domain.hours import (
    Differs,
    Week,
    check_spans,
    in_season,
    is_open,
    next_opening,
    spans_of,
)
from onedoor.system.venues.domain.negatives import (
    Entry,
    Reason,
    Stage,
    check_term,
    check_turn,
    checked,
    holds,
)
from onedoor.system.venues.domain.places import (
    REQUIRED,
    Demand,
    Facility,
    Function,
    Kind,
    Venue,
    Window,
    check_name,
    check_place,
    check_windows,
    lacking,
    unmet,
)

DAY = date(2026, 11, 24)
HALL = Venue("A", Kind.HALL, "伊州区政务服务中心", "650502000000", "", "路", "1", DAY)
CENTRE = replace(HALL, kind=Kind.CENTRE)


@pytest.mark.verifies(HAMI(6))
@pytest.mark.check("A6-1")
@pytest.mark.parametrize("kind, level, name", [
    (Kind.HALL, Level.CITY, "哈密市政务服务中心"), (Kind.HALL, Level.COUNTY, "伊吾县政务服务中心"),
    (Kind.CENTRE, Level.TOWNSHIP, "二堡镇便民服务中心"),
    (Kind.STATION, Level.VILLAGE, "一村便民服务站"),
])  # fmt: skip
def test_the_name_tells_the_level(kind, level, name):
    assert check_name(name=f" {name} ", kind=kind, level=level) == name
    suffix = {Kind.HALL: name[-6:], Kind.CENTRE: name[-6:], Kind.STATION: name[-5:]}[kind]
    for wrong in ("政务大厅", name[:-1], name + "一号", suffix, ""):
        with pytest.raises(NameWrong):
            check_name(name=wrong, kind=kind, level=level)
    for other in set(Level) - {Level.CITY, Level.COUNTY, level}:
        with pytest.raises(WrongLevel):
            check_name(name=name, kind=kind, level=other)


def test_windows_have_one_number_each_and_something_to_do():
    some = frozenset({Function.ACCEPT})
    windows = [Window("10", some), Window("2", some), Window("1", some)]
    assert [one.number for one in check_windows(windows)] == ["1", "2", "10"]
    with pytest.raises(WindowTwice):
        check_windows([*windows, Window("2", some)])
    with pytest.raises(NothingAtAWindow):
        check_windows([Window("3", frozenset())])


@pytest.mark.verifies(HAMI(13))
@pytest.mark.check("A13-2")
def test_a_hall_has_a_window_of_each_of_the_six_functions():
    each = tuple(Window(str(n), frozenset({one})) for n, one in enumerate(REQUIRED))
    merged = (Window("1", frozenset(REQUIRED)),)
    shut = tuple(replace(one, in_use=False) for one in each)

    assert lacking(HALL, Demand()) == REQUIRED
    assert lacking(replace(HALL, windows=each), Demand()) == ()
    assert lacking(replace(HALL, windows=each[1:]), Demand()) == REQUIRED[:1]
    assert lacking(replace(HALL, windows=shut), Demand()) == REQUIRED
    assert lacking(replace(HALL, windows=merged), Demand()) == REQUIRED
    assert lacking(replace(CENTRE, windows=merged), Demand()) == ()
    assert lacking(replace(CENTRE, windows=merged), Demand(centres_may_merge=False)) == REQUIRED
    assert lacking(replace(HALL, windows=each[2:]), Demand(kinds=4)) == ()
    assert lacking(replace(HALL, kind=Kind.STATION), Demand()) == ()


@pytest.mark.verifies(AEL(40))
@pytest.mark.check("A6-3")
def test_what_nothing_meets_of_the_needs_of_the_disabled_is_named():
    full = frozenset({
        Facility.FREE_WINDOW, Facility.SCREEN, Facility.WRITING_PAD, Facility.VOICE,
    })  # fmt: skip
    assert unmet(replace(HALL, facilities=full)) == ()
    assert unmet(replace(HALL, facilities=full - {Facility.FREE_WINDOW})) == (
        frozenset({Facility.LOW_COUNTER, Facility.FREE_WINDOW}),
    )
    assert len(unmet(replace(HALL, facilities=frozenset({Facility.RAMP})))) == 4


@pytest.mark.parametrize("longitude, latitude", [
    ("93.5", None), (None, "42.8"), ("181", "42"), ("93", "-91"), ("NaN", "42"),
])  # fmt: skip
def test_a_point_is_whole_and_on_the_earth(longitude, latitude):
    check_place(None, None)
    check_place(Decimal("93.5149"), Decimal("42.8185"))
    with pytest.raises(PlaceOffTheMap):
        check_place(longitude and Decimal(longitude), latitude and Decimal(latitude))


@pytest.mark.parametrize("spans", [
    ["10:00"], ["14:00-10:00"], ["10:00-10:00"], ["10:00-14:00", "13:59-15:00"],
    ["15:00-16:00", "10:00-14:00"], ["25:00-26:00"], ["10:00-24:01"], ["1０:00-14:00"],
])  # fmt: skip
def test_hours_that_cannot_be_read_or_overlap_are_refused(spans):
    with pytest.raises(HoursWrong):
        check_spans(spans)
    assert check_spans([" 10:00–14:00 ", "", "14：00-24:00"]) == ("10:00-14:00", "14:00-24:00")


SPANS = st.lists(st.integers(0, 1439), max_size=6, unique=True).map(
    lambda found: tuple(
        f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}"
        for a, b in list(pairwise(sorted(found)))[::2]
    )
)


@pytest.mark.verifies(HAMI(6))
@given(
    week=st.builds(Week, SPANS, SPANS), own=SPANS, works=st.booleans(), minute=st.integers(0, 1439)
)
def test_a_day_that_differs_wins_over_the_week(week, own, works, minute):
    usual = spans_of(DAY, works=works, week=week, differing={})
    assert usual == (week.working if works else week.off)
    assert spans_of(DAY, works=works, week=week, differing={DAY: Differs(DAY, own, "r")}) == own

    now = f"{minute // 60:02}:{minute % 60:02}"
    at = datetime(2026, 11, 23, 16, 0, tzinfo=UTC).replace(minute=0)  # midnight in Beijing
    at = at.fromtimestamp(at.timestamp() + minute * 60, UTC)
    assert is_open(at, own) == any(one[:5] <= now < one[6:] for one in own)
    following = next_opening(at, {DAY: own})
    later = [one[:5] for one in own if one[:5] > now]
    assert following == ((DAY, min(later)) if later else None)


def test_the_season_is_that_of_the_day_and_before_the_first_that_of_the_old_year():
    seasons = (("05-01", ("10:00-14:00", "16:00-20:00")), ("10-01", ("10:00-14:00",)))
    assert in_season(seasons, date(2026, 4, 30)) == ("10:00-14:00",)
    assert in_season(seasons, date(2026, 5, 1)) == ("10:00-14:00", "16:00-20:00")
    assert in_season(seasons, date(2026, 9, 30)) == ("10:00-14:00", "16:00-20:00")
    assert in_season(seasons, date(2026, 10, 1)) == ("10:00-14:00",)
    assert in_season((), DAY) == ()


ENTRY = Entry(
    "e", "650502000000", "I", "n", Reason.SPACE, "w", "b", Stage.APPROVED, "文〔2026〕1号",
    date(2026, 1, 1), date(2026, 12, 31),
)  # fmt: skip


@pytest.mark.verifies(HAMI(10))
@pytest.mark.check("A10-2")
@pytest.mark.parametrize("change, on, outside", [
    ({}, date(2026, 1, 1), True), ({}, date(2026, 12, 31), True),
    ({}, date(2025, 12, 31), False), ({}, date(2027, 1, 1), False),
    ({"document_number": ""}, DAY, False), ({"since": None}, DAY, False),
    ({"stage": Stage.CHECKED}, DAY, False), ({"stage": Stage.ASKED}, DAY, False),
    ({"stage": Stage.REJECTED}, DAY, False), ({"stage": Stage.WITHDRAWN}, DAY, False),
    ({"stage": Stage.WITHDRAWN, "removed_on": date(2026, 11, 25)}, DAY, True),
    ({"stage": Stage.WITHDRAWN, "removed_on": DAY}, DAY, False),
])  # fmt: skip
def test_only_an_approved_entry_of_today_keeps_an_item_outside(change, on, outside):
    assert holds(replace(ENTRY, **change), on=on) is outside


@pytest.mark.verifies(HAMI(10))
def test_an_entry_goes_one_way_only():
    ways = {
        (Stage.ASKED, Stage.CHECKED), (Stage.ASKED, Stage.REJECTED),
        (Stage.CHECKED, Stage.APPROVED), (Stage.CHECKED, Stage.REJECTED),
        (Stage.APPROVED, Stage.WITHDRAWN),
    }  # fmt: skip
    for now in Stage:
        for then in Stage:
            if (now, then) in ways:
                check_turn(now, then)
            else:
                with pytest.raises(WrongTurn):
                    check_turn(now, then)


@pytest.mark.verifies(HAMI(10))
def test_of_what_is_secret_only_the_code_is_kept():
    assert checked(reason=Reason.CLASSIFIED, name="某事", explanation="某因") == ("", "")
    assert checked(reason=Reason.SPACE, name=" 某事 ", explanation=" 场地 ") == ("某事", "场地")
    for name, why in (("", "因"), ("事", " ")):
        with pytest.raises(WhyMissing):
            checked(reason=Reason.OTHER, name=name, explanation=why)


def test_a_term_has_an_end_within_what_may_be_approved():
    check_term(since=DAY, until=DAY, most_days=1)
    for until in (None, date(2026, 11, 23), date(2026, 11, 26)):
        with pytest.raises(DateWrong):
            check_term(since=DAY, until=until, most_days=1)
