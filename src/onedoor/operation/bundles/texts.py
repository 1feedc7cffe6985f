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
    "bundles.missing": Advice(
        "بۇنداق «بىر ئىش» يوق.", "«بىر ئىش» تىزىملىكىدىن قايتا تاللاڭ.", _LEAD_UG
    ),
}
