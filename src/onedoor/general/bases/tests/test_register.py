from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from onedoor.general.bases import api as bases
from onedoor.general.bases import base
from onedoor.general.bases.domain.errors import NoteMissing, NotKeeper, ReminderMissing
from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.law.articles import GIR, HAMI, citations
from onedoor.law.grades import Grade
from onedoor.law.register import act

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 4, tzinfo=UTC)
TODAY = date(2026, 11, 2)
BODY, OTHER = "11652201010485123A", "1" * 18
KEEPER = Actor(ActorKind.STAFF, "s2", BODY, "650502000000", frozenset({"items.review"}))
EDITOR = Actor(ActorKind.STAFF, "s1", BODY, "650502000000", frozenset({"items.edit"}))
STRANGER = Actor(ActorKind.STAFF, "s9", OTHER, "650502000000", frozenset({"items.edit"}))
RULE = "食品经营许可和备案管理办法"
NAMED_BY_ARTICLE_1 = [
    "国务院关于加快推进政务服务标准化规范化便利化的指导意见",
    "中华人民共和国行政许可法",
    "中华人民共和国政府信息公开条例",
    "新疆维吾尔自治区促进政务服务便利化条例",
    "新疆维吾尔自治区实施〈优化营商环境条例〉办法",
    "哈密市实施〈优化营商环境条例〉办法",
]


def _cite(by="ITEM-1", *, holder=BODY, articles=None, at=AT):
    found = articles or {RULE: ["13"]}
    bases.cite(cited_by=by, holder=holder, area="650502000000", articles=found, by=EDITOR, at=at)


def _change(state=bases.State.AMENDED, on=date(2026, 12, 1), actor=KEEPER, **more):
    return bases.change(
        title=RULE, state=state, on=on, document="总局令第99号", actor=actor, at=AT, **more
    )


@pytest.mark.verifies(HAMI(1))
@pytest.mark.check("A1-1")
def test_the_register_holds_what_the_regulation_names_and_every_act_the_code_cites():
    cited = {act(one.provision.act).title for one in citations()}

    found = bases.known([*NAMED_BY_ARTICLE_1, *cited])

    assert set(found) == {*NAMED_BY_ARTICLE_1, *cited}
    known = found["中华人民共和国行政许可法"]
    assert (known.grade, known.since, known.state) == (
        Grade.LAW, date(2019, 4, 23), bases.State.VALID,
    )  # fmt: skip
    assert known.has("83")
    assert not known.has("84")
    assert not bases.instrument("哈密市实施〈优化营商环境条例〉办法").verified
    assert not bases.instrument("哈密市市场主体政务服务条例(草案)").in_force(TODAY)


@pytest.mark.verifies(HAMI(1))
@pytest.mark.check("A1-1")
def test_what_is_cited_is_not_struck():
    _cite()

    with pytest.raises(bases.InstrumentCited) as refused:
        bases.strike(title=RULE, actor=KEEPER, at=AT)

    assert refused.value.facts["by"] == "ITEM-1"
    assert bases.instrument(RULE).state is bases.State.VALID
    assert journal.kinds(RULE) == []
    _cite(articles={"中华人民共和国食品安全法": ["35"]})
    bases.strike(title=RULE, actor=KEEPER, at=AT)
    assert bases.known([RULE]) == {}
    assert journal.kinds(RULE) == ["bases.struck"]


@pytest.mark.verifies(HAMI(1))
@pytest.mark.check("A1-1")
def test_what_the_platform_itself_rests_on_is_not_struck():
    title = "中华人民共和国行政许可法"

    with pytest.raises(bases.InstrumentCited):
        bases.strike(title=title, actor=KEEPER, at=AT)
    assert title in bases.known([title])


@pytest.mark.verifies(HAMI(1), GIR(26))
@pytest.mark.check("A1-2")
@pytest.mark.parametrize("state", [bases.State.AMENDED, bases.State.REPEALED])
def test_a_change_lists_all_that_rest_on_it_and_opens_a_reminder_for_each(state):
    _cite("ITEM-1")
    _cite("ITEM-2", holder=OTHER, articles={RULE: ["13", "2"], "中华人民共和国食品安全法": ["35"]})
    _cite("ITEM-3", articles={"中华人民共和国食品安全法": ["35"]})

    assert bases.citing(RULE) == ("ITEM-1", "ITEM-2")
    assert bases.uses() == {RULE: 2, "中华人民共和国食品安全法": 2}
    assert _change(state) == ("ITEM-1", "ITEM-2")

    mine = bases.reminders(holder=BODY)
    assert [(r.cited_by, r.instrument, r.articles) for r in mine] == [("ITEM-1", RULE, ("13",))]
    assert mine[0].due_on == date(2026, 11, 30)  # the 20th working day
    assert [r.cited_by for r in bases.reminders(holder=OTHER)] == ["ITEM-2"]
    assert journal.kinds(RULE) == ["bases.changed"]


@pytest.mark.verifies(HAMI(1))
@pytest.mark.check("A1-2")
def test_the_same_change_again_reminds_nobody_twice():
    _cite()
    _change()

    assert _change() == ()
    assert len(bases.reminders(cited_by="ITEM-1")) == 1
    assert _change(bases.State.REPEALED, on=date(2027, 1, 1)) == ("ITEM-1",)
    assert len(bases.reminders(cited_by="ITEM-1")) == 2


def test_a_repealed_instrument_is_in_force_until_its_last_day():
    _change(bases.State.REPEALED)

    found = bases.instrument(RULE)
    assert (found.in_force(date(2026, 11, 30)), found.in_force(date(2026, 12, 1))) == (True, False)
    assert RULE in {i.title for i in bases.instruments(in_force_on=TODAY)}
    assert RULE not in {i.title for i in bases.instruments(in_force_on=date(2026, 12, 1))}


@pytest.mark.verifies(GIR(26))
@pytest.mark.check("A1-2")
def test_a_reminder_is_settled_with_words_by_those_who_answer_for_the_item():
    _cite()
    _change()
    (reminder,) = bases.reminders(holder=BODY)

    with pytest.raises(ReminderMissing):
        bases.settle(ref=reminder.ref, note="无需修改", actor=STRANGER, at=AT)
    idle = replace(EDITOR, duties=frozenset({"cases.accept"}))
    with pytest.raises(ReminderMissing):
        bases.settle(ref=reminder.ref, note="无需修改", actor=idle, at=AT)
    with pytest.raises(NoteMissing):
        bases.settle(ref=reminder.ref, note=" ", actor=EDITOR, at=AT)
    assert bases.reminders(holder=BODY) == (reminder,)

    bases.settle(ref=reminder.ref, note="条文未变", actor=EDITOR, at=AT)
    assert bases.reminders(holder=BODY) == ()
    (settled,) = bases.reminders(holder=BODY, with_settled=True)
    assert (settled.settled_by, settled.note) == ("s1", "条文未变")
    assert journal.kinds("ITEM-1") == ["bases.reminder_settled"]


def test_what_is_made_anew_after_a_change_has_answered_its_reminders():
    _cite()
    _change()

    _cite(articles={RULE: ["14"]})

    assert bases.reminders(cited_by="ITEM-1") == ()
    assert bases.citing(RULE) == ("ITEM-1",)


def test_only_legal_reviewers_keep_the_register():
    entered = [bases.Instrument("哈密市某某办法", Grade.PAPER)]

    for act_ in (
        lambda: bases.register(instruments=entered, actor=EDITOR, at=AT),
        lambda: _change(actor=EDITOR),
        lambda: bases.strike(title=RULE, actor=EDITOR, at=AT),
    ):
        with pytest.raises(NotKeeper):
            act_()
    assert bases.known(["哈密市某某办法"]) == {}
    assert bases.instrument(RULE).state is bases.State.VALID


def test_an_instrument_without_title_or_with_its_days_crossed_is_refused():
    for wrong in (
        bases.Instrument(" ", Grade.LAW),
        bases.Instrument("甲法", Grade.LAW, since=TODAY, until=TODAY),
    ):
        with pytest.raises(bases.InstrumentWrong):
            bases.register(instruments=[wrong], actor=KEEPER, at=AT)
    with pytest.raises(bases.InstrumentWrong):
        _change(on=date(2020, 1, 1))
    with pytest.raises(bases.InstrumentWrong):
        _change(bases.State.VALID)
    with pytest.raises(bases.InstrumentMissing):
        bases.strike(title="甲法", actor=KEEPER, at=AT)
    assert bases.known(["甲法", " "]) == {}


def test_loading_the_base_again_leaves_what_was_changed_since():
    _change(last_article=80)
    changed = bases.instrument(RULE)

    base.load(at=AT)

    assert bases.instrument(RULE) == changed
    assert (changed.document, changed.last_article) == ("总局令第99号", 80)
    assert bases.register(instruments=[replace(changed, grade=Grade.LAW)], actor=KEEPER, at=AT) == 0
    assert journal.kinds("bases") == []


@pytest.mark.verifies(HAMI(1))
@pytest.mark.check("A1-1")
def test_what_is_known_of_an_instrument_can_be_corrected():
    counted = replace(bases.instrument(RULE), last_article=60, source="flk.npc.gov.cn")

    assert bases.register(instruments=[counted], actor=KEEPER, at=AT) == 1
    assert bases.instrument(RULE) == counted
    assert bases.register(instruments=[counted], actor=system("bases.base"), at=AT) == 0
