from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import HAMI
from onedoor.supervision.ratings.domain import rates as counting
from onedoor.supervision.ratings.domain.satisfaction import (
    FEED_CHANNELS,
    GB_T_39046,
    NATIONAL_FEED,
    Channel,
    Satisfaction,
)
from onedoor.supervision.ratings.domain.tags import tag, tags_for
from onedoor.supervision.ratings.domain.tickets import (
    EDGES,
    ENDED,
    Finding,
    Side,
    Step,
    StepNotOpen,
    TicketState,
    edge_for,
    steps_from,
)

NOW = date(2026, 11, 24)
numbers = st.integers(0, 10_000)


@pytest.mark.verifies(HAMI(25, paragraph=2))
def test_the_two_lists_agree_only_on_the_middle():
    assert [code for code in "12345" if GB_T_39046[code] == NATIONAL_FEED[code]] == ["3"]
    assert [NATIONAL_FEED[str(level.stars)] for level in Satisfaction] == list(Satisfaction)


def test_the_two_poor_levels_call_for_verification():
    assert [s for s in Satisfaction if s.calls_for_verification] == ["poor", "very_poor"]


def test_every_channel_has_its_number_in_the_feed():
    assert list(FEED_CHANNELS.values()) == list(Channel)


def test_each_level_has_eight_tags_in_use():
    found = {level: len(tags_for(level, on=NOW)) for level in Satisfaction}

    assert found == dict.fromkeys(Satisfaction, 8)


def test_tags_are_dated_and_some_are_evidence():
    assert tags_for(Satisfaction.POOR, on=date(2020, 12, 13)) == ()
    assert tag("501") is None
    leading = {t.code for level in Satisfaction for t in tags_for(level, on=NOW) if t.leads}
    assert leading == {"108", "109", "110", "113", "114", "209", "210"}


@pytest.mark.verifies(HAMI(25, paragraph=2), HAMI(25, paragraph=3))
@pytest.mark.check("A25-4")
def test_every_step_not_in_the_table_is_refused():
    drawn = {(e.step, e.source, e.finding) for e in EDGES}

    for step in Step:
        for source in TicketState:
            for finding in (None, *Finding):
                if (step, source, finding) in drawn:
                    assert edge_for(step, source, finding).source is source
                else:
                    with pytest.raises(StepNotOpen):
                        edge_for(step, source, finding)


@pytest.mark.check("A25-4")
def test_no_way_leads_to_closed_but_through_feedback():
    assert {e.step for e in EDGES if e.target is TicketState.CLOSED} == {Step.FEED_BACK}


@pytest.mark.check("A25-5", "A25-6")
def test_the_rated_body_neither_follows_up_nor_settles_its_own_claim():
    watching = {e.step for e in EDGES if e.side is Side.MANAGEMENT}

    assert watching == {Step.CONFIRM, Step.REJECT, Step.FOLLOW_UP}
    assert steps_from(TicketState.CLOSED, Side.BODY) == ()


def test_from_every_state_that_is_not_the_end_there_is_a_way_on():
    stuck = [s for s in TicketState if s not in ENDED and not [e for e in EDGES if e.source is s]]

    assert stuck == []


@pytest.mark.verifies(HAMI(25))
@pytest.mark.check("A25-8")
@given(st.builds(counting.Counts, *[numbers] * 8))
def test_good_and_poor_are_all_of_the_effective_ratings(counts):
    found = counting.rates(counts)

    assert found.good.part + found.poor.part == found.good.whole == found.poor.whole
    if found.good.whole:
        total = sum(rate.percent or 0 for rate in (found.good, found.poor))
        assert abs(Decimal(total) - 100) <= Decimal("0.01")
    else:
        assert (found.good.percent, found.poor.percent) == (None, None)


def test_the_published_figures_of_a_city_are_reproduced():
    counts = counting.Counts(
        concluded=70_000, rated=66_903, good=66_789, poor=114, called_back=114,
        called_back_in_time=110, well_founded=50, rectified=50,
    )  # fmt: skip

    found = counting.rates(counts)

    assert (found.good.percent, found.poor.percent) == (Decimal("99.83"), Decimal("0.17"))
    assert found.called_back.percent == Decimal("100.00")
    assert found.in_time.percent == Decimal("96.49")
