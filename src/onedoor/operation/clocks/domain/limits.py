"""Limits that the law or the body sets, and the kinds of clock that count them."""

from dataclasses import dataclass
from enum import StrEnum

from onedoor.law.articles import ADL, BER, Provision


class Kind(StrEnum):
    NOTICE = "notice"  # 补正告知时限
    DECISION_LEGAL = "decision_legal"  # 法定办结时限
    DECISION_PROMISED = "decision_promised"  # 承诺办结时限
    DELIVERY = "delivery"  # 送达时限


class Unit(StrEnum):
    WORKING_DAYS = "working_days"  # 工作日
    NATURAL_DAYS = "natural_days"  # 自然日


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
NOTICE = Limit(5, ADL(32, item=4))
DECISION = Limit(20, ADL(42, paragraph=1))
DELIVERY = Limit(10, ADL(44))
PROMISE_BASIS = BER(36)
# Whether the region's own days off count is set act by act; each kind follows the act it is from.
ACTS = {
    Kind.NOTICE: "ADL",
    Kind.DECISION_LEGAL: "ADL",
    Kind.DECISION_PROMISED: "BER",
    Kind.DELIVERY: "ADL",
}
