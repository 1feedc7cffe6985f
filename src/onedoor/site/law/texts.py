"""Refusals of the law pages in words."""

from onedoor.kernel.texts import Advice

ZH: dict[str, Advice] = {
    "law.article_missing": Advice(
        "没有找到这部法规或者这一条。", "请从“依据对照”目录重新选择。", "12345 政务服务便民热线"
    ),
}

UG: dict[str, Advice] = {
    "law.article_missing": Advice(
        "بۇ قانۇن ياكى ماددا تېپىلمىدى.",
        "«ئاساس سېلىشتۇرمىسى» مۇندەرىجىسىدىن قايتا تاللاڭ.",
        "12345 قىزىق لىنىيەسى",
    ),
}
