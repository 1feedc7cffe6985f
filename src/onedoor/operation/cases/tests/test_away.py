"""市域通办: taken in anywhere in the city, decided at home, handed over where one likes."""

from dataclasses import replace
from datetime import date

import pytest

from onedoor.journal.testing import kinds
from onedoor.kernel.errors import DomainError
from onedoor.law.articles import HAMI
from onedoor.operation.cases import access, api, testing
from onedoor.operation.cases.domain.roles import RoleMissing
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.models import Case
from onedoor.operation.clocks import api as clocks
from onedoor.operation.receptions import api as receptions
from onedoor.operation.receptions import testing as places
from onedoor.system.items import testing as offerings

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(20)), pytest.mark.check("A20-1")]
PAPERS = frozenset({"layout", "rules"})
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


@pytest.fixture(scope="module")
def away(module_db):
    return places.a_place(places.YIWU_TOWN, "cases.deliver", "cases.decide")


def taken(cast, away, **changes):
    given = {"on_paper": PAPERS, "then": Move.ACCEPT} | changes
    return testing.taken_in(replace(cast, counter=away), **given)


def where(number):
    found = receptions.of(number)
    assert found is not None
    return found


def listed(actor, **shown):
    found = api.inbox(actor=actor, shown=api.Filter(**shown), on=TODAY)
    return [row.number for row in found.rows]


def test_a_township_of_another_county_takes_in_and_the_home_body_decides(cast, away):
    number = taken(cast, away)

    case, found = Case.objects.get(number=number), where(number)
    assert (case.state, case.body, case.area, case.received_by) == (
        State.ACCEPTED, offerings.BODY, testing.AREA, away.ref,
    )  # fmt: skip
    assert (found.place.name, found.place.body, found.home) == (
        "650522100便民服务中心", away.body, offerings.BODY,
    )  # fmt: skip
    assert (listed(cast.officer), listed(away, away=True), listed(away)) == ([number], [number], [])
    assert api.progress(query_code=case.query_code, asker="a", at=testing.AT).taken_at == (
        "650522100便民服务中心"
    )
    with pytest.raises(RoleMissing):
        testing.make(Move.REVIEW, number, actor=away)
    testing.make(Move.REVIEW, number, actor=cast.officer)
    with pytest.raises((RoleMissing, access.CaseMissing)):
        testing.make(Move.GRANT, number, actor=away)
    testing.make(Move.GRANT, number, actor=cast.who(Move.GRANT))
    testing.make(Move.ISSUE, number, actor=cast.who(Move.ISSUE))
    testing.make(Move.DELIVER, number, actor=away)
    assert Case.objects.get(number=number).state == State.DELIVERED


def test_the_clock_runs_from_the_day_of_receipt_and_parcels_stop_nothing(cast, away):
    here, home = (
        taken(cast, away),
        testing.taken_in(cast, key="k2", on_paper=PAPERS, then=Move.ACCEPT),
    )
    due = [(one.kind, one.started_on, one.due_on) for one in clocks.of(here)]
    assert due == [(one.kind, one.started_on, one.due_on) for one in clocks.of(home)]

    with pytest.raises(DomainError, match=r"receptions\.contents_missing"):
        receptions.send(case=here, what=" ", actor=away, at=testing.AT)
    receptions.send(case=here, what="申请表 EMS 100", actor=away, at=testing.AT)
    with pytest.raises(DomainError, match=r"receptions\.on_its_way"):
        receptions.send(case=here, what="再寄", actor=away, at=testing.AT)
    with pytest.raises(DomainError, match=r"receptions\.nothing_under_way"):
        receptions.confirm(case=here, actor=away, at=testing.AT)
    receptions.confirm(case=here, actor=cast.officer, at=testing.AT)

    (parcel,) = where(here).parcels
    assert (parcel.what, parcel.by_side, parcel.sent_by, parcel.arrived_by) == (
        "申请表 EMS 100", receptions.Side.PLACE, away.ref, cast.officer.ref,
    )  # fmt: skip
    assert due == [(one.kind, one.started_on, one.due_on) for one in clocks.of(here)]
    assert [one for one in kinds(here) if one.startswith("receptions.")] == [
        "receptions.taken", "receptions.sent", "receptions.arrived",
    ]  # fmt: skip


def test_a_repeat_and_strangers_change_nothing(cast, away):
    number = taken(cast, away, handout=receptions.Handout.AS_ASKED)
    other = places.a_place("650522101000", "cases.deliver")

    assert taken(cast, away) == number
    for stranger in (other, cast.stranger, cast.applicant):
        with pytest.raises(DomainError, match=r"receptions\.missing"):
            receptions.send(case=number, what="材料", actor=stranger, at=testing.AT)
    assert listed(other, away=True) == []
    assert where(number).parcels == ()
    testing.make(Move.REVIEW, number, actor=cast.officer)
    testing.make(Move.GRANT, number, actor=cast.who(Move.GRANT))
    testing.make(Move.ISSUE, number, actor=cast.who(Move.ISSUE))
    with pytest.raises(RoleMissing):  # the applicant wants it as the form says, not here
        testing.make(Move.DELIVER, number, actor=away)


@pytest.mark.parametrize("is_flagged", [True, False])
def test_what_is_not_flagged_or_where_no_venue_is_says_where_to_go(cast, away, is_flagged):
    nowhere = replace(away, body="1" * 18)
    if not is_flagged:
        plain = offerings.document() | {"scope": "4", "citywide_mode": ""}
        offerings.published(plain, reason="本县")

    with pytest.raises(receptions.TakenElsewhere) as refused:
        taken(cast, nowhere if is_flagged else away)

    assert refused.value.facts["body"] == offerings.BODY_NAME
    assert refused.value.facts["address"]
    assert Case.objects.count() == 0
