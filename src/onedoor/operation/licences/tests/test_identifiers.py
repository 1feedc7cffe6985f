import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import HAMI
from onedoor.operation.licences.domain.identifiers import (
    ROOT,
    Identifier,
    check_character,
    parse,
)
from onedoor.operation.licences.domain.numbers import check_digit, number

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
REAL = (
    f"{ROOT}.11100000000013338W011.11430000006122244L.20230000403.001.U",
    f"{ROOT}.11100000000013338W011.11430000006122244L.20230000403.002.S",
    f"{ROOT}.11100000000013338W009.11330105002500287C.2025052201.002.0",
    f"{ROOT}.11100000000013338W087.11370800MB28559184.37080001202411010001.001.3",
    f"{ROOT}.11100000MB03271699022.340100.000000016.001.9",
)
texts = st.text(alphabet=SIGNS, min_size=1, max_size=60)


@pytest.mark.verifies(HAMI(17))
@pytest.mark.check("A17-3")
@pytest.mark.parametrize("real", REAL)
def test_real_identifiers_are_read_and_written_back(real):
    found = parse(f" {real.lower()} ")

    assert str(found) == real


@pytest.mark.check("A17-3")
@pytest.mark.parametrize("real", REAL)
def test_any_other_check_character_is_wrong(real):
    wrong = [real[:-1] + sign for sign in SIGNS if sign != real[-1]]

    assert [text for text in wrong if parse(text) is not None] == []


@given(texts, st.data())
def test_one_wrong_sign_is_always_found(text, data):
    place = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from(SIGNS).filter(lambda s: s != text[place]))

    assert check_character(text) != check_character(text[:place] + sign + text[place + 1 :])


@given(
    st.text(alphabet=SIGNS, min_size=21, max_size=21),
    st.text(alphabet=SIGNS, min_size=18, max_size=18),
    st.text(alphabet=SIGNS, min_size=1, max_size=40),
    st.integers(0, 999),
)
def test_what_is_written_is_read(type_code, body, serial, version):
    made = Identifier(type_code, body, serial, version)

    assert parse(str(made)) == made


@given(st.text(max_size=80))
def test_nonsense_is_no_identifier(text):
    assert parse(text) is None


def test_a_licence_number_has_area_order_and_check_digit():
    assert number(prefix="JY2", area="650502000000", order=17) == "JY26505020000175"


@given(st.text(alphabet="0123456789", min_size=1, max_size=20), st.data())
def test_a_wrong_digit_of_a_licence_number_is_found(digits, data):
    place = data.draw(st.integers(0, len(digits) - 1))
    wrong = data.draw(st.sampled_from("0123456789").filter(lambda d: d != digits[place]))

    assert check_digit(digits) != check_digit(digits[:place] + wrong + digits[place + 1 :])
