import pytest

from onedoor.law.articles import ADL, BER
from onedoor.law.grades import BASES, Burden, Grade, may_lay, who_may

LAWS = {Grade.LAW, Grade.REGULATION, Grade.DECISION, Grade.LOCAL}


@pytest.mark.verifies(ADL(14), ADL(15), ADL(17), ADL(58), BER(35), BER(43), BER(44))
def test_each_burden_has_a_whitelist_of_its_own():
    allowed = {b: {grade for grade in Grade if may_lay(b, grade)} for b in Burden}

    assert allowed == {
        Burden.PERMIT: LAWS | {Grade.PROVINCIAL},
        Burden.CONDITION: LAWS | {Grade.PROVINCIAL, Grade.RULE},
        Burden.PROOF: LAWS,
        Burden.INTERMEDIARY: LAWS,
        Burden.FEE: {Grade.LAW, Grade.REGULATION},
    }


def test_each_burden_names_its_provision_and_who_may_lay_it():
    assert set(BASES) == set(Burden)
    assert all(all(who_may(burden)) for burden in Burden)
