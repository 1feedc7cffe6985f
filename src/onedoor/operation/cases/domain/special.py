"""特别程序: the eight procedures of the law whose time does not count, and nothing else."""

from enum import StrEnum


class Procedure(StrEnum):
    """What the time of is not counted (行政许可法 45).  An inspection of the site is none."""

    HEARING = "hearing"  # 听证
    TENDER = "tender"  # 招标
    AUCTION = "auction"  # 拍卖
    INSPECTION = "inspection"  # 检验
    TESTING = "testing"  # 检测
    QUARANTINE = "quarantine"  # 检疫
    APPRAISAL = "appraisal"  # 鉴定
    EXPERT_REVIEW = "expert_review"  # 专家评审


MOST_DAYS = 250  # working days a procedure may be said to need: about a year
