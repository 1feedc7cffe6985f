"""What people read when something about the register of bases is refused."""

from onedoor.kernel.texts import Advice

_LEGAL, _LEGAL_UG = "本单位法制机构", "ئورنىڭىزنىڭ قانۇنچىلىق ئاپپاراتى"

ZH = {
    "bases.instrument_missing": Advice(
        "依据库中没有《%(title)s》。", "请核对全称，或由法制机构先登记这份依据。", _LEGAL
    ),
    "bases.instrument_wrong": Advice(
        "《%(title)s》不能这样登记：名称、文号和起止日期必须完整且先后一致。",
        "请核对公布的文本后重新填写。",
        _LEGAL,
    ),
    "bases.instrument_cited": Advice(
        "《%(title)s》正被引用（%(by)s），不能删除。",
        "请先修改引用它的事项；已失效的，请标为废止。",
        _LEGAL,
    ),
    "bases.not_keeper": Advice(
        "只有法制审核人员可以维护依据库。", "请把公布的文本交给法制机构办理。", _LEGAL
    ),
    "bases.reminder_missing": Advice(
        "没有这条待核对的提醒，或者它已经办结。", "请返回提醒列表。", _LEGAL
    ),
    "bases.note_missing": Advice(
        "办结提醒要写明核对的结果。", "请写明核对了什么、为什么不需要修改。", _LEGAL
    ),
}

UG = {
    "bases.instrument_missing": Advice(
        "ئاساس ئامبىرىدا «%(title)s» يوق.",
        "تولۇق نامىنى سېلىشتۇرۇڭ ياكى ئالدى بىلەن تىزىملىتىڭ.",
        _LEGAL_UG,
    ),
    "bases.instrument_wrong": Advice(
        "«%(title)s» نى بۇنداق تىزىملىغىلى بولمايدۇ: نامى، نومۇرى ۋە چېسلاسى تولۇق بولۇشى كېرەك.",
        "ئېلان قىلىنغان تېكىستنى سېلىشتۇرۇپ قايتا تولدۇرۇڭ.",
        _LEGAL_UG,
    ),
    "bases.instrument_cited": Advice(
        "«%(title)s» نەقىل كەلتۈرۈلۈۋاتىدۇ (%(by)s)، ئۆچۈرگىلى بولمايدۇ.",
        "ئالدى بىلەن ئۇنى نەقىل كەلتۈرگەن ئىش تۈرلىرىنى تۈزىتىڭ.",
        _LEGAL_UG,
    ),
    "bases.not_keeper": Advice(
        "ئاساس ئامبىرىنى پەقەت قانۇنچىلىق تەكشۈرگۈچى ئاسرايدۇ.",
        "ئېلان قىلىنغان تېكىستنى قانۇنچىلىق ئاپپاراتىغا تاپشۇرۇڭ.",
        _LEGAL_UG,
    ),
    "bases.reminder_missing": Advice(
        "بۇنداق ئەسكەرتىش يوق ياكى ئۇ بىر تەرەپ قىلىنغان.",
        "ئەسكەرتىش تىزىملىكىگە قايتىڭ.",
        _LEGAL_UG,
    ),
    "bases.note_missing": Advice(
        "ئەسكەرتىشنى تاماملاشتا تەكشۈرۈش نەتىجىسىنى يېزىڭ.",
        "نېمىنى تەكشۈرگەنلىكىڭىز ۋە نېمىشقا ئۆزگەرتىش ھاجەتسىزلىكىنى يېزىڭ.",
        _LEGAL_UG,
    ),
}
