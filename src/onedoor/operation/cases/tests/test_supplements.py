import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases.domain.supplements import (
    Ask,
    AskedTwice,
    FirstNotice,
    NothingAsked,
    NothingBrought,
    SupplyIncomplete,
    check_notice,
    check_supply,
)
from onedoor.operation.cases.domain.words import (
    LONGEST,
    ReasonMissing,
    ReasonTooShort,
    RemedyMissing,
    TooLong,
    check_adverse,
    check_said,
)


def ask(key):
    return Ask(key, key, "缺")


keys = st.frozensets(st.sampled_from("abcdef"))


@pytest.mark.verifies(ADL(32, item=4))
def test_a_notice_that_asks_for_nothing_is_refused():
    with pytest.raises(NothingAsked):
        check_notice(asks=(), first=None)


@pytest.mark.verifies(ADL(32, item=4))
def test_a_second_notice_for_what_was_handed_in_is_refused():
    first = FirstNotice(asks=frozenset("ab"), had=frozenset("bc"))

    check_notice(asks=[ask("a")], first=first)
    for key in "bcd":
        with pytest.raises(AskedTwice) as refused:
            check_notice(asks=[ask("a"), ask(key)], first=first)
        assert refused.value.facts == {"titles": key}


@pytest.mark.verifies(ADL(32, item=4))
@given(asked=keys, told=keys, had=keys)
def test_a_later_notice_asks_only_for_what_was_told_and_was_not_there(asked, told, had):
    first = FirstNotice(asks=told, had=had)
    allowed = bool(asked) and asked <= told - had

    if allowed:
        check_notice(asks=[ask(key) for key in asked], first=first)
    else:
        with pytest.raises((AskedTwice, NothingAsked)):
            check_notice(asks=[ask(key) for key in asked], first=first)


@pytest.mark.verifies(ADL(32, item=4), HAMI(17))
@given(asked=keys.filter(bool), brought=keys, nothing_more=st.booleans())
def test_a_supplement_brings_something_and_forgets_nothing_unsaid(asked, brought, nothing_more):
    asks = [ask(key) for key in sorted(asked)]
    left = tuple(key for key in sorted(asked) if key not in brought)

    if len(left) < len(asks) and (nothing_more or not left):
        found = check_supply(asks=asks, brought=brought, nothing_more=nothing_more)
        assert tuple(one.key for one in found) == left
        return
    with pytest.raises(SupplyIncomplete) as refused:
        check_supply(asks=asks, brought=brought, nothing_more=nothing_more)
    assert refused.value.facts == {"keys": left, "names": "、".join(left)}
    assert isinstance(refused.value, NothingBrought) == (len(left) == len(asks))


@pytest.mark.verifies(ADL(38, paragraph=2))
def test_an_adverse_answer_needs_a_reason_and_a_remedy():
    with pytest.raises(ReasonMissing):
        check_adverse(reason="  ", remedy="复议", least=1)
    with pytest.raises(RemedyMissing):
        check_adverse(reason="场所不符", remedy="\n", least=1)
    with pytest.raises(TooLong):
        check_adverse(reason="长" * (LONGEST + 1), remedy="复议", least=1)
    told = check_adverse(reason=" 场所不符 ", remedy="复议\n", least=4)
    assert told == ("场所不符", "复议")


@pytest.mark.verifies(ADL(38, paragraph=2))
@pytest.mark.parametrize(
    "words, says",
    [
        ("经营场所不符合要求", True), ("شەرتكە ئۇيغۇن ئەمەس", True), ("不符合第九条的", False),
        ("不符。。。。。。。。", False), ("啊啊啊啊啊啊啊啊啊啊", False),
        ("不符 不符 不符 不符", False),
        ("设备未设专间 2 处", True),
    ],
)  # fmt: skip
def test_a_reason_is_words_from_which_somebody_learns_why(words, says):
    if says:
        assert check_said(words, least=8) == words
        return
    with pytest.raises(ReasonTooShort):
        check_said(words, least=8)
