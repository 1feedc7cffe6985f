"""What a reader types becomes a card; what a person types stays as it is."""

import pytest

from onedoor.site.desk.readers import Card, Down, Wedge

NUMBER, CODE = "650502198803050210", "91650502MADEM10146"


@pytest.mark.parametrize(
    "typed, card",
    [
        (NUMBER, Card(NUMBER)),
        (f" {CODE}\n", Card(CODE)),
        (f"阿依古丽·买买提|女|19880305|{NUMBER}|", Card(NUMBER, "阿依古丽·买买提")),
        (f"{CODE},哈密市伊州区甜蜜蜜瓜专业合作社", Card(CODE, "哈密市伊州区甜蜜蜜瓜专业合作社")),
        (f"https://licence.example/v?uscc={CODE.lower()}&t=1", Card(CODE)),
        ("AB12CD34EF", Card("AB12CD34EF")),
        ("12|34", Card("12|34")),
        ("", Card("")),
    ],
)
def test_a_reader_that_types_gives_number_and_name(typed, card):
    assert Wedge().read(typed) == card


def test_one_that_is_down_leaves_what_was_typed():
    assert Down().read(f" {NUMBER} ") == Card(NUMBER)
    assert Down().read("甲|乙").name == ""
