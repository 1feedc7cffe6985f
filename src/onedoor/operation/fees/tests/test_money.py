from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import ADL
from onedoor.operation.fees.domain.money import FEN, MOST, AmountWrong, Charge, Money, money, total
from onedoor.operation.fees.domain.orders import Outcome, State, outcome_of

AMOUNTS = st.decimals(0, 10**12, places=2)


@given(AMOUNTS)
def test_an_amount_is_read_as_it_is_written(yuan):
    assert money(str(Money(yuan))) == Money(yuan)
    assert Money(yuan).yuan.as_tuple().exponent == -2


@pytest.mark.parametrize("text", ["", "十元", "-1", "0.001", "NaN", "Infinity", "1e30", "1,000"])
def test_anything_else_is_no_amount(text):
    with pytest.raises(AmountWrong):
        money(text)


def test_the_largest_amount_is_the_largest_of_the_table():
    assert Money(MOST).yuan == MOST
    with pytest.raises(AmountWrong):
        Money(MOST + FEN)


@pytest.mark.verifies(ADL(58), ADL(59))
@given(st.lists(AMOUNTS, max_size=5))
def test_an_order_is_the_sum_of_its_fees_each_with_a_basis(amounts):
    charges = [Charge("费", Money(one), "《某法》第五条") for one in amounts]

    assert total(charges) == Money(sum(amounts, start=Decimal(0)))
    with pytest.raises(AmountWrong):
        total([*charges, Charge("费", Money(Decimal(1)), "")])


@pytest.mark.verifies(ADL(59))
@given(st.sampled_from(State), AMOUNTS, AMOUNTS)
def test_only_the_very_amount_that_is_due_pays_and_only_once(state, due, told):
    found = outcome_of(state, due=Money(due), told=Money(told))

    assert (found is Outcome.WRONG_AMOUNT) == (due != told)
    assert (found is Outcome.PAID) == (due == told and state is State.DUE)
    assert (found is Outcome.LATE) == (due == told and state is State.REFUNDED)
