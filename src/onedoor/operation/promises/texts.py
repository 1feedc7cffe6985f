"""What people read when a rule about promises says no."""

from onedoor.kernel.texts import Advice

_DESK = "本单位管理员"
_HELP = "12345 政务服务便民热线"
_DESK_UG = "ئورنىڭىزنىڭ باشقۇرغۇچىسى"
_HELP_UG = "12345 قىزىق لىنىيەسى"

ZH = {
    "promises.check_missing": Advice(
        "这个办件没有需要核查的承诺。", "请从“承诺核查”列表打开。", _DESK
    ),
    "promises.check_not_open": Advice(
        "核查已经结束，或者现在不能进行这一步。", "请刷新页面，查看最新状态。", _DESK
    ),
    "promises.not_heard": Advice(
        "还没有听取当事人的陈述申辩，不能撤销。",
        "请先告知拟撤销的事实和理由；收到陈述申辩或者期满以后再决定。",
        _DESK,
    ),
    "promises.statement_too_late": Advice(
        "现在不能提交陈述申辩：没有告知、已经提交，或者期限已满。",
        "不服决定的，可以依法申请行政复议、提起行政诉讼。",
        _HELP,
    ),
}

UG = {
    "promises.check_missing": Advice(
        "بۇ ئىشتا تەكشۈرىدىغان ۋەدە يوق.", "«ۋەدىنى تەكشۈرۈش» تىزىملىكىدىن ئېچىڭ.", _DESK_UG
    ),
    "promises.check_not_open": Advice(
        "تەكشۈرۈش ئاخىرلاشقان ياكى ھازىر بۇ قەدەمنى قوللىنىشقا بولمايدۇ.",
        "بەتنى يېڭىلاپ ئەڭ يېڭى ھالىتىنى كۆرۈڭ.",
        _DESK_UG,
    ),
    "promises.not_heard": Advice(
        "تېخى ئۆزىنىڭ بايانى ۋە ئاقلىنىشى ئاڭلانمىدى، بىكار قىلىشقا بولمايدۇ.",
        "ئاۋۋال پاكىت ۋە سەۋەبنى ئۇقتۇرۇڭ؛ بايان كەلگەندە ياكى مۆھلەت توشقاندا قارار چىقىرىڭ.",
        _DESK_UG,
    ),
    "promises.statement_too_late": Advice(
        "ھازىر بايان تاپشۇرۇشقا بولمايدۇ: ئۇقتۇرۇلمىغان، تاپشۇرۇلغان ياكى مۆھلىتى توشقان.",
        "قارارغا قايىل بولمىسىڭىز، قايتا قاراپ چىقىش ياكى دەۋا قىلالايسىز.",
        _HELP_UG,
    ),
}
