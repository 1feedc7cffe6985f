"""Delegating from the proposal to the end, against the tables."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.bodies import api as bodies
from onedoor.general.bodies import testing as registered
from onedoor.general.people import testing as people
from onedoor.general.places import api as places
from onedoor.journal.testing import kinds
from onedoor.kernel.errors import DomainError
from onedoor.law.articles import ADL, HAMI
from onedoor.system.delegation import api, testing
from onedoor.system.delegation.models import DelegationRow, FieldRow
from onedoor.system.items import testing as offerings
from onedoor.system.venues import api as venues
from onedoor.system.venues import testing as at

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(12))]
AT, DAY = testing.AT, testing.AT.date()
TOWN, VILLAGE = "650502205000", "650502205001"
PASSED = frozenset({"room", "staff", "line", "rules"})


@pytest.fixture(scope="module")
def city(module_db):
    registered.demo_city()
    return offerings.published().code


@pytest.fixture(scope="module")
def township(city):
    body = bodies.bodies(area=TOWN, role=bodies.Role.TOWNSHIP)[0].code
    actor = people.staff_actor("counter.intake", "centre.manage", body=body, area=TOWN)
    for kind, area, name in (
        (venues.Kind.CENTRE, TOWN, "回城乡便民服务中心"),
        (venues.Kind.STATION, VILLAGE, "某村便民服务站"),
    ):
        facts = venues.Facts(name, "演示地址", "0902-0000000")
        venues.open_venue(
            kind=kind, area=area, body=body, facts=facts, since=DAY, actor=actor, at=AT
        )
    return actor


@pytest.fixture(scope="module")
def editor(city):
    return people.staff_actor("items.edit", body=offerings.BODY)


@pytest.fixture(scope="module")
def head(city):
    return people.staff_actor("cases.decide", body=offerings.BODY)


def venue_of(actor, area=TOWN):
    found = venues.run_by(actor.body, area=area)
    assert found is not None
    return found.code


def wanted(city, venue, **changes):
    told = api.Wanted(city, venue, api.Mode.AUTHORISED, "伊市监发〔2026〕8号", DAY)
    return replace(told, **changes)


def refused(code, do, **given):
    before = list(DelegationRow.objects.values())
    with pytest.raises(DomainError) as said:
        do(**given, at=AT)
    assert said.value.code == f"delegation.{code}"
    assert list(DelegationRow.objects.values()) == before


@pytest.mark.check("A12-1")
@pytest.mark.check("A12-2")
@pytest.mark.verifies(ADL(24))
def test_one_proposes_another_approves_with_the_notice_and_it_ends(city, township, editor, head):
    venue = venue_of(township)
    made = api.propose(wanted=wanted(city, venue), actor=editor, at=AT)

    assert api.in_force(item=city, venue=venue, on=DAY) is None
    refused("already", api.propose, wanted=wanted(city, venue), actor=editor)
    for notice, actor, code in (
        ("", head, "notice_missing"), ("公告", editor, "not_your_part"),
        ("公告", replace(head, ref=editor.ref), "second_person"),
        ("公告", replace(head, body="1" * 18), "missing"),
    ):  # fmt: skip
        refused(code, api.approve, delegation=made, notice=notice, actor=actor)
    api.approve(delegation=made, notice="区政府网站公告", actor=head, at=AT)
    refused("not_open", api.approve, delegation=made, notice="公告", actor=head)

    found = api.in_force(item=city, venue=venue, on=DAY)
    assert found is not None
    assert (found.body, found.delegate, found.is_permit) == (offerings.BODY, township.body, True)
    assert [one.id for one in api.at_venue(venue, on=DAY)] == [made]
    refused("why_missing", api.end, delegation=made, on=DAY, why="", actor=editor)
    refused(
        "term_wrong", api.end, delegation=made, on=DAY - timedelta(days=1), why="x", actor=editor
    )
    refused("missing", api.end, delegation=made, on=DAY, why="收回", actor=township)
    api.end(delegation=made, on=DAY + timedelta(days=1), why="收回", actor=editor, at=AT)
    assert [bool(api.at_venue(venue, on=DAY + timedelta(days=n))) for n in (0, 1)] == [True, False]
    assert kinds(made) == ["delegation.proposed", "delegation.approved", "delegation.ended"]
    assert [one.id for one in api.delegations(actor=township).rows] == [made]
    assert api.delegations(actor=people.staff_actor("items.edit", body="1" * 18)).rows == []


@pytest.mark.check("A12-1")
@pytest.mark.verifies(ADL(24))
def test_what_may_not_be_delegated_is_refused_and_nothing_is_kept(city, township, editor):
    centre, station = venue_of(township), venue_of(township, VILLAGE)
    hall = at.a_hall(at.manager(registered.body_of("伊州区政务服务中心").code))
    stranger = people.staff_actor("items.edit", body="1" * 18)
    helped = {"mode": api.Mode.ASSISTED}

    for venue, changes, actor, code in (
        (centre, {}, stranger, "not_your_part"), (hall, {}, editor, "target_wrong"),
        (station, {}, editor, "only_help"),
        (station, {**helped, "conditions": PASSED - {"room"}}, editor, "conditions_open"),
        (centre, {"document_number": ""}, editor, "document_missing"),
        (centre, {"until": DAY - timedelta(days=1)}, editor, "term_wrong"),
    ):  # fmt: skip
        refused(code, api.propose, wanted=wanted(city, venue, **changes), actor=actor)
    assert DelegationRow.objects.count() == 0
    made = api.propose(
        wanted=wanted(city, station, **helped, conditions=PASSED), actor=editor, at=AT
    )
    api.reject(
        delegation=made,
        why="再议",
        actor=people.staff_actor("cases.decide", body=offerings.BODY),
        at=AT,
    )
    assert api.one(made, actor=editor).stage is api.Stage.REJECTED
    assert api.in_force(item=city, venue=station, on=DAY) is None
    registered_as = bodies.body(offerings.BODY).name
    entrusted = offerings.document(body_name=registered_as) | {"power_source": "5"}
    offerings.published(entrusted, reason="受委托")
    refused("delegated_on", api.propose, wanted=wanted(city, centre), actor=editor)


@pytest.mark.check("A12-1")
@pytest.mark.check("A12-2")
@pytest.mark.parametrize(
    "changes",
    [
        {"notice": ""}, {"document_number": ""}, {"approved_by": "proposer"},
        {"area": VILLAGE}, {"delegate": offerings.BODY}, {"mode": "given"},
        {"until": DAY - timedelta(days=400)}, {"stage": "ended"},
    ],
)  # fmt: skip
def test_the_table_says_so_too(city, township, changes):
    made = testing.delegated(city, township, api.Mode.AUTHORISED)

    with pytest.raises(IntegrityError), transaction.atomic():
        DelegationRow.objects.filter(public_id=made).update(**changes)


@pytest.mark.check("A12-3")
def test_the_report_has_every_township_and_the_seven_fields(city, township, editor):
    refused("field_unknown", api.set_field, item=city, field="x", source="y", actor=editor)
    refused("field_unknown", api.set_field, item=city, field="relief", source="", actor=editor)
    refused("not_your_part", api.set_field, item=city, field="relief", source="y", actor=township)
    assert FieldRow.objects.count() == 0
    api.set_field(item=city, field="relief", source="民政部门清单", actor=editor, at=AT)
    api.set_field(item=city, field="registration", source="食药清单", actor=editor, at=AT)
    made = testing.delegated(city, township, api.Mode.ENTRUSTED)

    lines = api.report(on=DAY)

    assert len(lines) == len(places.townships(places.HAMI)) == 43
    (here,) = [one for one in lines if one.area == TOWN]
    assert list(here.counts) == [
        "registration", "employment", "insurance", "household", "relief", "housing", "subsidy",
    ]  # fmt: skip
    assert (sum(here.counts.values()), here.counts["registration"], len(here.gaps)) == (1, 1, 6)
    assert sum(sum(one.counts.values()) for one in lines) == 1
    assert [(one.field, one.source) for one in api.fielded(body_items=(city,))] == [
        ("registration", "食药清单")
    ]
    testing.ended(made)
    assert sum(sum(one.counts.values()) for one in api.report(on=DAY)) == 0
    assert kinds(city)[-1:] == ["delegation.field_set"]
