"""协调事项: from what is raised to what is closed, each by whose turn it is."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.bodies import api as bodies
from onedoor.general.bodies import testing as city
from onedoor.general.coordination import api, demo, tasks
from onedoor.general.coordination.api import Act, Decision, Stage, Topic
from onedoor.general.coordination.domain.errors import (
    AnotherCloses,
    DueTooSoon,
    MeetingUnfit,
    NobodyAbove,
    NotYourPart,
    OwnerUnfit,
    TopicMissing,
    WordsMissing,
    WrongTurn,
)
from onedoor.general.coordination.domain.topics import EDGES, checked, step, to_remind
from onedoor.general.coordination.models import StepRow, TopicRow
from onedoor.general.people import testing as people
from onedoor.general.places.api import HAMI as CITY
from onedoor.general.terms.testing import set_value
from onedoor.journal import testing as journal
from onedoor.kernel.actors import system
from onedoor.kernel.pages import CursorUnreadable
from onedoor.law.articles import HAMI

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(5)), pytest.mark.check("A5-3")]
DISTRICT, YIWU = "650502000000", "650522000000"
AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
DUE = date(2026, 12, 10)
WORDS = "核查人员不足，平均排期六个工作日。"


def topic(stage=Stage.DECIDED, due_on=DUE, reminded_on=None):
    return Topic(
        "XT1", "排期过长", DISTRICT, "A", AT, stage, "调度会", TODAY, "B", due_on, None, reminded_on
    )


@given(now=st.one_of(st.none(), st.sampled_from(Stage)), act=st.sampled_from(Act))
def test_only_the_next_act_is_taken(now, act):
    before, after = EDGES[act]
    if now is before:
        assert step(now, act) is after
        return
    with pytest.raises(WrongTurn):
        step(now, act)


@given(
    stage=st.sampled_from(Stage),
    late=st.integers(-30, 30),
    ago=st.one_of(st.none(), st.integers(0, 30)),
    every=st.integers(1, 20),
)
def test_the_head_is_reminded_the_first_day_and_then_every_so_many(stage, late, ago, every):
    last = None if ago is None else TODAY - timedelta(days=ago)
    one = topic(stage, TODAY - timedelta(days=late), last)
    expected = stage is Stage.DECIDED and late > 0 and (ago is None or ago >= every)
    assert to_remind(one, on=TODAY, every_days=every) is expected
    assert one.is_overdue(TODAY) is (stage is Stage.DECIDED and late > 0)


@pytest.mark.parametrize(
    "changes, refusal",
    [
        ({"meeting": "  "}, MeetingUnfit),
        ({"met_on": TODAY + timedelta(days=1)}, MeetingUnfit),
        ({"met_on": TODAY - timedelta(days=3)}, MeetingUnfit),
        ({"due_on": TODAY - timedelta(days=1)}, DueTooSoon),
        ({"due_on": TODAY}, DueTooSoon),
        ({"words": " "}, WordsMissing),
        ({"words": "很" * 2001}, WordsMissing),
    ],
)
def test_a_decision_that_cannot_be_is_refused(changes, refusal):
    usual: dict[str, Any] = {
        "meeting": "调度会",
        "met_on": TODAY,
        "words": "增配人员",
        "owner": "B",
        "due_on": DUE,
    }
    found = checked(Decision(**usual), raised_on=TODAY - timedelta(days=2), on=TODAY)
    assert found == Decision(**usual)
    with pytest.raises(refusal):
        checked(Decision(**(usual | changes)), raised_on=TODAY - timedelta(days=2), on=TODAY)


class Cast:
    """Bodies of the demo city and who acts for them."""

    def __init__(self):
        city.demo_city()
        self.office = self.actor("office.supervise", "伊州区人民政府办公室")
        self.colleague = self.actor("office.supervise", "伊州区人民政府办公室")
        self.centre = self.actor("centre.manage", "伊州区政务服务中心")
        self.bureau = self.actor("cases.decide", "伊州区市场监督管理局")
        self.above = self.actor("office.supervise", "哈密市人民政府办公室", CITY)
        self.elsewhere = self.actor("office.supervise", "伊吾县人民政府办公室", YIWU)
        self.clerk = self.actor("counter.intake", "伊州区政务服务中心")

    @staticmethod
    def actor(duty, name, area=DISTRICT):
        return people.staff_actor(duty, body=city.body_of(name).code, area=area)

    def decision(self, **changes):
        usual = {"meeting": "区调度会", "met_on": TODAY, "words": "增配两名核查人员。",
                 "owner": self.bureau.body, "due_on": DUE}  # fmt: skip
        return Decision(**(usual | changes))

    def raised(self):
        return api.raise_topic(title="核查排期过长", words=WORDS, actor=self.centre, at=AT)

    def decided(self):
        number = self.raised()
        api.decide(number=number, decision=self.decision(), actor=self.office, at=AT)
        return number


@pytest.fixture(scope="module")
def of(module_db):
    return Cast()


def rows():
    return [list(model.objects.order_by("id").values()) for model in (TopicRow, StepRow)]


def test_a_topic_goes_from_the_body_to_the_office_to_the_owner_and_back(of):
    for actor in (of.clerk, people.applicant_actor()):
        with pytest.raises(NotYourPart):
            api.raise_topic(title="排期", words=WORDS, actor=actor, at=AT)
    for words in ("", "很" * 2001):
        with pytest.raises(WordsMissing):
            api.raise_topic(title="排期", words=words, actor=of.centre, at=AT)
    assert rows() == [[], []]

    number = of.raised()
    before = rows()
    for actor, refusal in (
        (of.centre, NotYourPart),
        (of.above, NotYourPart),  # it watches, the office of the county decides
        (of.bureau, TopicMissing),
        (of.elsewhere, TopicMissing),
    ):
        with pytest.raises(refusal):
            api.decide(number=number, decision=of.decision(), actor=actor, at=AT)
    for changes, unfit in (
        ({"owner": "nobody"}, OwnerUnfit),
        ({"owner": of.elsewhere.body}, OwnerUnfit),
        ({"due_on": TODAY}, DueTooSoon),
        ({"met_on": TODAY - timedelta(days=1)}, MeetingUnfit),
    ):
        with pytest.raises(unfit):
            api.decide(number=number, decision=of.decision(**changes), actor=of.office, at=AT)
    assert rows() == before

    api.decide(number=number, decision=of.decision(), actor=of.office, at=AT)
    found = api.sheet(number=number, actor=of.bureau)
    assert (found.whole.owner, found.whole.due_on, found.may) == (
        of.bureau.body, DUE, frozenset({Act.REPORT}),
    )  # fmt: skip
    before = rows()
    for act, actor, turned in (
        (api.report, of.office, NotYourPart),
        (api.close, of.office, WrongTurn),
        (api.close, of.bureau, NotYourPart),
    ):
        with pytest.raises(turned):
            act(number=number, words="做完了", actor=actor, at=AT)
    with pytest.raises(WrongTurn):
        api.decide(number=number, decision=of.decision(), actor=of.office, at=AT)
    assert rows() == before


def test_what_is_reported_is_closed_or_given_back_with_a_new_day(of):
    number = of.decided()
    api.report(number=number, words="排期已压到三天。", actor=of.bureau, at=AT)
    again = DUE + timedelta(days=10)
    api.give_back(number=number, due_on=again, words="还有两件超过三天。", actor=of.office, at=AT)
    assert api.sheet(number=number, actor=of.office).whole.due_on == again
    api.report(number=number, words="都已压到三天。", actor=of.bureau, at=AT)
    api.close(number=number, words="属实。", actor=of.office, at=AT)
    done = api.sheet(number=number, actor=of.centre)
    assert (done.whole.stage, done.may) == (Stage.CLOSED, frozenset())
    assert [one.act for one in done.steps] == [
        Act.RAISE, Act.DECIDE, Act.REPORT, Act.RETURN, Act.REPORT, Act.CLOSE,
    ]  # fmt: skip
    assert journal.kinds(number) == [
        f"coordination.{verb}"
        for verb in ("raised", "decided", "reported", "returned", "reported", "closed")
    ]


def test_who_reported_does_not_close_and_what_is_declined_says_why(of):
    number = of.raised()
    own = of.decision(owner=of.office.body)
    api.decide(number=number, decision=own, actor=of.office, at=AT)
    api.report(number=number, words="已办。", actor=of.office, at=AT)
    assert api.sheet(number=number, actor=of.office).may == frozenset()
    before = rows()
    with pytest.raises(AnotherCloses):
        api.close(number=number, words="属实。", actor=of.office, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        TopicRow.objects.filter(number=number).update(closed_by=of.office.ref)
    assert rows() == before
    api.close(number=number, words="属实。", actor=of.colleague, at=AT)

    other = of.raised()
    with pytest.raises(NotYourPart):
        api.decline(number=other, words="单位自己能办。", actor=of.centre, at=AT)
    with pytest.raises(WordsMissing):
        api.decline(number=other, words=" ", actor=of.office, at=AT)
    api.decline(number=other, words="单位自己能办。", actor=of.office, at=AT)
    assert api.sheet(number=other, actor=of.centre).steps[-1].words == "单位自己能办。"
    assert api.counts(actor=of.office) == {}


def test_a_county_refers_to_the_city_which_then_decides(of):
    number = of.raised()
    with pytest.raises(NotYourPart):
        api.refer(number=number, words="超出区的权限。", actor=of.above, at=AT)
    api.refer(number=number, words="超出区的权限。", actor=of.office, at=AT)
    assert api.sheet(number=number, actor=of.above).whole.area == CITY
    before = rows()
    with pytest.raises(NobodyAbove):
        api.refer(number=number, words="再上一级。", actor=of.above, at=AT)
    assert rows() == before
    assert api.sheet(number=number, actor=of.office).may == frozenset()  # it sees, and waits
    api.decide(number=number, decision=of.decision(), actor=of.above, at=AT)
    assert api.sheet(number=number, actor=of.centre).whole.owner == of.bureau.body


def test_the_day_is_moved_by_the_office_and_every_day_stays(of):
    number = of.decided()
    later = DUE + timedelta(days=5)
    before = rows()
    with pytest.raises(NotYourPart):
        api.postpone(number=number, due_on=later, words="人未到位", actor=of.bureau, at=AT)
    with pytest.raises(DueTooSoon):
        api.postpone(number=number, due_on=TODAY, words="人未到位", actor=of.office, at=AT)
    assert rows() == before
    api.postpone(number=number, due_on=later, words="人未到位", actor=of.office, at=AT)
    found = api.sheet(number=number, actor=of.office)
    assert [one.due_on for one in found.steps] == [None, DUE, later]


def test_the_head_is_reminded_of_what_is_overdue_again_and_again(of):
    number = of.decided()
    of.raised()
    day_after = datetime.combine(DUE + timedelta(days=1), AT.timetz())
    bot = system("coordination.remind")
    assert api.remind(actor=bot, at=day_after - timedelta(days=1)) == 0
    assert api.remind(actor=bot, at=day_after) == 1
    assert api.remind(actor=bot, at=day_after) == 0
    assert api.remind(actor=bot, at=day_after + timedelta(days=6)) == 0
    set_value("coordination.remind_days", 3)
    assert api.remind(actor=bot, at=day_after + timedelta(days=6)) == 1
    found = api.sheet(number=number, actor=of.office)
    reminders = [one.words for one in found.steps if one.act is Act.REMIND]
    assert reminders == ["伊州区政府负责人(示例)"] * 2
    on = DUE + timedelta(days=1)
    assert [one.number for one in api.overdue(actor=of.office, on=on)] == [number]
    assert api.overdue(actor=of.office, on=DUE) == ()
    assert api.overdue(actor=of.elsewhere, on=on) == ()

    head = bodies.Duty.HEAD
    held = bodies.holder(area=DISTRICT, duty=head, on=TODAY)
    bodies.end_tenure(area=DISTRICT, duty=head, until=TODAY, actor=system("test"), at=AT)
    assert held is not None
    tasks.remind(int((day_after + timedelta(days=20)).timestamp()))
    last = api.sheet(number=number, actor=of.office).steps[-1]
    assert (last.act, last.words) == (Act.REMIND, "（空缺）")


def test_the_ledger_is_paged_and_a_stranger_sees_nothing(of):
    numbers = [of.raised() for _ in range(51)]
    first = api.topics(actor=of.centre, stage=Stage.RAISED)
    rest = api.topics(actor=of.centre, stage=Stage.RAISED, after=first.after)
    assert [one.number for one in (*first.rows, *rest.rows)] == numbers[::-1]
    assert api.counts(actor=of.above) == {Stage.RAISED: 51}
    for stranger in (
        of.elsewhere,
        of.clerk,
        people.applicant_actor(),
        system("x"),
    ):
        assert api.topics(actor=stranger).rows == []
        with pytest.raises(TopicMissing):
            api.sheet(number=numbers[0], actor=stranger)
    with pytest.raises(CursorUnreadable):
        api.topics(actor=of.centre, after="!")
    assert len(TopicRow.objects.all()) == 51


def test_the_demo_tells_its_story_once(of):
    for duty, name in (
        ("office.supervise", "伊州区人民政府办公室"), ("centre.manage", "伊州区政务服务中心"),
        ("cases.decide", "伊州区市场监督管理局"),
    ):  # fmt: skip
        Cast.actor(duty, name)
    demo.load(at=AT)
    stages = [one.stage for one in api.topics(actor=of.office).rows]
    assert sorted(stages) == [Stage.CLOSED, Stage.DECIDED, Stage.RAISED]
    assert [one.reminded_on for one in api.overdue(actor=of.office, on=TODAY)] == [TODAY]
    before = rows()
    demo.load(at=AT)
    assert rows() == before


def test_the_same_form_sent_again_is_the_same_topic(of):
    told: dict[str, Any] = {"title": "排期过长", "words": WORDS, "key": "form-1", "at": AT}
    first = api.raise_topic(actor=of.centre, **told)
    assert api.raise_topic(actor=of.centre, **told) == first
    assert api.raise_topic(actor=of.bureau, **told) != first
    assert TopicRow.objects.count() == 2
