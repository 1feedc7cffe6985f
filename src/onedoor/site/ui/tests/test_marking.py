"""What is Chinese on a Uyghur page is marked so, and nothing else is touched."""

from datetime import UTC, datetime

import pytest
from django.utils.html import conditional_escape, escape, format_html
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import ADL
from onedoor.site.ui.marking import cited, lang, marked
from onedoor.site.ui.moments import day

WHOLE = '<bdi dir="ltr" class="whole">{}</bdi>'
ZH = '<span lang="zh-Hans" dir="ltr">{}</span>'


@pytest.mark.parametrize(
    "text,shown",
    [
        ("阿依古丽·买买提", ZH.format("阿依古丽·买买提")),
        ("许受〔2026〕6号", ZH.format("许受〔2026〕6号")),
        ("《中华人民共和国行政许可法》42", ZH.format("《中华人民共和国行政许可法》42")),
        ("ئىسمى: 王丽 · 收件岗", "ئىسمى: " + ZH.format("王丽 · 收件岗")),
        ("准予许可。 · 2026-يىلى", ZH.format("准予许可。") + " · 2026-يىلى"),
        ("爱国北路 8 号 · كوچا", ZH.format("爱国北路 8 号") + " · كوچا"),
        ("مەسىلەن: 2026-12-01.", "مەسىلەن: " + WHOLE.format("2026-12-01") + "."),
        ("2026-11-30 16:27 دا", WHOLE.format("2026-11-30 16:27") + " دا"),
        ("تېلېفون 0902-2234567", "تېلېفون " + WHOLE.format("0902-2234567")),
        ("650502********0210 نومۇرى", WHOLE.format("650502********0210") + " نومۇرى"),
        ("6505**", WHOLE.format("6505**")),
        ("** 6", "** 6"),
        ("v1، 2026-يىلى", WHOLE.format("v1") + "، 2026-يىلى"),
        (
            "1.2.156.3005.2.11100000MB0143028R024 نومۇرى",
            '<bdi dir="ltr">1.2.156.3005.2.11100000MB0143028R024</bdi> نومۇرى',
        ),
        ("11650502MBX1106722 كودى", "11650502MBX1106722 كودى"),
        ("<b>王</b>", "&lt;b&gt;" + ZH.format("王") + "&lt;/b&gt;"),
    ],
)
def test_chinese_is_marked_on_a_uyghur_page(text, shown):
    with override("ug"):
        assert marked(text) == shown


@given(st.text())
def test_nothing_is_lost_and_nothing_slips_past_the_escaping(text):
    with override("ug"):
        shown = str(conditional_escape(marked(text)))

    for tag in (
        '<span lang="zh-Hans" dir="ltr">',
        "</span>",
        WHOLE[:-8],
        '<bdi dir="ltr">',
        "</bdi>",
    ):
        shown = shown.replace(tag, "")
    assert shown == str(escape(text))


@pytest.mark.parametrize("given_", ["ئۇيغۇرچە 12", "", 12, None, format_html("<b>{}</b>", "王")])
def test_what_is_no_plain_chinese_text_is_returned_as_it_is(given_):
    with override("ug"):
        assert marked(given_) is given_


def test_a_chinese_page_needs_no_marks():
    with override("zh-hans"):
        assert marked("王丽 2026-12-01") == "王丽 2026-12-01"
        assert lang("王丽") == ""


def test_an_option_is_marked_by_its_attribute():
    with override("ug"):
        assert lang("二堡镇") == ' lang="zh-Hans"'
        assert lang("باشقا") == ""


def test_the_day_of_a_moment_is_the_one_it_has_in_beijing():
    night = datetime(2026, 11, 30, 18, 56, tzinfo=UTC)
    with override("zh-hans"):
        assert (day(night), day(night.date()), day(None)) == ("2026年12月1日", "2026年11月30日", "")


@pytest.mark.parametrize("basis, words", [
    ("ADL 32(4)", "《行政许可法》第三十二条第(四)项"),
    (ADL(42, paragraph=1), "《行政许可法》第四十二条第一款"),
    ("《食品经营许可和备案管理办法》第13条", "《食品经营许可和备案管理办法》第13条"),
    ("", ""),
])  # fmt: skip
def test_a_citation_is_written_as_people_write_it(basis, words):
    with override("zh-hans"):
        assert cited(basis) == words
    with override("ug"):
        assert str(cited(basis)) == ZH.format(words)


def test_the_example_of_a_date_reads_from_left_to_right_in_uyghur():
    with override("ug"):
        assert WHOLE.format("2026-04-08") in marked("مەسىلەن 2026-04-08")
