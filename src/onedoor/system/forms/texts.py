"""What people read when a form is refused."""

from onedoor.kernel.texts import Advice

ZH = {
    "forms.unreadable": Advice(
        "表单定义无法识别：%(flaws)s", "请按列出的位置逐条修改后重新提交。", "本单位管理员"
    ),
}

UG = {
    "forms.unreadable": Advice(
        "جەدۋەل ئېنىقلىمىسى تونۇلمىدى: %(flaws)s",
        "كۆرسىتىلگەن جايلارنى تۈزىتىپ قايتا يۈكلەڭ.",
        "ئورنىڭىزنىڭ باشقۇرغۇچىسى",
    ),
}
