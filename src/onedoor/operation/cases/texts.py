"""What people read when a rule about cases says no."""

from onedoor.kernel.texts import Advice
from onedoor.operation.cases.texts_ug import UG

__all__ = ["NAMES", "UG", "ZH"]

_HELP = "12345 政务服务便民热线"
_DESK = "本单位管理员"

# Who makes a move and is not named by a duty: in 中文 and Uyghur.
NAMES = {
    "applicant": ("申请人", "ئىلتىماس قىلغۇچى"),
    "helper": ("帮办代办人员", "ياردەملىشىپ بېجىرگۈچى"),
    "follower": ("只能查询的代办人", "پەقەت سۈرۈشتۈرەلەيدىغان ۋاكالەتچى"),
    "guest": ("会同审查单位", "بىرلىكتە تەكشۈرىدىغان ئورۇن"),
    "system": ("系统（时限届满自动办理）", "سىستېما (مۇددەت توشقاندا ئاپتوماتىك)"),
}

ZH = {
    "cases.missing": Advice(
        "没有查到这个办件。",
        "请核对办件编号、查询码和证件号码后四位；编号在收件凭证上。",
        _HELP,
    ),
    "cases.draft_missing": Advice(
        "没有找到这份草稿。", "请在“我的办件”中打开；草稿只保存到页面写明的日期，过期清除。", _HELP
    ),
    "cases.draft_code_unknown": Advice(
        "没有找到这个续办码对应的草稿。",
        "请与申请人核对，续办码在草稿的任务清单里；已经提交、过期或者其他地区的草稿打不开。",
        _DESK,
    ),
    "cases.move_not_open": Advice(
        "这个办件现在的状态不能进行这一步。", "请刷新页面，查看办件的最新状态。", _DESK
    ),
    "cases.role_missing": Advice(
        "这一步不属于您的岗位。", "请由具有相应职责的人员办理：%(duties)s。", _DESK
    ),
    "cases.part_given": Advice(
        "贵单位的会同审查意见已于 %(on)s 提交（%(said)s），办件由主办单位继续办理。",
        "意见已转主办单位，提交后不能查看办件或者改动意见；需要更正的，请与主办单位联系。",
        _DESK,
    ),
    "cases.same_hands": Advice(
        "收件、受理与决定须由不同人员办理，您不能决定经手收件或受理的办件。",
        "请转由另一位具有决定职责的人员办理。",
        _DESK,
    ),
    "cases.own_paper": Advice(
        "这份文书由您签发，更正须由另一位具有决定职责的人员办理。",
        "请转由没有签发这份文书的决定人员更正；只有一名决定人员的，由其代岗人员更正。",
        _DESK,
    ),
    "cases.nothing_asked": Advice(
        "补正告知书没有列出任何内容。", "请一次列全需要补正的材料和填报内容，并写明原因。", _DESK
    ),
    "cases.asked_twice": Advice(
        "补正内容只能一次告知，下列各项不能再次要求补正：%(titles)s。",
        "首次告知时已经提交、或者当时没有要求的内容，请按现有材料审查。",
        _DESK,
    ),
    "cases.nothing_brought": Advice(
        "告知要求补正的内容一项也没有提交：%(names)s。",
        "请上传材料或者更正填报内容后再提交；补正机会没有用掉。",
        _HELP,
    ),
    "cases.supply_incomplete": Advice(
        "还有内容没有补正：%(names)s。",
        "请补齐；现在不补交的，请勾选“其余内容现在不补交”后提交，将按现有材料办理。",
        _HELP,
    ),
    "cases.not_asked_yet": Advice(
        "还没有一次性告知过要补正什么，不能以未补正为由不予受理。",
        "请先出具一次性补正告知书；材料不属于本机关职权或者不需要许可的，请选择相应情形。",
        _DESK,
    ),
    "cases.nothing_promised": Advice(
        "这个办件不是以告知承诺方式办理的。", "请按普通程序办理。", _HELP
    ),
    "cases.nothing_missing": Advice("这个办件没有缺少材料。", "请按普通程序受理。", _DESK),
    "cases.main_missing": Advice(
        "缺少的材料里有不能容缺的：%(names)s。", "请一次性告知补正，补齐后再受理。", _DESK
    ),
    "cases.gaps_not_promised": Advice(
        "还没有就缺少的材料书面承诺：%(names)s。",
        "请申请人在网上签署容缺承诺，或者在窗口签署纸质承诺书后勾选登记。",
        _DESK,
    ),
    "cases.way_shut": Advice(
        "有未修复的失信记录，不适用容缺受理和告知承诺。",
        "请按普通程序提交全部材料；信用修复后立即恢复。对记录有异议的，可以向认定机关提出。",
        _HELP,
    ),
    "cases.no_day_left": Advice(
        "承诺办结时限太短，没有可以补交材料的日子，不能容缺受理。",
        "请一次性告知补正，补齐后再受理。",
        _DESK,
    ),
    "cases.not_in_notice": Advice(
        "这不是容缺受理通知书列明、还没有补交的材料：%(names)s。",
        "请按通知书选择要补交的材料和文件。",
        _HELP,
    ),
    "cases.gaps_open": Advice(
        "容缺材料还没有补齐：%(names)s。", "补齐之前可以先核查，但是不能提交审查意见和决定。", _DESK
    ),
    "cases.granted_without": Advice(
        "必需的材料尚缺，不能准予：%(names)s。",
        "请申请人补交；没有补交的，依法作出不予许可的决定并说明理由。",
        _DESK,
    ),
    "cases.gap_too_late": Advice(
        "补交期限 %(due)s 已过，办件将终止。", "材料备齐后可以重新申请。", _HELP
    ),
    "cases.not_yet_overdue": Advice(
        "容缺材料的补交期限还没有届满。", "请等期限届满，或者等申请人补齐。", _DESK
    ),
    "cases.reason_missing": Advice("没有写明理由。", "请写明理由，理由将载入文书。", _DESK),
    "cases.reason_too_short": Advice(
        "理由太短，看不出原因：最少 %(least)s 个字，标点和重复的字不计。",
        "请写明事实和依据：哪里不符合、依据哪一条、怎样改正。",
        _DESK,
    ),
    "cases.remedy_missing": Advice(
        "没有写明救济途径。", "请写明申请行政复议、提起行政诉讼的机关和期限。", _DESK
    ),
    "cases.too_long": Advice("文字太长(%(length)s 字)。", "请精简到 %(longest)s 字以内。", _DESK),
    "cases.answers_invalid": Advice(
        "填报内容有需要修改的地方。", "请按每一项旁边的提示修改后再提交。", _HELP
    ),
    "cases.draft_submitted": Advice(
        "这份申请已经提交，不能再修改。", "办件编号 %(number)s，请在“我的办件”查看进度。", _HELP
    ),
    "cases.version_replaced": Advice(
        "这个事项已发布新版本，这份申请还是按第 %(version)s 版填写的。",
        "请打开草稿，看看改了什么，改用新版本后再提交；填过的都还在。",
        _HELP,
    ),
    "cases.too_few_inspectors": Advice(
        "现场核查应当由两名以上工作人员进行。", "请写明到场核查的两名以上本单位工作人员。", _DESK
    ),
    "cases.inspector_unknown": Advice(
        "核查人员不是本单位的在职人员：%(numbers)s。", "请选择本单位在职的工作人员。", _DESK
    ),
    "cases.visit_recorded": Advice(
        "这一天的现场核查已经记录。", "请刷新页面查看；另一天再次核查的，另行记录。", _DESK
    ),
    "cases.not_visited": Advice(
        "“%(step)s”还没有核查记录，不能办理下一步。", "请先记录现场核查的人员、日期和情况。", _DESK
    ),
    "cases.turn_not_open": Advice(
        "这个环节现在不能由本单位办理，或者已经办过。", "请刷新页面，看看办件到了哪一步。", _DESK
    ),
    "cases.no_newer_version": Advice(
        "这个办件已经按第 %(version)s 版办理，没有更新的版本。", "请刷新页面后继续办理。", _DESK
    ),
    "cases.flow_differs": Advice(
        "第 %(version)s 版的流程与已办的步骤衔接不上，这个办件不能改用。",
        "请继续按受理时的版本办理。",
        _DESK,
    ),
    "cases.asks_for_more": Advice(
        "第 %(version)s 版要求申请人再提供内容，这个办件不能改用。",
        "请继续按受理时的版本办理，不得因改版增加要求。",
        _DESK,
    ),
    "cases.takes_longer": Advice(
        "第 %(version)s 版的时限更长，这个办件不能改用。", "请继续按受理时的版本和期限办理。", _DESK
    ),
    "cases.notice_too_late": Advice(
        "一次性告知的期限已于 %(due)s 届满，自收到材料之日起即为受理，不能再要求补正。",
        "请点“受理”继续办理；缺少的材料只能由本机关自行核实。",
        _DESK,
    ),
    "cases.not_yet_silent": Advice(
        "一次性告知的期限还没有届满，不能视为受理。", "请等期限届满，或由受理人员办理。", _DESK
    ),
    "cases.renewed_by_silence": Advice(
        "有效期届满前没有作出决定，已于 %(on)s 视为准予延续，不能再作决定。",
        "请查看办件的告知书；超期的原因在“超期线索”中说明。",
        _DESK,
    ),
    "cases.nothing_renewed": Advice(
        "没有因届满前未作决定而视为准予延续的证照。", "请在有效期届满前作出决定。", _DESK
    ),
    "cases.procedure_not_published": Advice(
        "本事项没有公布“%(procedure)s”这一特别程序，期限不能因此停止计算。",
        "已公布的特别程序：%(published)s。没有公布的，请在期限内办理，确有需要的申请延长期限。",
        _DESK,
    ),
    "cases.procedure_used_up": Advice(
        "“%(procedure)s”公布的工作日已经用完，期限不能再因此停止计算。",
        "请在剩余期限内办理，确有需要的申请延长期限。",
        _DESK,
    ),
    "cases.procedure_goes_on": Advice(
        "告知申请人的特别程序时间还没有届满。", "%(until)s 起期限自动继续计算。", _DESK
    ),
    "cases.objection_without_words": Advice(
        "有意见的，须写明是什么意见。", "请在意见栏写明具体意见和理由。", _DESK
    ),
    "cases.objection_unanswered": Advice(
        "会同审查有意见：%(parts)s，还没有说明为什么仍准予许可。",
        "请在决定意见中写明采纳情况和理由，将载入决定书。",
        _DESK,
    ),
    "cases.days_out_of_range": Advice(
        "工作日数 %(days)s 不在 1 到 %(most)s 之间。", "请改为允许的工作日数。", _DESK
    ),
    "cases.extension_asked": Advice(
        "已有延长期限的申请等待批准。", "请等负责人批准或者不同意。", _DESK
    ),
    "cases.no_extension_asked": Advice(
        "没有等待批准的延长期限申请。", "请由承办人员先写明理由申请。", _DESK
    ),
    "cases.own_request": Advice(
        "延长期限不能由申请的人自己批准。", "请交由另一位有批准职责的负责人。", _DESK
    ),
    "cases.authority_missing": Advice(
        "联合办理的延长期限，由本级人民政府负责人批准。", "请写明批准的负责人和批准文号。", _DESK
    ),
    "cases.where_missing": Advice(
        "没有写明应当向哪个机关申请。", "请从机关名册中选择，或者写明机关名称。", _DESK
    ),
    "cases.already_extended": Advice(
        "这个办件的期限已经延长过一次，不能再次延长。", "请在现有期限内作出决定。", _DESK
    ),
    "cases.limit_passed": Advice(
        "法定期限已经届满或者没有在计算，不能延长。", "请尽快作出决定，并说明超期的原因。", _DESK
    ),
    "cases.draft_changed": Advice(
        "您核对之后，这份申请在另一个页面或另一台设备上又被修改了。",
        "请核对最新内容后重新提交。",
        _HELP,
    ),
    "cases.submitted_too_often": Advice(
        "一小时内提交的申请太多。", "请在 %(minutes)s 分钟后再提交，已填写的内容不会丢失。", _HELP
    ),
    "cases.not_for_staff": Advice(
        "工作人员账号不能以申请人身份申请。", "请在窗口受理页面代申请人录入。", _DESK
    ),
    "cases.material_unknown": Advice(
        "材料清单中没有这一项。", "请返回材料页面，按清单逐项上传。", _HELP
    ),
    "cases.materials_missing": Advice("还缺少必要材料：%(names)s。", "请补齐后再提交。", _HELP),
    "cases.opinion_missing": Advice(
        "还有材料没有给出审查意见：%(materials)s。", "请逐项选择“符合”或“不符合”。", _DESK
    ),
    "cases.nothing_new": Advice(
        "这些意见已经记录，没有变化。", "请修改意见后再提交，或者继续下一步。", _DESK
    ),
    "cases.unfit_granted": Advice(
        "有材料被认定为不符合，不能作出准予决定：%(materials)s。",
        "请复核审查意见，或者依法作出不予许可决定。",
        _DESK,
    ),
    "cases.nothing_to_reuse": Advice(
        "没有可以沿用的这份材料。", "可能已经超过沿用期限，或者被认定不符合；请重新上传。", _HELP
    ),
    "cases.reuse_not_agreed": Advice(
        "申请人还没有同意沿用以前的材料。",
        "请说明只用于这次申请，申请人同意后勾选；不同意的，按清单另行提交。",
        _DESK,
    ),
    "cases.fact_not_promised": Advice(
        "承诺的内容已经变化，或者这份材料不能以承诺代替。",
        "请重新阅读承诺内容后再选择，或者按清单提交这份材料。",
        _HELP,
    ),
    "cases.promise_to_accept": Advice(
        "选择了承诺方式，申请人还没有就承诺书的原文作出承诺。",
        "请让申请人逐字阅读告知书和承诺书，同意后随申请给出所承诺文本的散列值；"
        "不愿意承诺的，选择一般程序。",
        _HELP,
    ),
    "cases.promise_unknown": Advice(
        "给出的散列值不是这次申请可以签署的承诺文本。",
        "文本可能已经变化，或者对应的材料已经齐全、并不需要；请重新读取文本，核对后再提交。",
        _HELP,
    ),
    "cases.not_cosigned": Advice(
        "还有共同申请人没有确认：%(names)s。",
        "请他们登录确认同一份内容；在窗口办理的，核对纸质签名后再受理。",
        _HELP,
    ),
    "cases.cosigned_changed": Advice(
        "内容在您阅读以后有变化。", "请重新阅读，核对以后再确认。", _HELP
    ),
    "cases.not_in_hand": Advice(
        "这个办件由同事 %(handler)s 经办。", "由经办人或者本单位决定人移交。", _DESK
    ),
    "cases.in_their_hands": Advice("这位同事已经是经办人。", "请选择另一位同事。", _DESK),
    "cases.no_duty_for_it": Advice(
        "这位同事的岗位现在不能办理这个办件。",
        "请选择本单位有相应职责的同事；收件、受理人不能决定自己经手的办件。",
        _DESK,
    ),
    "cases.nothing_to_take_back": Advice(
        "没有可以收回的办理。",
        "只能收回自己刚才的收件或者审查；已由他人接着办理、已告知申请人的不能收回。",
        _DESK,
    ),
    "cases.another_item": Advice(
        "和所选的第一个办件不是同一事项。",
        "一次只批量决定同一事项的办件，这一件请另外办理。",
        _DESK,
    ),
    "cases.still_time": Advice(
        "补正期限还没有届满，不能退件。", "请等补正期限届满，或者等申请人补正后继续办理。", _DESK
    ),
    "cases.no_other_case": Advice(
        "没有写明保留的是同一申请人就同一事项的哪一个办件：%(number)s。",
        "请选择正在办理或者已经准予的另一个办件；没有的，不是重复录入。",
        _DESK,
    ),
    "cases.not_entered_by_staff": Advice(
        "这个办件由申请人自己提交，不是窗口录入，不能以录入错误作废。",
        "请依法办理；只有重复提交的，可以写明保留的办件后作废。",
        _DESK,
    ),
    "cases.day_impossible": Advice(
        "日期 %(day)s 不在 %(after)s 到 %(today)s 之间。", "请核对日期。", _DESK
    ),
    "cases.contested_already": Advice(
        "已有一件复议或者诉讼正在进行。", "请先登记它的结果。", _DESK
    ),
    "cases.nothing_contested": Advice(
        "没有正在进行的复议或者诉讼。", "请先登记复议或者诉讼。", _DESK
    ),
    "cases.not_ordered": Advice(
        "没有责令重新作出决定的复议决定或者判决，不能重新办理。",
        "请先登记复议、诉讼的结果；申请人可以重新申请。",
        _DESK,
    ),
    "cases.promised_already": Advice(
        "这份承诺已经签署，不需要再签。", "请刷新页面，查看办件的最新状态。", _HELP
    ),
}
