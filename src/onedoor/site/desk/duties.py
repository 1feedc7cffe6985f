"""What staff are entrusted with, in words of the language of the page."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.general.people import api as people

DUTIES: Mapping[str, str | Promise] = {
    people.Duty.RECEIVE: _("收件"),
    people.Duty.ACCEPT: _("受理"),
    people.Duty.REVIEW: _("审查"),
    people.Duty.DECIDE: _("决定"),
    people.Duty.APPROVE_EXTENSION: _("批准延长期限"),
    people.Duty.ISSUE: _("制证"),
    people.Duty.DELIVER: _("送达出件"),
    people.Duty.INTAKE: _("窗口受理"),
    people.Duty.SUPERVISE: _("督查"),
    people.Duty.MANAGE_CENTRE: _("政务服务管理"),
    people.Duty.HANDLE_RATINGS: _("差评核实"),
    people.Duty.ANSWER_CONSULTATIONS: _("咨询答复"),
    people.Duty.HANDLE_FEES: _("收费管理"),
    people.Duty.EDIT_ITEMS: _("事项维护"),
    people.Duty.REVIEW_ITEMS: _("事项法制审核"),
    people.Duty.SEND_STAFF: _("派驻管理"),
    people.Duty.SYSTEM_ADMIN: _("系统管理员"),
    people.Duty.SECURITY_ADMIN: _("安全管理员"),
    people.Duty.AUDIT_ADMIN: _("审计管理员"),
}
EMPLOYMENTS: Mapping[str, str | Promise] = {
    people.Employment.CIVIL: _("行政编制"),
    people.Employment.INSTITUTION: _("事业编制"),
    people.Employment.WORKER: _("工勤编制"),
    people.Employment.CONTRACT: _("聘用"),
    people.Employment.AGENCY: _("劳务派遣"),
}
CHOICES = [(duty.value, DUTIES[duty]) for duty in people.Duty]
