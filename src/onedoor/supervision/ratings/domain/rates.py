"""Rates of ratings, each with its denominator (formulas of standards 4.5)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from onedoor.law.articles import HAMI, implements

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted for a body or an area, over a period.

    ``good`` and ``poor`` are effective ratings: given by an applicant and not excluded after
    review.  Default ratings do not exist here, so there is nothing to leave out.
    """

    concluded: int  # 应评价办件数
    rated: int  # 主动评价办件数
    good: int  # 非常满意、满意、基本满意
    poor: int  # 不满意、非常不满意
    called_back: int  # 已回访差评
    called_back_in_time: int  # 一个工作日内核实
    well_founded: int  # 核实属实
    rectified: int  # 整改完成并且反馈
    excluded: int = 0  # 复核认定误评
    in_trial: bool = False  # 条例尚未施行，只作演练


@dataclass(frozen=True, slots=True)
class Rate:
    """A share in per cent of its denominator; None where there is nothing to divide by."""

    part: int
    whole: int

    @property
    def percent(self) -> Decimal | None:
        """The share, rounded half up to two places."""
        if not self.whole:
            return None
        return (self.part * _HUNDRED / self.whole).quantize(_CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Rates:
    """All rates of one period."""

    good: Rate  # 好评率
    poor: Rate  # 差评率
    taking_part: Rate  # 主动评价率
    called_back: Rate  # 差评回访率
    in_time: Rate  # 按期核实率
    rectified: Rate  # 差评整改率


@implements(HAMI(25), note="good and poor add up to every effective rating")
def rates(counts: Counts) -> Rates:
    """Return the rates that these counts give."""
    effective = counts.good + counts.poor
    return Rates(
        good=Rate(counts.good, effective),
        poor=Rate(counts.poor, effective),
        taking_part=Rate(counts.rated, counts.concluded),
        called_back=Rate(counts.called_back, counts.poor),
        in_time=Rate(counts.called_back_in_time, counts.poor),
        rectified=Rate(counts.rectified, counts.well_founded),
    )
