"""Refusals of notifications in words."""

from onedoor.kernel.texts import Advice

_HELP = "12345 政务服务便民热线"
_HELP_UG = "12345 قىزىق لىنىيەسى"
_OPERATOR = "平台运维人员"
_OPERATOR_UG = "سۇپا مۇلازىمەت خادىمى"

ZH: dict[str, Advice] = {
    "notifications.missing": Advice("没有找到这条消息。", "请从“消息”页面重新打开。", _HELP),
    "notifications.sending_missing": Advice(
        "没有这条未送达的消息。", "它可能已经重新发送，请刷新页面。", _OPERATOR
    ),
    "notifications.choice_wrong": Advice(
        "没有这种接收方式或者语言。", "请在页面给出的选项中选择。", _HELP
    ),
    "notifications.not_for_agents": Advice(
        "接收方式由申请人本人选择，不能代选。", "请切换回本人身份，或者请申请人自己选择。", _HELP
    ),
    "notifications.not_administrator": Advice(
        "未送达的消息由系统管理员查看。", "请使用系统管理员账号登录。", _OPERATOR
    ),
}

UG: dict[str, Advice] = {
    "notifications.missing": Advice(
        "بۇ ئۇقتۇرۇش تېپىلمىدى.", "«ئۇقتۇرۇشلار» بېتىدىن قايتا ئېچىڭ.", _HELP_UG
    ),
    "notifications.sending_missing": Advice(
        "يەتمىگەن بۇنداق ئۇقتۇرۇش يوق.",
        "ئۇ قايتا يوللانغان بولۇشى مۇمكىن، بەتنى يېڭىلاڭ.",
        _OPERATOR_UG,
    ),
    "notifications.choice_wrong": Advice(
        "بۇنداق تاپشۇرۇۋېلىش ئۇسۇلى ياكى تىل يوق.", "بەتتىكى تاللاشلاردىن تاللاڭ.", _HELP_UG
    ),
    "notifications.not_for_agents": Advice(
        "تاپشۇرۇۋېلىش ئۇسۇلىنى ئىلتىماس قىلغۇچى ئۆزى تاللايدۇ، ۋاكالىتەن تاللىغىلى بولمايدۇ.",
        "ئۆز سالاھىيىتىڭىزگە قايتىڭ ياكى ئىلتىماس قىلغۇچى ئۆزى تاللىسۇن.",
        _HELP_UG,
    ),
    "notifications.not_administrator": Advice(
        "يەتمىگەن ئۇقتۇرۇشلارنى سىستېما باشقۇرغۇچى كۆرىدۇ.",
        "سىستېما باشقۇرغۇچى ھېساباتى بىلەن كىرىڭ.",
        _OPERATOR_UG,
    ),
}
