"""What staff may be entrusted with, and which duties one person may not hold together."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import combinations

from onedoor.kernel.errors import Invalid, Refused
from onedoor.law.articles import CSL, implements


class Duty(StrEnum):
    """One thing a staff member may do; the strings stand in ``Actor.duties``."""

    RECEIVE = "cases.receive"  # 收件
    ACCEPT = "cases.accept"  # 受理
    REVIEW = "cases.review"  # 审查
    DECIDE = "cases.decide"  # 决定
    APPROVE_EXTENSION = "cases.approve_extension"  # 批准延长期限
    ISSUE = "cases.issue"  # 制证
    DELIVER = "cases.deliver"  # 出件
    INTAKE = "counter.intake"  # 窗口受理
    SUPERVISE = "office.supervise"  # 督查
    MANAGE_CENTRE = "centre.manage"  # 管理机构
    HANDLE_RATINGS = "ratings.handle"  # 差评核实
    ANSWER_CONSULTATIONS = "consultations.answer"  # 咨询答复
    HANDLE_FEES = "fees.handle"  # 收费管理
    EDIT_ITEMS = "items.edit"  # 事项维护
    REVIEW_ITEMS = "items.review"  # 事项法制审核
    SYSTEM_ADMIN = "system.admin"  # 系统管理员
    SECURITY_ADMIN = "security.admin"  # 安全管理员
    AUDIT_ADMIN = "audit.admin"  # 审计管理员

    @property
    def label(self) -> str:
        """The duty in Chinese."""
        return LABELS[self]


LABELS = {
    Duty.RECEIVE: "收件",
    Duty.ACCEPT: "受理",
    Duty.REVIEW: "审查",
    Duty.DECIDE: "决定",
    Duty.APPROVE_EXTENSION: "批准延长期限",
    Duty.ISSUE: "制证",
    Duty.DELIVER: "送达出件",
    Duty.INTAKE: "窗口受理",
    Duty.SUPERVISE: "督查",
    Duty.MANAGE_CENTRE: "政务服务管理",
    Duty.HANDLE_RATINGS: "差评核实",
    Duty.ANSWER_CONSULTATIONS: "咨询答复",
    Duty.HANDLE_FEES: "收费管理",
    Duty.EDIT_ITEMS: "事项维护",
    Duty.REVIEW_ITEMS: "事项法制审核",
    Duty.SYSTEM_ADMIN: "系统管理员",
    Duty.SECURITY_ADMIN: "安全管理员",
    Duty.AUDIT_ADMIN: "审计管理员",
}
ADMINISTRATORS = (Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN, Duty.AUDIT_ADMIN)
APART = tuple(combinations(ADMINISTRATORS, 2))


class DutyUnknown(Invalid):
    """No duty has this name."""

    code = "people.duty_unknown"


class AdministratorsNotApart(Refused):
    """System, security and audit administration stay in three different hands."""

    code = "people.administrators_not_apart"
    basis = CSL(21)


@implements(CSL(21), note="three administrators who cannot cover for each other")
def checked_duties(names: Iterable[str]) -> frozenset[Duty]:
    """Return the duties with these names; refuse unknown ones and two kinds of administrator."""
    names = set(names)
    unknown = names.difference(Duty)
    if unknown:
        raise DutyUnknown(duties="、".join(sorted(unknown)))
    duties = frozenset(map(Duty, names))
    for one, other in APART:
        if {one, other} <= duties:
            raise AdministratorsNotApart(one=one.label, other=other.label)
    return duties


def duty_named(text: str) -> Duty:
    """Return the duty a spreadsheet names, by its Chinese label or its code."""
    wanted = text.strip()
    for duty in Duty:
        if wanted in {duty.value, duty.label}:
            return duty
    raise DutyUnknown(duties=wanted)
