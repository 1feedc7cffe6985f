from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import ADL, BER, DSL, HAMI, OGS, PIPL
from onedoor.law.precedence import NothingApplies, Rule, applied, liability_of

pytestmark = [pytest.mark.verifies(HAMI(3), HAMI(30))]

SETTING = Rule("local")
OURS = Rule("ours", HAMI(25))
LAW = Rule("law", ADL(42), date(2019, 4, 23))
REGULATION = Rule("regulation", BER(36), date(2020, 1, 1))


@pytest.mark.check("A3-2")
@given(st.permutations([SETTING, OURS, LAW, REGULATION]))
def test_higher_law_goes_before_our_regulation_and_that_before_a_setting(rules):
    answer = applied(rules)

    assert answer.rule == LAW
    assert answer.set_aside == (REGULATION, OURS, SETTING)


@pytest.mark.check("A3-2")
def test_the_answer_names_the_rule_that_applied():
    assert applied([SETTING, OURS]).rule.basis == HAMI(25)
    assert applied([SETTING]).rule.basis is None


def test_of_two_equal_acts_the_newer_goes_first():
    older = Rule("older", ADL(42), date(2004, 7, 1))

    assert applied([older, LAW]).rule == LAW


def test_without_any_rule_nothing_is_guessed():
    with pytest.raises(NothingApplies):
        applied([])


@pytest.mark.check("A30-1")
def test_liability_set_by_a_higher_act_is_shown_first_and_ours_gives_way():
    found = liability_of(HAMI(29, item=8))

    assert found.first == (DSL(39), PIPL(34), OGS(14), HAMI(29, item=8))
    assert found.gives_way


@pytest.mark.check("A30-1")
def test_where_no_higher_act_speaks_ours_stands_alone():
    found = liability_of(HAMI(29, item=10))

    assert found.first == (HAMI(29, item=10),)
    assert not found.gives_way


def test_each_of_the_twelve_offences_has_its_liability():
    assert [liability_of(HAMI(29, item=n)).offence.item for n in range(1, 13)] == list(range(1, 13))
