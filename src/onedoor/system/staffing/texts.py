"""Refusals of staffing in words."""

from onedoor.kernel.texts import Advice

_HOME, _HOME_UG = "派驻部门", "خادىم ئەۋەتكەن تارماق"
_VENUE, _VENUE_UG = "政务服务中心", "مەمۇرىي مۇلازىمەت مەركىزى"

ZH: dict[str, Advice] = {
    "staffing.posting_missing": Advice(
        "没有这条进驻记录，或者不归您管理。", "请从进驻人员列表中选择。", _VENUE
    ),
    "staffing.not_your_side": Advice(
        "这一项不由您办理。",
        "业务指导、人事、工资和考核结果运用由派驻部门负责；调配、培训、考核、评优和值班由中心负责。",
        _VENUE,
    ),
    "staffing.not_regular": Advice(
        "%(name)s的编制类型是“%(employment)s”，不能进驻。", "请选派正式在编人员。", _HOME
    ),
    "staffing.not_your_staff": Advice(
        "工号 %(number)s 不是本单位的在岗人员。", "请从本单位人员中选择。", _HOME
    ),
    "staffing.posted_already": Advice(
        "这名人员那时还进驻在“%(venue)s”。", "请先结束原来的进驻，再登记新的。", _HOME
    ),
    "staffing.other_work": Advice(
        "进驻人员不再承担原单位其他工作，但有“%(what)s”（自 %(begun)s 起）。",
        "请先结束其他工作，或者改派别人。",
        _HOME,
    ),
    "staffing.party_move_missing": Advice(
        "没有填写党组织关系转入日期。", "请填写日期；不是中共党员的，请选择“不是”。", _HOME
    ),
    "staffing.too_soon": Advice(
        "进驻不满一年，%(free_on)s 起才可以调换。",
        "确需提前调换的，请写明理由，征得另一方同意。",
        _VENUE,
    ),
    "staffing.no_exceptions": Advice(
        "按现行设置，期限内不得调换。", "请等到期满以后再调换。", _VENUE
    ),
    "staffing.words_missing": Advice("没有写明内容或者理由。", "请写明以后再提交。", _VENUE),
    "staffing.date_wrong": Advice(
        "日期 %(until)s 不合规定（自 %(since)s 起）。", "请核对日期。", _VENUE
    ),
    "staffing.asked_already": Advice(
        "这次进驻已经结束，或者已有一个申请在等答复。", "请先处理原来的申请。", _VENUE
    ),
    "staffing.nothing_asked": Advice(
        "没有待答复的申请，或者进驻已经结束。", "请刷新页面核对。", _VENUE
    ),
    "staffing.not_posted_here": Advice(
        "工号 %(number)s 没有进驻这里，也不是运行单位的人员。",
        "请从这里的人员中选择。",
        _VENUE,
    ),
    "staffing.pair_wrong": Advice(
        "每个窗口要有 A、B 岗两名不同人员，一个人同一天只排一个窗口。",
        "请核对排班人员 %(staff)s。",
        _VENUE,
    ),
    "staffing.window_missing": Advice(
        "没有使用中的窗口 %(window)s。", "请从窗口列表中选择。", _VENUE
    ),
    "staffing.already_there": Advice("工号 %(number)s 已经签到。", "请先签退。", _VENUE),
}

UG: dict[str, Advice] = {
    "staffing.posting_missing": Advice(
        "بۇ تۇرۇشلۇق خاتىرىسى يوق ياكى سىز باشقۇرمايسىز.",
        "تۇرۇشلۇق خادىملار تىزىملىكىدىن تاللاڭ.",
        _VENUE_UG,
    ),
    "staffing.not_your_side": Advice(
        "بۇ تۈرنى سىز بېجىرمەيسىز.",
        "كەسپىي يېتەكچىلىك، كادىر ئىشلىرى، مائاش ۋە باھالاش نەتىجىسىنى خادىم ئەۋەتكەن تارماق؛"
        " تەقسىملەش، تەربىيەلەش، باھالاش، مۇكاپاتلاش ۋە نۆۋەتچىلىكنى مەركەز باشقۇرىدۇ.",
        _VENUE_UG,
    ),
    "staffing.not_regular": Advice(
        "%(name)s نىڭ شتات تۈرى «%(employment)s»، تۇرۇشلۇق قىلىشقا بولمايدۇ.",
        "رەسمىي شتاتتىكى خادىمنى ئەۋەتىڭ.",
        _HOME_UG,
    ),
    "staffing.not_your_staff": Advice(
        "%(number)s نومۇرلۇق كىشى ئورنىڭىزدىكى خىزمەتتىكى خادىم ئەمەس.",
        "ئۆز ئورنىڭىزدىكى خادىملاردىن تاللاڭ.",
        _HOME_UG,
    ),
    "staffing.posted_already": Advice(
        "بۇ خادىم ئۇ چاغدا «%(venue)s» دا تۇرۇشلۇق.",
        "ئاۋۋال ئەسلىدىكىنى ئاخىرلاشتۇرۇڭ، ئاندىن يېڭىسىنى تىزىملاڭ.",
        _HOME_UG,
    ),
    "staffing.other_work": Advice(
        "تۇرۇشلۇق خادىم ئەسلىي ئورنىنىڭ باشقا خىزمىتىنى ئىشلىمەيدۇ، لېكىن «%(what)s» بار"
        " (%(begun)s دىن باشلاپ).",
        "ئاۋۋال باشقا خىزمەتنى ئاخىرلاشتۇرۇڭ ياكى باشقا ئادەم ئەۋەتىڭ.",
        _HOME_UG,
    ),
    "staffing.party_move_missing": Advice(
        "پارتىيە تەشكىلىي مۇناسىۋىتى يۆتكەلگەن كۈن يېزىلمىغان.",
        "كۈننى يېزىڭ؛ پارتىيە ئەزاسى بولمىسا «ئەمەس» نى تاللاڭ.",
        _HOME_UG,
    ),
    "staffing.too_soon": Advice(
        "تۇرۇشلۇق بىر يىلغا توشمىدى، %(free_on)s دىن باشلاپ ئالماشتۇرغىلى بولىدۇ.",
        "بالدۇر ئالماشتۇرۇش زۆرۈر بولسا سەۋەبىنى يېزىپ، يەنە بىر تەرەپنىڭ قوشۇلۇشىنى ئېلىڭ.",
        _VENUE_UG,
    ),
    "staffing.no_exceptions": Advice(
        "ھازىرقى بەلگىلىمە بويىچە مۇددەت ئىچىدە ئالماشتۇرغىلى بولمايدۇ.",
        "مۇددەت توشقاندىن كېيىن ئالماشتۇرۇڭ.",
        _VENUE_UG,
    ),
    "staffing.words_missing": Advice(
        "مەزمۇن ياكى سەۋەب يېزىلمىغان.", "يېزىپ ئاندىن يوللاڭ.", _VENUE_UG
    ),
    "staffing.date_wrong": Advice(
        "%(until)s دېگەن چېسلا توغرا ئەمەس (%(since)s دىن باشلاپ).",
        "چېسلانى تەكشۈرۈڭ.",
        _VENUE_UG,
    ),
    "staffing.asked_already": Advice(
        "بۇ تۇرۇشلۇق ئاخىرلاشتى ياكى جاۋاب كۈتۈۋاتقان بىر ئىلتىماس بار.",
        "ئاۋۋال ئەسلىدىكى ئىلتىماسنى بىر تەرەپ قىلىڭ.",
        _VENUE_UG,
    ),
    "staffing.nothing_asked": Advice(
        "جاۋاب كۈتۈۋاتقان ئىلتىماس يوق ياكى تۇرۇشلۇق ئاخىرلاشتى.",
        "بەتنى يېڭىلاپ تەكشۈرۈڭ.",
        _VENUE_UG,
    ),
    "staffing.not_posted_here": Advice(
        "%(number)s نومۇرلۇق كىشى بۇ يەردە تۇرۇشلۇق ئەمەس، باشقۇرغۇچى ئورۇننىڭ خادىمىمۇ ئەمەس.",
        "بۇ يەردىكى خادىملاردىن تاللاڭ.",
        _VENUE_UG,
    ),
    "staffing.pair_wrong": Advice(
        "ھەر بىر كۆزنەكتە A، B ئىككى خىل ئورۇندا ئىككى ئوخشاش بولمىغان خادىم بولىدۇ، بىر كىشى"
        " بىر كۈندە پەقەت بىر كۆزنەككە ئورۇنلاشتۇرۇلىدۇ.",
        "%(staff)s نى تەكشۈرۈڭ.",
        _VENUE_UG,
    ),
    "staffing.window_missing": Advice(
        "ئىشلىتىلىۋاتقان %(window)s-كۆزنەك يوق.", "كۆزنەكلەر تىزىملىكىدىن تاللاڭ.", _VENUE_UG
    ),
    "staffing.already_there": Advice(
        "%(number)s نومۇرلۇق كىشى كەلگەنلىكىنى تىزىملاتقان.",
        "ئاۋۋال كەتكەنلىكىنى تىزىملاڭ.",
        _VENUE_UG,
    ),
}
