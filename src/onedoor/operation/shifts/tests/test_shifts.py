"""A shift: what is heard of and counted, a device that is down, and a window that goes over."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing as telling
from onedoor.operation.cases.api import Move
from onedoor.operation.hall import api as hall
from onedoor.operation.hall import testing as halls
from onedoor.operation.shifts import api
from onedoor.operation.shifts.api import Device, Done, Given
from onedoor.operation.shifts.domain import shifts as domain
from onedoor.operation.shifts.domain.errors import (
    HandoverMissing,
    NotAClerk,
    NotAtAWindow,
    NotTheNext,
    PaperMissing,
    SomebodyHere,
    TakenAlready,
    WordsWrong,
)
from onedoor.operation.shifts.models import DeviceRow, HandoverRow
from onedoor.system.venues import testing as venues

AT, DAY = telling.AT, date(2026, 11, 24)
PAPERS = frozenset({"layout", "rules"})
pytestmark = pytest.mark.verifies(HAMI(13))


@pytest.mark.verifies(HAMI(11))
def test_a_window_goes_to_another_who_may_sit_there_and_is_on_the_roster_if_there_is_one():
    domain.check_next(giver="1", taker="2", able={"1", "2"}, roster=())
    domain.check_next(giver="1", taker="2", able={"1", "2"}, roster={"2"})
    for taker, able, roster in (
        ("1", {"1", "2"}, ()), ("2", {"1"}, ()), ("2", {"1", "2"}, {"3"}),
    ):  # fmt: skip
        with pytest.raises(NotTheNext):
            domain.check_next(giver="1", taker=taker, able=able, roster=roster)


def test_words_are_kept_short():
    assert domain.checked(" 三份材料在抽屉里 ") == "三份材料在抽屉里"
    with pytest.raises(WordsWrong):
        domain.checked("字" * 501)


class Cast:
    def __init__(self) -> None:
        self.of = telling.cast()
        bodies.a_manager(self.of.counter.body)
        self.hall = venues.a_hall(venues.manager(self.of.counter.body))
        self.clerk, self.next = self.of.counter, halls.clerk()
        hall.sit_down(venue=self.hall, window="2", actor=self.clerk, at=AT)


@pytest.fixture(scope="module")
def cast(module_db):
    return Cast()


@pytest.mark.django_db
def test_what_is_done_at_the_counter_is_counted_and_its_papers_are_listed(cast):
    halls.taken(cast.hall)
    hall.call_next(actor=cast.clerk, at=AT)
    hall.serve(actor=cast.clerk, at=AT)
    number = telling.taken_in(cast.of, on_paper=PAPERS, then=Move.ACCEPT)
    hall.finish(actor=cast.clerk, at=AT + timedelta(minutes=5))
    telling.submitted(cast.of, key="online")  # nobody's shift
    for _twice in range(2):
        journal.deliver(at=AT)

    told = api.summary(actor=cast.clerk, day=DAY)

    assert (told.called, told.served, told.passed) == (1, 1, 0)
    assert told.done == {Done.RECEIVED: 1, Done.ACCEPTED: 1}
    assert [paper.case for paper in told.papers] == [number] * 2
    first, second = (paper.document for paper in told.papers)
    api.give_paper(document=first, how=Given.PRINTED, actor=cast.clerk, at=AT)
    with pytest.raises(PaperMissing):
        api.give_paper(document=second, how=Given.ONLINE, actor=cast.next, at=AT)
    left = api.summary(actor=cast.clerk, day=DAY + timedelta(days=1))
    assert [paper.document for paper in left.papers] == [second]
    assert (left.called, left.done) == (0, {})
    with pytest.raises(NotAClerk):
        api.summary(actor=cast.of.officer, day=DAY)


@pytest.mark.django_db
def test_a_device_that_is_down_is_said_once_by_who_sits_there(cast):
    with pytest.raises(NotAtAWindow):
        api.set_device(device=Device.PRINTER, is_down=True, actor=cast.next, at=AT)
    for _twice in range(2):
        api.set_device(device=Device.PRINTER, is_down=True, actor=cast.clerk, at=AT)
    assert api.down(hall.seat(cast.clerk)) == {Device.PRINTER: AT}
    assert api.down(None) == {}
    for _twice in range(2):
        api.set_device(device=Device.PRINTER, is_down=False, actor=cast.clerk, at=AT)
    assert not DeviceRow.objects.exists()
    kinds = journal.kinds(f"{cast.hall}-window-2")
    assert kinds[-2:] == ["shifts.device_down", "shifts.device_up"]


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(11))
def test_a_window_goes_over_with_its_figures_and_both_sign_once(cast):
    def give(to=cast.next.ref, actor=cast.clerk):
        return api.hand_over(to=to, note="晚上关灯", left="三份材料", actor=actor, at=AT)

    halls.taken(cast.hall)
    hall.call_next(actor=cast.clerk, at=AT)
    with pytest.raises(SomebodyHere):
        give()
    hall.serve(actor=cast.clerk, at=AT)
    hall.finish(actor=cast.clerk, at=AT)
    elsewhere = people.staff_actor("counter.intake", area="650522000000")
    for to, actor, refusal in (
        (cast.clerk.ref, cast.clerk, NotTheNext), (elsewhere.ref, cast.clerk, NotTheNext),
        (cast.next.ref, cast.next, NotAtAWindow),
    ):  # fmt: skip
        with pytest.raises(refusal):
            give(to, actor)
    assert not HandoverRow.objects.exists()
    assert cast.next.ref in api.next_ones(actor=cast.clerk, on=DAY)

    ref = give()

    with pytest.raises(NotTheNext):
        give()
    for stranger in (cast.clerk, elsewhere):
        with pytest.raises(HandoverMissing):
            api.take_over(ref=ref, actor=stranger, at=AT)
    assert api.handover(ref=ref, actor=cast.next).figures["served"] == 1
    api.take_over(ref=ref, actor=cast.next, at=AT)
    with pytest.raises(TakenAlready):
        api.take_over(ref=ref, actor=cast.next, at=AT)
    (kept,) = api.handovers(actor=cast.next)
    assert (kept.giver, kept.taker, kept.left, kept.taken_at) == (
        cast.clerk.ref, cast.next.ref, "三份材料", AT,
    )  # fmt: skip
    assert journal.kinds(ref) == ["shifts.handed_over", "shifts.taken_over"]
    with pytest.raises(HandoverMissing):
        api.handover(ref=ref, actor=elsewhere)
    with pytest.raises(IntegrityError), transaction.atomic():
        HandoverRow.objects.update(taker=cast.clerk.ref)
