"""Refusals of feeds in words."""

from onedoor.kernel.texts import Advice

_ASK, _ASK_UG = "接入系统管理员", "ئۇلىنىش باشقۇرغۇچىسى"

ZH: dict[str, Advice] = {
    "feeds.address_wrong": Advice(
        "推送地址不能使用。", "请给出 https 开头的地址，不含用户名、空格和 # 之后的部分。", _ASK
    ),
    "feeds.address_inside": Advice(
        "推送地址在内网，不能使用。", "请给出公网可达的地址；确需内网的，请管理员调整设定。", _ASK
    ),
    "feeds.kinds_wrong": Advice(
        "订阅的事件有误。", "请至少选择一种，且只选接口说明列出的办件事件。", _ASK
    ),
    "feeds.too_many_subscriptions": Advice(
        "订阅已达上限 %(most)s 个。", "请先结束不用的订阅。", _ASK
    ),
    "feeds.bodies_missing": Advice(
        "本系统没有登记实施主体，只能订阅自己所报办件的事件。",
        "请以 own 订阅；确有需要的，请申请变更接入登记。",
        _ASK,
    ),
    "feeds.subscription_missing": Advice("没有找到该订阅。", "请核对编号。", _ASK),
    "feeds.letter_missing": Advice("没有找到该未送达的推送。", "可能已经重试，请刷新列表。", _ASK),
    "feeds.not_administrator": Advice("未送达的推送由系统管理员处理。", "请联系系统管理员。", _ASK),
}

UG: dict[str, Advice] = {
    "feeds.address_wrong": Advice(
        "يەتكۈزۈش ئادرېسىنى ئىشلەتكىلى بولمايدۇ.",
        "https بىلەن باشلانغان، ئىشلەتكۈچى نامى، بوشلۇق ۋە # دىن كېيىنكى قىسمى يوق ئادرېس بېرىڭ.",
        _ASK_UG,
    ),
    "feeds.address_inside": Advice(
        "يەتكۈزۈش ئادرېسى ئىچكى توردا، ئىشلەتكىلى بولمايدۇ.",
        "ئاممىۋى توردىن بارغىلى بولىدىغان ئادرېس بېرىڭ؛ ئىچكى تور لازىم بولسا باشقۇرغۇچى تەڭشىسۇن.",
        _ASK_UG,
    ),
    "feeds.kinds_wrong": Advice(
        "مۇشتەرى بولغان ۋەقە خاتا.",
        "ئاز دېگەندە بىر خىلنى، پەقەت ئېغىز چۈشەندۈرۈشىدىكى ئىش ۋەقەلىرىنى تاللاڭ.",
        _ASK_UG,
    ),
    "feeds.too_many_subscriptions": Advice(
        "مۇشتەرىلىك چېكى %(most)s كە يەتتى.", "ئاۋۋال ئىشلەتمەيدىغانلىرىنى ئاخىرلاشتۇرۇڭ.", _ASK_UG
    ),
    "feeds.bodies_missing": Advice(
        "بۇ سىستېمىغا يولغا قويغۇچى ئورگان تىزىملانمىغان، "
        "پەقەت ئۆزى يوللىغان ئىشلارغا مۇشتەرى بولالايدۇ.",
        "own بىلەن مۇشتەرى بولۇڭ؛ لازىم بولسا تىزىملاشنى ئۆزگەرتىشنى ئىلتىماس قىلىڭ.",
        _ASK_UG,
    ),
    "feeds.subscription_missing": Advice("بۇ مۇشتەرىلىك تېپىلمىدى.", "نومۇرىنى تەكشۈرۈڭ.", _ASK_UG),
    "feeds.letter_missing": Advice(
        "بۇ يەتكۈزۈلمىگەن خەۋەر تېپىلمىدى.",
        "قايتا سىنالغان بولۇشى مۇمكىن، تىزىملىكنى يېڭىلاڭ.",
        _ASK_UG,
    ),
    "feeds.not_administrator": Advice(
        "يەتكۈزۈلمىگەن خەۋەرلەرنى سىستېما باشقۇرغۇچىسى بىر تەرەپ قىلىدۇ.",
        "سىستېما باشقۇرغۇچىسى بىلەن ئالاقىلىشىڭ.",
        _ASK_UG,
    ),
}
