"""What people read when a rule about credit records says no."""

from onedoor.kernel.texts import Advice

_DESK = "本单位管理员"
_HELP = "12345 政务服务便民热线"
_DESK_UG = "ئورنىڭىزنىڭ باشقۇرغۇچىسى"
_HELP_UG = "12345 قىزىق لىنىيەسى"

ZH = {
    "credit.record_missing": Advice(
        "没有这条信用记录。", "请从“信用记录”列表打开；只有认定机关和本人可以查看。", _HELP
    ),
    "credit.duty_missing": Advice(
        "登记信用记录不属于您的岗位。", "请由本单位审查或者决定人员登记。", _DESK
    ),
    "credit.step_not_open": Advice(
        "这条信用记录现在不能进行这一步。", "请刷新页面，查看最新状态。", _DESK
    ),
    "credit.still_open_to_objection": Advice(
        "当事人在 %(due)s 前可以提出异议，现在不能认定。",
        "请在期满后认定，或者等待异议并答复。",
        _DESK,
    ),
    "credit.objection_too_late": Advice(
        "提出异议的期限 %(due)s 已经届满。", "记录认定后可以申请信用修复。", _HELP
    ),
    "credit.second_person_needed": Advice(
        "提出认定的人不能自己认定。", "请由本单位另一位具有决定职责的人员办理。", _DESK
    ),
    "credit.words_missing": Advice("没有写明理由。", "请写明事实和理由，会告知当事人。", _DESK),
}

UG = {
    "credit.record_missing": Advice(
        "بۇنداق ئىناۋەت خاتىرىسى يوق.",
        "«ئىناۋەت خاتىرىسى» تىزىملىكىدىن ئېچىڭ؛ پەقەت بېكىتكەن ئورگان بىلەن ئۆزى كۆرەلەيدۇ.",
        _HELP_UG,
    ),
    "credit.duty_missing": Advice(
        "ئىناۋەت خاتىرىسىنى كىرگۈزۈش سىزنىڭ خىزمىتىڭىز ئەمەس.",
        "ئورنىڭىزدىكى تەكشۈرگۈچى ياكى قارار قىلغۇچى كىرگۈزسۇن.",
        _DESK_UG,
    ),
    "credit.step_not_open": Advice(
        "بۇ خاتىرىگە ھازىر بۇ قەدەمنى قوللىنىشقا بولمايدۇ.",
        "بەتنى يېڭىلاپ ئەڭ يېڭى ھالىتىنى كۆرۈڭ.",
        _DESK_UG,
    ),
    "credit.still_open_to_objection": Advice(
        "ئۆزى %(due)s گىچە ئېتىراز بىلدۈرەلەيدۇ، ھازىر بېكىتىشكە بولمايدۇ.",
        "مۆھلەت توشقاندا بېكىتىڭ ياكى ئېتىرازغا جاۋاب بېرىڭ.",
        _DESK_UG,
    ),
    "credit.objection_too_late": Advice(
        "ئېتىراز بىلدۈرۈش مۆھلىتى %(due)s دا توشقان.",
        "بېكىتىلگەندىن كېيىن ئىناۋەتنى ئەسلىگە كەلتۈرۈشنى ئىلتىماس قىلسىڭىز بولىدۇ.",
        _HELP_UG,
    ),
    "credit.second_person_needed": Advice(
        "ئوتتۇرىغا قويغان كىشى ئۆزى بېكىتەلمەيدۇ.",
        "ئورنىڭىزدىكى قارار قىلىش ھوقۇقى بار باشقا خادىم بېجىرسۇن.",
        _DESK_UG,
    ),
    "credit.words_missing": Advice(
        "سەۋەب يېزىلمىغان.", "پاكىت ۋە سەۋەبنى يېزىڭ، ئۆزىگە ئۇقتۇرۇلىدۇ.", _DESK_UG
    ),
}
