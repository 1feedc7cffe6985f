"""The kinds of the journal in words, for whoever reads it as a whole."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.operation.cases import api as cases

SETTINGS: dict[str, str | Promise] = {
    "terms.setting_proposed": _("提出修改设定"),
    "terms.setting_confirmed": _("确认修改设定"),
    "terms.setting_withdrawn": _("撤回设定修改"),
    "terms.code_added": _("新增代码"),
    "bodies.registered": _("登记单位"),
    "bodies.changed": _("变更单位信息"),
    "bodies.duty_given": _("赋予单位职责"),
    "bodies.duty_ended": _("终止单位职责"),
    "calendar.imported": _("导入工作日历"),
    "calendar.proposed": _("提议导入工作日历"),
    "calendar.proposal_withdrawn": _("撤回拟导入的工作日历"),
    "calendar.hours_changed": _("修改办公时间"),
    "journal.retried": _("重试消息投递"),
    "journal.key_replaced": _("更换记录签名密钥"),
}
ACCOUNTS: dict[str, str | Promise] = {
    "people.onboarded": _("建立账号"),
    "people.duties_changed": _("变更账号职责"),
    "people.post_changed": _("变更岗位"),
    "people.password_reset": _("重置密码"),
    "people.second_factor_reset": _("重置二次验证"),
    "people.sessions_ended": _("结束所有会话"),
    "people.account_disabled": _("停用账号"),
    "people.account_enabled": _("启用账号"),
    "clients.proposed": _("登记接入系统"),
    "clients.confirmed": _("确认接入系统"),
    "clients.key_rotated": _("更换接入密钥"),
    "clients.revoked": _("撤销接入系统"),
    "feeds.subscribed": _("订阅办件事件"),
    "feeds.ended": _("结束订阅"),
    "feeds.died": _("推送未能送达"),
    "feeds.retried": _("重试推送"),
    "exports.begun": _("导出办件"),
}
PERSONAL: dict[str, str | Promise] = {
    "people.unmasked": _("显示完整个人信息"),
    "people.looked_at": _("查看个人材料"),
}
APPLICANTS: dict[str, str | Promise] = {
    "people.registered": _("登记申请人"),
    "people.signed_in": _("申请人登录"),
    "people.identity_switched": _("切换办事身份"),
    "people.authorised": _("授权代办"),
    "people.authorisation_revoked": _("撤销代办授权"),
    "people.representative_noted": _("登记法定代表人"),
    "people.contact_changed": _("修改联系方式"),
    "people.notice_read": _("阅读隐私告知"),
    "people.password_chosen": _("设置新密码"),
    "cases.draft_begun": _("开始填写申请"),
    "cases.draft_renewed": _("申请改用新版本"),
    "cases.draft_discarded": _("删除草稿"),
    "cases.draft_expired": _("清除过期草稿"),
    "cases.material_used_again": _("沿用以前提交的材料"),
    "cases.cosigned": _("共同申请人确认"),
    "cases.register_disputed": _("提出登记的信息有误"),
    "correspondence.written": _("办件留言"),
    "ratings.invited": _("邀请评价"),
    "ratings.rated": _("作出评价"),
    "clocks.redating_asked": _("要求重算到期日"),
    "timeliness.overrun_found": _("发现超期线索"),
    "findings.found": _("发现办件疑点"),
    "timeliness.overrun_dropped": _("超期线索撤除"),
    "timeliness.overrun_explained": _("说明超期原因"),
}
PAPERS: dict[str, str | Promise] = {
    "documents.issued": _("出具文书"),
    "documents.drawn": _("制作文书文件"),
    "documents.replaced": _("文书被替代"),
    "documents.revoked": _("撤销文书"),
    "licences.renewed": _("证照延续"),
    "licences.issued": _("签发证照"),
    "licences.entered": _("录入证照"),
    "licences.revoked": _("撤销证照"),
    "licences.cancelled": _("注销证照"),
    "licences.withdrawn": _("吊销证照"),
}
CREDIT: dict[str, str | Promise] = {
    "credit.found": _("告知信用认定"),
    "credit.contested": _("提出信用异议"),
    "credit.made_final": _("认定信用记录"),
    "credit.dropped": _("不予认定信用记录"),
    "credit.repaired": _("修复信用记录"),
}
RATINGS: dict[str, str | Promise] = {
    "ratings.poor": _("差评转核实"),
    "ratings.assigned": _("分派核实单"),
    "ratings.called_back": _("回访核实"),
    "ratings.rectified": _("完成整改"),
    "ratings.fed_back": _("反馈结果"),
    "ratings.excluded": _("确认误评，不计入"),
    "ratings.review_rejected": _("复核不予采纳"),
    "ratings.followed_up": _("跟踪回访"),
}
FEES: dict[str, str | Promise] = {
    "fees.charged": _("开具缴费单"),
    "fees.paid": _("缴费到账"),
    "fees.wrong_amount": _("到账金额不符"),
    "fees.late": _("退费后到账"),
    "fees.refund_asked": _("申请退费"),
    "fees.refund_approved": _("批准退费"),
    "fees.refunded": _("退费完成"),
}
NOTIFICATIONS: dict[str, str | Promise] = {
    "notifications.sent": _("消息已发送"),
    "notifications.failed": _("消息未能送达"),
    "notifications.retried": _("重试发送消息"),
    "notifications.chosen": _("选择消息接收方式"),
    "cases.draft_ending": _("草稿即将删除"),
}
DIFFICULTIES: dict[str, str | Promise] = {
    "coordination.raised": _("提出协调事项"),
    "coordination.referred": _("协调事项提请市里"),
    "coordination.decided": _("会议议定协调事项"),
    "coordination.declined": _("说明协调事项不上会"),
    "coordination.postponed": _("协调事项改期"),
    "coordination.reported": _("报告协调事项办结"),
    "coordination.returned": _("退回协调事项"),
    "coordination.closed": _("协调事项销号"),
    "coordination.reminded": _("提醒第一责任人"),
    "needs.told": _("申报保障需求"),
    "needs.granted": _("核定保障需求"),
    "needs.declined": _("不同意保障需求"),
    "needs.withdrawn": _("撤回保障需求"),
    "difficulties.registered": _("登记办不成事"),
    "difficulties.forwarded": _("转办办不成事"),
    "difficulties.explained": _("解释不属于反映范围"),
    "difficulties.resolved": _("办结办不成事"),
    "difficulties.returned": _("核查退回"),
    "difficulties.put_off": _("办不成事延期"),
    "difficulties.filed": _("核查备案"),
    "difficulties.redated": _("办不成事期限变动"),
    "difficulties.contact_shown": _("查看完整联系方式"),
}
CONSULTATIONS: dict[str, str | Promise] = {
    "consultations.asked": _("提出咨询"),
    "consultations.answered": _("答复咨询"),
    "consultations.put_off": _("咨询延期答复"),
    "consultations.forwarded": _("转办咨询"),
    "consultations.redated": _("咨询到期日变动"),
    "consultations.contact_shown": _("显示咨询人联系方式"),
    "consultations.faq_proposed": _("提出常见咨询"),
    "consultations.faq_published": _("发布常见咨询"),
    "consultations.faq_returned": _("不予发布常见咨询"),
    "consultations.faq_withdrawn": _("撤下常见咨询"),
}
DESKS: dict[str, str | Promise] = {
    "people.substitute_named": _("安排代岗"),
    "people.substitute_withdrawn": _("结束代岗"),
    "desks.phrase_kept": _("添加常用意见"),
    "desks.phrase_changed": _("修改常用意见"),
    "desks.phrase_retired": _("停用常用意见"),
    "desks.favourite_kept": _("设为常办"),
    "desks.favourite_dropped": _("移出常办"),
    "desks.view_kept": _("保存视图"),
    "desks.view_dropped": _("删除视图"),
}
CATALOGUE: dict[str, str | Promise] = {
    "caselogs.imported": _("导入外部办件日志"),
    "guides.copy_stale": _("渠道仍展示旧版指南"),
    "guides.copy_mended": _("渠道已更新指南"),
    "items.draft_begun": _("起草事项版本"),
    "items.draft_dropped": _("放弃事项草稿"),
    "items.sent_to_review": _("提交法制审核"),
    "items.reviewed": _("法制审核"),
    "items.scheduled": _("确定发布日期"),
    "items.published": _("发布事项"),
    "items.publishing_failed": _("到期未能发布"),
    "items.taken_back": _("撤回送审"),
    "items.standing_planned": _("计划变更事项状态"),
    "items.standing_dropped": _("撤回事项状态变更"),
    "items.paused": _("暂停事项"),
    "items.resumed": _("恢复事项"),
    "items.cancelled": _("取消事项"),
    "items.imported": _("导入事项清单"),
    "items.catalogue_entered": _("登记基本目录"),
    "items.proofs_retained": _("登记保留证明清单"),
    "items.synonyms_set": _("修改搜索同义词"),
    "bases.registered": _("登记依据"),
    "bases.changed": _("登记依据变动"),
    "bases.struck": _("删除依据"),
    "bases.reminder_settled": _("处理依据变动提醒"),
}
VENUES: dict[str, str | Promise] = {
    "venues.opened": _("登记大厅或者站点"),
    "venues.changed": _("变更大厅或者站点信息"),
    "venues.closed": _("关闭大厅或者站点"),
    "venues.windows_set": _("设置窗口"),
    "venues.week_set": _("设置开门时间"),
    "venues.day_set": _("某日开门时间变动"),
    "venues.day_dropped": _("取消某日变动"),
    "venues.shared": _("登记共用安排"),
    "venues.share_ended": _("结束共用安排"),
    "venues.negative_asked": _("申请列入负面清单"),
    "venues.negative_checked": _("审核负面清单申请"),
    "venues.negative_approved": _("批准列入负面清单"),
    "venues.negative_rejected": _("不予列入负面清单"),
    "venues.negative_removed": _("移出负面清单"),
    "substance.put_down": _("记录大厅办理情况"),
    "receptions.taken": _("异地收件"),
    "receptions.sent": _("寄出异地收件的材料"),
    "receptions.arrived": _("确认收到异地收件的材料"),
    "delegation.proposed": _("提出下放"),
    "delegation.approved": _("批准下放"),
    "delegation.rejected": _("不予批准下放"),
    "delegation.ended": _("终止下放"),
    "delegation.field_set": _("登记事项领域"),
    "staffing.posted": _("登记进驻"),
    "staffing.end_asked": _("申请提前调换"),
    "staffing.end_declined": _("不同意提前调换"),
    "staffing.ended": _("结束进驻"),
    "staffing.noted": _("记录进驻人员情况"),
    "staffing.work_given": _("安排其他工作"),
    "staffing.work_ended": _("结束其他工作"),
    "staffing.planned": _("排班"),
    "staffing.arrived": _("签到"),
    "staffing.left": _("签退"),
    "staffing.unattended": _("窗口缺人"),
}
HALL: dict[str, str | Promise] = {
    "hall.taken": _("取号"),
    "hall.called": _("叫号"),
    "hall.recalled": _("重新叫号"),
    "hall.serving": _("开始办理"),
    "hall.served": _("窗口办完"),
    "hall.passed": _("过号"),
    "hall.transferred": _("转到其他窗口"),
    "hall.put_back": _("过号以后重新排队"),
    "hall.window_opened": _("窗口开始叫号"),
    "hall.window_paused": _("窗口暂停"),
    "hall.window_resumed": _("窗口恢复"),
    "hall.window_closed": _("窗口停止叫号"),
    "handouts.handed": _("窗口交付结果"),
    "handouts.sent": _("寄出结果"),
    "handouts.arrived": _("邮件签收"),
    "handouts.returned": _("邮件退回窗口"),
    "shifts.device_down": _("窗口设备故障"),
    "shifts.device_up": _("窗口设备恢复"),
    "shifts.handed_over": _("交班"),
    "shifts.taken_over": _("接班"),
    "appointments.booked": _("预约"),
    "appointments.given": _("候补到预约"),
    "appointments.changed": _("改约"),
    "appointments.cancelled": _("取消预约"),
    "appointments.called_off": _("大厅取消预约"),
    "appointments.near": _("提醒预约人"),
    "appointments.arrived": _("预约签到"),
    "appointments.missed": _("预约未到"),
    "appointments.waited": _("候补预约"),
    "appointments.wait_ended": _("退出候补"),
    "appointments.closed": _("设定不接受预约的时间"),
    "appointments.reopened": _("恢复接受预约"),
    "appointments.places_set": _("设定每个时段的数量"),
}
WORDS: dict[str, str | Promise] = (
    SETTINGS
    | ACCOUNTS
    | PERSONAL
    | APPLICANTS
    | PAPERS
    | CREDIT
    | RATINGS
    | CONSULTATIONS
    | DIFFICULTIES
    | FEES
    | NOTIFICATIONS
    | DESKS
    | CATALOGUE
    | VENUES
    | HALL
    | cases.TOLD
)
