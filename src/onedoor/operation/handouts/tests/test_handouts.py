"""A result leaves by the window for results, to who may take it; a parcel may come back."""

import pytest
from django.db import IntegrityError, connection, transaction

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import api as register
from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.law.articles import ADL, HAMI, PIPL
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing as telling
from onedoor.operation.hall import api as hall
from onedoor.operation.handouts import api
from onedoor.operation.handouts.api import Parcel, Relation, Stage, Taker
from onedoor.operation.handouts.domain import handouts as domain
from onedoor.operation.handouts.domain.errors import (
    AlreadyOut,
    NotAResultWindow,
    NotEntitled,
    NotOnItsWay,
    NotReady,
    NotSigned,
    NumberWrong,
    ParcelUnknown,
)
from onedoor.operation.handouts.domain.handouts import Known
from onedoor.operation.handouts.models import HandoutRow
from onedoor.system.venues import testing as venues

AT, NAME, NUMBER = telling.AT, "阿依古丽·买买提", "650502198803050210"
PARCEL = Parcel("中国邮政", "EA123456789CN")
pytestmark = [pytest.mark.verifies(HAMI(13), ADL(44)), pytest.mark.check("A13-1")]


def test_who_may_take_a_result():
    asked = [
        Known(is_applicant=True), Known(represents=True), Known(entrusted=True), Known()
    ]  # fmt: skip
    assert [domain.relation_of(one, letter=True) for one in asked] == [*Relation]
    with pytest.raises(NotEntitled):
        domain.relation_of(Known(), letter=False)


@pytest.mark.parametrize(
    "signature, on_paper, holds",
    [(NAME, False, True), ("阿依古丽· 买买提", False, True), ("", True, True), ("", False, False),
     ("别人", True, False)],
)  # fmt: skip
def test_it_is_signed_for_by_who_takes_it(signature, on_paper, holds):
    taker = Taker(NAME, NUMBER, signature, on_paper)
    if holds:
        domain.check_signature(taker)
        return
    with pytest.raises(NotSigned):
        domain.check_signature(taker)


def test_a_parcel_has_carrier_and_number():
    assert domain.check_parcel(Parcel(" 中国  邮政 ", "ea 123")) == Parcel("中国 邮政", "EA123")
    for wrong in (Parcel("", "1"), Parcel("x", ""), Parcel("x", "一"), Parcel("x", "1" * 41)):
        with pytest.raises(ParcelUnknown):
            domain.check_parcel(wrong)


def test_a_result_leaves_once_and_a_parcel_arrives_or_comes_back_once():
    for last in (None, Stage.RETURNED):
        domain.check_open(last)
    for last in (Stage.HANDED, Stage.SENT, Stage.ARRIVED):
        with pytest.raises(AlreadyOut):
            domain.check_open(last)
    domain.check_way(Stage.SENT, Stage.ARRIVED, "")
    for last, then, reason in (
        (Stage.SENT, Stage.RETURNED, " "), (Stage.SENT, Stage.HANDED, "x"),
        (Stage.ARRIVED, Stage.RETURNED, "x"), (None, Stage.ARRIVED, ""),
    ):  # fmt: skip
        with pytest.raises(NotOnItsWay):
            domain.check_way(last, then, reason)


class Cast:
    def __init__(self) -> None:
        self.of = telling.cast()
        bodies.a_manager(self.of.counter.body)
        self.hall = venues.a_hall(venues.manager(self.of.counter.body))
        self.clerk = self.seated("7")
        self.taking_in = self.seated("2")

    def seated(self, window):
        actor = people.staff_actor(
            "counter.intake", "cases.deliver", body=self.of.counter.body, area=telling.AREA
        )
        hall.sit_down(venue=self.hall, window=window, actor=actor, at=AT)
        return actor

    def ready(self, key="k1"):
        return telling.a_case(self.of, cases.State.ISSUED, key=key)


@pytest.fixture(scope="module")
def cast(module_db):
    return Cast()


def out(cast, number, taker, actor=None):
    return api.hand_out(case=number, taker=taker, actor=actor or cast.clerk, at=AT)


def state(cast, number):
    return cases.case(number=number, actor=cast.clerk).state


@pytest.mark.django_db
@pytest.mark.verifies(PIPL(51))
def test_a_result_is_handed_out_at_the_window_once_and_sealed(cast):
    number, signed = cast.ready(), Taker(NAME, NUMBER, signature=NAME)
    firm = Taker("甜蜜蜜瓜合作社", telling.FIRM, on_paper=True)

    for actor, taker, refusal in (
        (cast.taking_in, firm, NotAResultWindow), (cast.of.officer, firm, NotAResultWindow),
        (cast.clerk, signed, NotEntitled), (cast.clerk, Taker(NAME, "12"), NumberWrong),
        (cast.clerk, Taker(NAME, telling.FIRM), NotSigned),
    ):  # fmt: skip
        with pytest.raises(refusal):
            out(cast, number, taker, actor)
    with pytest.raises(NotReady):
        out(cast, telling.a_case(cast.of, cases.State.ACCEPTED, key="k2"), firm)
    assert (HandoutRow.objects.count(), state(cast, number)) == (0, cases.State.ISSUED)

    assert out(cast, number, firm) is Relation.SELF

    with pytest.raises(AlreadyOut):
        out(cast, number, firm)
    (kept,) = api.of_case(number)
    assert (kept.stage, kept.window, kept.name, kept.on_paper) == (
        Stage.HANDED, "7", firm.name, True,
    )  # fmt: skip
    assert (state(cast, number), "*" in kept.number_masked) == (cases.State.DELIVERED, True)
    assert "handouts.handed" in journal.kinds(number)
    with connection.cursor() as cursor:
        cursor.execute("SELECT h::text FROM handouts_handout AS h")
        (row,) = cursor.fetchone()
    assert firm.name not in row
    assert firm.name.encode().hex() not in row
    last = cases.case(number=number, actor=cast.clerk).events[-1]
    assert last.note == "窗口领取（7 号窗口）"


@pytest.mark.django_db
def test_a_letter_or_an_authorisation_lets_another_take_it(cast):
    agent = people.applicant_actor("马建国")
    number, _phone = register.in_full([agent.ref])[agent.ref]
    people.acting_for(agent, cast.of.applicant)
    for key, taker, relation in (
        ("k1", Taker("马建国", number, signature="马建国"), Relation.AGENT),
        ("k2", Taker(NAME, NUMBER, signature=NAME, letter=True), Relation.LETTER),
    ):
        assert out(cast, cast.ready(key), taker) is relation


@pytest.mark.django_db
def test_what_is_posted_arrives_or_comes_back_and_goes_out_again(cast):
    number = cast.ready()
    with pytest.raises(NotAResultWindow):
        api.send(case=number, parcel=PARCEL, actor=cast.taking_in, at=AT)
    api.send(case=number, parcel=PARCEL, actor=cast.clerk, at=AT)
    assert [case for case, _one in api.parcels(cast.hall)] == [number]
    with pytest.raises(AlreadyOut):
        api.send(case=number, parcel=PARCEL, actor=cast.clerk, at=AT)

    with pytest.raises(NotAResultWindow):
        api.settle(case=number, then=Stage.ARRIVED, reason="", actor=cast.taking_in, at=AT)
    api.settle(case=number, then=Stage.RETURNED, reason="无人签收", actor=cast.clerk, at=AT)
    with pytest.raises(NotOnItsWay):
        api.settle(case=number, then=Stage.ARRIVED, reason="", actor=cast.clerk, at=AT)
    api.send(case=number, parcel=Parcel("顺丰", "SF1"), actor=cast.clerk, at=AT)
    api.settle(case=number, then=Stage.ARRIVED, reason="", actor=cast.clerk, at=AT)

    told = [(one.n, one.stage, one.reason) for one in api.of_case(number)]
    assert told == [(2, Stage.ARRIVED, ""), (1, Stage.RETURNED, "无人签收")]
    kinds = [kind for kind in journal.kinds(number) if kind.startswith("handouts.")]
    assert [one.partition(".")[2] for one in kinds] == ["sent", "returned", "sent", "arrived"]
    assert journal.kinds(number).count("cases.delivered") == 1
    for given in ({"stage": "sent", "carrier": ""}, {"stage": "returned", "reason": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            HandoutRow.objects.filter(n=2).update(**given)
