"""Refusals of codes in words."""

from onedoor.kernel.texts import Advice

_HELP, _HELP_UG = "12345 热线", "12345 قىزىق لىنىيەسى"

ZH: dict[str, Advice] = {
    "codes.letters_unfit": Advice(
        "文字里有看不见的控制字符（%(letter)s）。", "请删除后重新输入，或者不要从别处粘贴。", _HELP
    ),
}

UG: dict[str, Advice] = {
    "codes.letters_unfit": Advice(
        "تېكىستتە كۆرۈنمەيدىغان كونترول بەلگىسى بار (%(letter)s).",
        "ئۆچۈرۈپ قايتا كىرگۈزۈڭ ياكى باشقا يەردىن چاپلىماڭ.",
        _HELP_UG,
    ),
}
