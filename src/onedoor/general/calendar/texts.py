"""What people read when a date or a notice is refused."""

from onedoor.kernel.texts import Advice

_ADMIN, _ADMIN_UG = "系统管理员", "سىستېما باشقۇرغۇچى"

ZH: dict[str, Advice] = {
    "calendar.days_negative": Advice("期限不能是 %(days)s 天。", "请填写 0 或更大的整数。", _ADMIN),
    "calendar.beyond": Advice(
        "%(day)s 超出工作日历的范围（2000 年至 2099 年）。", "请核对日期和天数。", _ADMIN
    ),
    "calendar.pause_wrong": Advice(
        "暂停的结束日 %(end)s 早于开始日 %(start)s。", "请核对暂停的起止日期。", _ADMIN
    ),
    "calendar.notice_unreadable": Advice(
        "放假通知无法读取：%(where)s，%(reason)s。",
        "请按示例格式改正后重新导入；本次没有导入任何内容。",
        _ADMIN,
    ),
    "calendar.not_administrator": Advice(
        "只有系统管理员可以导入放假通知。", "请把通知交给系统管理员。", _ADMIN
    ),
}

UG: dict[str, Advice] = {
    "calendar.days_negative": Advice(
        "مۆھلەت %(days)s كۈن بولمايدۇ.", "0 ياكى ئۇنىڭدىن چوڭ پۈتۈن ساننى يېزىڭ.", _ADMIN_UG
    ),
    "calendar.beyond": Advice(
        "%(day)s خىزمەت كالېندارىنىڭ دائىرىسىدىن (2000–2099) ھالقىپ كەتتى.",
        "چېسلا ۋە كۈن سانىنى تەكشۈرۈڭ.",
        _ADMIN_UG,
    ),
    "calendar.pause_wrong": Advice(
        "توختىتىشنىڭ ئاخىرقى كۈنى %(end)s باشلانغان كۈنى %(start)s دىن بۇرۇن.",
        "توختىتىشنىڭ باشلىنىش ۋە ئاخىرلىشىش كۈنىنى تەكشۈرۈڭ.",
        _ADMIN_UG,
    ),
    "calendar.notice_unreadable": Advice(
        "دەم ئېلىش ئۇقتۇرۇشىنى ئوقۇغىلى بولمىدى: %(where)s، %(reason)s.",
        "ئۈلگە بويىچە تۈزىتىپ قايتا كىرگۈزۈڭ؛ ھېچنېمە كىرگۈزۈلمىدى.",
        _ADMIN_UG,
    ),
    "calendar.not_administrator": Advice(
        "دەم ئېلىش ئۇقتۇرۇشىنى پەقەت سىستېما باشقۇرغۇچىلا كىرگۈزەلەيدۇ.",
        "ئۇقتۇرۇشنى سىستېما باشقۇرغۇچىغا بېرىڭ.",
        _ADMIN_UG,
    ),
}
