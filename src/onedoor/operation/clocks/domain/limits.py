"""Limits that the law or the body sets, and the kinds of clock that count them."""

from dataclasses import dataclass
from enum import StrEnum

from onedoor.law.articles import ADL, BER, Provision


class Kind(StrEnum):
    NOTICE = "notice"  # 补正告知时限
    DECISION_LEGAL = "decision_legal"  # 法定办结时限
    DECISION_PROMISED = "decision_promised"  # 承诺办结时限
    DELIVERY = "delivery"  # 送达时限
    SUPPLEMENT = "supplement"  # 补正时限
    DEFERRAL = "deferral"  # 容缺补交时限
    AFTER_CHECK = "after_check"  # 事后核查时限
    MENDING = "mending"  # 整改时限
    RENEWAL = "renewal"  # 延续决定时限
    STEP = "step"  # 环节时限
    BRANCH = "branch"  # 会同审查时限
    CONSULTATION = "consultation"  # 咨询答复时限
    DIFFICULTY = "difficulty"  # 办不成事办理时限


class Unit(StrEnum):
    WORKING_DAYS = "working_days"  # 工作日
    NATURAL_DAYS = "natural_days"  # 自然日
    NAMED_DAY = "named_day"  # 指定日期: so many days on, whatever the calendar says of that day


class State(StrEnum):
    RUNNING = "running"  # 计时中
    PAUSED = "paused"  # 暂停计时
    FINISHED = "finished"  # 已完成
    STOPPED = "stopped"  # 已终止


@dataclass(frozen=True, slots=True)
class Limit:
    """A number of days with what sets it: a provision, or the words of a local basis.

    Day 0 is the day of the start.
    """

    days: int
    basis: Provision | str
    unit: Unit = Unit.WORKING_DAYS


# How much longer the head of the body may make the limit of the decision, once.
LONGEST_EXTENSION = Limit(10, ADL(42, paragraph=1))
LONGEST_JOINT_EXTENSION = Limit(15, ADL(42, paragraph=2))
NOTICE = Limit(5, ADL(32, item=4))
DECISION = Limit(20, ADL(42, paragraph=1))
# Where several bodies handle it as one (统一、联合、集中办理).
JOINT_DECISION = Limit(45, ADL(42, paragraph=2))
DELIVERY = Limit(10, ADL(44))
PROMISE_BASIS = BER(36)
# Whether the region's own days off count is set act by act; each kind follows the act it is from.
ACTS = {
    Kind.NOTICE: "ADL",
    Kind.DECISION_LEGAL: "ADL",
    Kind.DECISION_PROMISED: "BER",
    Kind.DELIVERY: "ADL",
    Kind.SUPPLEMENT: "ADL",
    Kind.DEFERRAL: "BER",  # like the promised limit, before whose day it has to end
    Kind.AFTER_CHECK: "HAMI",
    Kind.MENDING: "HAMI",
    Kind.RENEWAL: "ADL",
    Kind.STEP: "BER",
    Kind.BRANCH: "BER",
    Kind.CONSULTATION: "HAMI",
    Kind.DIFFICULTY: "HAMI",
}
# What the office owes the applicant by a day: by these lists are sorted and lights shown.  What the
# applicant owes, what the steps of the office are planned to take and what is checked after the
# decision stand beside them, and never in their place.
OWED = (
    Kind.NOTICE, Kind.DECISION_LEGAL, Kind.DECISION_PROMISED, Kind.DELIVERY, Kind.RENEWAL,
)  # fmt: skip
# Planned by the office for itself: no date that an applicant can claim.
INTERNAL = (Kind.STEP, Kind.BRANCH)
