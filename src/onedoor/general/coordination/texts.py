"""Refusals of coordination in words."""

from onedoor.kernel.texts import Advice

_OFFICE, _OFFICE_UG = "本级政府办公室", "شۇ دەرىجىلىك ھۆكۈمەت ئىشخانىسى"

ZH: dict[str, Advice] = {
    "coordination.missing": Advice("没有查到这件协调事项。", "请从台账中打开。", _OFFICE),
    "coordination.not_your_part": Advice(
        "这一步不由您办理。", "单位提出，政府办公室议定和销号，责任单位报告。", _OFFICE
    ),
    "coordination.wrong_turn": Advice(
        "现在不能这样办理。", "顺序是提出、议定、报告、销号。请刷新页面核对。", _OFFICE
    ),
    "coordination.another_closes": Advice(
        "报告办结的人不能自己销号。", "请由另一名工作人员销号。", _OFFICE
    ),
    "coordination.owner_unfit": Advice(
        "责任单位不在本行政区域。", "请从列表中选择责任单位。", _OFFICE
    ),
    "coordination.due_too_soon": Advice(
        "完成期限要在会议之后，也不能早于今天。", "请改填完成期限。", _OFFICE
    ),
    "coordination.meeting_unfit": Advice(
        "会议名称没有填，或者会议日期不对。",
        "请填写会议名称；会议日期不早于提出的那天，不晚于今天。",
        _OFFICE,
    ),
    "coordination.words_missing": Advice("没有写明情况。", "请写明，最多 2000 字。", _OFFICE),
    "coordination.nobody_above": Advice(
        "市本级的事项没有上一级可以提请。", "请上会议定，或者说明不上会的理由。", _OFFICE
    ),
}

UG: dict[str, Advice] = {
    "coordination.missing": Advice(
        "بۇ ماسلاشتۇرۇش ئىشى تېپىلمىدى.", "دەپتەردىن ئېچىڭ.", _OFFICE_UG
    ),
    "coordination.not_your_part": Advice(
        "بۇ قەدەمنى سىز بېجىرمەيسىز.",
        "ئورۇن ئوتتۇرىغا قويىدۇ، ھۆكۈمەت ئىشخانىسى قارار قىلىدۇ ۋە ئاخىرلاشتۇرىدۇ، مەسئۇل ئورۇن"
        " مەلۇم قىلىدۇ.",
        _OFFICE_UG,
    ),
    "coordination.wrong_turn": Advice(
        "ھازىر مۇنداق بېجىرىشكە بولمايدۇ.",
        "تەرتىپى: ئوتتۇرىغا قويۇش، قارار قىلىش، مەلۇم قىلىش، ئاخىرلاشتۇرۇش. بەتنى يېڭىلاڭ.",
        _OFFICE_UG,
    ),
    "coordination.another_closes": Advice(
        "پۈتكەنلىكىنى مەلۇم قىلغان كىشى ئۆزى ئاخىرلاشتۇرسا بولمايدۇ.",
        "باشقا خادىم ئاخىرلاشتۇرسۇن.",
        _OFFICE_UG,
    ),
    "coordination.owner_unfit": Advice(
        "مەسئۇل ئورۇن بۇ مەمۇرىي رايوندا ئەمەس.", "مەسئۇل ئورۇننى تىزىملىكتىن تاللاڭ.", _OFFICE_UG
    ),
    "coordination.due_too_soon": Advice(
        "تاماملاش مۆھلىتى يىغىندىن كېيىن بولۇشى، بۈگۈندىن بۇرۇن بولماسلىقى كېرەك.",
        "تاماملاش مۆھلىتىنى ئۆزگەرتىڭ.",
        _OFFICE_UG,
    ),
    "coordination.meeting_unfit": Advice(
        "يىغىننىڭ نامى تولدۇرۇلمىغان ياكى يىغىن كۈنى توغرا ئەمەس.",
        "يىغىن نامىنى تولدۇرۇڭ؛ يىغىن كۈنى ئوتتۇرىغا قويۇلغان كۈندىن بۇرۇن، بۈگۈندىن كېيىن"
        " بولمىسۇن.",
        _OFFICE_UG,
    ),
    "coordination.words_missing": Advice(
        "ئەھۋال يېزىلمىغان.", "ئەھۋالنى يېزىڭ، ئەڭ كۆپ بولغاندا 2000 خەت.", _OFFICE_UG
    ),
    "coordination.nobody_above": Advice(
        "شەھەر دەرىجىلىك ئىشنى سۇنىدىغان يۇقىرى دەرىجە يوق.",
        "يىغىندا قارار قىلىڭ ياكى يىغىنغا كىرگۈزمەسلىك سەۋەبىنى چۈشەندۈرۈڭ.",
        _OFFICE_UG,
    ),
}
