"""Refusals of exports in words."""

from onedoor.kernel.texts import Advice

_ASK, _ASK_UG = "接入系统管理员", "ئۇلىنىش باشقۇرغۇچىسى"

ZH: dict[str, Advice] = {
    "exports.batch_missing": Advice("没有找到该导出批次。", "请核对批次号，或新建批次。", _ASK),
    "exports.shape_missing": Advice(
        "没有这种数据格式：%(shape)s。", "请从接口说明列出的格式中选择。", _ASK
    ),
}

UG: dict[str, Advice] = {
    "exports.batch_missing": Advice(
        "بۇ چىقىرىش تۈركۈمى تېپىلمىدى.", "تۈركۈم نومۇرىنى تەكشۈرۈڭ ياكى يېڭى تۈركۈم قۇرۇڭ.", _ASK_UG
    ),
    "exports.shape_missing": Advice(
        "بۇنداق سانلىق مەلۇمات فورماتى يوق: %(shape)s.",
        "ئېغىز چۈشەندۈرۈشىدىكى فورماتلاردىن تاللاڭ.",
        _ASK_UG,
    ),
}
