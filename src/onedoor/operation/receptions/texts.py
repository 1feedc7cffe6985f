"""Refusals of receptions in words."""

from onedoor.kernel.texts import Advice

_HEAD = "本窗口值班长"
_HEAD_UG = "كۆزنەك نۆۋەتچى باشلىقى"
_ASK = "12345 政务服务便民热线"
_ASK_UG = "12345 قىزىق لىنىيەسى"

ZH: dict[str, Advice] = {
    "receptions.missing": Advice(
        "没有找到这个异地收件的办件。", "请核对办件编号；只有收件地和办理机关能看到。", _HEAD
    ),
    "receptions.taken_elsewhere": Advice(
        "“%(name)s”没有列入全市通办，这里不能收件。",
        "请到%(body)s办理：%(address)s，电话 %(phone)s。",
        _ASK,
    ),
    "receptions.no_paper": Advice(
        "这个事项全程网办，不流转纸质材料。", "请在网上查看材料，不用邮寄。", _HEAD
    ),
    "receptions.on_its_way": Advice(
        "上一件材料还在路上。", "请等对方确认收到后再寄下一件。", _HEAD
    ),
    "receptions.nothing_under_way": Advice(
        "没有寄给您这里的材料。", "请刷新页面，看看材料是不是已经确认收到。", _HEAD
    ),
    "receptions.contents_missing": Advice(
        "没有写明寄的是什么、怎么寄的。", "请写明材料名称、快递单位和单号。", _HEAD
    ),
}

UG: dict[str, Advice] = {
    "receptions.missing": Advice(
        "باشقا جايدا تاپشۇرۇۋېلىنغان بۇ ئىش تېپىلمىدى.",
        "ئىش نومۇرىنى سېلىشتۇرۇڭ؛ ئۇنى پەقەت تاپشۇرۇۋالغان جاي ۋە بېجىرىدىغان ئورگان كۆرەلەيدۇ.",
        _HEAD_UG,
    ),
    "receptions.taken_elsewhere": Advice(
        "«%(name)s» پۈتۈن شەھەردە بېجىرىلمەيدۇ، بۇ يەردە تاپشۇرۇۋېلىنمايدۇ.",
        "%(body)s غا بېرىپ بېجىرىڭ: %(address)s، تېلېفون %(phone)s.",
        _ASK_UG,
    ),
    "receptions.no_paper": Advice(
        "بۇ ئىش پۈتۈنلەي توردا بېجىرىلىدۇ، قەغەز ماتېرىيال يوللانمايدۇ.",
        "ماتېرىياللارنى توردا كۆرۈڭ، پوچتا قىلىش كېرەك ئەمەس.",
        _HEAD_UG,
    ),
    "receptions.on_its_way": Advice(
        "ئالدىنقى ماتېرىيال تېخى يولدا.",
        "قارشى تەرەپ تاپشۇرۇۋالغانلىقىنى جەزملىگەندىن كېيىن كېيىنكىسىنى يوللاڭ.",
        _HEAD_UG,
    ),
    "receptions.nothing_under_way": Advice(
        "بۇ يەرگە يوللانغان ماتېرىيال يوق.",
        "بەتنى يېڭىلاپ، ماتېرىيالنىڭ تاپشۇرۇۋېلىنغانلىقىنى كۆرۈڭ.",
        _HEAD_UG,
    ),
    "receptions.contents_missing": Advice(
        "نېمە يوللانغانلىقى ۋە قانداق يوللانغانلىقى يېزىلمىدى.",
        "ماتېرىيال نامى، پوچتا ئورنى ۋە نومۇرىنى يېزىڭ.",
        _HEAD_UG,
    ),
}
