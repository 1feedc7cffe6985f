"""Refusals of the public pages in words."""

from onedoor.kernel.texts import Advice

ZH: dict[str, Advice] = {
    "portal.page_missing": Advice(
        "这份申请没有这一页。", "请回到任务清单，从那里继续填写。", "12345 政务服务便民热线"
    ),
    "portal.channel_unknown": Advice(
        "不知道“%(channel)s”是什么渠道。",
        "请用 channel 写明下列之一：%(known)s。",
        "本平台系统管理员",
    ),
}

UG: dict[str, Advice] = {
    "portal.page_missing": Advice(
        "بۇ ئىلتىماستا بۇنداق بەت يوق.",
        "ۋەزىپە تىزىملىكىگە قايتىپ، شۇ يەردىن داۋاملىق تولدۇرۇڭ.",
        "12345 قىزىق لىنىيەسى",
    ),
    "portal.channel_unknown": Advice(
        "«%(channel)s» قايسى قانال ئىكەنلىكى نامەلۇم.",
        "channel دا تۆۋەندىكىلەرنىڭ بىرىنى يېزىڭ: %(known)s.",
        "سۇپا باشقۇرغۇچىسى",
    ),
}
