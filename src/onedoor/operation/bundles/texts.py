"""Refusals of bundles in words."""

from onedoor.kernel.texts import Advice

_LEAD, _LEAD_UG = "一件事的主责部门", "«بىر ئىش» قا مەسئۇل تارماق"

ZH: dict[str, Advice] = {
    "bundles.unreadable": Advice(
        "“一件事”的定义读不出来。", "请按列出的位置逐处改正后再试。", _LEAD
    ),
    "bundles.not_lead": Advice(
        "“一件事”由它的主责部门确认。", "请由主责部门的事项审核人员办理。", _LEAD
    ),
    "bundles.flawed": Advice(
        "这个“一件事”还有问题，不能上线。", "请按列出的位置逐处改正，或者先存为筹备。", _LEAD
    ),
    "bundles.missing": Advice("没有这个“一件事”。", "请从一件事清单重新选择。", _LEAD),
    "bundles.application_missing": Advice(
        "没有查到这个一件事申请。", "请从“我的一件事”打开；代办的，请先选择为谁办理。", _LEAD
    ),
    "bundles.nothing_chosen": Advice("按您的回答，没有需要办的事项。", "请核对回答。", _LEAD),
    "bundles.not_offered": Advice(
        "这个“一件事”暂时不能办。", "请先按单个事项办理，或者等主责部门核对以后再提交。", _LEAD
    ),
    "bundles.submitted": Advice("已经提交，不能再改。", "请到办理进度查看。", _LEAD),
    "bundles.answers_wrong": Advice("有的内容需要更正。", "请按提示逐处更正。", _LEAD),
    "bundles.materials_missing": Advice("还缺材料：%(names)s", "请上传以后再提交。", _LEAD),
    "bundles.material_unknown": Advice("没有要求这份材料。", "请刷新页面核对。", _LEAD),
}

UG: dict[str, Advice] = {
    "bundles.unreadable": Advice(
        "«بىر ئىش» نىڭ ئېنىقلىمىسىنى ئوقۇغىلى بولمىدى.",
        "كۆرسىتىلگەن ئورۇنلارنى بىر-بىرلەپ تۈزىتىپ، قايتا سىناڭ.",
        _LEAD_UG,
    ),
    "bundles.not_lead": Advice(
        "«بىر ئىش» نى ئۇنىڭغا مەسئۇل تارماق جەزملەيدۇ.",
        "مەسئۇل تارماقنىڭ ئىش تەكشۈرگۈچىسى بېجىرسۇن.",
        _LEAD_UG,
    ),
    "bundles.flawed": Advice(
        "بۇ «بىر ئىش» تا تېخى مەسىلە بار، ئىشقا كىرىشتۈرگىلى بولمايدۇ.",
        "كۆرسىتىلگەن ئورۇنلارنى تۈزىتىڭ ياكى ئاۋۋال تەييارلىنىۋاتىدۇ دەپ ساقلاڭ.",
        _LEAD_UG,
    ),
    "bundles.application_missing": Advice(
        "بۇ «بىر ئىش» ئىلتىماسى تېپىلمىدى.",
        "«مېنىڭ بىر ئىشلىرىم» دىن ئېچىڭ؛ ۋاكالىتەن بولسا ئاۋۋال كىمگە بېجىرىدىغانلىقىڭىزنى تاللاڭ.",
        _LEAD_UG,
    ),
    "bundles.nothing_chosen": Advice(
        "جاۋابىڭىز بويىچە بېجىرىدىغان ئىش يوق.", "جاۋابىڭىزنى تەكشۈرۈڭ.", _LEAD_UG
    ),
    "bundles.not_offered": Advice(
        "بۇ «بىر ئىش» نى ھازىرچە بېجىرگىلى بولمايدۇ.",
        "ئاۋۋال ئايرىم-ئايرىم بېجىرىڭ ياكى مەسئۇل تارماق تەكشۈرگەندىن كېيىن تاپشۇرۇڭ.",
        _LEAD_UG,
    ),
    "bundles.submitted": Advice(
        "تاپشۇرۇلغان، ئۆزگەرتىشكە بولمايدۇ.", "بېجىرىلىش جەريانىنى كۆرۈڭ.", _LEAD_UG
    ),
    "bundles.answers_wrong": Advice(
        "تۈزىتىدىغان مەزمۇن بار.", "ئەسكەرتىش بويىچە بىر-بىرلەپ تۈزىتىڭ.", _LEAD_UG
    ),
    "bundles.materials_missing": Advice(
        "كەم ماتېرىيال: %(names)s", "يوللىغاندىن كېيىن تاپشۇرۇڭ.", _LEAD_UG
    ),
    "bundles.material_unknown": Advice(
        "بۇ ماتېرىيال تەلەپ قىلىنمىغان.", "بەتنى يېڭىلاڭ.", _LEAD_UG
    ),
    "bundles.missing": Advice(
        "بۇنداق «بىر ئىش» يوق.", "«بىر ئىش» تىزىملىكىدىن قايتا تاللاڭ.", _LEAD_UG
    ),
}
