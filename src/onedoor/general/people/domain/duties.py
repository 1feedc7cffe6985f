"""What staff may be entrusted with, and which duties one person may not hold together."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import combinations

from onedoor.kernel.errors import Invalid, Refused
from onedoor.law.articles import CSL, HAMI, implements


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
    SEND_STAFF = "staffing.send"  # 派驻管理
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
    Duty.SEND_STAFF: "派驻管理",
    Duty.SYSTEM_ADMIN: "系统管理员",
    Duty.SECURITY_ADMIN: "安全管理员",
    Duty.AUDIT_ADMIN: "审计管理员",
}


class Employment(StrEnum):
    """编制类型: by which tie somebody serves; whoever approves belongs to the establishment."""

    CIVIL = "civil"  # 行政编制
    INSTITUTION = "institution"  # 事业编制
    WORKER = "worker"  # 工勤编制
    CONTRACT = "contract"  # 聘用
    AGENCY = "agency"  # 劳务派遣

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return _EMPLOYMENTS[self]


_EMPLOYMENTS = {
    Employment.CIVIL: "行政编制",
    Employment.INSTITUTION: "事业编制",
    Employment.WORKER: "工勤编制",
    Employment.CONTRACT: "聘用",
    Employment.AGENCY: "劳务派遣",
}
# 正式在编: whether workers belong to it is not defined, so that a setting says so.
REGULAR = frozenset({Employment.CIVIL, Employment.INSTITUTION})
REGULAR_AT_MOST = REGULAR | {Employment.WORKER}
# 审批: what is decided about a citizen, and all that the decision rests on.
APPROVING = frozenset({Duty.ACCEPT, Duty.REVIEW, Duty.DECIDE, Duty.APPROVE_EXTENSION})
ADMINISTRATORS = (Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN, Duty.AUDIT_ADMIN)
APART = tuple(combinations(ADMINISTRATORS, 2))


class DutyUnknown(Invalid):
    """No duty has this name."""

    code = "people.duty_unknown"


class AdministratorsNotApart(Refused):
    """System, security and audit administration stay in three different hands."""

    code = "people.administrators_not_apart"
    basis = CSL(21)


class NotEstablished(Refused):
    """Who approves belongs to the establishment; who serves by contract or agency may not."""

    code = "people.not_established"
    basis = HAMI(11)


class EmploymentUnknown(Invalid):
    """No kind of employment has this name."""

    code = "people.employment_unknown"


@implements(HAMI(11), note="approving is for regular staff only")
def check_employment(
    employment: str, duties: Iterable[str], *, regular: frozenset[Employment] = REGULAR
) -> Employment:
    """Return the kind of employment; refuse an unknown one and one that may not approve."""
    if employment not in set(Employment):
        raise EmploymentUnknown(employment=employment)
    approving = APPROVING.intersection(duties)
    if approving and employment not in regular:
        named = tuple(one.value for one in Duty if one in approving)
        raise NotEstablished(employment=Employment(employment).value, duties=named)
    return Employment(employment)


def employment_named(text: str) -> str:
    """Return the kind of employment a spreadsheet names, by its Chinese label or its code."""
    wanted = text.strip()
    return next((one.value for one in Employment if wanted in {one.value, one.label}), wanted)


@implements(CSL(21), note="three administrators who cannot cover for each other")
def checked_duties(names: Iterable[str]) -> frozenset[Duty]:
    """Return the duties with these names; refuse unknown ones and two kinds of administrator."""
    names = set(names)
    unknown = names.difference(Duty)
    if unknown:
        raise DutyUnknown(duties=tuple(sorted(unknown)))
    duties = frozenset(map(Duty, names))
    for one, other in APART:
        if {one, other} <= duties:
            raise AdministratorsNotApart(one=one.value, other=other.value)
    return duties


def duty_named(text: str) -> Duty:
    """Return the duty a spreadsheet names, by its Chinese label or its code."""
    wanted = text.strip()
    for duty in Duty:
        if wanted in {duty.value, duty.label}:
            return duty
    raise DutyUnknown(duties=wanted)
