"""Refusals of needs in words."""

from onedoor.kernel.texts import Advice

_OFFICE, _OFFICE_UG = "本级政府办公室", "شۇ دەرىجىلىك ھۆكۈمەت ئىشخانىسى"

ZH: dict[str, Advice] = {
    "needs.missing": Advice("没有查到这项保障需求。", "请从列表中打开。", _OFFICE),
    "needs.not_your_part": Advice(
        "这一步不由您办理。", "场所的运行管理单位申报，本级政府核定。", _OFFICE
    ),
    "needs.answered": Advice("这项需求已经答复或者撤回。", "请刷新页面核对。", _OFFICE),
    "needs.told_already": Advice(
        "今年已经申报过同名的需求。", "请换一个名称，或者先撤回原来的。", _OFFICE
    ),
    "needs.amount_unfit": Advice(
        "数量不对。", "要大于零，人数要是整数，金额最多两位小数，核定不超过申报。", _OFFICE
    ),
    "needs.year_unfit": Advice("年度不对。", "只能申报今年和明年的需求。", _OFFICE),
    "needs.words_missing": Advice(
        "没有写明情况。", "请写明用途和理由；核定要写文号，少于申报要写理由。", _OFFICE
    ),
}

UG: dict[str, Advice] = {
    "needs.missing": Advice("بۇ كاپالەت ئېھتىياجى تېپىلمىدى.", "تىزىملىكتىن ئېچىڭ.", _OFFICE_UG),
    "needs.not_your_part": Advice(
        "بۇ قەدەمنى سىز بېجىرمەيسىز.",
        "سورۇننى باشقۇرغۇچى ئورۇن مەلۇم قىلىدۇ، شۇ دەرىجىلىك ھۆكۈمەت بېكىتىدۇ.",
        _OFFICE_UG,
    ),
    "needs.answered": Advice(
        "بۇ ئېھتىياجغا جاۋاب بېرىلگەن ياكى قايتۇرۇۋېلىنغان.", "بەتنى يېڭىلاڭ.", _OFFICE_UG
    ),
    "needs.told_already": Advice(
        "بۇ يىل ئوخشاش نامدىكى ئېھتىياج مەلۇم قىلىنغان.",
        "نامىنى ئۆزگەرتىڭ ياكى ئاۋۋال ئەسلىدىكىسىنى قايتۇرۇۋېلىڭ.",
        _OFFICE_UG,
    ),
    "needs.amount_unfit": Advice(
        "سان توغرا ئەمەس.",
        "نۆلدىن چوڭ، ئادەم سانى پۈتۈن سان، پۇل ئەڭ كۆپ ئىككى كەسىر بولسۇن؛ بېكىتىلگەن سان مەلۇم"
        " قىلىنغاندىن ئاشمىسۇن.",
        _OFFICE_UG,
    ),
    "needs.year_unfit": Advice(
        "يىل توغرا ئەمەس.",
        "پەقەت بۇ يىل ۋە كېلەر يىلنىڭ ئېھتىياجىنى مەلۇم قىلىشقا بولىدۇ.",
        _OFFICE_UG,
    ),
    "needs.words_missing": Advice(
        "ئەھۋال يېزىلمىغان.",
        "ئىشلىتىلىشى ۋە سەۋەبىنى يېزىڭ؛ بېكىتىشتە ھۆججەت نومۇرىنى، كەم بولسا سەۋەبىنى يېزىڭ.",
        _OFFICE_UG,
    ),
}
