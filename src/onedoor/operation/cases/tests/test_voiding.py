"""Nothing is void but a double with its twin, and what a counter entered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.voiding import (
    Mistake,
    NoOtherCase,
    NotEnteredByStaff,
    check_mistake,
)


@pytest.mark.verifies(HAMI(4), HAMI(17), ADL(38))
@given(
    mistake=st.sampled_from(Mistake), channel=st.sampled_from(Channel),
    double_of=st.sampled_from(["", "1"]), has_twin=st.booleans(),
)  # fmt: skip
def test_what_somebody_filed_is_void_only_where_it_stands_twice(
    mistake, channel, double_of, has_twin
):
    refused: type[Refused] | None = None
    if mistake is Mistake.TWICE and not (double_of and has_twin):
        refused = NoOtherCase
    if mistake is Mistake.WRONGLY and channel is not Channel.COUNTER:
        refused = NotEnteredByStaff

    told = {"channel": channel, "double_of": double_of, "has_twin": has_twin}
    if refused is None:
        check_mistake(mistake, **told)
        return
    with pytest.raises(refused):
        check_mistake(mistake, **told)
