import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import PIPL
from onedoor.operation.consultations.domain import errors, faqs, questions
from onedoor.operation.consultations.domain.faqs import FaqState, Pair, Verdict


@pytest.mark.verifies(PIPL(6))
@given(
    st.from_regex(r"1[3-9]\d{9}|\d{17}[\dX]|\d{16}", fullmatch=True),
    st.text("问题吗，。", max_size=9),
)
def test_a_number_of_somebodys_is_found_wherever_it_stands(number, words):
    assert questions.is_personal(f"{words}{number}{words}")
    with pytest.raises(errors.StillPersonal):
        faqs.checked(Pair(f"问{words}{number}", "答"))
    with pytest.raises(errors.StillPersonal):
        faqs.checked(Pair("问", f"答{number}{words}"))


@pytest.mark.parametrize(
    "text",
    ["请拨打 0902-2253001 或者 12345。", "哈政办发〔2026〕12 号第 3 条", "交 1200.50 元，办 20 日"],
)
def test_what_belongs_to_nobody_may_be_published(text):
    assert faqs.checked(Pair(f" {text} ", text)) == Pair(text, text)


@pytest.mark.parametrize("text", ["13909020000", "139 0902 0000", "0902-2253001", "a.b@example.cn"])
def test_a_contact_is_a_telephone_or_an_address(text):
    assert questions.contact(text) == text.replace(" ", "")


@pytest.mark.parametrize("text", ["", "  ", "微信同号", "12345", "a@b", "1390902000"])
def test_nothing_else_is_a_contact(text):
    with pytest.raises(errors.ContactMissing):
        questions.contact(text)


@pytest.mark.parametrize(
    "text, refusal", [(" \n ", errors.WordsMissing), ("字" * 1001, errors.WordsTooLong)]
)
def test_words_are_some_and_not_too_many(text, refusal):
    with pytest.raises(refusal):
        questions.words(text)
    assert questions.words(" 字 ") == "字"


def test_only_these_verdicts_lead_on():
    led = {}
    for state in FaqState:
        for verdict in Verdict:
            try:
                led[state, verdict] = faqs.after(state, verdict)
            except errors.FaqNotOpen:
                assert verdict not in faqs.open_to(state)
    assert led == {
        (FaqState.PROPOSED, Verdict.PUBLISH): FaqState.PUBLISHED,
        (FaqState.PROPOSED, Verdict.RETURN): FaqState.RETURNED,
        (FaqState.PUBLISHED, Verdict.WITHDRAW): FaqState.WITHDRAWN,
    }
