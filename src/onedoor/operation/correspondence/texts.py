"""Refusals of messages in words."""

from onedoor.kernel.texts import Advice

_HELP = "办理机关，或 12345 政务服务便民热线"
_HELP_UG = "بېجىرگۈچى ئورگان ياكى 12345 قىزىق لىنىيەسى"

ZH: dict[str, Advice] = {
    "correspondence.words_wrong": Advice(
        "留言没有内容，或者超过 %(most)s 个字。", "请写明要说的话，精简到字数以内。", _HELP
    ),
    "correspondence.not_yours": Advice(
        "只有申请人和办理机关可以在办件中留言。", "请联系办理机关。", _HELP
    ),
    "correspondence.case_closed": Advice(
        "这个办件已经办结，不能再留言。", "还有问题的，请使用“留言咨询”。", _HELP
    ),
    "correspondence.too_many": Advice(
        "这个办件的留言已有 %(most)s 条。", "请电话或者到窗口当面沟通。", _HELP
    ),
}

UG: dict[str, Advice] = {
    "correspondence.words_wrong": Advice(
        "ئۇچۇرنىڭ مەزمۇنى يوق ياكى %(most)s خەتتىن ئېشىپ كەتتى.",
        "دېمەكچى بولغىنىڭىزنى قىسقا يېزىڭ.",
        _HELP_UG,
    ),
    "correspondence.not_yours": Advice(
        "ئىشتا پەقەت ئىلتىماس قىلغۇچى ۋە بېجىرگۈچى ئورگانلا ئۇچۇر قالدۇرالايدۇ.",
        "بېجىرگۈچى ئورگان بىلەن ئالاقىلىشىڭ.",
        _HELP_UG,
    ),
    "correspondence.case_closed": Advice(
        "بۇ ئىش بېجىرىلىپ بولدى، ئۇچۇر قالدۇرغىلى بولمايدۇ.",
        "يەنە سوئالىڭىز بولسا «مەسلىھەت سوراش» نى ئىشلىتىڭ.",
        _HELP_UG,
    ),
    "correspondence.too_many": Advice(
        "بۇ ئىشتىكى ئۇچۇر %(most)s پارچىغا يەتتى.", "تېلېفون ياكى كۆزنەكتە ئالاقىلىشىڭ.", _HELP_UG
    ),
}
