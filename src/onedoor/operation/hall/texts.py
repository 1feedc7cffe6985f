"""Refusals of the hall in words."""

from onedoor.kernel.texts import Advice

_DESK, _DESK_UG = "大厅咨询台", "زالنىڭ مەسلىھەت سۇپىسى"

ZH: dict[str, Advice] = {
    "hall.slip_missing": Advice(
        "没有 %(number)s 这个号。", "请核对号码和日期，或者重新取号。", _DESK
    ),
    "hall.not_there": Advice(
        "您不在这个大厅的窗口工作。", "请选择本地区的大厅；受理岗位由管理员设定。", _DESK
    ),
    "hall.not_seated": Advice("您还没有选择窗口。", "请先选择窗口，再叫号。", _DESK),
    "hall.window_wrong": Advice("没有正在使用的 %(window)s 号窗口。", "请从列表中选择。", _DESK),
    "hall.window_taken": Advice(
        "%(window)s 号窗口有人，或者您已经在别的窗口。", "请先离开原来的窗口，或者另选一个。", _DESK
    ),
    "hall.window_paused": Advice("%(window)s 号窗口已暂停。", "请先恢复，再叫号。", _DESK),
    "hall.still_somebody": Advice("%(number)s 号还在窗口。", "请先办完、转办或者过号。", _DESK),
    "hall.no_such_queue": Advice("这里没有可以这样办的窗口。", "请选择列表中的业务。", _DESK),
    "hall.not_open_now": Advice(
        "现在不在开门时间，不取号。", "请看开门时间，或者网上预约。", _DESK
    ),
    "hall.wrong_turn": Advice(
        "这个号现在不能这样办。", "页面可能已经过时，请刷新以后再看。", _DESK
    ),
    "hall.called_too_seldom": Advice(
        "%(number)s 号只叫了 %(calls)s 次，至少叫 %(least)s 次才能过号。", "请再叫一次。", _DESK
    ),
    "hall.terminal_missing": Advice(
        "没有正在使用的这台自助终端。", "请让大厅工作人员重新设置这台终端。", _DESK
    ),
    "hall.terminal_name_wrong": Advice(
        "终端没有名称，或者这个大厅已有同名的终端。", "请另起一个名称，如“一楼东侧 2 号”。", _DESK
    ),
    "hall.not_your_hall": Advice(
        "您不在这个大厅工作，不能设置它的终端。", "请由这个大厅的工作人员设置。", _DESK
    ),
}

UG: dict[str, Advice] = {
    "hall.slip_missing": Advice(
        "%(number)s دېگەن نومۇر يوق.",
        "نومۇر ۋە چېسلانى تەكشۈرۈڭ ياكى يېڭىدىن نومۇر ئېلىڭ.",
        _DESK_UG,
    ),
    "hall.not_there": Advice(
        "سىز بۇ زالنىڭ كۆزنىكىدە ئىشلىمەيسىز.",
        "ئۆز رايونىڭىزنىڭ زالىنى تاللاڭ؛ قوبۇل قىلىش ۋەزىپىسىنى باشقۇرغۇچى بېكىتىدۇ.",
        _DESK_UG,
    ),
    "hall.not_seated": Advice(
        "سىز تېخى كۆزنەك تاللىمىدىڭىز.", "ئاۋۋال كۆزنەك تاللاپ، ئاندىن نومۇر چاقىرىڭ.", _DESK_UG
    ),
    "hall.window_wrong": Advice(
        "ئىشلىتىلىۋاتقان %(window)s-كۆزنەك يوق.", "تىزىملىكتىن تاللاڭ.", _DESK_UG
    ),
    "hall.window_taken": Advice(
        "%(window)s-كۆزنەكتە ئادەم بار ياكى سىز باشقا كۆزنەكتە.",
        "ئاۋۋال ئەسلىدىكى كۆزنەكتىن ئايرىلىڭ ياكى باشقىسىنى تاللاڭ.",
        _DESK_UG,
    ),
    "hall.window_paused": Advice(
        "%(window)s-كۆزنەك توختىتىلغان.", "ئاۋۋال ئەسلىگە كەلتۈرۈپ، ئاندىن چاقىرىڭ.", _DESK_UG
    ),
    "hall.still_somebody": Advice(
        "%(number)s-نومۇر تېخى كۆزنەكتە.",
        "ئاۋۋال بېجىرىپ بولۇڭ، يۆتكەڭ ياكى ئۆتكۈزۈۋېتىڭ.",
        _DESK_UG,
    ),
    "hall.no_such_queue": Advice(
        "بۇ يەردە بۇنى بېجىرىدىغان كۆزنەك يوق.", "تىزىملىكتىكى ئىشنى تاللاڭ.", _DESK_UG
    ),
    "hall.not_open_now": Advice(
        "ھازىر ئېچىلغان ۋاقىت ئەمەس، نومۇر بېرىلمەيدۇ.",
        "ئېچىلىش ۋاقتىغا قاراڭ ياكى توردا ۋەدىلىشىڭ.",
        _DESK_UG,
    ),
    "hall.wrong_turn": Advice(
        "بۇ نومۇرنى ھازىر مۇنداق بېجىرىشكە بولمايدۇ.",
        "بەت كونىراپ قالغان بولۇشى مۇمكىن، يېڭىلاپ قايتا قاراڭ.",
        _DESK_UG,
    ),
    "hall.called_too_seldom": Advice(
        "%(number)s-نومۇر %(calls)s قېتىم چاقىرىلدى، ئاز دېگەندە %(least)s قېتىم كېرەك.",
        "يەنە بىر قېتىم چاقىرىڭ.",
        _DESK_UG,
    ),
    "hall.terminal_missing": Advice(
        "ئىشلىتىلىۋاتقان بۇنداق ئۆزلۈكىدىن مۇلازىمەت ئۈسكۈنىسى يوق.",
        "زال خادىمىغا ئېيتىپ، بۇ ئۈسكۈنىنى يېڭىدىن تەڭشىتىڭ.",
        _DESK_UG,
    ),
    "hall.terminal_name_wrong": Advice(
        "ئۈسكۈنىنىڭ نامى يوق ياكى بۇ زالدا شۇ ناملىق ئۈسكۈنە بار.",
        "باشقا نام قويۇڭ، مەسىلەن «1-قەۋەت شەرق 2-نومۇر».",
        _DESK_UG,
    ),
    "hall.not_your_hall": Advice(
        "سىز بۇ زالدا ئىشلىمەيسىز، ئۇنىڭ ئۈسكۈنىسىنى تەڭشىيەلمەيسىز.",
        "مۇشۇ زالنىڭ خادىمى تەڭشىسۇن.",
        _DESK_UG,
    ),
}
