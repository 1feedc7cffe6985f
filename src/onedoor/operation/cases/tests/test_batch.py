import pytest

from onedoor.law.articles import ADL
from onedoor.operation.cases.domain.batch import AnotherItem, Forecast, batch_moves, of_one_item
from onedoor.operation.cases.domain.roles import SameHands
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.services.foreseeing import BATCH

ADVERSE = {
    Move.ASK_FOR_SUPPLEMENT, Move.DECLINE, Move.REFUSE, Move.RETURN, Move.VOID, Move.REVOKE,
    Move.HEAR, Move.LAPSE, Move.PAUSE, Move.EXTEND, Move.TRANSFER_UP,
}  # fmt: skip


@pytest.mark.verifies(ADL(38))
def test_nothing_adverse_is_done_to_several_at_once():
    assert not ADVERSE & set(batch_moves())
    assert set(BATCH) == set(batch_moves())


@pytest.mark.verifies(ADL(38))
def test_what_is_granted_in_one_go_is_of_one_item():
    one, other, blocked = (
        Forecast("1", offering="A"),
        Forecast("2", offering="B"),
        Forecast("3", offering="B", obstacle=SameHands()),
    )

    granted = of_one_item(Move.GRANT, [blocked, one, other])

    assert (granted[0], granted[1]) == (blocked, one)
    assert isinstance(granted[2].obstacle, AnotherItem)
    assert of_one_item(Move.RECEIVE, [one, other]) == [one, other]
