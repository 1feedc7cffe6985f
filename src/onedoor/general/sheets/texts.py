"""Refusals of sheets in words."""

from onedoor.kernel.texts import Advice

ZH: dict[str, Advice] = {
    "sheets.unreadable": Advice(
        "表格无法读取：%(reason)s。",
        "请用模板另存为 xlsx 或 UTF-8 的 csv 后重新上传。",
        "系统管理员",
    ),
}

UG: dict[str, Advice] = {
    "sheets.unreadable": Advice(
        "جەدۋەلنى ئوقۇغىلى بولمىدى: %(reason)s.",
        "ئۈلگىنى xlsx ياكى UTF-8 csv قىلىپ ساقلاپ قايتا يۈكلەڭ.",
        "سىستېما باشقۇرغۇچى",
    ),
}
