"""Rosters, who is there, and the windows that have nobody."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.general.people.api import accounts, staff
from onedoor.journal import testing as journal
from onedoor.kernel.actors import system
from onedoor.law.articles import HAMI
from onedoor.system.staffing import api, tasks, testing
from onedoor.system.staffing.api import Why
from onedoor.system.staffing.domain.errors import (
    AlreadyThere,
    DateWrong,
    NotPostedHere,
    NotYourSide,
    PairWrong,
    WindowMissing,
)
from onedoor.system.staffing.models import AlertRow, PresenceRow, ShiftRow
from onedoor.system.staffing.testing import AT
from onedoor.system.venues import api as venues

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(11)), pytest.mark.check("A11-5")]
TODAY = date(2026, 11, 24)  # a Tuesday; AT is noon in Beijing, within the office hours
NIGHT = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
WATCHER = system("staffing.watch")


@pytest.fixture
def hall():
    manager, venue = testing.hall()
    windows = [venues.Window("1", frozenset({venues.Function.ACCEPT}))]
    venues.set_windows(code=venue, windows=windows, actor=manager, at=AT)
    return manager, venue


@pytest.fixture
def pair(hall):
    own = people.staff_actor("counter.intake", body=hall[0].body)
    return own.ref, testing.posted(hall[1], testing.sender(), duties=("counter.intake",))


def plan(hall, pair, **changes):
    told = {
        "venue": hall[1], "window": "1", "days": [TODAY, TODAY + timedelta(days=1)],
        "staff": pair[0], "stand_in": pair[1], "actor": hall[0], "at": AT,
    }  # fmt: skip
    return api.plan(**(told | changes))


def whys(venue, at=AT):
    return [gap.why for gap in api.gaps(venue, at=at)]


def test_the_venue_plans_pairs_of_people_who_serve_there(hall, pair):
    elsewhere = bodies.body_of("伊州区卫生健康委员会").code
    stranger = people.staff_actor("counter.intake", body=elsewhere)
    gone, security = people.staff_actor(body=hall[0].body), people.staff_actor("security.admin")
    accounts.disable(number=gone.ref, actor=security, at=AT)

    for changes, refusal in (
        ({"actor": testing.sender()}, NotYourSide),
        ({"window": "9"}, WindowMissing),
        ({"days": []}, DateWrong),
        ({"days": [TODAY - timedelta(days=1)]}, DateWrong),
        ({"stand_in": pair[0]}, PairWrong),
        ({"stand_in": stranger.ref}, NotPostedHere),
        ({"staff": gone.ref}, NotPostedHere),
    ):
        with pytest.raises(refusal):
            plan(hall, pair, **changes)
    assert ShiftRow.objects.count() == 0

    assert (plan(hall, pair), plan(hall, pair)) == (2, 0)
    assert plan(hall, pair, staff=pair[1], stand_in=pair[0], days=[TODAY]) == 1
    found = api.shifts(hall[1], first=TODAY, last=TODAY + timedelta(days=1))
    assert [(one.day, one.staff) for one in found] == [
        (TODAY, pair[1]), (TODAY + timedelta(days=1), pair[0]),
    ]  # fmt: skip
    assert [one.number for one in api.serving(venues.venue(hall[1]))] == sorted(
        {*pair, hall[0].ref}
    )
    assert journal.kinds(hall[1])[-2:] == ["staffing.planned"] * 2


def test_nobody_serves_two_windows_on_one_day(hall, pair):
    manager, venue = hall
    windows = [venues.Window(n, frozenset({venues.Function.ACCEPT})) for n in "12"]
    venues.set_windows(code=venue, windows=windows, actor=manager, at=AT)
    plan(hall, pair)

    with pytest.raises(PairWrong):
        plan(hall, pair, window="2")
    with pytest.raises(IntegrityError, match="one_a_person"), transaction.atomic():
        ShiftRow.objects.create(venue=venue, window="2", day=TODAY, staff=pair[0], stand_in=pair[1])
    assert ShiftRow.objects.count() == 2


def test_somebody_comes_once_and_goes_by_oneself_or_the_manager(hall, pair):
    manager, venue = hall
    own, stranger = staff(pair[0]).actor(), people.staff_actor()
    with pytest.raises(NotYourSide):
        api.arrive(venue=venue, staff=pair[1], actor=own, at=AT)
    with pytest.raises(NotPostedHere):
        api.arrive(venue=venue, staff=stranger.ref, actor=stranger, at=AT)
    assert PresenceRow.objects.count() == 0

    api.arrive(venue=venue, staff=pair[0], actor=own, at=AT)
    api.arrive(venue=venue, staff=pair[1], actor=manager, at=AT)
    with pytest.raises(AlreadyThere):
        api.arrive(venue=venue, staff=pair[0], actor=own, at=AT)
    assert api.present(venue) == {pair[0]: AT, pair[1]: AT}

    later = AT + timedelta(hours=1)
    assert api.leave(venue=venue, staff=pair[0], actor=own, at=later) is True
    assert api.leave(venue=venue, staff=pair[0], actor=own, at=later) is False
    assert api.present(venue) == {pair[1]: AT}


def test_an_open_window_without_an_authorised_person_is_noticed_until_somebody_comes(hall, pair):
    manager, venue = hall
    assert whys(venue) == [Why.UNPLANNED]
    assert whys(venue, at=NIGHT) == []  # closed
    assert api.watch(actor=WATCHER, at=AT) == 0  # no roster was ever kept: nothing to compare with

    plan(hall, pair)
    assert whys(venue) == [Why.ABSENT]
    assert api.watch(actor=WATCHER, at=AT) == 1
    assert api.watch(actor=WATCHER, at=AT) == 0
    untrained = testing.posted(venue, testing.sender())
    plan(hall, (untrained, pair[1]), days=[TODAY])
    api.arrive(venue=venue, staff=untrained, actor=manager, at=AT)
    assert whys(venue) == [Why.UNAUTHORISED]
    assert api.watch(actor=WATCHER, at=AT) == 1

    api.arrive(venue=venue, staff=pair[1], actor=manager, at=AT)
    assert whys(venue) == []
    later = AT + timedelta(minutes=5)
    assert api.watch(actor=WATCHER, at=later) == 0
    assert [(one.why, one.until) for one in api.alerts(venue)] == [
        (Why.UNAUTHORISED, later), (Why.ABSENT, AT),
    ]  # fmt: skip
    assert AlertRow.objects.filter(until=None).count() == 0
    assert journal.kinds(venue).count("staffing.unattended") == 2


def test_the_watch_runs_by_the_clock(hall, pair):
    plan(hall, pair)
    with time_machine.travel(AT, tick=False):
        tasks.watch(0)
    assert [(one.why, one.since) for one in api.alerts(hall[1])] == [(Why.ABSENT, AT)]
