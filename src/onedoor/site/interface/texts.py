"""Refusals of the interface in words."""

from onedoor.kernel.texts import Advice

_ASK, _ASK_UG = "接入系统管理员", "ئۇلىنىش باشقۇرغۇچىسى"

ZH: dict[str, Advice] = {
    "interface.body_unreadable": Advice(
        "请求内容不是可以读取的 JSON。",
        "请以 UTF-8 编码发送一个 JSON 对象，不含 NUL、NaN 和不成对的代理字符，层次不要过深。",
        _ASK,
    ),
    "interface.body_too_large": Advice(
        "请求内容太大，最多 %(most)s MB。", "请压缩材料，或者分次提交。", _ASK
    ),
    "interface.content_type_wrong": Advice(
        "请求内容的类型不对。", "请以 Content-Type: application/json 发送。", _ASK
    ),
    "interface.body_invalid": Advice(
        "请求内容与接口说明不符。", "请按 errors 逐项改正，再以新的键提交。", _ASK
    ),
    "interface.query_invalid": Advice("地址中的参数有误。", "请按 errors 逐项改正。", _ASK),
    "interface.path_missing": Advice(
        "接口没有这个地址。", "请查看接口说明 /api/v1/openapi.json。", _ASK
    ),
    "interface.method_wrong": Advice("这个地址不支持该方法。", "可用的方法：%(methods)s。", _ASK),
}

UG: dict[str, Advice] = {
    "interface.body_unreadable": Advice(
        "تەلەپ مەزمۇنى ئوقۇغىلى بولىدىغان JSON ئەمەس.",
        "UTF-8 بىلەن بىر JSON ئوبيېكت يوللاڭ؛ NUL، NaN ۋە جۈپ ئەمەس ۋاكالەت ھەرپ بولمىسۇن، "
        "قاتلىمى بەك چوڭقۇر بولمىسۇن.",
        _ASK_UG,
    ),
    "interface.body_too_large": Advice(
        "تەلەپ مەزمۇنى بەك چوڭ، ئەڭ كۆپ %(most)s MB.",
        "ماتېرىيالنى قىسىڭ ياكى بۆلۈپ يوللاڭ.",
        _ASK_UG,
    ),
    "interface.content_type_wrong": Advice(
        "تەلەپ مەزمۇنىنىڭ تىپى خاتا.", "Content-Type: application/json بىلەن يوللاڭ.", _ASK_UG
    ),
    "interface.body_invalid": Advice(
        "تەلەپ مەزمۇنى ئېغىز چۈشەندۈرۈشىگە ماس ئەمەس.",
        "errors بويىچە بىر-بىرلەپ تۈزىتىپ، يېڭى ئاچقۇچ بىلەن يوللاڭ.",
        _ASK_UG,
    ),
    "interface.query_invalid": Advice(
        "ئادرېستىكى پارامېتىر خاتا.", "errors بويىچە بىر-بىرلەپ تۈزىتىڭ.", _ASK_UG
    ),
    "interface.path_missing": Advice(
        "ئېغىزدا بۇنداق ئادرېس يوق.", "ئېغىز چۈشەندۈرۈشىنى كۆرۈڭ: /api/v1/openapi.json.", _ASK_UG
    ),
    "interface.method_wrong": Advice(
        "بۇ ئادرېس بۇ ئۇسۇلنى قوللىمايدۇ.",
        "ئىشلەتكىلى بولىدىغان ئۇسۇللار: %(methods)s.",
        _ASK_UG,
    ),
}
