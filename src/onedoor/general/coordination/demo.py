"""The demo city: one topic overdue and its head reminded, one closed, one just raised."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from onedoor.general.bodies import api as bodies
from onedoor.general.coordination.domain.topics import Decision
from onedoor.general.coordination.models import TopicRow
from onedoor.general.coordination.services import handling, reminding
from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor, system
from onedoor.kernel.days import legal_day

OFFICE, CENTRE, BUREAU = "伊州区人民政府办公室", "伊州区政务服务中心", "伊州区市场监督管理局"
MEETING = "区政务服务工作调度会"


@dataclass(frozen=True, slots=True)
class Story:
    """A topic, what was decided, and how many days ago: raised, decided, due."""

    title: str
    words: str
    decided: str
    days: tuple[int, int, int]


SCANNERS = Story(
    "综合窗口缺高拍仪",
    "三个窗口共用一台高拍仪，等候时间长。",
    "由政务中心从今年运行经费中购置两台。",
    (40, 33, 10),
)
VISITS = Story(
    "食品经营许可现场核查排期过长",
    "核查人员不足，平均排期六个工作日，群众意见集中。",
    "由市场监管局增配两名核查人员，排期压到三个工作日以内。",
    (30, 25, 3),
)
NETWORK = "下午两点以后经常掉线，委托受理的办件传不上来，需要协调通信企业和财政。"


def load(*, at: datetime) -> None:
    """Raise and handle the topics of the story once."""
    office, centre = _somebody(OFFICE, "office.supervise"), _somebody(CENTRE, "centre.manage")
    bureau = _somebody(BUREAU, "cases.decide")
    if TopicRow.objects.exists() or office is None or centre is None or bureau is None:
        return
    done = _decided(SCANNERS, owner=centre, of=centre, office=office, at=at)
    twelve, nine = at - timedelta(days=12), at - timedelta(days=9)
    handling.report(number=done, words="两台高拍仪已装好，每窗一台。", actor=centre, at=twelve)
    handling.close(number=done, words="现场看过，属实。", actor=office, at=nine)
    _decided(VISITS, owner=bureau, of=centre, office=office, at=at)
    reminding.remind(actor=system("demo"), at=at)
    handling.raise_topic(title="乡镇便民服务中心网络不稳定", words=NETWORK, actor=centre, at=at)


def _decided(story: Story, *, owner: Actor, of: Actor, office: Actor, at: datetime) -> str:
    raised, met, due = (at - timedelta(days=n) for n in story.days)
    number = handling.raise_topic(title=story.title, words=story.words, actor=of, at=raised)
    decision = Decision(MEETING, legal_day(met), story.decided, owner.body, legal_day(due))
    handling.decide(number=number, decision=decision, actor=office, at=met)
    return number


def _somebody(body: str, duty: str) -> Actor | None:
    found = next((one for one in bodies.bodies() if one.name.endswith(body)), None)
    if found is None:
        return None
    return next((one.actor() for one in people.staff_of(body=found.code, duty=duty)), None)
