"""What people read when the desk cannot read what they typed."""

from onedoor.kernel.texts import Advice

ZH: dict[str, Advice] = {
    "desk.day_unreadable": Advice(
        "“%(day)s”不是日期。", "请按 2026-04-08 的样子填写。", "系统管理员"
    ),
}

UG: dict[str, Advice] = {
    "desk.day_unreadable": Advice(
        "«%(day)s» چېسلا ئەمەس.", "2026-04-08 شەكلىدە يېزىڭ.", "سىستېما باشقۇرغۇچى"
    ),
}
