"""Where something is taken in for elsewhere, by the rules alone."""

from datetime import UTC, datetime

import pytest

from onedoor.law.articles import HAMI
from onedoor.operation.receptions.domain.errors import (
    NoPaper,
    NothingUnderWay,
    OnItsWay,
    TakenElsewhere,
)
from onedoor.operation.receptions.domain.places import (
    Handout,
    Item,
    Parcel,
    Place,
    Reception,
    Side,
    check_arrival,
    check_citywide,
    check_send,
    is_home,
)

pytestmark = [pytest.mark.verifies(HAMI(20)), pytest.mark.check("A20-1")]
AT = datetime(2026, 11, 24, 4, tzinfo=UTC)
CITY, COUNTY, TOWN, OTHER = "650500000000", "650502000000", "650502205000", "650522000000"


@pytest.mark.parametrize(
    "clerk, item, is_own",
    [
        (COUNTY, COUNTY, True), (COUNTY, TOWN, True), (TOWN, TOWN, True), (CITY, CITY, True),
        (TOWN, COUNTY, False), (OTHER, COUNTY, False), (CITY, COUNTY, False), (COUNTY, CITY, False),
        ("", COUNTY, False),
    ],
)  # fmt: skip
def test_a_counter_is_at_home_with_its_own_area_and_what_lies_in_it(clerk, item, is_own):
    assert is_home(clerk=clerk, item=item) is is_own


@pytest.mark.parametrize("is_flagged, venue, is_taken", [(1, "V", 1), (0, "V", 0), (1, "", 0)])
def test_what_is_flagged_is_taken_at_a_venue_else_one_hears_where_to_go(
    is_flagged, venue, is_taken
):
    item = Item(COUNTY, bool(is_flagged), "collected", "食品经营许可", "市监局", "爱国北路", "0902")

    if is_taken:
        check_citywide(item, venue=venue)
        return
    with pytest.raises(TakenElsewhere) as refused:
        check_citywide(item, venue=venue)
    assert refused.value.facts == {
        "name": "食品经营许可", "body": "市监局", "address": "爱国北路", "phone": "0902",
    }  # fmt: skip


def a_reception(*parcels, mode="collected"):
    place = Place("V", "伊吾镇便民服务中心", "B", OTHER, mode)
    return Reception("1", place, "H", Handout.HERE, "T1", AT, parcels)


def test_papers_travel_one_parcel_at_a_time_and_none_where_all_is_online():
    sent = Parcel(Side.PLACE, "申请表 EMS 1", AT, "T1")

    check_send(a_reception())
    for refusal, found in ((OnItsWay, a_reception(sent)), (NoPaper, a_reception(mode="online"))):
        with pytest.raises(refusal):
            check_send(found)


def test_that_they_arrived_is_said_by_the_other_side():
    sent = Parcel(Side.PLACE, "申请表 EMS 1", AT, "T1")

    check_arrival(a_reception(sent), side=Side.HOME)
    for found, side in ((a_reception(sent), Side.PLACE), (a_reception(), Side.HOME)):
        with pytest.raises(NothingUnderWay):
            check_arrival(found, side=side)
