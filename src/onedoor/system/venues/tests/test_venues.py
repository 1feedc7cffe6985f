"""Venues in the tables: opened by who runs them, changed, closed; covering the city."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.general.places import api as places
from onedoor.general.terms import testing as terms
from onedoor.journal import testing as journal
from onedoor.law.articles import AEL, HAMI
from onedoor.system.venues import api, demo, testing
from onedoor.system.venues.api import Differs, Facility, Facts, Function, Kind, Window
from onedoor.system.venues.domain.errors import (
    Closed,
    DateWrong,
    DocumentMissing,
    FactMissing,
    NameTaken,
    NameWrong,
    NotYours,
    OneIsThere,
    ReasonMissing,
    ServedAlready,
    VenueMissing,
)
from onedoor.system.venues.models import DayRow, SharingRow, VenueRow, WindowRow
from onedoor.system.venues.testing import AT, COUNTY, TOWNSHIP, VILLAGE

pytestmark = pytest.mark.django_db
FACTS = Facts("伊州区东河街道便民服务中心", "建国路 1 号", "0902-2230000")
SINCE = date(2026, 1, 1)


@pytest.fixture
def city():
    bodies.demo_city()


@pytest.fixture
def manager(city):
    return testing.manager(bodies.body_of("伊州区政务服务中心").code)


@pytest.fixture
def township(city):
    body = bodies.body_of("伊州区东河街道办事处").code
    return testing.manager(body, area=TOWNSHIP)


def opened(kind, area, facts, actor):
    return api.open_venue(
        kind=kind, area=area, body=actor.body, facts=facts, since=SINCE, actor=actor, at=AT
    )


@pytest.mark.verifies(HAMI(5), HAMI(6), AEL(40))
def test_a_hall_is_opened_by_its_manager_and_changed(manager):
    code = testing.a_hall(manager)
    found = api.venue(code)
    assert (found.name, found.kind, found.body) == ("伊州区政务服务中心", Kind.HALL, manager.body)
    assert len(found.windows) == len(Function)

    facts = Facts(
        found.name, "新民六路 2 号", found.phone, Decimal("93.509100"), Decimal("42.833900"),
        frozenset({Facility.LOW_COUNTER}),
    )  # fmt: skip
    assert api.change(code=code, facts=facts, actor=manager, at=AT) is True
    assert api.change(code=code, facts=facts, actor=manager, at=AT) is False
    assert api.venue(code).address == "新民六路 2 号"
    assert api.may_change(code=code, actor=manager)
    assert journal.kinds(code) == ["venues.opened", "venues.windows_set", "venues.changed"]


@pytest.mark.verifies(HAMI(5))
def test_nobody_else_opens_or_changes_it_and_nothing_happens(manager, township):
    code = testing.a_hall(manager)
    before, said = api.venue(code), journal.kinds()
    others = [
        township,
        people.staff_actor("cases.decide", body=manager.body, area=COUNTY),  # no such duty
        testing.manager(bodies.body_of("哈密市政务服务中心").code),  # of the city above
        people.applicant_actor(),
    ]
    for actor in others:
        with pytest.raises(NotYours):
            api.change(code=code, facts=replace(FACTS, name=before.name), actor=actor, at=AT)
        with pytest.raises(NotYours):
            api.set_windows(code=code, windows=[], actor=actor, at=AT)
        with pytest.raises(NotYours):
            api.close(code=code, until=AT.date(), actor=actor, at=AT)
        assert not api.may_change(code=code, actor=actor)
    with pytest.raises(NotYours):
        opened(Kind.CENTRE, TOWNSHIP, FACTS, manager)
    assert (api.venue(code), journal.kinds()) == (before, said)


@pytest.mark.verifies(HAMI(6))
@pytest.mark.check("A6-1")
@pytest.mark.parametrize("refusal, kind, area, facts", [
    (NameWrong, Kind.CENTRE, TOWNSHIP, replace(FACTS, name="东河街道办事大厅")),
    (NameTaken, Kind.STATION, VILLAGE, replace(FACTS, name="甲便民服务站")),
    (FactMissing, Kind.CENTRE, TOWNSHIP, replace(FACTS, phone=" ")),
    (FactMissing, Kind.CENTRE, TOWNSHIP, replace(FACTS, address="")),
])  # fmt: skip
def test_a_venue_that_does_not_fit_is_refused_and_nothing_is_kept(
    township, refusal, kind, area, facts
):
    taken = replace(FACTS, name="甲便民服务站")
    opened(Kind.STATION, "650502001002", taken, township)
    said = journal.kinds()

    with pytest.raises(refusal):
        opened(kind, area, facts, township)

    assert VenueRow.objects.count() == 1
    assert journal.kinds() == said


@pytest.mark.verifies(HAMI(6))
def test_a_township_has_one_centre_until_it_is_closed(township):
    code = opened(Kind.CENTRE, TOWNSHIP, FACTS, township)
    other = replace(FACTS, name="伊州区东河街道第二便民服务中心")
    with pytest.raises(OneIsThere):
        opened(Kind.CENTRE, TOWNSHIP, other, township)
    with pytest.raises(DateWrong):
        api.close(code=code, until=date(2025, 12, 31), actor=township, at=AT)
    api.close(code=code, until=AT.date(), actor=township, at=AT)
    with pytest.raises(Closed):
        api.change(code=code, facts=other, actor=township, at=AT)

    again = opened(Kind.CENTRE, TOWNSHIP, other, township)

    assert [one.code for one in api.venues(kind=Kind.CENTRE)] == [again]
    assert api.venue(code).until == AT.date()
    with pytest.raises(VenueMissing):
        api.venue("nowhere")


@pytest.mark.verifies(HAMI(13))
def test_windows_are_set_as_a_whole(manager):
    code = testing.a_hall(manager)
    wanted = [
        Window("1", frozenset({Function.ACCEPT, Function.BUNDLE})),
        Window("9", frozenset({Function.RESULT}), in_use=False),
    ]
    assert api.set_windows(code=code, windows=wanted, actor=manager, at=AT) is True
    assert api.set_windows(code=code, windows=wanted, actor=manager, at=AT) is False
    assert list(api.venue(code).windows) == wanted


@pytest.mark.verifies(HAMI(6))
@pytest.mark.check("A6-3")
def test_it_is_open_in_office_hours_its_own_hours_and_as_single_days_say(manager):
    code = testing.a_hall(manager)
    # Tuesday 2026-11-24, noon in Beijing; winter hours 10:00-14:00, 15:30-19:30.
    found = api.opening(code, at=AT)
    assert (found.now, found.today) == (True, ("10:00-14:00", "15:30-19:30"))
    night = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)  # Friday, eleven at night
    assert api.opening(code, at=night).next == (date(2026, 11, 30), "10:00")
    assert [first for first, _spans in api.seasons(code, on=AT.date())] == ["05-01", "10-01"]

    closed = Differs(AT.date(), (), "停电检修")
    for _again in range(2):
        api.set_day(code=code, differs=closed, actor=manager, at=AT)
    with pytest.raises(ReasonMissing):
        api.set_day(code=code, differs=replace(closed, reason=" "), actor=manager, at=AT)
    found = api.opening(code, at=AT)
    assert (found.now, found.today, found.differing) == (False, (), (closed,))
    assert found.next == (date(2026, 11, 25), "10:00")
    assert api.drop_day(code=code, day=AT.date(), actor=manager, at=AT) is True
    assert api.drop_day(code=code, day=AT.date(), actor=manager, at=AT) is False
    assert DayRow.objects.count() == 0

    api.set_week(code=code, working=["09:00-17:00"], off=["10:00-12:00"], actor=manager, at=AT)
    saturday = datetime(2026, 11, 28, 3, 0, tzinfo=UTC)
    assert api.opening(code, at=saturday).now is True
    assert api.seasons(code, on=AT.date()) == (("01-01", ("09:00-17:00",)),)
    api.close(code=code, until=AT.date(), actor=manager, at=AT)
    assert api.opening(code, at=saturday).next is None


@pytest.mark.verifies(HAMI(6))
@pytest.mark.check("A6-2")
def test_a_village_has_a_station_or_shares_one_and_what_is_missing_is_named(township):
    before = api.coverage(within=TOWNSHIP)
    assert (before.townships, before.centres, before.own, before.sharing) == (1, 0, 0, 0)
    assert [one.code for one in before.without] == [TOWNSHIP]
    assert len(before.unserved) == before.villages > 2

    centre = opened(Kind.CENTRE, TOWNSHIP, FACTS, township)
    given = {"code": centre, "document_number": "东办〔2026〕1号", "since": SINCE}
    api.share(area=VILLAGE, **given, actor=township, at=AT)
    for refusal, change in (
        (ServedAlready, {}),
        (DocumentMissing, {"area": "650502001002", "document_number": ""}),
        (VenueMissing, {"area": "650502001002", "code": "none"}),
    ):
        with pytest.raises(refusal):
            api.share(**{"area": VILLAGE, **given, **change}, actor=township, at=AT)
    with pytest.raises(NotYours):
        api.share(area="650502002001", **given, actor=township, at=AT)
    station = replace(FACTS, name="东河街道某社区便民服务站")
    opened(Kind.STATION, "650502001002", station, township)

    after = api.coverage(within=TOWNSHIP)
    assert (after.centres, after.own, after.sharing) == (1, 1, 1)
    assert len(after.unserved) == before.villages - 2
    assert [one.code for one in api.shared_by(centre)] == [VILLAGE]

    with pytest.raises(DateWrong):
        api.end_sharing(area=VILLAGE, until=date(2025, 1, 1), actor=township, at=AT)
    assert api.end_sharing(area=VILLAGE, until=AT.date(), actor=township, at=AT) is True
    assert api.end_sharing(area=VILLAGE, until=AT.date(), actor=township, at=AT) is False
    assert api.coverage(within=TOWNSHIP).sharing == 0


@pytest.mark.verifies(HAMI(6), HAMI(13))
@pytest.mark.check("A6-2")
def test_the_demo_city_is_covered_and_loading_it_again_changes_nothing(city):
    demo.load(at=AT)
    said = journal.kinds()
    demo.load(at=AT)
    assert journal.kinds() == said

    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = api.coverage()
    assert len(asked) <= 3
    assert (found.townships, found.centres, found.without) == (43, 43, ())
    assert (found.villages, found.unserved) == (found.own + found.sharing, ())
    assert found.sharing > 0
    with CaptureQueriesContext(connection) as asked:
        assert len(api.venues()) == 4 + 43 + found.own
    assert len(asked) == 2
    assert api.flaws(on=AT.date()) == ()
    terms.set_value("venues.small_centres_may_merge", value=False)
    lacks = api.flaws(on=AT.date())
    assert sum(one.functions != () for one in lacks) == 43


def test_the_tables_hold_what_the_rules_say(manager):
    row = VenueRow.objects.get(code=testing.a_hall(manager))
    day = {"venue": row, "day": AT.date(), "reason": ""}
    wrong = (
        lambda: VenueRow.objects.filter(pk=row.pk).update(kind="barn"),
        lambda: VenueRow.objects.filter(pk=row.pk).update(facilities=["lift"]),
        lambda: VenueRow.objects.filter(pk=row.pk).update(until=row.since - timedelta(days=1)),
        lambda: VenueRow.objects.filter(pk=row.pk).update(longitude=Decimal(1)),
        lambda: WindowRow.objects.filter(venue=row).update(functions=[]),
        lambda: WindowRow.objects.filter(venue=row).update(functions=["tea"]),
        lambda: DayRow.objects.create(**day),
        lambda: SharingRow.objects.create(area="1", venue=row, since=SINCE, document_number=""),
    )
    for act in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    assert places.place(row.area).code == COUNTY


@pytest.mark.verifies(HAMI(6))
def test_the_hours_of_many_days_are_told_at_once(manager):
    code = testing.a_hall(manager)
    first, last = date(2026, 11, 27), date(2026, 11, 30)  # Friday to Monday
    differs = Differs(date(2026, 11, 28), ("10:00-12:00",), "延时服务")
    api.set_day(code=code, differs=differs, actor=manager, at=AT)

    api.hours(code, first=first, last=first + timedelta(days=40))  # reads the calendar
    with CaptureQueriesContext(connection) as few:
        found = api.hours(code, first=first, last=last)
    with CaptureQueriesContext(connection) as many:
        api.hours(code, first=first, last=first + timedelta(days=40))

    assert sorted(found) == [first, date(2026, 11, 28), last]
    assert found[differs.day] == differs.spans
    assert found[first] == found[last] != ()
    assert len(many) == len(few)
