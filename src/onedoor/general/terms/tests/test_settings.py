from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from onedoor.general.terms import api as terms
from onedoor.general.terms.access import definitions
from onedoor.general.terms.domain.errors import (
    DocumentNumberMissing,
    FromDayPast,
    NotAdministrator,
    ProposalClosed,
    ProposalMissing,
    ProposalOpen,
    ReasonMissing,
    SecondAdministratorNeeded,
    SettingMissing,
    SettingValueWrong,
)
from onedoor.general.terms.testing import in_force_since, set_value
from onedoor.journal import api as journal
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.commands import asking_once
from onedoor.law.articles import HAMI

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 4, tzinfo=UTC)
TODAY = date(2026, 11, 2)
KEY = "ratings.rectify_working_days"
FIRST = Actor(ActorKind.STAFF, "A1", duties=frozenset({"system.admin"}))
SECOND = Actor(ActorKind.STAFF, "A2", duties=frozenset({"system.admin"}))
OPEN_WORDS_OF_ARTICLES = {11, 13, 14, 18, 22, 23, 24, 25, 26, 27, 28, 29, 31}


def propose(key=KEY, value="7", **facts):
    usual: dict[str, Any] = {
        "from_on": TODAY,
        "document_number": "哈政发〔2026〕1号",
        "reason": "试行后调整",
        "actor": FIRST,
        "at": AT,
    }
    return terms.propose(key=key, value=value, **(usual | facts))


@pytest.mark.verifies(HAMI(31))
def test_every_article_with_an_open_word_has_a_setting():
    articles = {
        known.basis.article
        for known in definitions().values()
        if known.basis is not None and known.basis.act == "HAMI"
    }

    assert articles == OPEN_WORDS_OF_ARTICLES


def test_every_default_is_a_value_its_own_setting_allows():
    wrong = [
        known.key
        for known in definitions().values()
        if known.default is not None
        and not (
            isinstance(known.default, bool)
            or (isinstance(known.default, int) and known.lowest <= known.default <= known.highest)
            or known.default in {choice.value for choice in known.choices}
            or known.kind is terms.ValueKind.TEXT
        )
    ]

    assert wrong == []


def test_a_setting_nobody_decided_has_its_default():
    assert terms.setting(KEY, on=TODAY) == 5
    assert terms.settings(on=TODAY)[KEY] == 5


@pytest.mark.verifies(HAMI(3), HAMI(30))
@pytest.mark.check("A3-2")
def test_what_the_regulation_settles_goes_before_a_local_decision_and_the_answer_names_it():
    settled = "ratings.verify_working_days"
    for key in (settled, KEY):
        set_value(key, 7)

    ours, local = (terms.setting_now(key, on=TODAY) for key in (settled, KEY))

    assert (ours.value, ours.set_by, ours.is_default) == (1, HAMI(25, paragraph=2), True)
    assert (local.value, local.set_by, local.is_default) == (7, None, False)
    assert [terms.setting(key, on=TODAY) for key in (settled, KEY)] == [1, 7]
    assert terms.settings(on=TODAY)[settled] == 1


def test_a_proposal_alone_changes_nothing():
    propose()

    assert terms.setting(KEY, on=TODAY) == 5
    assert [change.shown for change in terms.pending()] == ["7 个工作日"]
    assert kinds(KEY) == ["terms.setting_proposed"]


def test_a_confirmed_value_holds_from_its_day_on_and_not_before():
    ref = propose(from_on=date(2026, 12, 1))

    terms.confirm(ref=ref, actor=SECOND, at=AT)

    assert [terms.setting(KEY, on=day) for day in (date(2026, 11, 30), date(2026, 12, 1))] == [5, 7]
    assert terms.setting(KEY, on=None) == 7
    assert terms.settings(on=date(2026, 12, 1))[KEY] == 7
    assert terms.pending() == ()
    assert kinds(KEY) == ["terms.setting_proposed", "terms.setting_confirmed"]


def test_a_command_rests_on_one_reading_until_it_has_changed_a_setting_itself():
    with asking_once():
        before = [terms.setting(KEY, on=TODAY)]
        set_value(KEY, 7)
        before += [terms.setting(KEY, on=TODAY), terms.settings(on=TODAY)[KEY]]
        journal.write(kind="terms.setting_confirmed", subject=KEY, at=AT, by=SECOND)
        after = terms.setting(KEY, on=TODAY)

    assert (before, after) == ([5, 5, 5], 7)


def test_history_keeps_every_value_with_who_when_and_on_what_document():
    terms.confirm(ref=propose(), actor=SECOND, at=AT)
    terms.withdraw(ref=propose(value="9", at=AT + timedelta(hours=1)), actor=SECOND, at=AT)

    told = [(c.state, c.value, c.proposed_by, c.confirmed_by) for c in terms.history(KEY)]
    assert told == [("withdrawn", 9, "A1", ""), ("confirmed", 7, "A1", "A2")]
    assert {c.document_number for c in terms.history(KEY)} == {"哈政发〔2026〕1号"}


@pytest.mark.verifies(HAMI(31))
@pytest.mark.check("A31-2")
def test_who_proposed_the_effective_date_cannot_confirm_it():
    ref = propose(terms.EFFECTIVE_DATE, "2027-01-01")

    with pytest.raises(SecondAdministratorNeeded):
        terms.confirm(ref=ref, actor=FIRST, at=AT)

    assert terms.effective_on() is None
    assert kinds(terms.EFFECTIVE_DATE) == ["terms.setting_proposed"]


@pytest.mark.verifies(HAMI(31))
@pytest.mark.check("A31-2")
def test_the_effective_date_is_audited_with_its_document_and_what_it_affects():
    ref = propose(terms.EFFECTIVE_DATE, "2027-01-01")

    terms.confirm(ref=ref, actor=SECOND, at=AT)

    entry = journal.entries_of(terms.EFFECTIVE_DATE)[-1]
    assert terms.effective_on() == date(2027, 1, 1)
    assert entry.kind == "terms.setting_confirmed"
    assert entry.facts["document_number"] == "哈政发〔2026〕1号"
    assert entry.facts["proposed_by"] == "A1"
    assert entry.facts["affects"] == list(terms.definition(terms.EFFECTIVE_DATE).affects)
    assert len(terms.definition(terms.EFFECTIVE_DATE).affects) == 6


@pytest.mark.verifies(HAMI(31))
@pytest.mark.check("A31-2")
def test_the_effective_date_needs_a_document_number():
    with pytest.raises(DocumentNumberMissing):
        propose(terms.EFFECTIVE_DATE, "2027-01-01", document_number=" ")

    assert kinds(terms.EFFECTIVE_DATE) == []


@pytest.mark.verifies(HAMI(31))
@pytest.mark.check("A31-1")
def test_without_an_effective_date_every_day_is_a_trial_and_nothing_can_be_published():
    assert terms.effective_on() is None
    assert terms.in_trial(on=date(2099, 1, 1))

    with pytest.raises(terms.StillInTrial):
        terms.require_in_force(on=TODAY)


@pytest.mark.verifies(HAMI(31))
@pytest.mark.check("A31-1")
def test_acts_before_the_effective_date_never_count():
    in_force_since(date(2026, 10, 1))

    assert [terms.in_trial(on=day) for day in (date(2026, 9, 30), date(2026, 10, 1))] == [
        True,
        False,
    ]
    terms.require_in_force(on=date(2026, 10, 1))
    with pytest.raises(terms.StillInTrial):
        terms.require_in_force(on=date(2026, 9, 30))


@pytest.mark.verifies(HAMI(31))
@pytest.mark.check("A31-1", "A31-2")
def test_the_effective_date_may_be_taken_back_in_the_same_way():
    in_force_since(date(2026, 10, 1))

    terms.confirm(ref=propose(terms.EFFECTIVE_DATE, ""), actor=SECOND, at=AT)

    assert terms.effective_on() is None
    assert terms.setting_now(terms.EFFECTIVE_DATE, on=TODAY).shown == "未设定"


@pytest.mark.parametrize(
    "key,facts,refusal",
    [
        (KEY, {"value": "0"}, SettingValueWrong),
        (KEY, {"value": "16"}, SettingValueWrong),
        (KEY, {"value": "seven"}, SettingValueWrong),
        ("notices.year", {"value": "lunar"}, SettingValueWrong),
        ("calendar.regional_days.ADL", {"value": "yes"}, SettingValueWrong),
        ("site.office", {"value": "x" * 41}, SettingValueWrong),
        (terms.EFFECTIVE_DATE, {"value": "明年"}, SettingValueWrong),
        (KEY, {"document_number": ""}, DocumentNumberMissing),
        (KEY, {"reason": ""}, ReasonMissing),
        (KEY, {"from_on": date(2026, 11, 1)}, FromDayPast),
        (KEY, {"actor": Actor(ActorKind.STAFF, "S1")}, NotAdministrator),
        ("no.such", {}, SettingMissing),
    ],
)
def test_a_proposal_that_may_not_be_leaves_no_trace(key, facts, refusal):
    before = kinds()

    with pytest.raises(refusal):
        propose(key, **facts)

    assert (terms.pending(), kinds()) == ((), before)


def test_one_setting_has_one_open_proposal():
    propose()

    with pytest.raises(ProposalOpen):
        propose(value="8")

    assert len(terms.pending()) == 1


def test_a_decided_proposal_is_decided():
    ref = propose()
    terms.confirm(ref=ref, actor=SECOND, at=AT)

    with pytest.raises(ProposalClosed):
        terms.confirm(ref=ref, actor=SECOND, at=AT)
    with pytest.raises(ProposalClosed):
        terms.withdraw(ref=ref, actor=FIRST, at=AT)


@pytest.mark.verifies(HAMI(31))
@pytest.mark.check("A31-2")
def test_what_was_confirmed_too_late_does_not_reach_back():
    ref = propose(terms.EFFECTIVE_DATE, "2027-01-01")

    with pytest.raises(FromDayPast):
        terms.confirm(ref=ref, actor=SECOND, at=AT + timedelta(days=1))

    assert terms.effective_on() is None
    assert [change.ref for change in terms.pending()] == [ref]
    assert kinds(terms.EFFECTIVE_DATE) == ["terms.setting_proposed"]


def test_a_proposal_nobody_made_is_missing():
    with pytest.raises(ProposalMissing):
        terms.confirm(ref="x", actor=SECOND, at=AT)


def test_others_than_administrators_confirm_nothing():
    ref = propose()

    with pytest.raises(NotAdministrator):
        terms.confirm(ref=ref, actor=Actor(ActorKind.STAFF, "S1"), at=AT)

    assert terms.setting(KEY, on=TODAY) == 5


def test_the_screen_costs_the_same_however_long_the_history(flat_queries):
    flat_queries(
        add_row=lambda n: set_value(KEY, 6, from_on=date(2020, 1, 1) + timedelta(days=n)),
        ask=lambda: terms.settings_now(on=TODAY),
        at_most=4,
    )
