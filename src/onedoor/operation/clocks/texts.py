"""Refusals of clocks in words."""

from onedoor.kernel.texts import Advice

ZH: dict[str, Advice] = {
    "clocks.redating_missing": Advice(
        "没有找到这次重算。", "请回到重算列表，从列表中打开。", "本单位系统管理员"
    ),
    "clocks.not_yours": Advice(
        "到期日的重算由系统管理员发起。", "需要重算时，请告诉系统管理员。", "本单位系统管理员"
    ),
}

UG: dict[str, Advice] = {
    "clocks.redating_missing": Advice(
        "بۇ قايتا ھېسابلاش تېپىلمىدى.",
        "تىزىملىككە قايتىپ، شۇ يەردىن ئېچىڭ.",
        "ئورنىڭىزنىڭ سىستېما باشقۇرغۇچىسى",
    ),
    "clocks.not_yours": Advice(
        "مۆھلەت كۈنىنى قايتا ھېسابلاشنى سىستېما باشقۇرغۇچى باشلايدۇ.",
        "قايتا ھېسابلاش كېرەك بولسا سىستېما باشقۇرغۇچىغا ئېيتىڭ.",
        "ئورنىڭىزنىڭ سىستېما باشقۇرغۇچىسى",
    ),
}
