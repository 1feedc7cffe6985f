"""The words of each document in Chinese, made of what the letter was told."""

from collections.abc import Callable
from typing import Any

from onedoor.kernel.days import legal_day, legal_time
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.documents.domain.letters import (
    Acceptance,
    AcceptanceWithGaps,
    AnyLetter,
    Commitment,
    Decline,
    Ended,
    Extension,
    Grant,
    Handed,
    Hearing,
    LateRenewal,
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
from onedoor.operation.documents.domain.sheets import (
    Block,
    Facts,
    Grid,
    Heading,
    Language,
    Listing,
    Paragraph,
    Remark,
    Sheet,
    chinese_date,
)

TITLES = {
    "receipt": "收件凭证",
    "acceptance": "受理通知书",
    "gaps": "容缺受理通知书",
    "termination": "终止办理通知书",
    "mending": "责令限期整改通知书",
    "hearing": "拟撤销决定告知书",
    "revocation": "撤销决定书",
    "supplement": "一次性补正告知书",
    "decline": "不予受理通知书",
    "visit": "现场核查记录",
    "special": "特别程序告知书",
    "extension": "延长办理期限告知书",
    "grant": "准予行政许可决定书",
    "renewal": "视为准予延续告知书",
    "refusal": "不予行政许可决定书",
    "return": "退件通知书",
    "transfer": "转报告知书",
    "void": "办件作废告知书",
    "payment": "缴费凭证",
    "commitment": "证明事项告知承诺书",
}
_COMMITMENT_OF_THE_WHOLE = "告知承诺书"
NO_PERMIT = {"grant": "办理决定书", "refusal": "不予办理决定书"}
_CODE = "《中华人民共和国行政许可法》"
_PROVISIONAL = "部分日期所在年度的放假安排尚未公布，以上日期为暂定；公布后重新计算并告知。"
_SHAPES = {
    Shape.FILE: "电子文件",
    Shape.PAPER: "纸质，已与原件核对",
    Shape.LICENCE: "电子证照，免提交",
    Shape.SHARED: "共享数据，免提交",
    Shape.PROMISE: "书面承诺代替",
}


def in_chinese(letter: AnyLetter, *, date: str) -> Sheet:
    """Return the Chinese sheet of a letter, signed with this date."""
    return Sheet(
        language=Language.ZH,
        title=title_of(letter),
        body=letter.body_name,
        date=date,
        addressee="" if isinstance(letter, LicencePaper) else f"{letter.applicant}：",
        blocks=_BLOCKS[letter.kind](letter) + _by_whom(letter),
    )


@implements(ADL(24), note="the delegator's name is on the paper, and who acted in it")
def _by_whom(letter: AnyLetter) -> tuple[Block, ...]:
    if not letter.handled_by:
        return ()
    words = (
        f"{letter.handled_by}受{letter.body_name}委托，以其名义办理；后果由{letter.body_name}承担。"
    )
    return (Remark(words),)


def title_of(letter: AnyLetter) -> str:
    """Return the name of a document in Chinese."""
    if isinstance(letter, LicencePaper):
        return letter.title
    if isinstance(letter, Grant | Refusal) and not letter.is_permit:
        return NO_PERMIT[letter.kind]
    if isinstance(letter, Commitment) and not letter.material:
        return _COMMITMENT_OF_THE_WHOLE
    return TITLES[letter.kind]


@implements(ADL(32, item=4), HAMI(14), note="from which day on silence means acceptance")
def _receipt(letter: Receipt) -> tuple[Block, ...]:
    day, due = chinese_date(legal_day(letter.received_at)), chinese_date(letter.notice_due)
    rows = tuple(
        (str(n), one.name, _SHAPES[one.shape], _amount(one))
        for n, one in enumerate(letter.materials, 1)
    )
    blocks: tuple[Block, ...] = (
        Paragraph(f"您（单位）提交的“{letter.item}”申请材料已于{day}收到。"),
        Facts((
            ("办件编号", letter.case_number),
            ("查询码", letter.query_code),
            ("收件时间", f"{day} {legal_time(letter.received_at):%H:%M}"),
            *((("代办人", f"{letter.agent}（受{letter.applicant}委托）"),) if letter.agent else ()),
        )),
        Heading("收到的材料"),
        Grid(("序号", "材料名称", "形式", "数量"), rows) if rows else Paragraph("尚未收到材料。"),
        Remark(
            f"本机关将于{due}前（自{chinese_date(letter.counts_from)}起 {letter.notice_days} 个"
            "工作日内）告知是否受理；逾期不告知的，自收到申请材料之日起即为受理。"
        ),
        Heading("接下来"),
        Listing((
            "材料不齐全或者不符合法定形式的，一次性告知需要补正的全部内容。",
            f"受理后，承诺在 {letter.promised_days} 个工作日内作出决定，具体日期见受理通知书。",
            f"凭查询码可以在网上、窗口或者拨打 12345 查询进度；联系方式：{letter.contact}。",
        )),
    )  # fmt: skip
    if letter.is_provisional:
        blocks += (Paragraph(_PROVISIONAL),)
    return blocks


def _amount(one: Handed) -> str:
    if one.shape is Shape.PAPER:
        return "1 份"
    return f"{one.pages} 页" if one.pages else "—"


@implements(ADL(32, item=5), note="the notice of acceptance says from when the clock runs")
def _acceptance(letter: Acceptance) -> tuple[Block, ...]:
    why = _otherwise(letter) or (
        f"申请材料齐全、符合法定形式，依据{_CODE}第三十二条第一款第（五）项，决定予以受理。"
    )
    blocks: tuple[Block, ...] = (
        Paragraph(f"你（单位）提出的“{letter.item}”申请，{why}"),
        _limits(letter),
        Remark(
            f"本机关承诺于{chinese_date(letter.promised_due)}前作出决定。"
            "依法不计入办理时限的检验、检测、听证、专家评审等所需时间，另行书面告知。"
        ),
    )  # fmt: skip
    if letter.is_provisional:
        blocks += (Paragraph(_PROVISIONAL),)
    blocks += (*_lacks(letter.lacks), *_late_renewal(letter.late_renewal))
    return (*blocks, Paragraph(f"联系方式：{letter.contact}。"))


def _otherwise(letter: Acceptance) -> str:
    """Return why something was accepted otherwise than because it was complete."""
    if letter.ordered_by:
        return f"根据{letter.ordered_by}，自以下日期起重新办理，期限重新计算。"
    if not letter.is_deemed:
        return ""
    return (
        f"因逾期未告知补正，依据{_CODE}第三十二条第一款第（四）项，自收到申请材料之日起即为受理。"
    )


@implements(
    ADL(34, paragraph=1), note="who was accepted without something learns that it is needed"
)
def _lacks(names: tuple[str, ...]) -> tuple[Block, ...]:
    if not names:
        return ()
    return (
        Remark(
            f"申请材料中尚缺：{'、'.join(names)}。尚缺期间不能作出准予的决定；在作出决定之前，"
            "可以随时在网上“我的办件”中上传，也可以到任一综合窗口提交。"
        ),
    )


@implements(ADL(50), note="who asked too late learns that silence renews nothing, and what to do")
def _late_renewal(late: LateRenewal | None) -> tuple[Block, ...]:
    if late is None:
        return ()
    return (
        Remark(
            f"证照（编号 {late.number}）有效期至{chinese_date(late.until)}，应当在"
            f"{chinese_date(late.last_day)}前申请延续。本次申请晚于该日，届满前没有作出决定的，"
            f"不适用{_CODE}第五十条第二款“视为准予延续”，届满后应当停止相关活动。{late.instead}"
        ),
    )


def _limits(letter: Acceptance | AcceptanceWithGaps) -> Facts:
    return Facts((
        ("办件编号", letter.case_number),
        ("受理日期", chinese_date(letter.accepted_on)),
        ("法定办结时限", f"{letter.legal_days} 个工作日，至{chinese_date(letter.legal_due)}"),
        (
            "承诺办结时限",
            f"{letter.promised_days} 个工作日，至{chinese_date(letter.promised_due)}",
        ),
        ("时限依据", letter.basis),
    ))  # fmt: skip


@implements(HAMI(18), note="what is missing, in which form, by when, and what happens if not")
def _gaps(letter: AcceptanceWithGaps) -> tuple[Block, ...]:
    rows = tuple((str(n), name, form) for n, (name, form) in enumerate(letter.gaps, 1))
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"你（单位）提出的“{letter.item}”申请，主要材料齐全，已书面承诺补交次要材料。"
            f"{_otherwise(letter)}依据{letter.rests_on}，"
            f"{'缺少的材料容缺后补' if _otherwise(letter) else '决定容缺受理'}。"
        ),
        _limits(letter),
        Heading("需要补交的材料"),
        Grid(("序号", "材料", "形式"), rows),
        Remark(
            f"请于{chinese_date(letter.supply_by)}前补齐，可以在网上“我的办件”中上传，"
            "也可以到任一综合窗口提交。补齐之前不作出决定；逾期没有补齐的，终止办理，可以重新申请。"
            "除以上材料外，不再要求补交其他材料。"
        ),
        Paragraph(f"容缺承诺书校验码（SHA-256）：{letter.promise}"),
    )  # fmt: skip
    if letter.is_provisional:
        blocks += (Paragraph(_PROVISIONAL),)
    blocks += _late_renewal(letter.late_renewal)
    return (*blocks, Paragraph(f"联系方式：{letter.contact}。"))


@implements(HAMI(18), note="what ends by the clock is told in writing, with what one can do")
def _termination(letter: Termination) -> tuple[Block, ...]:
    return (
        Paragraph(
            f"你（单位）提出的“{letter.item}”申请（办件编号 {letter.case_number}）已经容缺受理，"
            f"应于{chinese_date(letter.supply_by)}前补齐材料。下列材料逾期没有补交：",
        ),
        Listing(letter.left),
        Remark(f"依据{letter.basis}和容缺受理通知书，本办件终止办理。您可以随时重新申请。"),
        *_remedies(letter),
    )


def _on_promise(letter: Grant) -> tuple[Block, ...]:
    if not letter.promise:
        return ()
    return (
        Paragraph("本决定以你（单位）的书面承诺为依据；与承诺不符的，依法撤销。"),
        Paragraph(f"告知承诺书校验码（SHA-256）：{letter.promise}"),
    )


@implements(HAMI(18), note="what was told and promised stands on paper, word for word")
def _commitment(letter: Commitment) -> tuple[Block, ...]:
    signed = f"{chinese_date(legal_day(letter.signed_at))} {legal_time(letter.signed_at):%H:%M}"
    place = (("代替的材料", letter.material),) if letter.material else ()
    return (
        Facts((
            ("办件编号", letter.case_number),
            ("申请事项", letter.item),
            *place,
            ("签署", f"{signed}，{'窗口纸质签署' if letter.on_paper else '网上签署'}"),
        )),
        Heading("告知内容"),
        *map(Paragraph, letter.told),
        Heading("承诺内容"),
        *map(Paragraph, letter.promised),
        Paragraph(f"承诺书校验码（SHA-256）：{letter.sha256}"),
    )  # fmt: skip


@implements(HAMI(18), note="what is to be mended, by when, and what follows if it is not")
def _mending(letter: Mending) -> tuple[Block, ...]:
    return (
        Paragraph(
            f"你（单位）以告知承诺方式办理的“{letter.item}”（办件编号 {letter.case_number}），"
            f"经核查，与承诺的内容不符。依据{letter.basis}，责令限期整改。核查情况如下："
        ),
        Listing(letter.findings),
        Remark(
            f"请于{chinese_date(letter.mend_by)}前（{letter.days} 个工作日）整改到位，"
            "期满以后本机关将复查；仍不符合的，告知并听取陈述申辩以后，依法撤销已经作出的决定。"
        ),
        *([Paragraph(_PROVISIONAL)] if letter.is_provisional else []),
        Paragraph(f"联系方式：{letter.contact}。"),
    )


@implements(ADL(69), HAMI(18), note="told before, with the days to answer")
def _hearing(letter: Hearing) -> tuple[Block, ...]:
    return (
        Paragraph(
            f"你（单位）以告知承诺方式办理的“{letter.item}”（办件编号 {letter.case_number}），"
            f"经核查，承诺的内容不实，限期整改后仍不符合。依据{letter.basis}，拟撤销已经作出的决定。核查情况如下："
        ),
        Listing(letter.findings),
        Remark(
            f"你（单位）可以在{chinese_date(letter.answer_by)}前陈述、申辩，"
            "在网上“我的办件”中提交，也可以到任一综合窗口提交；逾期不提交的，视为放弃。"
        ),
        Paragraph(f"联系方式：{letter.contact}。"),
    )


@implements(ADL(69), ADL(38, paragraph=2), note="with reasons, and the way to review and lawsuit")
def _revocation(letter: Revocation) -> tuple[Block, ...]:
    taken = "、".join(letter.licences)
    return (
        Paragraph(
            f"你（单位）以告知承诺方式办理的“{letter.item}”（办件编号 {letter.case_number}），"
            f"承诺的内容不实。依据{letter.basis}，决定撤销已经作出的决定。理由如下："
        ),
        Listing(letter.reasons),
        *([Remark(f"证照编号 {taken} 同时撤销，不得继续使用。")] if taken else []),
        *_remedies(letter),
    )


@implements(ADL(32, item=4), HAMI(16), note="all that is missing, told at once and in one paper")
def _supplement(letter: Supplement) -> tuple[Block, ...]:
    rows = tuple((str(n), name, why) for n, (name, why) in enumerate(letter.gaps, 1))
    when = "请及时补正。"
    if letter.answer_by:
        when = f"请于{chinese_date(letter.answer_by)}前补正，逾期不补正的，予以退件。"
    return (
        Paragraph(
            f"你（单位）提出的“{letter.item}”申请（办件编号 {letter.case_number}），"
            f"经审查，申请材料不齐全或者不符合法定形式。依据{letter.basis}，"
            "现将需要补正的全部内容一次性告知如下："
        ),
        Grid(("序号", "材料", "需要补正的内容"), rows),
        Remark(
            when + "可以在网上“我的办件”中上传，也可以到任一综合窗口提交。"
            "除以上内容外，不再要求补正其他材料。"
        ),
        *([Paragraph(_PROVISIONAL)] if letter.is_provisional else []),
        Paragraph(f"联系方式：{letter.contact}。"),
    )


@implements(ADL(32, paragraph=2), ADL(38, paragraph=2), note="in writing, with reasons, remedies")
def _decline(letter: Decline) -> tuple[Block, ...]:
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"你（单位）提出的“{letter.item}”申请（办件编号 {letter.case_number}），"
            f"依据{letter.basis}，决定不予受理。理由如下："
        ),
        Listing(letter.reasons),
    )
    if letter.where_instead:
        blocks += (Remark(f"您可以向{letter.where_instead}提出申请。"),)
    return (*blocks, *_remedies(letter))


@implements(ADL(34, paragraph=3), note="two or more went, and the record names them")
def _visit(letter: SiteVisit) -> tuple[Block, ...]:
    return (
        Paragraph(
            f"你（单位）提出的“{letter.item}”申请（办件编号 {letter.case_number}），"
            f"依据{letter.basis}，本机关指派两名以上工作人员进行了现场核查。"
        ),
        Facts((
            ("核查日期", chinese_date(letter.visited_on)),
            ("核查人员", "、".join(letter.inspectors)),
        )),
        Heading("核查情况"),
        Listing(letter.findings),
        Paragraph(f"联系方式：{letter.contact}。"),
    )  # fmt: skip


@implements(ADL(45), note="the time that does not count is told in writing")
def _special(letter: Special) -> tuple[Block, ...]:
    return (
        Paragraph(
            f"你（单位）提出的“{letter.item}”申请（办件编号 {letter.case_number}），"
            f"依法需要进行{letter.procedure}。理由如下："
        ),
        Listing(letter.reasons),
        Facts((
            ("特别程序", letter.procedure),
            ("开始日期", chinese_date(letter.begins_on)),
            ("所需时间", f"{letter.days} 个工作日"),
        )),
        Remark(
            f"依据{letter.basis}，以上所需时间不计算在办理期限内；"
            "程序结束后，剩余期限继续计算，新的到期日另行告知。"
        ),
        Paragraph(f"联系方式：{letter.contact}。"),
    )  # fmt: skip


@implements(ADL(42, paragraph=1), note="longer by ten days at most, and the reason is told")
def _extension(letter: Extension) -> tuple[Block, ...]:
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"你（单位）提出的“{letter.item}”申请（办件编号 {letter.case_number}），"
            f"在法定期限内不能作出决定。依据{letter.basis}，经{letter.approved_by}批准，"
            f"延长 {letter.days} 个工作日。理由如下："
        ),
        Listing(letter.reasons),
        Facts((
            ("原法定到期日", chinese_date(letter.was_due)),
            ("延长后到期日", chinese_date(letter.due)),
        )),
        Remark("办理期限只延长一次。"),
    )  # fmt: skip
    if letter.is_provisional:
        blocks += (Paragraph(_PROVISIONAL),)
    return (*blocks, Paragraph(f"联系方式：{letter.contact}。"))


@implements(ADL(38, paragraph=1), ADL(44), note="the decision says by when it is handed over")
def _grant(letter: Grant) -> tuple[Block, ...]:
    handed = (
        f"“{letter.result_name}”将于{chinese_date(letter.delivery_due)}前向你（单位）颁发、送达。"
        if letter.delivery_due
        else f"“{letter.result_name}”将依法向你（单位）颁发、送达。"
    )
    return (
        Paragraph(
            f"你（单位）提出的“{letter.item}”申请（办件编号 {letter.case_number}），"
            f"经审查，符合法定条件、标准。依据{letter.basis}，"
            f"决定{'准予行政许可' if letter.is_permit else '予以办理'}。"
        ),
        Heading("审查情况"),
        Listing(letter.findings),
        *_on_promise(letter),
        Remark(handed),
        Paragraph(f"联系方式：{letter.contact}。"),
    )


@implements(ADL(50, paragraph=2), note="the holder reads that the licence holds on, and why")
def _renewed(letter: Renewed) -> tuple[Block, ...]:
    return (
        Paragraph(
            f"你（单位）提出的“{letter.item}”申请（办件编号 {letter.case_number}），"
            f"本机关在原有效期届满前没有作出决定。依据{letter.basis}，视为准予延续。"
        ),
        Facts((
            ("证照", letter.result_name),
            ("证书编号", letter.licence),
            ("有效期延续至", chinese_date(letter.until)),
        )),
        Remark("有效期不间断；本机关不得再就本次延续作出不同的决定。"),
        Paragraph(f"联系方式：{letter.contact}。"),
    )  # fmt: skip


@implements(ADL(38, paragraph=2), note="reasons and remedies are part of the paper")
def _refusal(letter: Refusal) -> tuple[Block, ...]:
    return (
        Paragraph(
            f"你（单位）提出的“{letter.item}”申请（办件编号 {letter.case_number}），"
            f"经审查，不符合法定条件、标准。依据{letter.basis}，"
            f"决定不予{'行政许可' if letter.is_permit else '办理'}。理由如下："
        ),
        Listing(letter.reasons),
        *_remedies(letter),
    )


_ENDINGS = {
    "return": "因逾期未补正，予以退件。",
    "transfer": "本机关已完成初步审查，审查意见和全部申请材料已直接报送上级机关。",
    "void": "该办件登记作废，不再办理。",
}


@implements(
    ADL(35), note="the applicant is told where the file went, and that nothing is asked again"
)
def _ended(letter: Ended) -> tuple[Block, ...]:
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"你（单位）提出的“{letter.item}”申请（办件编号 {letter.case_number}），"
            f"{_ENDINGS[letter.kind]}依据：{letter.basis}。理由如下："
        ),
        Listing(letter.reasons),
    )
    if letter.sent_to:
        sent = f"由{letter.sent_to}作出决定，不要求您重复提供申请材料。"
        return (*blocks, Remark(sent), Paragraph(f"联系方式：{letter.contact}。"))
    return (*blocks, Remark("您可以重新提出申请。"), *_remedies(letter))


def _remedies(letter: Decline | Refusal | Termination | Revocation | Ended) -> tuple[Block, ...]:
    return (
        Heading("救济途径"),
        Paragraph(
            "如不服本决定，可以自收到本决定之日起六十日内"
            f"向{letter.reconsideration}申请行政复议；"
            f"也可以自收到本决定之日起六个月内依法向{letter.court}提起行政诉讼。"
        ),
        Paragraph(f"联系方式：{letter.contact}。"),
    )


@implements(ADL(59), note="what was paid, each fee with its basis, and nothing else")
def _payment(letter: Payment) -> tuple[Block, ...]:
    paid = f"{chinese_date(legal_day(letter.paid_at))} {legal_time(letter.paid_at):%H:%M}"
    return (
        Paragraph(f"你（单位）办理“{letter.item}”应缴的费用已经缴清。"),
        Facts((
            ("办件编号", letter.case_number),
            ("缴费单号", letter.order),
            ("缴费时间", paid),
        )),
        Grid(("收费项目", "收费依据", "金额（元）"), letter.charges),
        Remark(f"合计：{letter.amount} 元。"),
        Paragraph("本凭证证明已经缴费；财政票据由收费单位依法另行开具。"),
        Paragraph(f"联系方式：{letter.contact}。"),
    )  # fmt: skip


def _licence(letter: LicencePaper) -> tuple[Block, ...]:
    until = chinese_date(letter.valid_until) if letter.valid_until else "长期"
    return (
        Facts((
            ("证书编号", letter.number),
            *((zh, value) for zh, _, value in letter.rows),
            ("发证日期", chinese_date(letter.issued_on)),
            ("有效期至", until),
            ("证照标识", letter.identifier),
        )),
    )  # fmt: skip


_BLOCKS: dict[str, Callable[[Any], tuple[Block, ...]]] = {
    "receipt": _receipt,
    "acceptance": _acceptance,
    "gaps": _gaps,
    "termination": _termination,
    "mending": _mending,
    "hearing": _hearing,
    "revocation": _revocation,
    "supplement": _supplement,
    "decline": _decline,
    "visit": _visit,
    "special": _special,
    "extension": _extension,
    "grant": _grant,
    "renewal": _renewed,
    "refusal": _refusal,
    "return": _ended,
    "transfer": _ended,
    "void": _ended,
    "payment": _payment,
    "commitment": _commitment,
    "licence": _licence,
}
