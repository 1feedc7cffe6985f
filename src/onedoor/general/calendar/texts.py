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
    "calendar.document_missing": Advice(
        "导入放假通知须有文号。", "请填写下发这份通知的文件文号。", _ADMIN
    ),
    "calendar.second_administrator_needed": Advice(
        "导入放假通知须由两位管理员完成。", "请由提议人以外的系统管理员核对变动后确认。", _ADMIN
    ),
    "calendar.proposal_open": Advice(
        "这个地区已有一份待确认的通知。", "请先由另一位管理员确认，或将其撤回。", _ADMIN
    ),
    "calendar.proposal_closed": Advice(
        "这份通知已经确认或撤回。", "需要再次变更时，请另行提议。", _ADMIN
    ),
    "calendar.proposal_missing": Advice(
        "没有找到这份拟导入的通知。", "请回到工作日历重新查看。", _ADMIN
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
    "calendar.document_missing": Advice(
        "دەم ئېلىش ئۇقتۇرۇشىنى كىرگۈزۈشكە ھۆججەت نومۇرى كېرەك.",
        "ئۇقتۇرۇش چۈشۈرۈلگەن ھۆججەتنىڭ نومۇرىنى يېزىڭ.",
        _ADMIN_UG,
    ),
    "calendar.second_administrator_needed": Advice(
        "دەم ئېلىش ئۇقتۇرۇشىنى ئىككى باشقۇرغۇچى كىرگۈزۈشى كېرەك.",
        "تەكلىپ بەرگۈچىدىن باشقا سىستېما باشقۇرغۇچى ئۆزگىرىشنى تەكشۈرۈپ جەزملىسۇن.",
        _ADMIN_UG,
    ),
    "calendar.proposal_open": Advice(
        "بۇ رايوننىڭ جەزملەشنى كۈتۈۋاتقان بىر ئۇقتۇرۇشى بار.",
        "ئالدى بىلەن باشقا باشقۇرغۇچى جەزملىسۇن ياكى قايتۇرۇۋېلىڭ.",
        _ADMIN_UG,
    ),
    "calendar.proposal_closed": Advice(
        "بۇ ئۇقتۇرۇش جەزملەنگەن ياكى قايتۇرۇۋېلىنغان.",
        "يەنە ئۆزگەرتىش كېرەك بولسا، قايتا تەكلىپ بېرىڭ.",
        _ADMIN_UG,
    ),
    "calendar.proposal_missing": Advice(
        "كىرگۈزمەكچى بولغان بۇ ئۇقتۇرۇش تېپىلمىدى.", "خىزمەت كالېندارىغا قايتىڭ.", _ADMIN_UG
    ),
}
