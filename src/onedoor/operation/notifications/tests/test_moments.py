"""The table of moments, and what each says, without a database."""

from datetime import date, datetime

import pytest
from django.utils import translation

from onedoor.general.terms import api as terms
from onedoor.operation.cases import api as cases
from onedoor.operation.notifications.domain.moments import (
    KINDS,
    TABLE,
    Hours,
    Moment,
    Way,
    moment_of,
    ways_of,
)
from onedoor.operation.notifications.domain.shapes import ChoiceWrong, checked
from onedoor.operation.notifications.words import WORDS, head, text

FACTS = {"day": "2026-12-01", "amount": "120.50"}


def test_every_moment_has_a_setting_with_known_values_and_words():
    known = terms.definitions()

    assert set(TABLE) == set(WORDS) == set(Moment)
    for told in TABLE.values():
        for choice in known[told.setting].choices:
            ways_of(choice.value)


def test_a_kind_belongs_to_one_moment_and_those_of_cases_exist():
    kinds = [kind for told in TABLE.values() for kind in told.kinds]

    assert len(kinds) == len(KINDS)
    known = set(cases.TOLD) | {"cases.draft_ending"}
    assert {kind for kind in kinds if kind.startswith("cases.")} <= known


def test_applicants_are_not_told_what_they_wrote_themselves():
    assert moment_of("correspondence.written", {"from_applicant": True}) is None
    assert moment_of("correspondence.written", {"from_applicant": False}) is Moment.MESSAGE
    assert moment_of("cases.reviewed", {}) is None


def test_a_setting_names_the_ways_or_turns_a_moment_off():
    assert ways_of("off") is None
    assert ways_of("site") == frozenset()
    assert ways_of("both") == frozenset({Way.SMS, Way.MAIL})


@pytest.mark.parametrize("language", ["zh-hans", "ug"])
@pytest.mark.parametrize("moment", Moment)
def test_a_notification_is_short_and_says_which_case(moment, language):
    with translation.override(language):
        said = text(moment, case="11650502-1", item="食品经营许可", facts=FACTS)
        bare = text(moment, case="11650502-1", item="食品经营许可", facts={})

    assert "食品经营许可" in said
    assert "11650502-1" in said or moment is Moment.DRAFT_ENDING
    assert "%(" not in said
    assert len(said) <= 180
    assert len(bare) <= len(said)
    with translation.override(language):
        assert len(head(moment)) <= 60


def test_a_day_is_written_as_the_language_writes_it():
    def said(**more):
        return text(Moment.ACCEPTED, case="C", item="X", facts={"day": "2026-12-01", **more})

    with translation.override("zh-hans"):
        assert said() == "“X”（C）已受理。 应于 2026年12月1日 前办理。"
        assert said(provisional="yes").endswith("应于 2026年12月1日（暂定） 前办理。")
    with translation.override("ug"):
        assert "2026" in said()
        assert "（ۋاقىتلىق）" in said(provisional="yes")
        assert said() != text(Moment.ACCEPTED, case="C", item="X", facts={})
    assert date.fromisoformat(FACTS["day"]).year == 2026


@pytest.mark.parametrize("beijing, rings", [
    ("24T07:59", "24T08:00"), ("24T08:00", "24T08:00"), ("24T20:59", "24T20:59"),
    ("24T21:00", "25T08:00"), ("24T00:20", "24T08:00"),
])  # fmt: skip
def test_nobody_is_rung_awake(beijing, rings):
    def moment(text):
        return datetime.fromisoformat(f"2026-11-{text}:00+08:00")

    assert Hours(8, 21).next(moment(beijing)) == moment(rings)


@pytest.mark.parametrize("ways, language", [(["fax"], "ug"), (["sms"], "en")])
def test_only_what_there_is_can_be_chosen(ways, language):
    with pytest.raises(ChoiceWrong):
        checked(ways, language)
    assert checked(["sms"], "ug").ways == {Way.SMS}
