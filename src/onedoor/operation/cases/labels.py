"""States, moves and their legal effect in words, for every page that shows them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.declining import Ground
from onedoor.operation.cases.domain.history import KINDS, REDATED, RENEWED, SUBMITTED
from onedoor.operation.cases.domain.remedies import RemedyKind, Result
from onedoor.operation.cases.domain.special import Procedure
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.domain.voiding import Mistake

STATES: dict[State, str | Promise] = {
    State.SUBMITTED: _("已提交"),
    State.RECEIVED: _("已收件"),
    State.AWAITING_SUPPLEMENT: _("待补正"),
    State.ACCEPTED: _("已受理"),
    State.PAUSED: _("特别程序中"),
    State.REVIEWED: _("已审查"),
    State.GRANTED: _("准予许可"),
    State.REFUSED: _("不予许可"),
    State.ISSUED: _("已制证"),
    State.DELIVERED: _("已送达"),
    State.DECLINED: _("不予受理"),
    State.WITHDRAWN: _("已撤回"),
    State.REVOKED: _("已撤销"),
    State.TERMINATED: _("已终止办理"),
    State.RETURNED: _("已退件"),
    State.TRANSFERRED: _("已转报"),
    State.VOIDED: _("已作废"),
}
GROUNDS: dict[Ground, str | Promise] = {
    Ground.NOT_OURS: _("依法不属于本机关职权范围"),
    Ground.NOT_NEEDED: _("依法不需要取得行政许可"),
    Ground.INCOMPLETE: _("告知后仍未补正"),
}
MISTAKES: dict[Mistake, str | Promise] = {
    Mistake.TWICE: _("重复录入，另一个办件保留"),
    Mistake.WRONGLY: _("窗口工作人员录入错误"),
}
PROCEDURES: dict[Procedure, str | Promise] = {
    Procedure.HEARING: _("听证"),
    Procedure.TENDER: _("招标"),
    Procedure.AUCTION: _("拍卖"),
    Procedure.INSPECTION: _("检验"),
    Procedure.TESTING: _("检测"),
    Procedure.QUARANTINE: _("检疫"),
    Procedure.APPRAISAL: _("鉴定"),
    Procedure.EXPERT_REVIEW: _("专家评审"),
}
MOVES: dict[Move, str | Promise] = {
    Move.RECEIVE: _("收件"),
    Move.PRE_REVIEW: _("预审"),
    Move.ASK_FOR_SUPPLEMENT: _("一次性告知补正"),
    Move.SUPPLY: _("提交补正"),
    Move.ACCEPT: _("受理"),
    Move.WITHDRAW_PROMISE: _("撤回告知承诺"),
    Move.CHECK: _("核查属实"),
    Move.ORDER_MENDING: _("责令限期整改"),
    Move.HEAR: _("告知拟撤销"),
    Move.DEFEND: _("陈述申辩"),
    Move.REVOKE: _("撤销决定"),
    Move.PROMISE: _("签署容缺承诺"),
    Move.ACCEPT_WITH_GAPS: _("容缺受理"),
    Move.FILL_GAP: _("补交容缺材料"),
    Move.LAPSE: _("逾期终止办理"),
    Move.DEEM: _("视为受理"),
    Move.DEEM_RENEWED: _("视为准予延续"),
    Move.DECLINE: _("不予受理"),
    Move.ADVANCE: _("办理环节"),
    Move.VISIT: _("记录现场核查"),
    Move.PAUSE: _("启动特别程序"),
    Move.RESUME: _("特别程序结束"),
    Move.ASK_EXTENSION: _("申请延长期限"),
    Move.EXTEND: _("批准延长期限"),
    Move.REFUSE_EXTENSION: _("不同意延长期限"),
    Move.REVIEW: _("提交审查意见"),
    Move.GRANT: _("准予许可"),
    Move.REFUSE: _("不予许可"),
    Move.ISSUE: _("制证"),
    Move.DELIVER: _("送达"),
    Move.WITHDRAW: _("撤回申请"),
    Move.RETURN: _("退件"),
    Move.TRANSFER_UP: _("转报上级"),
    Move.VOID: _("作废"),
    Move.CONTEST: _("登记复议、诉讼"),
    Move.SETTLE: _("登记复议、诉讼结果"),
    Move.REOPEN: _("重新办理"),
    Move.CORRECT: _("更正文书"),
    Move.HAND_OVER: _("移交经办"),
    Move.TAKE_BACK: _("收回上一步"),
}
EFFECTS: dict[Move, str | Promise] = {
    Move.RECEIVE: _("由您收件；收件人不能决定本办件。"),
    Move.PRE_REVIEW: _("逐项核对材料；不符合的理由列入一次性补正告知书，尚不作决定。"),
    Move.ASK_FOR_SUPPLEMENT: _("出具一次性补正告知书；之后不得再就已提交的内容要求补正。"),
    Move.SUPPLY: _("交回补正内容；收件机关重新计算五个工作日。"),
    Move.ACCEPT: _("出具受理通知书，法定时限和承诺时限自今日起算。"),
    Move.WITHDRAW_PROMISE: _("撤回后按普通程序办理，不受影响。"),
    Move.CHECK: _("承诺属实，核查结束。"),
    Move.ORDER_MENDING: _("与承诺不符的，先责令限期整改，书面告知申请人；期满以后复查。"),
    Move.HEAR: _("整改期满仍不符合的，先告知事实、理由和陈述申辩的期限，再作决定。"),
    Move.DEFEND: _("记录对拟撤销决定的陈述申辩。"),
    Move.REVOKE: _("撤销决定和证照，出具决定书，并告知信用认定；申请人可以复议、诉讼。"),
    Move.PROMISE: _("书面承诺在通知书写明的日期前补交次要材料。"),
    Move.ACCEPT_WITH_GAPS: _("出具容缺受理通知书，时限自今日起算；补齐之前不能作出决定。"),
    Move.FILL_GAP: _("补交通知书列明的材料；全部补齐后等待决定。"),
    Move.LAPSE: _("期限内没有补齐，办件终止，可以重新申请。"),
    Move.DEEM: _("五个工作日内没有告知，自收到材料之日起即为受理。"),
    Move.DEEM_RENEWED: _("许可有效期届满前没有作出决定，视为准予延续。"),
    Move.DECLINE: _("出具不予受理通知书，办件结束；申请人可以复议、诉讼。"),
    Move.ADVANCE: _("记录本环节的意见；会同审查的，各部门都提出意见后继续。"),
    Move.VISIT: _("由两名以上工作人员到现场核查，出具核查记录；没有记录的，不能提交审查意见。"),
    Move.PAUSE: _("由收件、受理人员以外的负责人批准；只限已公布的程序和天数，书面告知申请人。"),
    Move.RESUME: _("自今日起继续计算剩余期限，新的到期日告知申请人。"),
    Move.ASK_EXTENSION: _("报负责人批准；批准之前期限不变，由提出人以外的负责人批准。"),
    Move.EXTEND: _("批准延长法定期限，只能一次，最多十个工作日，理由告知申请人。"),
    Move.REFUSE_EXTENSION: _("期限不变，理由记录在办件中。"),
    Move.REVIEW: _("审查意见提交决定人，逐项留痕。"),
    Move.GRANT: _("作出准予许可决定，十个工作日内制证送达。"),
    Move.REFUSE: _("作出不予许可决定，办件结束；申请人可以复议、诉讼。"),
    Move.ISSUE: _("生成电子证照，编号后不可更改。"),
    Move.DELIVER: _("登记送达，办件结束，邀请申请人评价。"),
    Move.WITHDRAW: _("撤回后办件结束，时限终止。"),
    Move.RETURN: _("补正期限已过，出具退件通知书，办件结束；申请人可以重新申请。"),
    Move.TRANSFER_UP: _("审查意见和全部材料直接报送上级机关，不得要求申请人重复提供。"),
    Move.VOID: _("只作废重复或者窗口录错的办件，由没有经手的人作出；理由和救济途径告知申请人。"),
    Move.CONTEST: _("登记申请人提起的行政复议或者行政诉讼，双方都能看到。"),
    Move.SETTLE: _("登记结果；责令重新作出决定的，可以重新办理。"),
    Move.REOPEN: _("按复议决定或者判决重新办理，期限自今日起重新计算。"),
    Move.CORRECT: _(
        "由没有签发这份文书的人更正文字差错，决定、期限和文号不变；原文书注明已被替代。"
    ),
    Move.HAND_OVER: _("交给本单位有相应职责的同事，写明理由；办理期限不变。"),
    Move.TAKE_BACK: _(
        "收回您刚才的收件或者审查，重新办理；下一个人办理之后、告知申请人之后不能收回。"
    ),
}
REMEDIES: dict[RemedyKind, str | Promise] = {
    RemedyKind.RECONSIDERATION: _("行政复议"),
    RemedyKind.LAWSUIT: _("行政诉讼"),
}
RESULTS: dict[Result, str | Promise] = {
    Result.UPHELD: _("维持原决定或者驳回"),
    Result.ORDERED_ANEW: _("撤销并责令重新作出决定"),
    Result.QUASHED: _("撤销，或者确认违法、无效"),
    Result.CHANGED: _("变更原决定"),
    Result.DROPPED: _("撤回或者终止"),
}
EVENTS: dict[str, str | Promise] = {
    "submit": _("提交申请"),
    "redate": _("时限调整"),
    "renew": _("改按新版本办理"),
    **{move.value: words for move, words in MOVES.items()},
}
TOLD: dict[str, str | Promise] = {
    SUBMITTED: EVENTS["submit"],
    REDATED: EVENTS["redate"],
    RENEWED: EVENTS["renew"],
    **{kind: MOVES[move] for move, kind in KINDS.items()},
}
CHANNELS: dict[Channel, str | Promise] = {
    Channel.COUNTER: _("窗口"),
    Channel.WEB: _("网上"),
    Channel.MOBILE: _("移动端"),
    Channel.POST: _("快递"),
    Channel.OTHER: _("其他"),
    Channel.KIOSK: _("自助终端"),
}
