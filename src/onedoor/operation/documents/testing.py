"""Letters to issue, for the tests of other modules."""

from datetime import UTC, date, datetime
from typing import Any

from onedoor.operation.documents.domain.letters import (
    Acceptance,
    AcceptanceWithGaps,
    AnyLetter,
    Commitment,
    Decline,
    DocumentKind,
    Ended,
    Extension,
    Grant,
    Handed,
    Hearing,
    LicencePaper,
    Mending,
    Payment,
    Receipt,
    Refusal,
    Renewed,
    Revocation,
    Shape,
    SiteVisit,
    Special,
    Supplement,
    Termination,
)

FRAME: dict[str, Any] = {
    "body": "11650502010617034B",
    "body_name": "哈密市伊州区市场监督管理局",
    "body_mark": "伊市监",
    "case_number": "11650502010617034B4000131020001202611240001",
    "applicant": "哈密市伊州区甜蜜蜜瓜餐饮有限公司",
    "item": "食品经营许可(新办)",
    "item_ug": "يېمەكلىك تىجارەت ئىجازىتى (يېڭى)",
    "contact": "0902-2234567",
}
_REMEDIES: dict[str, Any] = {
    "reconsideration": "哈密市伊州区人民政府",
    "court": "哈密市伊州区人民法院",
}
DAY = date(2026, 11, 24)


_ACCEPTED: dict[str, Any] = {
    "accepted_on": DAY,
    "legal_days": 20,
    "legal_due": date(2026, 12, 22),
    "promised_days": 5,
    "promised_due": date(2026, 12, 1),
    "basis": "《食品经营许可和备案管理办法》第二十一条",
}


def acceptance(**changes: Any) -> Acceptance:
    """Return a notice of acceptance."""
    return Acceptance(**FRAME | _ACCEPTED | changes)


def receipt(**changes: Any) -> Receipt:
    """Return a receipt of materials in every shape."""
    told: dict[str, Any] = {
        "received_at": datetime(2026, 11, 24, 2, 30, tzinfo=UTC),
        "counts_from": DAY,
        "notice_days": 5,
        "notice_due": date(2026, 12, 1),
        "promised_days": 5,
        "materials": (
            Handed("营业执照", "تىجارەت كىنىشكىسى", Shape.LICENCE),
            Handed("平面布局图", "تەكشىلىك ئورۇنلاشتۇرۇش خەرىتىسى", Shape.FILE, pages=2),
            Handed("食品安全管理制度", "", Shape.PAPER),
        ),
        "query_code": "K7MF3XQ9AD",
    }
    return Receipt(**FRAME | told | changes)


def commitment(**changes: Any) -> Commitment:
    """Return the paper of a promise in the place of one material."""
    told: dict[str, Any] = {
        "material": "食品安全管理制度",
        "material_ug": "",
        "told": ("可以承诺代替。",),
        "told_ug": ("ۋەدە بىلەن ئالماشتۇرۇشقا بولىدۇ.",),
        "promised": ("制度已经制定并执行。",),
        "promised_ug": ("تۈزۈم تۈزۈلدى.",),
        "signed_at": datetime(2026, 11, 24, 2, 30, tzinfo=UTC),
        "on_paper": False,
        "sha256": "0" * 64,
    }
    return Commitment(**FRAME | told | changes)


def letters(**changes: Any) -> tuple[AnyLetter, ...]:
    """Return one letter of each kind."""
    frame = FRAME | changes
    return (
        receipt(**changes),
        acceptance(**changes),
        AcceptanceWithGaps(
            **frame,
            **_ACCEPTED,
            gaps=(("制度", "电子"),),
            rests_on="依据癸",
            supply_by=DAY,
            promise="0" * 64,
        ),
        commitment(**changes),
        SiteVisit(
            **frame,
            visited_on=DAY,
            inspectors=("马建国", "张惠"),
            findings=("布局相符",),
            basis="依据壬",
        ),
        Mending(**frame, findings=("没有设施",), days=5, mend_by=DAY, basis="依据辛"),
        Hearing(**frame, findings=("没有设施",), answer_by=DAY, basis="依据庚"),
        Revocation(
            **frame,
            **_REMEDIES,
            decided_on=DAY,
            reasons=("不实",),
            licences=("A1",),
            basis="依据庚",
        ),
        Termination(**frame, **_REMEDIES, left=("制度",), supply_by=DAY, basis="依据甲"),
        Supplement(**frame, gaps=(("平面布局图", "缺少冷食间"),), answer_by=DAY, basis="依据甲"),
        Decline(**frame, **_REMEDIES, reasons=("不属于本机关职权",), basis="依据乙"),
        Special(
            **frame,
            procedure="专家评审",
            reasons=("工艺复杂",),
            days=8,
            begins_on=DAY,
            basis="依据戊",
        ),
        Extension(
            **frame,
            reasons=("需要跨省核查",),
            days=10,
            was_due=DAY,
            due=DAY,
            approved_by="局长",
            basis="依据己",
            is_provisional=True,
        ),
        Grant(**frame, decided_on=DAY, findings=("齐全",), basis="依据丙", result_name="许可证"),
        Renewed(**frame, licence="A1", result_name="许可证", until=DAY, basis="依据癸"),
        Refusal(**frame, **_REMEDIES, decided_on=DAY, reasons=("距离不足",), basis="依据丁"),
        Ended(
            **frame, **_REMEDIES, kind=DocumentKind.RETURN, reasons=("逾期未补正",), basis="依据庚"
        ),
        Ended(
            **frame,
            kind=DocumentKind.TRANSFER,
            reasons=("初审符合条件",),
            basis="依据辛",
            sent_to="哈密市市场监督管理局",
        ),
        Ended(**frame, **_REMEDIES, kind=DocumentKind.VOID, reasons=("重复录入",), basis="依据壬"),
        Payment(
            **frame,
            order="JF20261124ABCDEFGH",
            charges=(("工本费", "《某法》第五条", "120.50"),),
            amount="120.50",
            paid_at=datetime(2026, 11, 24, 2, 30, tzinfo=UTC),
        ),
        LicencePaper(
            **frame,
            title="食品经营许可证",
            title_ug="يېمەكلىك تىجارەت ئىجازەتنامىسى",
            number="JY26505020000017",
            identifier="1.2.156.3005.2.A.B.C.001.U",
            rows=(("经营者名称", "تىجارەتچى نامى", frame["applicant"]),),
            issued_on=DAY,
            valid_until=None,
        ),
    )
