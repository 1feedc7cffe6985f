"""How high a legal basis stands, and what a basis of each height may lay down."""

from enum import StrEnum

from onedoor.law.articles import ADL, BER, Provision, implements


class Grade(StrEnum):
    """The height of a basis, as fine as the whitelists of the higher acts need it."""

    LAW = "law"  # 法律
    REGULATION = "regulation"  # 行政法规
    DECISION = "decision"  # 国务院决定
    LOCAL = "local"  # 地方性法规
    PROVINCIAL = "provincial"  # 省级政府规章
    RULE = "rule"  # 部门规章、设区的市政府规章
    PAPER = "paper"  # 规范性文件


class Burden(StrEnum):
    """What may be laid upon an applicant only by an act that is high enough."""

    PERMIT = "permit"  # 行政许可
    CONDITION = "condition"  # 办理条件、材料和环节
    PROOF = "proof"  # 证明事项
    INTERMEDIARY = "intermediary"  # 行政审批中介服务
    FEE = "fee"  # 许可收费


_LAWS = frozenset({Grade.LAW, Grade.REGULATION, Grade.DECISION, Grade.LOCAL})
_MAY = {
    Burden.PERMIT: _LAWS | {Grade.PROVINCIAL},  # a provincial rule for one year only
    Burden.CONDITION: _LAWS | {Grade.PROVINCIAL, Grade.RULE},
    Burden.PROOF: _LAWS,
    Burden.INTERMEDIARY: _LAWS,
    Burden.FEE: frozenset({Grade.LAW, Grade.REGULATION}),
}
BASES: dict[Burden, Provision] = {
    Burden.PERMIT: ADL(14),
    Burden.CONDITION: BER(35),
    Burden.PROOF: BER(44),
    Burden.INTERMEDIARY: BER(43),
    Burden.FEE: ADL(58),
}
_LAWS_IN_WORDS = ("法律、法规或国务院决定", "قانۇن، نىزام ياكى گوۋۇيۈەننىڭ قارارى")
_IN_WORDS = {
    Burden.PERMIT: (
        "法律、行政法规、国务院决定、地方性法规（省级政府规章仅限一年内的临时许可）",
        "قانۇن، مەمۇرىي نىزام، گوۋۇيۈەن قارارى، يەرلىك نىزام (ئۆلكە قائىدىسى بىر يىلغىچە)",
    ),
    Burden.CONDITION: (
        "法律、法规、国务院决定或规章", "قانۇن، نىزام، گوۋۇيۈەننىڭ قارارى ياكى قائىدە",
    ),
    Burden.PROOF: _LAWS_IN_WORDS,
    Burden.INTERMEDIARY: _LAWS_IN_WORDS,
    Burden.FEE: ("法律或行政法规", "قانۇن ياكى مەمۇرىي نىزام"),
}  # fmt: skip


@implements(
    ADL(14), ADL(15), ADL(17), ADL(58), BER(35), BER(43), BER(44),
    note="each burden has a whitelist of its own",
)  # fmt: skip
def may_lay(burden: Burden, grade: Grade) -> bool:
    """Tell whether an act of this height may lay this burden upon an applicant."""
    return grade in _MAY[burden]


def who_may(burden: Burden) -> tuple[str, str]:
    """Return in Chinese and in Uyghur words which acts may lay a burden."""
    return _IN_WORDS[burden]
