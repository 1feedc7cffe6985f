"""What people read when a log cannot be taken in."""

from onedoor.kernel.texts import Advice

_ASK = "系统管理员"
_ASK_UG = "سىستېما باشقۇرغۇچى"

ZH = {
    "caselogs.unreadable": Advice(
        "日志无法读取：%(why)s。", "请导出为 UTF-8 的 CSV 或者 XES（可用 gzip 压缩）后重试。", _ASK
    ),
    "caselogs.map_unreadable": Advice(
        "列对照表无法识别：%(why)s。", "请在 TOML 中写明 case、activity、time 三列的列名。", _ASK
    ),
    "caselogs.missing": Advice(
        "没有导入过系统“%(system)s”的日志。", "请先导入，或核对系统名称。", _ASK
    ),
}

UG = {
    "caselogs.unreadable": Advice(
        "خاتىرىنى ئوقۇغىلى بولمىدى: %(why)s.",
        "UTF-8 CSV ياكى XES (gzip بىلەن پرېسلاشقا بولىدۇ) قىلىپ چىقىرىپ قايتا سىناڭ.",
        _ASK_UG,
    ),
    "caselogs.map_unreadable": Advice(
        "ئىستون سېلىشتۇرمىسىنى تونۇغىلى بولمىدى: %(why)s.",
        "TOML دا case، activity، time ئۈچ ئىستوننىڭ نامىنى يېزىڭ.",
        _ASK_UG,
    ),
    "caselogs.missing": Advice(
        "«%(system)s» سىستېمىسىنىڭ خاتىرىسى كىرگۈزۈلمىگەن.",
        "ئاۋۋال كىرگۈزۈڭ ياكى سىستېما نامىنى تەكشۈرۈڭ.",
        _ASK_UG,
    ),
}
