from datetime import date

import pytest

from onedoor.general.people.domain.samples import credit_code, resident_number


@pytest.mark.parametrize(
    "born, order, place, expected",
    [(date(1949, 12, 31), 2, "110105", "11010519491231002X")],
)
def test_a_resident_number_ends_with_its_check_sign(born, order, place, expected):
    assert resident_number(born=born, order=order, place=place) == expected


def test_a_credit_code_has_eighteen_signs():
    assert credit_code(order=7)[:8] == "91650502"
    assert len(credit_code(order=7)) == 18
