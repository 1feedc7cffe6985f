"""What lets an agent act, by the rules alone and in the table."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import HAMI
from onedoor.operation.assistance.domain.authorisations import (
    Authorisation,
    check_holds,
    check_signed,
)
from onedoor.operation.assistance.domain.errors import NotAuthorised, SignatureMissing

pytestmark = [pytest.mark.verifies(HAMI(12)), pytest.mark.check("A12-4")]
DAY, AT = date(2026, 11, 24), datetime(2026, 11, 24, 4, tzinfo=UTC)
GIVEN = Authorisation("a", "A", "i", "参保登记", "V", "某村便民服务站", "T1", DAY, AT)


@given(st.integers(-3, 3), st.booleans(), st.booleans())
def test_it_holds_for_its_agent_to_its_day_unless_taken_back(n, is_withdrawn, is_other):
    found = replace(GIVEN, withdrawn_at=AT if is_withdrawn else None)
    agent, on = "T2" if is_other else "T1", DAY + timedelta(days=n)

    if n <= 0 and not is_withdrawn and not is_other:
        check_holds(found, agent=agent, on=on)
        return
    with pytest.raises(NotAuthorised):
        check_holds(found, agent=agent, on=on)


def test_without_a_word_nobody_acts_and_a_word_is_signed_for_days_to_come():
    with pytest.raises(NotAuthorised):
        check_holds(None, agent="T1", on=DAY)
    assert check_signed(" 阿依古丽 ", until=DAY, on=DAY) == "阿依古丽"
    for signed, until in ((" ", DAY), ("阿依古丽", DAY - timedelta(days=1))):
        with pytest.raises(SignatureMissing):
            check_signed(signed, until=until, on=DAY)
