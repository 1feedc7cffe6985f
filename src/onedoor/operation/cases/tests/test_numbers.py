from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import HAMI
from onedoor.operation.cases.domain.numbers import case_number, series

CODE = "1165220100000000002000131000000"[:31]


@pytest.mark.verifies(HAMI(4))
@pytest.mark.check("A4-2")
def test_a_number_is_the_item_code_the_day_and_four_places():
    number = case_number(offering=CODE, on=date(2026, 11, 24), serial=7)

    assert number == CODE + "20261124" + "0007"
    assert len(number) == 31 + 8 + 4


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_numbers_grow_past_four_places_and_never_collide(one, other):
    day = date(2026, 11, 24)
    numbers = {case_number(offering=CODE, on=day, serial=n) for n in (one, other)}

    assert len(numbers) == len({one, other})
    assert all(number.startswith(series(offering=CODE, on=day)) for number in numbers)
