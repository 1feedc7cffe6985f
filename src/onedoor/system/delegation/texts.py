"""Refusals of delegation in words."""

from onedoor.kernel.texts import Advice

_LEGAL = "本单位法制机构"
_LEGAL_UG = "ئورنىڭىزنىڭ قانۇنچىلىق ئاپپاراتى"
_HEAD = "本单位负责人"
_HEAD_UG = "ئورنىڭىزنىڭ مەسئۇلى"

ZH: dict[str, Advice] = {
    "delegation.missing": Advice("没有找到这项下放。", "请从下放清单中打开。", _HEAD),
    "delegation.not_your_part": Advice(
        "下放由有权机关办理：事项维护人员提出，负责决定的人员批准。",
        "请联系事项所属的单位。",
        _HEAD,
    ),
    "delegation.target_wrong": Advice(
        "只能下放到乡镇（街道）便民服务中心或者村（社区）便民服务站。", "请选择中心或者站。", _LEGAL
    ),
    "delegation.only_help": Advice(
        "村（社区）便民服务站只能帮办代办，不能受理、办理。", "请把方式改为帮办代办。", _LEGAL
    ),
    "delegation.conditions_open": Advice(
        "便民服务站还不具备代办的条件。", "请逐项核实，全部具备后再下放。", _LEGAL
    ),
    "delegation.not_an_organ": Advice(
        "行政许可只能委托给其他行政机关。", "请选择由乡镇人民政府、街道办事处运行的中心。", _LEGAL
    ),
    "delegation.notice_missing": Advice(
        "委托实施行政许可，应当先公告受委托的机关和内容。", "请公告后填写公告的名称和日期。", _LEGAL
    ),
    "delegation.delegated_on": Advice(
        "受委托的机关不得再委托。", "请由法定的实施机关直接委托。", _LEGAL
    ),
    "delegation.document_missing": Advice("没有填写文号。", "请填写下放依据的文号。", _HEAD),
    "delegation.term_wrong": Advice(
        "日期不对：结束早于开始，或者早于今天。", "请核对日期后再提交。", _HEAD
    ),
    "delegation.why_missing": Advice("没有写明理由。", "请写明理由后再提交。", _HEAD),
    "delegation.already": Advice(
        "“%(name)s”已经下放到%(venue)s，或者正在等待批准。", "请查看下放清单。", _HEAD
    ),
    "delegation.second_person": Advice(
        "提出的人不能批准。", "请由另一位负责决定的人员批准。", _HEAD
    ),
    "delegation.not_open": Advice(
        "这项下放现在不能这样办理。", "请刷新页面，查看目前的状态。", _HEAD
    ),
    "delegation.not_in_force": Advice(
        "“%(name)s”的下放没有生效，或者已经终止，这里不能继续办理。",
        "请转由事项所属的单位办理。",
        _HEAD,
    ),
    "delegation.field_unknown": Advice(
        "没有选择领域，或者没有写明来源。", "请选择领域并写明依据的文件。", _HEAD
    ),
}

UG: dict[str, Advice] = {
    "delegation.missing": Advice("بۇ ھاۋالە تېپىلمىدى.", "ھاۋالە تىزىملىكىدىن ئېچىڭ.", _HEAD_UG),
    "delegation.not_your_part": Advice(
        "ھاۋالىنى ھوقۇقلۇق ئورگان بېجىرىدۇ: بىرى سۇنىدۇ، قارار قىلغۇچى تەستىقلايدۇ.",
        "ئىش تەۋە بولغان ئورۇن بىلەن ئالاقىلىشىڭ.",
        _HEAD_UG,
    ),
    "delegation.target_wrong": Advice(
        "پەقەت يېزا-بازار مەركىزى ياكى كەنت پونكىتىغا ھاۋالە قىلىنىدۇ.",
        "مەركەز ياكى پونكىتنى تاللاڭ.",
        _LEGAL_UG,
    ),
    "delegation.only_help": Advice(
        "كەنت پونكىتى پەقەت ياردەملىشىپ بېجىرىدۇ، قوبۇل قىلمايدۇ ۋە قارار قىلمايدۇ.",
        "ئۇسۇلنى ياردەملىشىپ بېجىرىشكە ئۆزگەرتىڭ.",
        _LEGAL_UG,
    ),
    "delegation.conditions_open": Advice(
        "پونكىت تېخى شەرت ھازىرلىمىدى.",
        "شەرتلەرنى بىرمۇبىر دەلىللەپ ئاندىن ھاۋالە قىلىڭ.",
        _LEGAL_UG,
    ),
    "delegation.not_an_organ": Advice(
        "مەمۇرىي ئىجازەت پەقەت باشقا مەمۇرىي ئورگانغا ھاۋالە قىلىنىدۇ.",
        "يېزا-بازار ھۆكۈمىتى باشقۇرىدىغان مەركەزنى تاللاڭ.",
        _LEGAL_UG,
    ),
    "delegation.notice_missing": Advice(
        "مەمۇرىي ئىجازەتنى ھاۋالە قىلغاندا ئالدى بىلەن ئېلان قىلىنىدۇ.",
        "ئېلان نامى ۋە چېسلاسىنى يېزىڭ.",
        _LEGAL_UG,
    ),
    "delegation.delegated_on": Advice(
        "ھاۋالە قىلىنغان ئورگان يەنە باشقىسىغا ھاۋالە قىلالمايدۇ.",
        "قانۇنىي ئورگان بىۋاسىتە ھاۋالە قىلسۇن.",
        _LEGAL_UG,
    ),
    "delegation.document_missing": Advice(
        "ھۆججەت نومۇرى يېزىلمىدى.", "ئاساسلانغان ھۆججەت نومۇرىنى يېزىڭ.", _HEAD_UG
    ),
    "delegation.term_wrong": Advice(
        "چېسلا توغرا ئەمەس: ئاخىرى باشلىنىشتىن ياكى بۈگۈندىن بۇرۇن.", "چېسلانى تەكشۈرۈڭ.", _HEAD_UG
    ),
    "delegation.why_missing": Advice("سەۋەب يېزىلمىدى.", "سەۋەبىنى يېزىپ يوللاڭ.", _HEAD_UG),
    "delegation.already": Advice(
        "«%(name)s» %(venue)s غا ھاۋالە قىلىنغان ياكى تەستىق كۈتۈۋاتىدۇ.",
        "ھاۋالە تىزىملىكىنى كۆرۈڭ.",
        _HEAD_UG,
    ),
    "delegation.second_person": Advice(
        "سۇنغان كىشى تەستىقلىيالمايدۇ.", "قارار قىلىدىغان باشقا كىشى تەستىقلىسۇن.", _HEAD_UG
    ),
    "delegation.not_open": Advice(
        "بۇ ھاۋالە ھازىر بۇنداق بېجىرىلمەيدۇ.", "بەتنى يېڭىلاپ ھالىتىنى كۆرۈڭ.", _HEAD_UG
    ),
    "delegation.not_in_force": Advice(
        "«%(name)s» نىڭ ھاۋالىسى كۈچكە ئىگە ئەمەس ياكى ئاخىرلاشتى، بۇ يەردە بېجىرىلمەيدۇ.",
        "ئىش تەۋە بولغان ئورۇنغا ئۆتكۈزۈڭ.",
        _HEAD_UG,
    ),
    "delegation.field_unknown": Advice(
        "ساھە تاللانمىدى ياكى مەنبەسى يېزىلمىدى.", "ساھەنى تاللاپ، ئاساسىنى يېزىڭ.", _HEAD_UG
    ),
}
