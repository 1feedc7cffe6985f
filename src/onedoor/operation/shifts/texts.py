"""Refusals of shifts in words."""

from onedoor.kernel.texts import Advice

_DESK, _DESK_UG = "大厅值班负责人", "زالنىڭ نۆۋەتچى مەسئۇلى"

ZH: dict[str, Advice] = {
    "shifts.not_at_a_window": Advice("您还没有选择窗口。", "请先在“叫号”里选择窗口。", _DESK),
    "shifts.somebody_here": Advice(
        "%(number)s 号还在窗口。", "请先办完、转办或者过号，再交班。", _DESK
    ),
    "shifts.not_the_next": Advice(
        "不能交给这个人，或者这个窗口已有一份交接等待接班。",
        "请从列表中选择排班表上的人；已交出的，请接班人先接班。",
        _DESK,
    ),
    "shifts.handover_missing": Advice(
        "没有找到这份交接。", "只有交班人和接班人能看，接班人才能接。", _DESK
    ),
    "shifts.taken_already": Advice("这份交接已经接班。", "不用再接。", _DESK),
    "shifts.not_a_clerk": Advice(
        "交接班由窗口受理人员办理。", "请用窗口受理人员的账号登录。", _DESK
    ),
    "shifts.words_wrong": Advice(
        "内容超过 %(most)s 个字。", "请写短一些，详细情况可以当面说明。", _DESK
    ),
    "shifts.paper_missing": Advice(
        "您的清单里没有这份文书。", "请刷新页面；别人出具的文书在办件里打印。", _DESK
    ),
}

UG: dict[str, Advice] = {
    "shifts.not_at_a_window": Advice(
        "سىز تېخى كۆزنەك تاللىمىدىڭىز.", "ئاۋۋال «نومۇر چاقىرىش» تا كۆزنەك تاللاڭ.", _DESK_UG
    ),
    "shifts.somebody_here": Advice(
        "%(number)s-نومۇر تېخى كۆزنەكتە.",
        "ئاۋۋال بېجىرىپ بولۇڭ، يۆتكەڭ ياكى ئۆتكۈزۈۋېتىڭ، ئاندىن نۆۋەت تاپشۇرۇڭ.",
        _DESK_UG,
    ),
    "shifts.not_the_next": Advice(
        "بۇ كىشىگە تاپشۇرۇشقا بولمايدۇ ياكى بۇ كۆزنەكنىڭ ئۆتكۈزۈۋېلىشنى كۈتۈۋاتقان نۆۋىتى بار.",
        "تىزىملىكتىن نۆۋەتچىلىك جەدۋىلىدىكى كىشىنى تاللاڭ؛ تاپشۇرۇلغان بولسا، ئۆتكۈزۈۋالغۇچى "
        "ئاۋۋال ئۆتكۈزۈۋالسۇن.",
        _DESK_UG,
    ),
    "shifts.handover_missing": Advice(
        "بۇ نۆۋەت تاپشۇرۇش تېپىلمىدى.",
        "پەقەت تاپشۇرغۇچى ۋە ئۆتكۈزۈۋالغۇچىلا كۆرەلەيدۇ، ئۆتكۈزۈۋالغۇچىلا ئۆتكۈزۈۋالالايدۇ.",
        _DESK_UG,
    ),
    "shifts.taken_already": Advice(
        "بۇ نۆۋەت ئۆتكۈزۈۋېلىنغان.", "قايتا ئۆتكۈزۈۋېلىش ھاجەتسىز.", _DESK_UG
    ),
    "shifts.not_a_clerk": Advice(
        "نۆۋەت ئالماشتۇرۇشنى كۆزنەك خادىملىرى بېجىرىدۇ.",
        "كۆزنەك قوبۇل قىلىش خادىمىنىڭ ھېساباتى بىلەن كىرىڭ.",
        _DESK_UG,
    ),
    "shifts.words_wrong": Advice(
        "مەزمۇن %(most)s خەتتىن ئېشىپ كەتتى.",
        "قىسقىراق يېزىڭ، تەپسىلاتىنى يۈزتۇرانە ئېيتىڭ.",
        _DESK_UG,
    ),
    "shifts.paper_missing": Advice(
        "تىزىملىكىڭىزدە بۇ ھۆججەت يوق.",
        "بەتنى يېڭىلاڭ؛ باشقىلار چىقارغان ھۆججەت ئىشنىڭ ئىچىدە بېسىلىدۇ.",
        _DESK_UG,
    ),
}
