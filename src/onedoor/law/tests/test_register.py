from datetime import date

import pytest

from onedoor.law import articles
from onedoor.law.articles import ADL, BER, HAMI, Provision
from onedoor.law.register import UnknownAct, act, acts, heading_of, in_chinese


def test_our_regulation_has_thirty_one_articles_in_six_chapters():
    hami = act("HAMI")

    assert sorted(hami.articles) == list(range(1, 32))
    assert list(hami.chapters) == [1, 2, 3, 4, 5, 6]
    assert {a.chapter for a in hami.articles.values()} == set(hami.chapters)
    assert all(a.heading and a.summary and a.checks for a in hami.articles.values())


def test_only_four_articles_leave_a_part_to_people():
    by_hand = [a.number for a in act("HAMI").articles.values() if a.by_hand]

    assert by_hand == [1, 3, 4, 31]


def test_the_draft_is_never_in_force_by_the_register():
    assert not act("HAMI").in_force(date(2099, 1, 1))


def test_an_act_is_in_force_from_its_first_day():
    assert not act("BER").in_force(date(2019, 12, 31))
    assert act("BER").in_force(date(2020, 1, 1))


@pytest.mark.parametrize(
    "provision,known",
    [
        (ADL(83), True),
        (ADL(84), False),
        (HAMI(29, item=12), True),
        (HAMI(29, item=13), False),
        (Provision("ADL", 0), False),
    ],
)
def test_the_register_knows_which_places_exist(provision, known):
    assert act(provision.act).has(provision) is known


def test_an_act_nobody_registered_is_refused():
    with pytest.raises(UnknownAct):
        act("NONE")


@pytest.mark.parametrize(
    "provision,words",
    [
        (ADL(32, item=4), "《行政许可法》第三十二条第(四)项"),
        (ADL(42, paragraph=1), "《行政许可法》第四十二条第一款"),
        (BER(36), "《优化营商环境条例》第三十六条"),
        (Provision("FSL", 122), "《食品安全法》第一百二十二条"),
        (Provision("FSL", 101), "《食品安全法》第一百零一条"),
        (HAMI(10), "《哈密市市场主体政务服务条例(草案)》第十条"),
    ],
)
def test_a_citation_is_written_as_people_write_it(provision, words):
    assert in_chinese(provision) == words


def test_an_item_has_its_own_heading():
    assert heading_of(HAMI(29, item=3)) == "擅自增设条件和环节"
    assert heading_of(HAMI(25)) == "好差评"
    assert heading_of(ADL(83)) == ""


def test_each_code_has_one_constant_and_one_file():
    constants = {a.code for a in vars(articles).values() if isinstance(a, articles.Act)}

    assert constants == set(acts())
