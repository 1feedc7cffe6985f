import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.codes.domain import identity
from onedoor.general.codes.domain.identity import Outcome, Reason
from onedoor.law.articles import HAMI

pytestmark = [pytest.mark.verifies(HAMI(2)), pytest.mark.check("A2-4")]
VECTORS = Path(__file__).parents[5] / "tests" / "vectors" / "ids"
CREDIT = json.loads((VECTORS / "uscc.json").read_text("utf-8"))
RESIDENT = json.loads((VECTORS / "resident.json").read_text("utf-8"))
TODAY = date(2026, 11, 1)
credit_bodies = st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8)
births = st.dates(date(1930, 1, 1), TODAY)


def credit(body, first="91650502"):
    known = first + body + identity.body_check_digit(body)
    return known + identity.credit_check_digit(known)


def resident(born, county="650502", serial=7):
    known = f"{county}{born:%Y%m%d}{serial:03d}"
    return known + identity.resident_check_digit(known)


@pytest.mark.parametrize("code", CREDIT["valid"])
def test_every_valid_credit_code_of_the_samples_is_right(code):
    assert identity.credit_code(code) == identity.Checked(Outcome.OK, code)


@pytest.mark.parametrize("row", CREDIT["invalid"], ids=lambda row: row["v"] or "empty")
def test_every_invalid_credit_code_of_the_samples_is_wrong(row):
    assert identity.credit_code(row["v"]).outcome is Outcome.BAD


@pytest.mark.parametrize("row", CREDIT["normalise"], ids=lambda row: row["input"])
def test_spaces_in_a_credit_code_are_no_mistake(row):
    assert identity.credit_code(row["input"]).value == row["output"]


@pytest.mark.parametrize(
    "code,reason",
    [
        ("", Reason.EMPTY),
        ("12345", Reason.LENGTH),
        ("9111000060003IOZSV", Reason.CHARACTERS),
        ("Q1110000600037341L", Reason.REGISTRAR),
        ("97110000600037341L", Reason.KIND),
        ("91990000600037341L", Reason.AREA),
        ("91110000600037341N", Reason.CHECK_DIGIT),
        ("11500108009275780R", Reason.CHECK_DIGIT),
    ],
)
def test_a_wrong_credit_code_says_what_is_wrong(code, reason):
    assert identity.credit_code(code).reason is reason


@pytest.mark.parametrize(
    "code",
    ["91350100M000100Y43", "11440232MB2D06811W", "11370800MB28559184", "11100000000013338W"],
)
def test_codes_of_other_registrars_and_of_the_nation_are_right(code):
    assert identity.credit_code(code).outcome is Outcome.OK


def test_a_firm_registered_before_the_area_was_renamed_keeps_its_code():
    assert identity.credit_code(credit("00000001", "91652201")).outcome is Outcome.OK


@given(body=credit_bodies)
def test_a_code_with_its_check_digits_is_right_and_full_width_small_letters_are_no_mistake(body):
    code = credit(body)
    typed = " ".join(chr(ord(c) + 0xFEE0) for c in code.lower())

    assert identity.credit_code(typed) == identity.Checked(Outcome.OK, code)


@given(body=credit_bodies, place=st.integers(0, 17), other=st.sampled_from("0123456789ABCDEFGH"))
def test_one_changed_character_is_always_found(body, place, other):
    code = credit(body)
    changed = code[:place] + other + code[place + 1 :]

    assert changed == code or identity.credit_code(changed).outcome is not Outcome.OK


@given(body=credit_bodies, place=st.integers(0, 16))
def test_two_swapped_neighbours_are_always_found(body, place):
    code = credit(body)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

    assert swapped == code or identity.credit_code(swapped).outcome is not Outcome.OK


@given(text=st.text(max_size=24))
def test_any_text_gets_an_answer(text):
    assert identity.credit_code(text).outcome in Outcome
    assert identity.resident_number(text, today=TODAY).outcome in Outcome


@pytest.mark.parametrize("number", RESIDENT["valid"])
def test_every_valid_identity_number_of_the_samples_is_right(number):
    checked = identity.resident_number(number, today=TODAY)

    assert checked == identity.Checked(Outcome.OK, number)


@pytest.mark.parametrize("number", RESIDENT["valid_lowercase_x"])
def test_a_small_x_is_no_mistake(number):
    checked = identity.resident_number(number, today=TODAY)

    assert checked == identity.Checked(Outcome.OK, number.upper())


@pytest.mark.parametrize("row", RESIDENT["invalid"], ids=lambda row: row["v"])
def test_every_invalid_identity_number_of_the_samples_is_wrong(row):
    assert identity.resident_number(row["v"], today=TODAY).outcome is Outcome.BAD


@pytest.mark.parametrize("row", RESIDENT["warn_region_at_birth"], ids=lambda row: row["v"])
def test_a_county_not_in_force_at_birth_is_a_warning(row):
    checked = identity.resident_number(row["v"], today=TODAY)

    assert (checked.outcome, checked.reason) == (Outcome.WARN, Reason.COUNTY_AT_BIRTH)


@pytest.mark.parametrize(
    "number,reason",
    [
        ("", Reason.EMPTY),
        ("650502198001010", Reason.OLD_LENGTH),
        ("65050219800101", Reason.LENGTH),
        ("65050219800101007A", Reason.CHARACTERS),
        ("650502198002300071", Reason.BIRTH_DATE),
        (resident(date(2026, 11, 2)), Reason.FUTURE),
        ("110105194912310021", Reason.CHECK_DIGIT),
    ],
)
def test_a_wrong_identity_number_says_what_is_wrong(number, reason):
    checked = identity.resident_number(number, today=TODAY)

    assert (checked.outcome, checked.reason) == (Outcome.BAD, reason)


@given(born=births, county=st.sampled_from(["810000", "820000", "830000"]))
def test_a_residence_permit_is_as_good_as_any_number(born, county):
    assert identity.resident_number(resident(born, county), today=TODAY).outcome is Outcome.OK


@given(born=births, county=st.integers(0, 999_999), serial=st.integers(0, 999))
def test_no_county_ever_makes_a_number_wrong(born, county, serial):
    number = resident(born, f"{county:06d}", serial)

    assert identity.resident_number(number, today=TODAY).outcome is not Outcome.BAD


@given(born=births, place=st.integers(0, 16))
def test_two_swapped_digits_are_always_found(born, place):
    number = resident(born)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    checked = identity.resident_number(swapped, today=TODAY)

    assert swapped == number or checked.outcome is Outcome.BAD


def test_a_county_abolished_since_birth_is_right():
    checked = identity.resident_number(resident(date(1990, 5, 1), "652201"), today=TODAY)

    assert checked.outcome is Outcome.OK
