"""What people read when a payment or a refund is refused."""

from onedoor.kernel.texts import Advice

_ASK = "12345 政务服务便民热线"
_ASK_UG = "12345 قىزىق لىنىيەسى"
_HEAD = "本单位收费管理负责人"
_HEAD_UG = "ئورنىڭىزنىڭ ھەق ئېلىش مەسئۇلى"

ZH: dict[str, Advice] = {
    "fees.order_missing": Advice(
        "没有找到这张缴费单。", "请从“我的办件”中打开办件，再进入缴费。", _ASK
    ),
    "fees.amount_wrong": Advice(
        "金额写法不正确，或者收费没有依据。", "金额以元为单位，最多两位小数。", _HEAD
    ),
    "fees.help_charged": Advice("帮办代办不收费。", "请从收费项目中去掉“%(name)s”。", _HEAD),
    "fees.no_provider": Advice("还没有接通网上支付。", "请到窗口缴费，或者稍后再试。", _ASK),
    "fees.unsigned": Advice(
        "支付通知的签名不正确，没有入账。", "请核对支付机构的密钥配置后重新通知。", _HEAD
    ),
    "fees.unpaid": Advice(
        "申请人还没有缴费，缴费单 %(order)s，金额 %(amount)s 元。",
        "缴费后才能制作证照，请提醒申请人缴费。",
        _HEAD,
    ),
    "fees.not_open": Advice(
        "缴费单目前的状态不能这样处理。", "请刷新页面，查看缴费单的状态。", _HEAD
    ),
    "fees.reason_missing": Advice("退费没有写明原因。", "请写明原因后再提交。", _HEAD),
    "fees.second_person_needed": Advice(
        "申请退费的人不能自己审批。", "请由另一位有收费管理职责的人员审批。", _HEAD
    ),
    "fees.duty_missing": Advice(
        "您的岗位不办理退费。", "请由本单位有收费管理职责的人员办理。", _HEAD
    ),
}

UG: dict[str, Advice] = {
    "fees.order_missing": Advice(
        "بۇ ھەق تاپشۇرۇش تالونى تېپىلمىدى.",
        "«ئىشلىرىم» دىن ئىشنى ئېچىپ، ھەق تاپشۇرۇشقا كىرىڭ.",
        _ASK_UG,
    ),
    "fees.amount_wrong": Advice(
        "سومما توغرا يېزىلمىغان ياكى ھەق ئېلىشنىڭ ئاساسى يوق.",
        "سومما يۈەن بىلەن، كەسىرى ئەڭ كۆپ ئىككى خانە يېزىلىدۇ.",
        _HEAD_UG,
    ),
    "fees.help_charged": Advice(
        "ياردەملىشىپ بېجىرىش ھەقسىز.", "ھەق تۈرىدىن «%(name)s» نى چىقىرىۋېتىڭ.", _HEAD_UG
    ),
    "fees.no_provider": Advice(
        "توردا پۇل تۆلەش تېخى ئۇلانمىدى.", "كۆزنەكتە تاپشۇرۇڭ ياكى كېيىن سىناڭ.", _ASK_UG
    ),
    "fees.unsigned": Advice(
        "پۇل تۆلەش ئۇقتۇرۇشىنىڭ ئىمزاسى توغرا ئەمەس، ھېسابقا كىرمىدى.",
        "تۆلەش ئورگىنىنىڭ ئاچقۇچىنى تەكشۈرۈپ قايتا ئۇقتۇرۇڭ.",
        _HEAD_UG,
    ),
    "fees.unpaid": Advice(
        "ئىلتىماس قىلغۇچى تېخى ھەق تاپشۇرمىدى، تالون %(order)s، سومما %(amount)s يۈەن.",
        "ھەق تاپشۇرۇلغاندىن كېيىن ئاندىن گۇۋاھنامە ياسىلىدۇ، ئىلتىماس قىلغۇچىغا ئەسكەرتىڭ.",
        _HEAD_UG,
    ),
    "fees.not_open": Advice(
        "تالوننىڭ ھازىرقى ھالىتىدە بۇنداق بېجىرگىلى بولمايدۇ.",
        "بەتنى يېڭىلاپ تالوننىڭ ھالىتىنى كۆرۈڭ.",
        _HEAD_UG,
    ),
    "fees.reason_missing": Advice(
        "پۇل قايتۇرۇشنىڭ سەۋەبى يېزىلمىدى.", "سەۋەبىنى يېزىپ ئاندىن يوللاڭ.", _HEAD_UG
    ),
    "fees.second_person_needed": Advice(
        "پۇل قايتۇرۇشنى سورىغان كىشى ئۆزى تەستىقلىيالمايدۇ.",
        "ھەق باشقۇرۇش مەسئۇلىيىتى بار باشقا خادىم تەستىقلىسۇن.",
        _HEAD_UG,
    ),
    "fees.duty_missing": Advice(
        "خىزمەت ئورنىڭىز پۇل قايتۇرۇشنى بېجىرمەيدۇ.",
        "ھەق باشقۇرۇش مەسئۇلىيىتى بار خادىم بېجىرسۇن.",
        _HEAD_UG,
    ),
}
