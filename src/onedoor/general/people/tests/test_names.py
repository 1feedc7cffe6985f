import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.people.domain.names import NameWrong, organisation_name, person_name

NAMES = json.loads((Path(__file__).parent / "data" / "person_names.json").read_text("utf-8"))
NAUGHTY = json.loads((Path(__file__).parent / "data" / "blns.json").read_text("utf-8"))


@pytest.mark.parametrize("name", [one["n"] for one in NAMES["accept"]])
def test_a_name_people_have_is_taken_as_it_is(name):
    assert person_name(name) == name


@pytest.mark.parametrize(
    "written, kept", [(one["i"], one["o"]) for one in NAMES["normalise_to_middle_dot"]]
)
def test_every_way_of_writing_the_middle_dot_becomes_one(written, kept):
    assert person_name(written) == kept


@pytest.mark.parametrize("name", [one["n"] for one in NAMES["refuse"]])
def test_what_is_no_name_is_refused(name):
    with pytest.raises(NameWrong):
        person_name(name)


@pytest.mark.parametrize(
    "name",
    [word for one in NAMES["kazakh_arabic_script"] for key, word in one.items()],
)
def test_names_in_arabic_script_are_taken(name):
    assert person_name(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    "written, kept",
    [
        ("  阿依古丽 · 买买提 ", "阿依古丽·买买提"),
        ("阿依古丽.买买提", "阿依古丽·买买提"),
        ("J. R. Smith", "J. R. Smith"),
        ("佐藤　優子", "佐藤 優子"),
        ("\U00030000\U00031350", "\U00030000\U00031350"),
        ("e\u0301lan", "élan"),
    ],
)
def test_names_are_tidied_and_no_more(written, kept):
    assert person_name(written) == kept


def test_a_name_of_fifty_characters_and_more_is_kept_whole():
    name = "·".join(["阿卜杜热合曼"] * 8)

    assert len(name) > 50
    assert person_name(name) == name
    with pytest.raises(NameWrong):
        person_name("长" * 101)


@pytest.mark.parametrize("take", [person_name, organisation_name])
def test_naughty_strings_are_refused_or_kept_in_one_stable_form(take):
    for text in NAUGHTY:
        try:
            kept = take(text)
        except NameWrong:
            continue
        assert take(kept) == kept
        assert "<" not in kept
        assert kept == kept.strip()
        assert not any(unicodedata.category(sign) in {"Cc", "Cf", "Cs"} for sign in kept)


@given(st.text(max_size=120))
def test_taking_a_name_twice_changes_nothing_more(text):
    try:
        kept = person_name(text)
    except NameWrong:
        return
    assert person_name(kept) == kept


@pytest.mark.parametrize(
    "name",
    [
        "哈密市伊州区甜蜜蜜瓜农民专业合作社",
        "哈密3D打印（新疆）有限公司",
        "A&B Co., Ltd.",
        "7-Eleven",
    ],
)
def test_organisations_may_hold_digits_and_brackets(name):
    assert organisation_name(name) == name


@pytest.mark.parametrize("name", ["", "123", "<b>公司</b>", "公司\u202e", "长" * 201])
def test_organisations_may_not_hold_markup_or_nothing(name):
    with pytest.raises(NameWrong):
        organisation_name(name)
