"""Refusals of assistance in words."""

from onedoor.kernel.texts import Advice

_HEAD = "便民服务中心（站）负责人"
_HEAD_UG = "مەركەز (پونكىت) مەسئۇلى"

ZH: dict[str, Advice] = {
    "assistance.missing": Advice(
        "没有找到这份代办授权，或者已经撤回。", "请刷新页面，查看目前的授权。", _HEAD
    ),
    "assistance.not_authorised": Advice(
        "没有申请人有效的书面授权：没有授权、已经到期或者已经撤回。",
        "请申请人重新书面授权；也可以由申请人自己办理。",
        _HEAD,
    ),
    "assistance.no_help_here": Advice(
        "“%(name)s”没有下放到您所在的中心（站）帮办代办。", "请核对下放清单。", _HEAD
    ),
    "assistance.signature_missing": Advice(
        "授权没有签名，或者有效期已过。", "请填写申请人的签名和今天以后的日期。", _HEAD
    ),
}

UG: dict[str, Advice] = {
    "assistance.missing": Advice(
        "بۇ ھاۋالە قەغىزى تېپىلمىدى ياكى قايتۇرۇۋېلىنغان.", "بەتنى يېڭىلاپ كۆرۈڭ.", _HEAD_UG
    ),
    "assistance.not_authorised": Advice(
        "كۈچكە ئىگە يازما ھاۋالە يوق: بېرىلمىگەن، ۋاقتى ئۆتكەن ياكى قايتۇرۇۋېلىنغان.",
        "ئىلتىماس قىلغۇچى قايتا يازما ھاۋالە بەرسۇن ياكى ئۆزى بېجىرسۇن.",
        _HEAD_UG,
    ),
    "assistance.no_help_here": Advice(
        "«%(name)s» سىزنىڭ مەركىزىڭىزگە (پونكىتىڭىزغا) ھاۋالە قىلىنمىغان.",
        "ھاۋالە تىزىملىكىنى سېلىشتۇرۇڭ.",
        _HEAD_UG,
    ),
    "assistance.signature_missing": Advice(
        "ھاۋالىگە ئىمزا قويۇلمىغان ياكى مۇددىتى ئۆتكەن.",
        "ئىمزا ۋە بۈگۈندىن كېيىنكى كۈننى يېزىڭ.",
        _HEAD_UG,
    ),
}
