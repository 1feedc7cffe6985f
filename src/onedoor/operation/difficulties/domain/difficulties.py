"""办不成事: somebody met the conditions and could not get it done; the loop from note to file.

The loop is that of other cities (standards 9.3): 受理、分类、转办、办结、反馈、核查、备案.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onedoor.law.articles import HAMI, implements
from onedoor.operation.difficulties.domain.errors import AlreadyPutOff, DaysWrong, WrongTurn


class Source(StrEnum):
    """Where it was told."""

    WEB = "web"  # 网上
    WINDOW = "window"  # 办不成事反映窗口
    PHONE = "phone"  # 电话


class Kind(StrEnum):
    """What went wrong, as whoever reports it sees it."""

    UNACCEPTED = "unaccepted"  # 符合条件不受理、不办理
    LATE = "late"  # 没有按时办结
    REPEATED = "repeated"  # 多次跑仍没办成
    MANNER = "manner"  # 态度差、推诿扯皮
    OTHER = "other"  # 其他


class Verdict(StrEnum):
    """What the manager takes it for."""

    FAULT = "fault"  # 可办未办
    UNABLE = "unable"  # 不能办，依法解释
    COORDINATE = "coordinate"  # 需要协调
    OUTSIDE = "outside"  # 不属于反映范围


class Grade(StrEnum):
    """How long it may take."""

    ORDINARY = "ordinary"  # 一般
    COMPLEX = "complex"  # 复杂
    SPECIAL = "special"  # 特殊


class Cause(StrEnum):
    """What was found at the bottom of it."""

    GUIDE = "guide"  # 指南不清楚
    MATERIALS = "materials"  # 多要材料
    FLOW = "flow"  # 流程不顺
    SYSTEM = "system"  # 系统故障
    STAFF = "staff"  # 业务不熟
    MANNER = "manner"  # 作风问题
    POLICY = "policy"  # 政策不明
    CONDITIONS = "conditions"  # 条件不符
    OTHER = "other"  # 其他


class Stage(StrEnum):
    REGISTERED = "registered"  # 已登记
    FORWARDED = "forwarded"  # 已转办
    RESOLVED = "resolved"  # 已办结，待核查
    FILED = "filed"  # 已备案
    EXPLAINED = "explained"  # 不属于反映范围，已解释


class Act(StrEnum):
    """What was done; each leaves a line that whoever reported it can read."""

    REGISTER = "register"  # 登记
    FORWARD = "forward"  # 分类转办
    EXPLAIN = "explain"  # 解释
    PUT_OFF = "put_off"  # 延期说明
    RESOLVE = "resolve"  # 办结反馈
    RETURN = "return"  # 核查退回
    FILE = "file"  # 核查备案


EDGES: Mapping[Act, tuple[Stage | None, Stage]] = {
    Act.REGISTER: (None, Stage.REGISTERED),
    Act.FORWARD: (Stage.REGISTERED, Stage.FORWARDED),
    Act.EXPLAIN: (Stage.REGISTERED, Stage.EXPLAINED),
    Act.PUT_OFF: (Stage.FORWARDED, Stage.FORWARDED),
    Act.RESOLVE: (Stage.FORWARDED, Stage.RESOLVED),
    Act.RETURN: (Stage.RESOLVED, Stage.FORWARDED),
    Act.FILE: (Stage.RESOLVED, Stage.FILED),
}
ENDED = (Stage.FILED, Stage.EXPLAINED)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to a difficulty, with its words."""

    act: Act
    at: datetime
    body: str
    words: str


@dataclass(frozen=True, slots=True)
class Difficulty:
    """A difficulty as people see it; ``due_on`` is None until it was forwarded.

    ``feedback_due_on`` is the day on which the first feedback is due: that of the report.
    """

    number: str
    title: str
    item: str
    case: str
    area: str
    manager: str
    body: str
    source: Source
    kind: Kind
    stage: Stage
    reported_at: datetime
    feedback_due_on: date
    fed_back_at: datetime | None
    due_on: date | None
    verdict: Verdict | None
    grade: Grade | None
    cause: Cause | None
    lesson: str


@implements(HAMI(13), note="登记、分类转办、办结反馈、核查备案: each in its turn")
def step(now: Stage | None, act: Act) -> Stage:
    """Return the stage after an act; refuse an act that is not the next one."""
    before, after = EDGES[act]
    if now is not before:
        raise WrongTurn(stage=now.value if now else "")
    return after


@implements(HAMI(13), note="put off once, before the day has passed, for no longer than is set")
def check_putting_off(*, days: int, most: int, again: bool, due_on: date | None, on: date) -> None:
    """Refuse a later day that comes too late, a second time, or is too late itself."""
    if again or due_on is None or on > due_on:
        raise AlreadyPutOff
    if not 1 <= days <= most:
        raise DaysWrong(days=days, most=most)


@implements(HAMI(13), note="the first feedback comes on the day of the report")
def fed_back_in_time(*, due_on: date, on: date) -> bool:
    """Tell whether a first feedback on a day was in time."""
    return on <= due_on
