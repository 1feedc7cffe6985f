"""Refusals of timeliness in words."""

from onedoor.kernel.texts import Advice

_ASK = "本单位负责人"
_ASK_UG = "ئورنىڭىزنىڭ مەسئۇلى"

ZH: dict[str, Advice] = {
    "timeliness.overrun_missing": Advice(
        "没有找到这条超期记录。", "请回到超期列表，从列表中打开。", _ASK
    ),
    "timeliness.reason_missing": Advice("没有写明超期原因。", "请写明超期原因后提交。", _ASK),
    "timeliness.reason_too_long": Advice(
        "文字太长（%(length)s 字）。", "请精简到 %(longest)s 字以内。", _ASK
    ),
    "timeliness.reason_names_somebody": Advice(
        "超期原因里有较长的号码。",
        "超期原因将向社会公开，请删去电话、身份证号、信用代码等号码后提交。",
        _ASK,
    ),
}

UG: dict[str, Advice] = {
    "timeliness.overrun_missing": Advice(
        "بۇ مۆھلەتتىن ئېشىش خاتىرىسى تېپىلمىدى.", "تىزىملىككە قايتىپ، شۇ يەردىن ئېچىڭ.", _ASK_UG
    ),
    "timeliness.reason_missing": Advice(
        "مۆھلەتتىن ئېشىش سەۋەبى يېزىلمىدى.", "سەۋەبىنى يېزىپ تاپشۇرۇڭ.", _ASK_UG
    ),
    "timeliness.reason_too_long": Advice(
        "تېكىست بەك ئۇزۇن (%(length)s خەت).", "%(longest)s خەتتىن ئاشۇرماڭ.", _ASK_UG
    ),
    "timeliness.reason_names_somebody": Advice(
        "سەۋەبتە ئۇزۇن نومۇر بار.",
        "سەۋەب جەمئىيەتكە ئاشكارىلىنىدۇ، تېلېفون، كىملىك ۋە ئىناۋەت نومۇرلىرىنى ئۆچۈرۈپ تاپشۇرۇڭ.",
        _ASK_UG,
    ),
}
