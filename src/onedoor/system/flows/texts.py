"""What people read when a flow says no."""

from onedoor.kernel.texts import Advice

ZH = {
    "flows.unreadable": Advice(
        "流程定义无法识别：%(flaws)s", "请按列出的位置逐条修改后重新提交。", "本单位管理员"
    ),
    "flows.step_not_open": Advice(
        "这个环节现在不能办理。", "请刷新页面，查看办件当前的环节。", "本单位管理员"
    ),
    "flows.outcome_not_open": Advice(
        "这个环节不能作出该结果。", "请刷新页面，从列出的结果中选择。", "本单位管理员"
    ),
}

UG = {
    "flows.unreadable": Advice(
        "جەريان ئېنىقلىمىسى تونۇلمىدى: %(flaws)s",
        "كۆرسىتىلگەن جايلارنى تۈزىتىپ قايتا يۈكلەڭ.",
        "ئورنىڭىزنىڭ باشقۇرغۇچىسى",
    ),
    "flows.step_not_open": Advice(
        "بۇ باسقۇچنى ھازىر بېجىرگىلى بولمايدۇ.",
        "بەتنى يېڭىلاپ، ھازىرقى باسقۇچنى كۆرۈڭ.",
        "ئورنىڭىزنىڭ باشقۇرغۇچىسى",
    ),
    "flows.outcome_not_open": Advice(
        "بۇ باسقۇچتا بۇ نەتىجىنى چىقارغىلى بولمايدۇ.",
        "بەتنى يېڭىلاپ، تىزىلغان نەتىجىلەردىن تاللاڭ.",
        "ئورنىڭىزنىڭ باشقۇرغۇچىسى",
    ),
}
