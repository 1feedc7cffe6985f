"""What people read when a licence is not there or cannot be changed."""

from onedoor.kernel.texts import Advice

_ASK = "发证机关，或 12345 政务服务便民热线"
_ASK_UG = "كىنىشكا بەرگەن ئورگان ياكى 12345 قىزىق لىنىيەسى"

ZH: dict[str, Advice] = {
    "licences.licence_missing": Advice(
        "没有找到这份证照。", "请核对证照编号或者标识后再试。", _ASK
    ),
    "licences.kind_missing": Advice(
        "没有“%(kind)s”这种证照类型。", "请从证照类型列表中选择。", "本单位系统管理员"
    ),
    "licences.duty_missing": Advice(
        "您的岗位不能撤销、注销或者吊销证照。",
        "请交由有决定职责的人员办理。",
        "本单位审查负责人",
    ),
    "licences.not_in_force": Advice(
        "证照 %(number)s 已经不是有效状态，不能再次处理。",
        "请刷新页面，查看证照的当前状态和日期。",
        "本单位审查负责人",
    ),
}

UG: dict[str, Advice] = {
    "licences.licence_missing": Advice(
        "بۇ كىنىشكا تېپىلمىدى.", "نومۇر ياكى بەلگىنى تەكشۈرۈپ قايتا سىناڭ.", _ASK_UG
    ),
    "licences.kind_missing": Advice(
        "«%(kind)s» دېگەن كىنىشكا تۈرى يوق.", "تىزىملىكتىن تاللاڭ.", "سىستېما باشقۇرغۇچى"
    ),
    "licences.duty_missing": Advice(
        "خىزمەت ئورنىڭىز كىنىشكىنى بىكار قىلالمايدۇ.",
        "قارار قىلىش ھوقۇقى بار خادىمغا تاپشۇرۇڭ.",
        "ئورنىڭىزنىڭ تەكشۈرۈش مەسئۇلى",
    ),
    "licences.not_in_force": Advice(
        "%(number)s نومۇرلۇق كىنىشكا كۈچتىن قالغان.",
        "بەتنى يېڭىلاپ ھازىرقى ھالىتىنى كۆرۈڭ.",
        "ئورنىڭىزنىڭ تەكشۈرۈش مەسئۇلى",
    ),
}
