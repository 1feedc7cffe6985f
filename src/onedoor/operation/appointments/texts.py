"""Refusals of appointments in words."""

from onedoor.kernel.texts import Advice

_DESK, _DESK_UG = "大厅咨询台", "زالنىڭ مەسلىھەت سۇپىسى"

ZH: dict[str, Advice] = {
    "appointments.not_for_staff": Advice(
        "预约由办事人本人登录办理。", "请用办事人的账号登录，或者到窗口取号。", _DESK
    ),
    "appointments.missing": Advice("没有这个预约。", "请核对预约码，或者看“我的预约”。", _DESK),
    "appointments.not_manager": Advice(
        "您的单位不负责运行这个大厅或站点。", "预约时段由运行这里的单位设定。", _DESK
    ),
    "appointments.slot_wrong": Advice(
        "%(day)s %(start)s 不能预约。", "请从列表中选择还没有到的时段。", _DESK
    ),
    "appointments.slot_full": Advice(
        "这个时段刚刚约满。", "最近的空时段：%(free)s。也可以候补，或者现场取号。", _DESK
    ),
    "appointments.open_enough": Advice(
        "您已经有 %(most)s 个还没有到时间的预约。", "请先取消一个，再约新的。", _DESK
    ),
    "appointments.same_time": Advice(
        "您在 %(day)s %(start)s 已经有预约。", "请选择别的时段。", _DESK
    ),
    "appointments.blocked": Advice(
        "您多次预约未到，%(until)s 以前不能预约。", "可以随时到大厅现场取号办理。", _DESK
    ),
    "appointments.not_open": Advice(
        "这个预约已经不能变动。", "已签到、已取消或者已过时间的预约不能再改。", _DESK
    ),
    "appointments.too_early": Advice(
        "还没有到签到时间，预约的是 %(day)s %(start)s。", "请在快到时间时再签到。", _DESK
    ),
    "appointments.too_late": Advice(
        "%(day)s %(start)s 的预约已过保留时间。", "请现场取号，一样可以办理。", _DESK
    ),
    "appointments.not_full": Advice("%(day)s 还有空时段。", "请直接预约。", _DESK),
    "appointments.waits_already": Advice(
        "您已经在 %(day)s 的候补名单上。", "有空时段时会通知您。", _DESK
    ),
    "appointments.reason_missing": Advice("没有写明原因。", "请写明，会告诉已经预约的人。", _DESK),
    "appointments.span_wrong": Advice(
        "时间 %(first)s 至 %(last)s 不对。", "请填写今天以后的日期，结束晚于开始。", _DESK
    ),
    "appointments.places_wrong": Advice(
        "每个时段的数量不对。", "请填写 0 到 %(most)s 的整数。", _DESK
    ),
}

UG: dict[str, Advice] = {
    "appointments.not_for_staff": Advice(
        "ۋەدىلىشىشنى ئىش بېجىرگۈچى ئۆزى كىرىپ بېجىرىدۇ.",
        "ئىش بېجىرگۈچىنىڭ ھېساباتى بىلەن كىرىڭ ياكى كۆزنەكتە نومۇر ئېلىڭ.",
        _DESK_UG,
    ),
    "appointments.missing": Advice(
        "بۇنداق ۋەدىلىشىش يوق.",
        "ۋەدىلىشىش كودىنى تەكشۈرۈڭ ياكى «ۋەدىلىشىشلىرىم» دىن كۆرۈڭ.",
        _DESK_UG,
    ),
    "appointments.not_manager": Advice(
        "ئورنىڭىز بۇ زال ياكى پونكىتنى باشقۇرمايدۇ.",
        "ۋەدىلىشىش ۋاقتىنى بۇ يەرنى باشقۇرىدىغان ئورۇن بېكىتىدۇ.",
        _DESK_UG,
    ),
    "appointments.slot_wrong": Advice(
        "%(day)s %(start)s گە ۋەدىلەشكىلى بولمايدۇ.",
        "تىزىملىكتىن تېخى كەلمىگەن ۋاقىتنى تاللاڭ.",
        _DESK_UG,
    ),
    "appointments.slot_full": Advice(
        "بۇ ۋاقىت ھازىرلا توشتى.",
        "ئەڭ يېقىن بوش ۋاقىت: %(free)s. كۈتۈش تىزىملىكىگە كىرىڭ ياكى نومۇر ئېلىڭ.",
        _DESK_UG,
    ),
    "appointments.open_enough": Advice(
        "سىزدە ۋاقتى كەلمىگەن %(most)s ۋەدىلىشىش بار.",
        "ئاۋۋال بىرنى بىكار قىلىپ، ئاندىن يېڭىسىنى ۋەدىلىشىڭ.",
        _DESK_UG,
    ),
    "appointments.same_time": Advice(
        "سىزنىڭ %(day)s %(start)s دە ۋەدىلىشىشىڭىز بار.", "باشقا ۋاقىتنى تاللاڭ.", _DESK_UG
    ),
    "appointments.blocked": Advice(
        "سىز كۆپ قېتىم ۋەدىلىشىپ كەلمىدىڭىز، %(until)s دىن بۇرۇن ۋەدىلىشەلمەيسىز.",
        "خالىغان ۋاقىتتا زالغا كېلىپ نومۇر ئېلىپ بېجىرسىڭىز بولىدۇ.",
        _DESK_UG,
    ),
    "appointments.not_open": Advice(
        "بۇ ۋەدىلىشىشنى ئۆزگەرتكىلى بولمايدۇ.",
        "تىزىملانغان، بىكار قىلىنغان ياكى ۋاقتى ئۆتكەن ۋەدىلىشىش ئۆزگەرمەيدۇ.",
        _DESK_UG,
    ),
    "appointments.too_early": Advice(
        "تېخى تىزىملىتىش ۋاقتى كەلمىدى، ۋەدىلەشكىنىڭىز %(day)s %(start)s.",
        "ۋاقىت يېقىنلاشقاندا تىزىملىتىڭ.",
        _DESK_UG,
    ),
    "appointments.too_late": Advice(
        "%(day)s %(start)s دىكى ۋەدىلىشىشنىڭ ساقلاش ۋاقتى ئۆتتى.",
        "نەق مەيداندا نومۇر ئېلىڭ، ئوخشاشلا بېجىرگىلى بولىدۇ.",
        _DESK_UG,
    ),
    "appointments.not_full": Advice("%(day)s دە بوش ۋاقىت بار.", "بىۋاسىتە ۋەدىلىشىڭ.", _DESK_UG),
    "appointments.waits_already": Advice(
        "سىز %(day)s دىكى كۈتۈش تىزىملىكىدە بار.", "بوش ۋاقىت چىققاندا خەۋەر قىلىنىدۇ.", _DESK_UG
    ),
    "appointments.reason_missing": Advice(
        "سەۋەبى يېزىلمىغان.", "سەۋەبىنى يېزىڭ، ۋەدىلەشكەنلەرگە ئېيتىلىدۇ.", _DESK_UG
    ),
    "appointments.span_wrong": Advice(
        "%(first)s دىن %(last)s غىچە بولغان ۋاقىت توغرا ئەمەس.",
        "بۈگۈندىن كېيىنكى كۈننى يېزىڭ، ئاخىرلىشىشى باشلىنىشىدىن كېيىن بولسۇن.",
        _DESK_UG,
    ),
    "appointments.places_wrong": Advice(
        "ھەر ۋاقىتنىڭ سانى توغرا ئەمەس.", "0 دىن %(most)s غىچە پۈتۈن سان يېزىڭ.", _DESK_UG
    ),
}
