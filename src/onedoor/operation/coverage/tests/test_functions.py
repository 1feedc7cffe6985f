from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import HAMI
from onedoor.operation.coverage.domain.functions import Facts, Function, Gap, Why, gaps

WHOLE = Facts(
    in_use=True, answers=True, online=True, one_channel_basis="", visits=0, why_visits="",
    depths=frozenset({"5"}), books=True,
)  # fmt: skip


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-1")
def test_an_item_with_all_six_lacks_nothing():
    assert gaps(WHOLE, Function) == ()


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-1")
@pytest.mark.parametrize(
    "changes, missing",
    [
        ({"answers": False}, [Gap(Function.CONSULT, Why.NOBODY_ANSWERS)]),
        ({"books": False}, [Gap(Function.BOOK, Why.NO_BOOKING)]),
        ({"visits": 1, "why_visits": "现场核验"}, [Gap(Function.HANDLE, Why.VISITS, "现场核验")]),
        ({"depths": frozenset({"4", "9"})}, [Gap(Function.HANDLE, Why.SHALLOW)]),
        (
            {"online": False},
            [Gap(Function.APPLY, Why.NOT_ONLINE), Gap(Function.HANDLE, Why.NOT_ONLINE)],
        ),
        (
            {"online": False, "one_channel_basis": "《婚姻登记条例》第七条"},
            [
                Gap(Function.APPLY, Why.BY_LAW, "《婚姻登记条例》第七条"),
                Gap(Function.HANDLE, Why.BY_LAW, "《婚姻登记条例》第七条"),
            ],
        ),
        (
            {"in_use": False},
            [Gap(Function.APPLY, Why.STOPPED), Gap(Function.HANDLE, Why.STOPPED)],
        ),
    ],
)  # fmt: skip
def test_each_missing_function_has_its_reason(changes, missing):
    assert list(gaps(replace(WHOLE, **changes), Function)) == missing


@pytest.mark.verifies(HAMI(14))
@given(st.sets(st.sampled_from(Function)), st.booleans(), st.integers(0, 2))
def test_what_is_not_built_is_missing_everywhere_and_says_so(built, answers, visits):
    found = gaps(replace(WHOLE, answers=answers, visits=visits), built)

    not_built = {gap.function for gap in found if gap.why is Why.NOT_BUILT}
    assert not_built == set(Function) - built
    assert len({gap.function for gap in found}) == len(found)
