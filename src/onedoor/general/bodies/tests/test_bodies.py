from datetime import UTC, date, datetime

import pytest

from onedoor.general.bodies import api as bodies
from onedoor.general.bodies import demo
from onedoor.general.bodies.api import Duty, Gap, Role, Venue
from onedoor.general.bodies.domain.bodies import Tenure, gaps_between, oversees
from onedoor.general.bodies.domain.bodies import runs as runs_venue
from onedoor.general.bodies.domain.errors import (
    DutyHeld,
    DutyNotOfBody,
    HolderMissing,
    NotAdministrator,
    TenureEndsEarly,
    TenureMissing,
)
from onedoor.general.bodies.testing import body_of, demo_city
from onedoor.general.codes import api as identity
from onedoor.general.places.api import HAMI as CITY
from onedoor.general.places.api import is_within
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(5))]
AT = datetime(2026, 11, 2, 4, tzinfo=UTC)
ADMIN = Actor(ActorKind.STAFF, "A1", duties=frozenset({"system.admin"}))
DISTRICT = "650502000000"


@pytest.fixture
def city():
    demo_city()


def test_the_demo_city_has_four_governments_and_bodies_at_every_level(city):
    found = bodies.bodies()

    counted = {role: sum(b.role is role for b in found) for role in Role}
    assert counted == {
        Role.GOVERNMENT: 4,
        Role.OFFICE: 4,
        Role.MANAGER: 4,
        Role.DEPARTMENT: 41,
        Role.TOWNSHIP: 43,
        Role.UTILITY: 5,
    }
    assert {identity.credit_code(b.code).outcome for b in found} == {identity.Outcome.OK}
    assert all(b.sample for b in found)


def test_loading_the_demo_city_again_changes_nothing(city):
    before = kinds()

    demo.load(at=AT)

    assert kinds() == before


def test_bodies_are_found_by_area_role_and_name(city):
    office = body_of("伊州区人民政府办公室")

    assert bodies.bodies(area=DISTRICT, role=Role.OFFICE) == (office,)
    assert bodies.body(office.code) == office
    assert len(bodies.bodies(within=DISTRICT, role=Role.TOWNSHIP)) == 24
    assert bodies.body_named("没有的单位") is None
    with pytest.raises(bodies.BodyMissing):
        bodies.body("x")


@pytest.mark.check("A5-2")
def test_the_whole_matrix_of_oversight_an_office_oversees_its_area_and_nobody_else_anybody(city):
    found = bodies.bodies()
    wrong = []

    for body in found:
        for target in found:
            expected = (
                body.role in {Role.GOVERNMENT, Role.OFFICE}
                and body != target
                and is_within(target.area, body.area)
                and not (
                    body.role is Role.OFFICE
                    and target.role is Role.GOVERNMENT
                    and target.area == body.area
                )
            )
            if oversees(body, target) != expected:
                wrong.append((body.name, target.name))

    assert wrong == []


@pytest.mark.check("A5-2")
@pytest.mark.parametrize(
    "overseer,target,may",
    [
        ("哈密市人民政府办公室", "伊州区市场监督管理局", True),
        ("伊州区人民政府办公室", "伊州区市场监督管理局", True),
        ("伊州区人民政府办公室", "伊州区东河街道办事处", True),
        ("伊州区人民政府办公室", "伊吾县市场监督管理局", False),
        ("伊州区人民政府办公室", "哈密市市场监督管理局", False),
        ("伊州区人民政府办公室", "伊州区人民政府", False),
        ("伊州区政务服务中心", "伊州区市场监督管理局", False),
        ("伊州区市场监督管理局", "伊州区教育局", False),
        ("伊州区东河街道办事处", "伊州区西河街道办事处", False),
    ],
)
def test_oversight_in_words(city, overseer, target, may):
    found = body_of(overseer)
    actor = Actor(ActorKind.STAFF, "S1", body=found.code, area=found.area)
    reached = body_of(target).code

    assert bodies.may_oversee(body=found.code, target=reached) is may
    if not may:
        with pytest.raises(bodies.OutsideYourArea):
            bodies.require_oversight(actor=actor, target=reached)


@pytest.mark.check("A5-2")
def test_an_unknown_body_oversees_nobody(city):
    assert not bodies.may_oversee(body="x", target=body_of("伊州区教育局").code)


@pytest.mark.check("A5-2")
def test_the_whole_matrix_of_running_venues(city):
    areas = sorted({b.area for b in bodies.bodies()} | {"650502001002"})
    runs = {
        (b.role, venue, "own" if area == b.area else "inside")
        for b in bodies.bodies()
        for venue in Venue
        for area in areas
        if runs_venue(b, venue=venue, area=area) and (area == b.area or is_within(area, b.area))
    }
    beyond = [
        (b.name, venue, area)
        for b in bodies.bodies()
        for venue in Venue
        for area in areas
        if not is_within(area, b.area) and runs_venue(b, venue=venue, area=area)
    ]

    assert beyond == []
    assert runs == {
        (Role.MANAGER, Venue.HALL, "own"),
        (Role.TOWNSHIP, Venue.CENTRE, "own"),
        (Role.TOWNSHIP, Venue.STATION, "own"),
        (Role.TOWNSHIP, Venue.STATION, "inside"),
    }


@pytest.mark.check("A5-1")
def test_in_the_demo_city_no_duty_of_the_article_lies_with_nobody(city):
    assert bodies.gaps(on=date(2026, 11, 2)) == ()


@pytest.mark.check("A5-1")
def test_without_any_record_every_government_office_hall_and_township_is_a_gap():
    found = bodies.gaps(on=date(2026, 11, 2))

    assert len(found) == 4 * 3 + 43 * 2
    assert found[0] == Gap(CITY, Duty.HEAD, None, None)
    assert {gap.until for gap in found} == {None}


@pytest.mark.check("A5-1")
def test_a_tenure_that_ended_without_successor_is_a_gap_until_somebody_follows(city):
    bodies.end_tenure(area=DISTRICT, duty=Duty.HALL, until=date(2026, 3, 1), actor=ADMIN, at=AT)
    hall = body_of("伊州区政务服务中心")

    assert bodies.gaps(on=date(2026, 3, 1)) == (Gap(DISTRICT, Duty.HALL, date(2026, 3, 1), None),)
    assert bodies.holder(area=DISTRICT, duty=Duty.HALL, on=date(2026, 3, 1)) is None

    bodies.appoint(
        body=hall.code,
        duty=Duty.HALL,
        since=date(2026, 4, 1),
        document_number="哈政办〔2026〕9号",
        actor=ADMIN,
        at=AT,
    )

    assert bodies.gaps(on=date(2026, 5, 1)) == (
        Gap(DISTRICT, Duty.HALL, date(2026, 3, 1), date(2026, 4, 1)),
    )
    holder = bodies.holder(area=DISTRICT, duty=Duty.HALL, on=date(2026, 4, 1))
    assert holder is not None
    assert holder.body == hall.code


@pytest.mark.check("A5-1")
def test_a_new_head_ends_the_old_one_on_the_same_day(city):
    government = body_of("伊州区人民政府")

    bodies.appoint(
        body=government.code,
        duty=Duty.HEAD,
        holder="新任负责人(示例)",
        since=date(2026, 6, 1),
        document_number="哈党干〔2026〕3号",
        actor=ADMIN,
        at=AT,
    )

    heads = [t for t in bodies.tenures(area=DISTRICT) if t.duty is Duty.HEAD]
    assert [(t.holder, t.since, t.until) for t in heads] == [
        ("新任负责人(示例)", date(2026, 6, 1), None),
        ("伊州区政府负责人(示例)", date(2024, 1, 1), date(2026, 6, 1)),
    ]
    assert kinds(government.code)[-1] == "bodies.duty_given"
    assert bodies.gaps(on=AT.date()) == ()


@pytest.mark.parametrize(
    "name,facts,refusal",
    [
        ("伊州区教育局", {}, DutyNotOfBody),
        ("伊州区人民政府", {"holder": " "}, HolderMissing),
        ("伊州区人民政府", {"document_number": ""}, HolderMissing),
        ("伊州区人民政府", {"since": date(2023, 1, 1)}, DutyHeld),
        ("伊州区人民政府", {"actor": Actor(ActorKind.STAFF, "S1")}, NotAdministrator),
    ],
)
def test_an_appointment_that_may_not_be_changes_nothing(city, name, facts, refusal):
    before = bodies.tenures(), kinds()
    usual = {
        "holder": "某某(示例)",
        "since": date(2026, 6, 1),
        "document_number": "示例〔2026〕1号",
        "actor": ADMIN,
    }

    with pytest.raises(refusal):
        bodies.appoint(body=body_of(name).code, duty=Duty.HEAD, at=AT, **(usual | facts))

    assert (bodies.tenures(), kinds()) == before


def test_a_tenure_cannot_end_before_it_began_nor_twice(city):
    with pytest.raises(TenureEndsEarly):
        bodies.end_tenure(area=DISTRICT, duty=Duty.HEAD, until=date(2024, 1, 1), actor=ADMIN, at=AT)
    bodies.end_tenure(area=DISTRICT, duty=Duty.HEAD, until=date(2026, 1, 1), actor=ADMIN, at=AT)
    with pytest.raises(TenureMissing):
        bodies.end_tenure(area=DISTRICT, duty=Duty.HEAD, until=date(2026, 2, 1), actor=ADMIN, at=AT)


def test_a_tenure_of_the_future_covers_nothing_yet():
    later = Tenure("a", Duty.HEAD, "b", "c", date(2027, 1, 1), None, "d")

    assert gaps_between(area="a", duty=Duty.HEAD, tenures=(later,), on=date(2026, 1, 1)) == (
        Gap("a", Duty.HEAD, None, None),
    )
