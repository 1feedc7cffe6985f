"""Refusals of bundles in words."""

from onedoor.kernel.texts import Advice

ZH: dict[str, Advice] = {
    "bundles.unreadable": Advice(
        "“一件事”的定义读不出来。", "请按列出的位置逐处改正后再试。", "一件事的主责部门"
    ),
}

UG: dict[str, Advice] = {
    "bundles.unreadable": Advice(
        "«بىر ئىش» نىڭ ئېنىقلىمىسىنى ئوقۇغىلى بولمىدى.",
        "كۆرسىتىلگەن ئورۇنلارنى بىر-بىرلەپ تۈزىتىپ، قايتا سىناڭ.",
        "«بىر ئىش» قا مەسئۇل تارماق",
    ),
}
