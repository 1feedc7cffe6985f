"""What people read when a rating or a step of its handling is refused."""

from onedoor.kernel.texts import Advice

_ASK = "12345 政务服务便民热线"
_ASK_UG = "12345 قىزىق لىنىيەسى"
_HEAD = "本单位好差评工作负责人"
_HEAD_UG = "ئورنىڭىزنىڭ باھالاش خىزمىتى مەسئۇلى"

ZH: dict[str, Advice] = {
    "ratings.invitation_missing": Advice(
        "没有找到可以评价的办件。",
        "请从办结通知里的链接进入，或者登录后在“我的办件”中评价。评价链接用过一次就失效。",
        _ASK,
    ),
    "ratings.ticket_missing": Advice(
        "没有找到这张差评核实单。", "请回到列表，从列表中打开。", _HEAD
    ),
    "ratings.not_for_staff": Advice(
        "评价只能由申请人本人作出，工作人员和系统账号不能评价。",
        "请让申请人用自己的手机或者账号评价。",
        _HEAD,
    ),
    "ratings.not_your_step": Advice(
        "这一步不由您所在的一方办理。",
        "核实、整改和反馈由被评价单位办理；复核和跟踪回访由政务服务管理部门办理。",
        "政务服务管理部门",
    ),
    "ratings.step_not_open": Advice(
        "核实单目前的状态不能办理这一步。", "请刷新页面，按页面上列出的步骤办理。", _HEAD
    ),
    "ratings.already_rated": Advice(
        "这次办事已经评价过，并且已经追评过一次。",
        "如果还有问题没有解决，可以拨打 12345 或者提交投诉建议。",
        _ASK,
    ),
    "ratings.too_late": Advice(
        "评价时间已于 %(until)s 截止。", "您仍然可以拨打 12345 或者提交投诉建议。", _ASK
    ),
    "ratings.level_missing": Advice(
        "您还没有选择满意程度。", "请在五个等级中选一个；系统不会替您选择。", _ASK
    ),
    "ratings.tag_unknown": Advice(
        "选择的标签与满意程度不一致，或者超过 %(most)s 个。", "请重新选择标签。", _ASK
    ),
    "ratings.words_too_long": Advice(
        "补充说明超过了 %(most)s 个字。", "请写得简短一些；详细情况可以在回访时说明。", _ASK
    ),
    "ratings.handler_unfit": Advice(
        "%(handler)s 不能核实这张单。",
        "请选择本单位有“差评核实”职责、并且没有办理过这个办件的人员。",
        _HEAD,
    ),
    "ratings.note_missing": Advice(
        "这一步必须写明做了什么。", "请填写经过和结果，申请人可能会问到。", _HEAD
    ),
    "ratings.finding_missing": Advice(
        "还没有选择核实结论。", "请根据回访情况选择一项结论。", _HEAD
    ),
    "ratings.day_wrong": Advice(
        "整改期限必须晚于今天，并且不晚于 %(latest)s。",
        "请重新选择整改期限。",
        "政务服务管理部门",
    ),
}

UG: dict[str, Advice] = {
    "ratings.invitation_missing": Advice(
        "باھالاشقا بولىدىغان ئىش تېپىلمىدى.",
        "پۈتكەنلىك ئۇقتۇرۇشىدىكى ئۇلانمىدىن كىرىڭ ياكى كىرىپ «ئىشلىرىم» دىن باھالاڭ.",
        _ASK_UG,
    ),
    "ratings.ticket_missing": Advice(
        "بۇ ئېنىقلاش تالونى تېپىلمىدى.", "تىزىملىككە قايتىپ ئېچىڭ.", _HEAD_UG
    ),
    "ratings.not_for_staff": Advice(
        "باھانى پەقەت ئىلتىماس قىلغۇچى ئۆزى بېرىدۇ، خادىملار بېرەلمەيدۇ.",
        "ئىلتىماس قىلغۇچى ئۆزىنىڭ تېلېفونى ياكى ھېساباتى بىلەن باھالىسۇن.",
        _HEAD_UG,
    ),
    "ratings.not_your_step": Advice(
        "بۇ قەدەمنى سىزنىڭ تەرىپىڭىز بېجىرمەيدۇ.",
        "ئېنىقلاش ۋە تۈزىتىشنى باھالانغان ئورۇن، ئىز قوغلاشنى باشقۇرۇش ئورگىنى بېجىرىدۇ.",
        "مەمۇرىي مۇلازىمەت باشقۇرۇش ئورگىنى",
    ),
    "ratings.step_not_open": Advice(
        "تالوننىڭ ھازىرقى ھالىتىدە بۇ قەدەمنى بېجىرگىلى بولمايدۇ.",
        "بەتنى يېڭىلاپ، كۆرسىتىلگەن قەدەم بويىچە بېجىرىڭ.",
        _HEAD_UG,
    ),
    "ratings.already_rated": Advice(
        "بۇ ئىش باھالانغان ۋە قوشۇمچە باھالانغان.",
        "مەسىلە ھەل بولمىغان بولسا 12345 كە تېلېفون قىلىڭ.",
        _ASK_UG,
    ),
    "ratings.too_late": Advice(
        "باھالاش ۋاقتى %(until)s دا ئاخىرلاشقان.", "12345 كە تېلېفون قىلسىڭىز بولىدۇ.", _ASK_UG
    ),
    "ratings.level_missing": Advice(
        "رازىلىق دەرىجىسىنى تاللىمىدىڭىز.", "بەش دەرىجىدىن بىرنى تاللاڭ.", _ASK_UG
    ),
    "ratings.tag_unknown": Advice(
        "بەلگە دەرىجىگە ئۇيغۇن ئەمەس ياكى %(most)s دىن كۆپ.", "بەلگىنى قايتا تاللاڭ.", _ASK_UG
    ),
    "ratings.words_too_long": Advice("ئىزاھات %(most)s خەتتىن ئاشتى.", "قىسقىراق يېزىڭ.", _ASK_UG),
    "ratings.handler_unfit": Advice(
        "%(handler)s بۇ تالوننى ئېنىقلىيالمايدۇ.",
        "ئېنىقلاش مەسئۇلىيىتى بار، بۇ ئىشنى بېجىرمىگەن خادىمنى تاللاڭ.",
        _HEAD_UG,
    ),
    "ratings.note_missing": Advice(
        "بۇ قەدەمدە نېمە قىلىنغانلىقى يېزىلىشى شەرت.", "جەريان ۋە نەتىجىنى يېزىڭ.", _HEAD_UG
    ),
    "ratings.finding_missing": Advice(
        "ئېنىقلاش يەكۈنى تاللانمىدى.", "ئەھۋالغا قاراپ بىر يەكۈننى تاللاڭ.", _HEAD_UG
    ),
    "ratings.day_wrong": Advice(
        "تۈزىتىش مۆھلىتى بۈگۈندىن كېيىن، %(latest)s دىن كېچىكمەسلىكى كېرەك.",
        "مۆھلەتنى قايتا تاللاڭ.",
        "مەمۇرىي مۇلازىمەت باشقۇرۇش ئورگىنى",
    ),
}
