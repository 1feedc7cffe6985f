"""What people read when something about the catalogue is refused."""

from onedoor.kernel.texts import Advice

_ASK = "12345 政务服务便民热线"
_ASK_UG = "12345 قىزىق لىنىيەسى"

ZH = {
    "items.offering_missing": Advice(
        "没有找到这个事项，或者没有这个版本。", "请用事项名称重新搜索，或拨打热线咨询。", _ASK
    ),
    "items.entry_missing": Advice(
        "目录中没有这个事项。", "请用事项名称重新搜索，或拨打热线咨询。", _ASK
    ),
    "items.unreadable": Advice(
        "事项定义无法识别：%(flaws)s", "请按列出的位置逐条修改后重新提交。", "本单位管理员"
    ),
}

UG = {
    "items.offering_missing": Advice(
        "بۇ ئىش تۈرى ياكى بۇ نەشرى تېپىلمىدى.",
        "ئىش تۈرىنىڭ نامى بىلەن قايتا ئىزدەڭ ياكى قىزىق لىنىيەگە تېلېفون قىلىڭ.",
        _ASK_UG,
    ),
    "items.entry_missing": Advice(
        "مۇندەرىجىدە بۇ ئىش تۈرى يوق.",
        "ئىش تۈرىنىڭ نامى بىلەن قايتا ئىزدەڭ ياكى قىزىق لىنىيەگە تېلېفون قىلىڭ.",
        _ASK_UG,
    ),
    "items.unreadable": Advice(
        "ئىش تۈرىنىڭ ئېنىقلىمىسى تونۇلمىدى: %(flaws)s",
        "كۆرسىتىلگەن جايلارنى تۈزىتىپ قايتا يوللاڭ.",
        "ئورنىڭىزنىڭ باشقۇرغۇچىسى",
    ),
}
