import pytest

from onedoor.general.places import api as places
from onedoor.law.articles import HAMI

pytestmark = pytest.mark.django_db


def test_the_list_has_369_units_and_43_townships_with_a_government():
    by_level = [len(places.townships()), len(places.counties())]

    assert by_level == [43, 3]
    assert [len(places.townships(county.code)) for county in places.counties()] == [24, 12, 7]


def test_a_name_that_occurs_twice_is_told_apart_by_its_full_name():
    assert [found.full_name for found in places.named("花园乡")] == [
        "伊州区花园乡",
        "巴里坤哈萨克自治县花园乡",
    ]


@pytest.mark.verifies(HAMI(3))
@pytest.mark.check("A3-1")
@pytest.mark.parametrize("area", ["650500000000", "650502000000", "650522204000", "650502404000"])
def test_an_area_of_the_city_is_let_in(area):
    places.require_in_city(area)


@pytest.mark.verifies(HAMI(3))
@pytest.mark.check("A3-1")
@pytest.mark.parametrize("area", ["510100000000", "650100000000", "100000000000", "x", ""])
def test_an_area_outside_the_city_is_refused(area):
    with pytest.raises(places.OutsideTheCity):
        places.require_in_city(area)


@pytest.mark.check("A3-1")
def test_an_area_outside_is_let_in_as_partner_if_it_is_an_area_code():
    places.require_in_city("510100000000", partner=True)

    with pytest.raises(places.OutsideTheCity):
        places.require_in_city("990100000000", partner=True)


@pytest.mark.check("A3-1")
def test_a_code_under_the_city_that_names_nothing_is_missing():
    with pytest.raises(places.PlaceMissing):
        places.require_in_city("650599000000", partner=True)


@pytest.mark.verifies(HAMI(3))
@pytest.mark.check("A3-1")
@pytest.mark.parametrize("area", ["650502501000", "650522500501"])
def test_units_of_the_xpcc_need_to_be_named_on_purpose(area):
    with pytest.raises(places.XpccNotServed):
        places.require_in_city(area)

    places.require_in_city(area, xpcc=True)


@pytest.mark.parametrize(
    "area,prefix",
    [
        ("100000000000", ""),
        ("650500000000", "6505"),
        ("650502000000", "650502"),
        ("650502100000", "650502100"),
        ("650502001002", "650502001002"),
    ],
)
def test_the_prefix_of_a_place_is_where_its_codes_agree(area, prefix):
    assert places.prefix_of(area) == prefix
