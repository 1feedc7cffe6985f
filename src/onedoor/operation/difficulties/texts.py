"""Refusals of difficulties in words."""

from onedoor.kernel.texts import Advice

_CENTRE, _CENTRE_UG = "政务服务中心", "مەمۇرىي مۇلازىمەت مەركىزى"

ZH: dict[str, Advice] = {
    "difficulties.missing": Advice(
        "没有查到这件“办不成事”。", "请核对查询码；登录后提出的，请先登录。", _CENTRE
    ),
    "difficulties.not_for_you": Advice(
        "这一步不由您办理。",
        "窗口登记，中心分类和核查，承办单位办理。",
        _CENTRE,
    ),
    "difficulties.wrong_turn": Advice(
        "现在不能这样办理。", "顺序是登记、分类转办、办结反馈、核查备案。请刷新页面核对。", _CENTRE
    ),
    "difficulties.another_verifies": Advice(
        "办理的人不能自己核查。", "请由另一名工作人员核查。", _CENTRE
    ),
    "difficulties.already_put_off": Advice(
        "不能再延期。", "每一轮只能延期一次，并且要在到期以前。", _CENTRE
    ),
    "difficulties.days_wrong": Advice("延期天数不对。", "请填写 1 至 %(most)s 个工作日。", _CENTRE),
    "difficulties.kind_unknown": Advice("没有选择是哪一类情况。", "请从列表中选择。", _CENTRE),
    "difficulties.body_unfit": Advice("不能转给这个单位。", "请从列表中选择承办单位。", _CENTRE),
}

UG: dict[str, Advice] = {
    "difficulties.missing": Advice(
        "بۇ «ئىش پۈتمىدى» ئىنكاسى تېپىلمىدى.",
        "سۈرۈشتۈرۈش كودىنى تەكشۈرۈڭ؛ كىرگەندىن كېيىن ئىنكاس قىلغان بولسىڭىز ئاۋۋال كىرىڭ.",
        _CENTRE_UG,
    ),
    "difficulties.not_for_you": Advice(
        "بۇ قەدەمنى سىز بېجىرمەيسىز.",
        "كۆزنەك تىزىملايدۇ، مەركەز تۈرگە ئايرىپ تەكشۈرىدۇ، ئۈستىگە ئالغان ئورۇن بېجىرىدۇ.",
        _CENTRE_UG,
    ),
    "difficulties.wrong_turn": Advice(
        "ھازىر مۇنداق بېجىرىشكە بولمايدۇ.",
        "تەرتىپى: تىزىملاش، تۈرگە ئايرىپ يوللاش، بېجىرىپ قايتۇرۇش، تەكشۈرۈپ ئارخىپلاش. بەتنى"
        " يېڭىلاڭ.",
        _CENTRE_UG,
    ),
    "difficulties.another_verifies": Advice(
        "بېجىرگەن كىشى ئۆزى تەكشۈرسە بولمايدۇ.", "باشقا خادىم تەكشۈرسۇن.", _CENTRE_UG
    ),
    "difficulties.already_put_off": Advice(
        "يەنە كېچىكتۈرۈشكە بولمايدۇ.",
        "ھەر قېتىمدا پەقەت بىر قېتىم، مۆھلىتى توشۇشتىن بۇرۇن كېچىكتۈرگىلى بولىدۇ.",
        _CENTRE_UG,
    ),
    "difficulties.days_wrong": Advice(
        "كېچىكتۈرۈش كۈنى توغرا ئەمەس.", "1 دىن %(most)s كىچە خىزمەت كۈنىنى تولدۇرۇڭ.", _CENTRE_UG
    ),
    "difficulties.kind_unknown": Advice(
        "قايسى خىل ئەھۋال ئىكەنلىكى تاللانمىغان.", "تىزىملىكتىن تاللاڭ.", _CENTRE_UG
    ),
    "difficulties.body_unfit": Advice(
        "بۇ ئورۇنغا يوللىغىلى بولمايدۇ.",
        "ئۈستىگە ئالىدىغان ئورۇننى تىزىملىكتىن تاللاڭ.",
        _CENTRE_UG,
    ),
}
