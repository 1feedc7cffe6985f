"""What people read when the journal says no."""

from onedoor.kernel.texts import Advice

ZH: dict[str, Advice] = {
    "journal.delivery_missing": Advice(
        "没有找到这条待处理的投递。", "它可能已经投递成功，请刷新列表查看。", "系统管理员"
    ),
}

UG: dict[str, Advice] = {
    "journal.delivery_missing": Advice(
        "بۇ يەتكۈزۈش خاتىرىسى تېپىلمىدى.",
        "ئۇ بەلكىم يەتكۈزۈلۈپ بولغان؛ تىزىملىكنى يېڭىلاپ كۆرۈڭ.",
        "سىستېما باشقۇرغۇچى",
    ),
}
