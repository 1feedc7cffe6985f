"""保障需求: what a venue needs in a year, told by who runs it, granted by its government."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.bodies import testing as city
from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.kernel.actors import system
from onedoor.kernel.errors import DomainError
from onedoor.kernel.pages import CursorUnreadable
from onedoor.law.articles import HAMI
from onedoor.system.needs import api, demo
from onedoor.system.needs.api import Kind, Need, Stage, Wanted
from onedoor.system.needs.domain.errors import (
    AmountUnfit,
    Answered,
    NeedMissing,
    NotYourPart,
    ToldAlready,
    WordsMissing,
    YearUnfit,
)
from onedoor.system.needs.domain.needs import MOST, checked, counted, granted, summed
from onedoor.system.needs.models import NeedRow
from onedoor.system.venues import testing as venues
from onedoor.system.venues.api import venues as listed

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(5)), pytest.mark.check("A5-4")]
AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
YIWU = "650522000000"
AMOUNTS = st.decimals("0.01", "9999999.99", places=2)
WANTED = Wanted("V", 2027, Kind.FACILITY, "自助终端", Decimal(96000), "两台用满八年")


def need(asked=Decimal(100), kind=Kind.FACILITY, stage=Stage.ASKED, given=None, venue="V"):
    return Need("N", venue, "A", 2027, kind, "终端", asked, "旧", stage, given, "", "", AT)


@pytest.mark.parametrize(
    "changes, refusal",
    [
        ({"year": 2025}, YearUnfit),
        ({"year": 2028}, YearUnfit),
        ({"title": " "}, WordsMissing),
        ({"title": "长" * 201}, WordsMissing),
        ({"reason": ""}, WordsMissing),
        ({"amount": Decimal(0)}, AmountUnfit),
        ({"amount": Decimal(-1)}, AmountUnfit),
        ({"amount": Decimal("0.001")}, AmountUnfit),
        ({"amount": Decimal("NaN")}, AmountUnfit),
        ({"amount": Decimal("1e999999")}, AmountUnfit),
        ({"amount": MOST}, AmountUnfit),
        ({"amount": Decimal("1.5"), "kind": Kind.STAFF}, AmountUnfit),
    ],
)
def test_what_asks_nothing_or_says_nothing_is_refused(changes, refusal):
    assert checked(WANTED, this_year=2026) == WANTED
    assert checked(replace(WANTED, year=2026), this_year=2026).year == 2026
    with pytest.raises(refusal):
        checked(replace(WANTED, **changes), this_year=2026)


@given(asked=AMOUNTS, given_=AMOUNTS, why=st.sampled_from(["", "先更新两台"]))
def test_no_more_is_granted_than_asked_and_less_only_with_the_reason(asked, given_, why):
    one = need(asked)
    if given_ > asked:
        with pytest.raises(AmountUnfit):
            granted(one, given_, document_number="示例1号", answer=why)
    elif given_ < asked and not why:
        with pytest.raises(WordsMissing):
            granted(one, given_, document_number="示例1号", answer=why)
    else:
        assert granted(one, given_, document_number="示例1号", answer=why) == counted(
            given_, Kind.FACILITY
        )
    with pytest.raises(DomainError):
        granted(one, asked, document_number=" ", answer=why)
    for stage in (Stage.GRANTED, Stage.DECLINED, Stage.WITHDRAWN):
        with pytest.raises(Answered):
            granted(need(stage=stage), asked, document_number="示例1号", answer=why)


@given(
    told=st.lists(
        st.tuples(st.sampled_from("AB"), AMOUNTS, st.sampled_from(Stage), st.sampled_from(Kind))
    )
)
def test_the_sums_are_those_of_what_stands(told):
    rows = [
        need(asked, kind, stage, asked if stage is Stage.GRANTED else None, venue)
        for venue, asked, stage, kind in told
    ]
    sums = {one.venue: one for one in summed(rows, venues=("A", "B"))}
    standing = [one for one in rows if one.stage is not Stage.WITHDRAWN]
    for venue, found in sums.items():
        mine = [one for one in standing if one.venue == venue]
        assert sum(found.asked.values()) == sum(one.asked for one in mine)
        assert sum(found.granted.values()) == sum(one.granted or 0 for one in mine)
        assert found.open == sum(one.stage is Stage.ASKED for one in mine)


class Cast:
    """The hall of a county and who runs it, grants, and looks on."""

    def __init__(self):
        city.demo_city()
        body = city.body_of("伊州区政务服务中心").code
        self.manager = venues.manager(body)
        self.hall = venues.a_hall(self.manager)
        office = city.body_of("伊州区人民政府办公室").code
        self.office = people.staff_actor("office.supervise", body=office)
        above = city.body_of("哈密市人民政府办公室").code
        self.city = people.staff_actor("office.supervise", body=above, area="650500000000")
        far = city.body_of("伊吾县人民政府办公室").code
        self.stranger = people.staff_actor("office.supervise", body=far, area=YIWU)
        self.clerk = people.staff_actor("counter.intake", body=body)

    def tell(self, **changes):
        wanted = replace(WANTED, venue=self.hall, **changes)
        return api.tell(wanted=wanted, actor=self.manager, at=AT)


@pytest.fixture(scope="module")
def of(module_db):
    return Cast()


def rows():
    return list(NeedRow.objects.order_by("id").values())


def grant(of, one, actor=None, **changes):
    usual: dict[str, Any] = {
        "amount": Decimal(64000),
        "document_number": "示例〔2026〕31号",
        "answer": "先两台",
    }
    api.grant(need=one, actor=actor or of.office, at=AT, **(usual | changes))


def test_who_runs_a_venue_tells_and_its_government_grants(of):
    wanted = replace(WANTED, venue=of.hall)
    for actor in (of.clerk, of.office, of.stranger, people.applicant_actor(), system("x")):
        with pytest.raises(NotYourPart):
            api.tell(wanted=wanted, actor=actor, at=AT)
    with pytest.raises(YearUnfit):
        of.tell(year=2024)
    assert rows() == []

    one = of.tell()
    before = rows()
    with pytest.raises(ToldAlready):
        of.tell()
    for actor, refusal in (
        (of.manager, NotYourPart),
        (of.city, NotYourPart),  # it watches; the county grants
        (of.stranger, NeedMissing),
        (of.clerk, NeedMissing),
    ):
        with pytest.raises(refusal):
            grant(of, one, actor)
    for changes, unfit in (
        ({"amount": Decimal(96001)}, AmountUnfit),
        ({"answer": " "}, WordsMissing),
        ({"document_number": ""}, WordsMissing),
    ):
        with pytest.raises(unfit):
            grant(of, one, **changes)
    assert rows() == before
    assert [getattr(api.sheet(need=one, actor=of.office), x) for x in ("answers", "withdraws")] == [
        True, False,
    ]  # fmt: skip

    grant(of, one)
    found = api.sheet(need=one, actor=of.manager)
    assert (found.whole.granted, found.answers, found.withdraws) == (Decimal(64000), False, False)
    assert journal.kinds(one) == ["needs.told", "needs.granted"]
    with pytest.raises(Answered):
        grant(of, one)
    with pytest.raises(IntegrityError), transaction.atomic():
        NeedRow.objects.filter(public_id=one).update(granted=Decimal(96001))


def test_declined_with_the_reason_or_taken_back(of):
    one, other = of.tell(), of.tell(kind=Kind.STAFF, amount=Decimal(4))
    before = rows()
    with pytest.raises(WordsMissing):
        api.decline(need=one, answer=" ", actor=of.office, at=AT)
    with pytest.raises(NotYourPart):
        api.decline(need=one, answer="没有编制", actor=of.manager, at=AT)
    with pytest.raises(NotYourPart):
        api.withdraw(need=one, actor=of.office, at=AT)
    assert rows() == before
    api.decline(need=one, answer="今年没有预算", actor=of.office, at=AT)
    api.withdraw(need=other, actor=of.manager, at=AT)
    for again in (api.withdraw,):
        with pytest.raises(Answered):
            again(need=one, actor=of.manager, at=AT)
    with pytest.raises(Answered):
        api.decline(need=other, answer="没有编制", actor=of.office, at=AT)
    stages = [one.stage for one in api.needs(actor=of.office, year=2027).rows]
    assert stages == [Stage.WITHDRAWN, Stage.DECLINED]
    assert journal.kinds(other) == ["needs.told", "needs.withdrawn"]


def test_a_year_shows_the_sums_and_who_told_nothing(of):
    assert [one.code for one in api.year_of(actor=of.office, year=2027).silent] == [of.hall]
    one = of.tell()
    of.tell(kind=Kind.STAFF, title="窗口人员", amount=Decimal(4))
    assert [api.unanswered(actor=one) for one in (of.office, of.stranger, of.clerk)] == [2, 0, 0]
    grant(of, one)
    found = api.year_of(actor=of.office, year=2027)
    (sums,) = found.sums
    assert (sums.asked, sums.granted, sums.open, found.silent) == (
        {Kind.FACILITY: Decimal(96000), Kind.STAFF: Decimal(4)},
        {Kind.FACILITY: Decimal(64000), Kind.STAFF: Decimal(0)}, 1, (),
    )  # fmt: skip
    assert api.year_of(actor=of.stranger, year=2027).sums == ()
    assert api.needs(actor=of.clerk, year=2027).rows == []
    for n in range(50):
        of.tell(title=f"其他 {n}", amount=Decimal(1))
    page = api.needs(actor=of.city, year=2027)
    rest = api.needs(actor=of.city, year=2027, after=page.after)
    assert len({one.id for one in (*page.rows, *rest.rows)}) == 52
    with pytest.raises(CursorUnreadable):
        api.needs(actor=of.city, year=2027, after="?")


def test_the_demo_tells_its_needs_once(of):
    assert listed()
    demo.load(at=AT)
    before = rows()
    assert [(one["kind"], one["stage"]) for one in before] == [
        ("facility", "granted"), ("staff", "granted"), ("running", "asked"),
    ]  # fmt: skip
    demo.load(at=AT)
    assert rows() == before
