"""特别程序: procedures whose time does not count, as the law lists and a version names them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, HAMI, implements


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


# As the law, published versions and notices, which are Chinese first, call them.
WORDS = {
    Procedure.HEARING: "听证",
    Procedure.TENDER: "招标",
    Procedure.AUCTION: "拍卖",
    Procedure.INSPECTION: "检验",
    Procedure.TESTING: "检测",
    Procedure.QUARANTINE: "检疫",
    Procedure.APPRAISAL: "鉴定",
    Procedure.EXPERT_REVIEW: "专家评审",
}


class ProcedureNotPublished(Refused):
    """The version of the case does not say that this procedure may take time of its own."""

    code = "cases.procedure_not_published"
    basis = HAMI(24)


class ProcedureUsedUp(Refused):
    """The days that the version gives this procedure have been taken."""

    code = "cases.procedure_used_up"
    basis = ADL(45)


class ProcedureGoesOn(Refused):
    """The days told to the applicant are not over yet: only an officer ends it before."""

    code = "cases.procedure_goes_on"
    basis = ADL(45)


@dataclass(frozen=True, slots=True)
class Published:
    """Procedures that a version names together, and the working days they may take in all."""

    procedures: frozenset[Procedure]
    days: int


@dataclass(frozen=True, slots=True)
class Taken:
    """One procedure that a case went through, and the working days that did not count."""

    procedure: Procedure
    days: int


def named_in(words: str) -> frozenset[Procedure]:
    """Return the procedures of the law that a published name calls by their words."""
    return frozenset(one for one in Procedure if WORDS[one] in words)


def days_left(published: Iterable[Published], taken: Sequence[Taken] = ()) -> dict[Procedure, int]:
    """Return for each procedure that is published how many of its days are left."""
    left: dict[Procedure, int] = {}
    for one in published:
        used = sum(before.days for before in taken if before.procedure in one.procedures)
        for procedure in one.procedures:
            left[procedure] = max(left.get(procedure, 0), one.days - used)
    return left


@implements(
    ADL(45), HAMI(24), note="only a procedure that the published version names, and for its days"
)
def check_published(
    procedure: Procedure, published: Sequence[Published], taken: Sequence[Taken]
) -> int:
    """Return how many days a procedure may take now; refuse one that may take none."""
    left = days_left(published, taken)
    if procedure not in left:
        names = "、".join(WORDS[one] for one in Procedure if one in left)
        raise ProcedureNotPublished(procedure=WORDS[procedure], published=names or "无")
    if not left[procedure]:
        raise ProcedureUsedUp(procedure=WORDS[procedure])
    return left[procedure]
