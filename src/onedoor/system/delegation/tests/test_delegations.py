"""What may be pushed down to whom: by the rules alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.kernel.areas import Level
from onedoor.law.articles import ADL, HAMI
from onedoor.system.delegation.domain.coverage import Line, Offered, counted
from onedoor.system.delegation.domain.delegations import (
    Delegation,
    Mode,
    Stage,
    Target,
    check_conditions,
    check_entrusting,
    check_in_force,
    check_notice,
    check_paper,
    check_target,
)
from onedoor.system.delegation.domain.errors import (
    ConditionsOpen,
    DelegatedOn,
    DocumentMissing,
    NotAnOrgan,
    NoticeMissing,
    NotInForce,
    OnlyHelp,
    TargetWrong,
    TermWrong,
)

pytestmark = [pytest.mark.verifies(HAMI(12))]
TOWN, VILLAGE = Target(Level.TOWNSHIP, is_organ=True), Target(Level.VILLAGE, is_organ=True)
DAY = date(2026, 11, 24)


@pytest.mark.check("A12-1")
@pytest.mark.parametrize("mode", [*Mode])
@pytest.mark.parametrize("level", [*Level])
def test_a_township_takes_each_way_a_village_only_help_and_nobody_else_any(mode, level):
    refusal = {
        Level.TOWNSHIP: None,
        Level.VILLAGE: None if mode is Mode.ASSISTED else OnlyHelp,
    }.get(level, TargetWrong)
    target = Target(level, is_organ=True)

    if refusal is None:
        check_target(mode, target)
        return
    with pytest.raises(refusal):
        check_target(mode, target)


@pytest.mark.check("A12-1")
def test_a_village_helps_when_every_condition_is_passed():
    check_conditions(VILLAGE, passed={"room", "staff"}, wanted=["room", "staff"])
    check_conditions(TOWN, passed=(), wanted=["room"])
    with pytest.raises(ConditionsOpen) as refused:
        check_conditions(VILLAGE, passed={"room"}, wanted=["room", "staff"])
    assert refused.value.facts == {"left": ("staff",)}


@pytest.mark.check("A12-2")
@pytest.mark.verifies(ADL(24))
@pytest.mark.parametrize("mode", [Mode.ENTRUSTED, Mode.AUTHORISED])
def test_a_permit_goes_to_an_organ_by_a_notice_and_no_further(mode):
    firm = Target(Level.TOWNSHIP, is_organ=False)
    plain = {"is_permit": True, "is_own": True, "is_entrusted": False}

    check_entrusting(mode, TOWN, **plain)
    check_entrusting(mode, firm, **{**plain, "is_permit": False})
    check_notice(mode, is_permit=True, notice="公告")
    check_notice(mode, is_permit=False, notice="")
    for target, changes, refusal in (
        (firm, {}, NotAnOrgan), (TOWN, {"is_entrusted": True}, DelegatedOn),
        (TOWN, {"is_own": False}, DelegatedOn),
    ):  # fmt: skip
        with pytest.raises(refusal):
            check_entrusting(mode, target, **{**plain, **changes})
    with pytest.raises(NoticeMissing):
        check_notice(mode, is_permit=True, notice=" ")
    check_entrusting(Mode.ASSISTED, firm, is_permit=True, is_own=False, is_entrusted=True)
    check_notice(Mode.ASSISTED, is_permit=True, notice="")


def test_a_delegation_has_a_document_and_ends_after_it_begins():
    check_paper("8号", since=DAY, until=DAY)
    check_paper("8号", since=DAY, until=None)
    with pytest.raises(DocumentMissing):
        check_paper(" ", since=DAY, until=None)
    with pytest.raises(TermWrong):
        check_paper("8号", since=DAY, until=DAY - timedelta(days=1))


def a_delegation(**changes):
    told = {
        "id": "d", "item": "i", "name": "食品经营许可", "mode": Mode.ENTRUSTED, "body": "b",
        "venue": "v", "venue_name": "伊吾镇便民服务中心", "area": "650522100000", "delegate": "t",
        "is_permit": True, "conditions": (), "stage": Stage.APPROVED, "document_number": "8号",
        "notice": "公告", "since": DAY, "until": None, "proposed_by": "p",
    }  # fmt: skip
    return Delegation(**{**told, **changes})


@pytest.mark.check("A12-1")
@pytest.mark.verifies(ADL(24))
@given(st.integers(-3, 8), st.integers(0, 6), st.none() | st.integers(0, 8), st.sampled_from(Stage))
def test_it_holds_from_its_first_day_to_its_last_and_not_after_its_end(n, term, end, stage):
    day, until = DAY + timedelta(days=n), DAY + timedelta(days=term)
    ended_on = None if end is None else DAY + timedelta(days=end)
    found = a_delegation(until=until, ended_on=ended_on, stage=stage)

    holds = 0 <= n <= term and stage in (Stage.APPROVED, Stage.ENDED) and (end is None or n < end)

    assert found.holds(on=day) is holds
    if holds:
        check_in_force(found, on=day)
        return
    for one in (found, None):
        with pytest.raises(NotInForce):
            check_in_force(one, on=day)


@pytest.mark.check("A12-3")
def test_a_township_counts_what_it_and_its_villages_offer_and_shows_its_gaps():
    fields = ("relief", "housing", "subsidy")
    offered = [
        Offered("relief", "650502205000"), Offered("relief", "650502205201"),
        Offered("housing", "650502206000"),
    ]  # fmt: skip

    counts = counted("650502205000", fields, offered)

    assert counts == {"relief": 2, "housing": 0, "subsidy": 0}
    assert Line("650502205000", "回城乡", "650502000000", counts).gaps == ("housing", "subsidy")
