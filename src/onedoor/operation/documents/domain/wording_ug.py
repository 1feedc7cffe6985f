"""The words of each document in Uyghur: a help to read, the Chinese text binds.

Reasons and names that were written in Chinese stay as they were written.
"""

from collections.abc import Callable
from typing import Any

from onedoor.kernel.days import legal_day, legal_time
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
)
from onedoor.operation.documents.domain.sheets import uyghur_date as day

TITLES_UG = {
    "receipt": "ماتېرىيال تاپشۇرۇۋېلىش ئىسپاتى",
    "acceptance": "قوبۇل قىلىش ئۇقتۇرۇشى",
    "gaps": "كەم ماتېرىيال بىلەن قوبۇل قىلىش ئۇقتۇرۇشى",
    "mending": "مۆھلەت ئىچىدە تۈزىتىش ئۇقتۇرۇشى",
    "hearing": "قارارنى بىكار قىلىش ئالدىدىكى ئۇقتۇرۇش",
    "revocation": "قارارنى بىكار قىلىش قارارى",
    "termination": "بېجىرىشنى ئاخىرلاشتۇرۇش ئۇقتۇرۇشى",
    "supplement": "بىر قېتىملىق تولۇقلاپ تۈزىتىش ئۇقتۇرۇشى",
    "decline": "قوبۇل قىلماسلىق ئۇقتۇرۇشى",
    "visit": "نەق مەيدان تەكشۈرۈش خاتىرىسى",
    "special": "ئالاھىدە تەرتىپ ئۇقتۇرۇشى",
    "extension": "بېجىرىش مۆھلىتىنى ئۇزارتىش ئۇقتۇرۇشى",
    "grant": "مەمۇرىي ئىجازەت بېرىش قارارى",
    "renewal": "مۆھلىتى ئۇزارتىلغان دەپ قاراش ئۇقتۇرۇشى",
    "refusal": "مەمۇرىي ئىجازەت بەرمەسلىك قارارى",
    "return": "ئىلتىماسنى قايتۇرۇش ئۇقتۇرۇشى",
    "transfer": "يۇقىرىغا يوللاش ئۇقتۇرۇشى",
    "void": "ئىشنى بىكار قىلىش ئۇقتۇرۇشى",
    "payment": "ھەق تاپشۇرۇش ئىسپاتى",
    "commitment": "ئىسپات ئىشى ئۇقتۇرۇش ۋە ۋەدىنامىسى",
}
_COMMITMENT_OF_THE_WHOLE = "ئۇقتۇرۇش ۋە ۋەدىنامە"
_NO_PERMIT = {"grant": "بېجىرىش قارارى", "refusal": "بېجىرمەسلىك قارارى"}
_PROVISIONAL = "يىللىق دەم ئېلىش ئورۇنلاشتۇرۇشى ئېلان قىلىنمىغاچقا، كۈنلەر ۋاقىتلىق."
_DEEMED = (
    "ۋاقتىدا تولۇقلاش ئۇقتۇرۇلمىغاچقا، "
    "ماتېرىيال تاپشۇرۇۋېلىنغان كۈندىن باشلاپ قوبۇل قىلىنغان بولىدۇ."
)
_SHAPES = {
    Shape.FILE: "ئېلېكترونلۇق ھۆججەت",
    Shape.PAPER: "قەغەز (سېلىشتۇرۇلدى)",
    Shape.LICENCE: "ئېلېكترونلۇق كىنىشكا",
    Shape.SHARED: "ئورتاق سانلىق مەلۇمات",
    Shape.PROMISE: "يازما ۋەدە بىلەن ئالماشتۇرۇلدى",
}
_NUMBER, _ITEM, _APPLICANT = "ئىش نومۇرى", "ئىش تۈرى", "ئىلتىماس قىلغۇچى"


def in_uyghur(letter: AnyLetter, *, date: str) -> Sheet:
    """Return the Uyghur sheet of a letter, signed with this date."""
    is_licence = isinstance(letter, LicencePaper)
    return Sheet(
        language=Language.UG,
        title=_title(letter),
        body=letter.body_name_ug or letter.body_name,
        date=date,
        addressee="" if is_licence else f"{letter.applicant}:",
        blocks=_BLOCKS[letter.kind](letter) + _by_whom(letter),
    )


def _by_whom(letter: AnyLetter) -> tuple[Block, ...]:
    if not letter.handled_by:
        return ()
    body = letter.body_name_ug or letter.body_name
    by = f"{letter.handled_by} {body} نىڭ ھاۋالىسى بىلەن، ئۇنىڭ نامىدا بېجىردى؛ "
    return (Remark(by + "مەسئۇلىيىتى شۇ ئورگاندا."),)


def _title(letter: AnyLetter) -> str:
    if isinstance(letter, LicencePaper):
        return letter.title_ug
    if isinstance(letter, Grant | Refusal) and not letter.is_permit:
        return _NO_PERMIT[letter.kind]
    if isinstance(letter, Commitment) and not letter.material:
        return _COMMITMENT_OF_THE_WHOLE
    return TITLES_UG[letter.kind]


def _item(letter: AnyLetter) -> str:
    return letter.item_ug or letter.item


def _receipt(letter: Receipt) -> tuple[Block, ...]:
    received, due = day(legal_day(letter.received_at)), day(letter.notice_due)
    rows = tuple(
        (str(n), one.name_ug or one.name, _SHAPES[one.shape], _amount(one))
        for n, one in enumerate(letter.materials, 1)
    )
    blocks: tuple[Block, ...] = (
        Paragraph("سىز تاپشۇرغان ئىلتىماس ماتېرىياللىرى تاپشۇرۇۋېلىندى."),
        Facts((
            (_NUMBER, letter.case_number),
            ("سۈرۈشتۈرۈش كودى", letter.query_code),
            (_ITEM, _item(letter)),
            ("تاپشۇرۇۋېلىنغان ۋاقىت", f"{received} {legal_time(letter.received_at):%H:%M}"),
            *(
                (("ۋاكالەتچى", f"{letter.agent} ({letter.applicant} ھاۋالە قىلغان)"),)
                if letter.agent
                else ()
            ),
        )),
        Heading("تاپشۇرۇۋېلىنغان ماتېرىياللار"),
        Grid(("نومۇر", "ماتېرىيال نامى", "شەكلى", "سانى"), rows)
        if rows
        else Paragraph("تېخى ماتېرىيال تاپشۇرۇۋېلىنمىدى."),
        Remark(
            f"قوبۇل قىلىش-قىلماسلىق {due} گىچە ({day(letter.counts_from)} دىن باشلاپ "
            f"{letter.notice_days} خىزمەت كۈنى ئىچىدە) ئۇقتۇرۇلىدۇ؛ "
            "ۋاقتىدا ئۇقتۇرۇلمىسا، ماتېرىيال تاپشۇرۇۋېلىنغان كۈندىن باشلاپ "
            "قوبۇل قىلىنغان بولىدۇ."
        ),
        Heading("كېيىنكى قەدەملەر"),
        Listing((
            "ماتېرىيال تولۇق بولمىسا، تولۇقلاشقا تېگىشلىك بارلىق مەزمۇن بىر قېتىمدا ئۇقتۇرۇلىدۇ.",
            f"قوبۇل قىلىنغاندىن كېيىن {letter.promised_days} خىزمەت كۈنى ئىچىدە قارار چىقىرىلىدۇ.",
            "سۈرۈشتۈرۈش كودى بىلەن توردا، كۆزنەكتە ياكى 12345 دىن جەرياننى سۈرۈشتۈرگىلى بولىدۇ.",
        )),
    )  # fmt: skip
    if letter.is_provisional:
        blocks += (Paragraph(_PROVISIONAL),)
    return (*blocks, _contact(letter))


def _amount(one: Handed) -> str:
    if one.shape is Shape.PAPER:
        return "1 نۇسخا"
    return f"{one.pages} بەت" if one.pages else "—"


def _acceptance(letter: Acceptance) -> tuple[Block, ...]:
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"بۇ قارارغا ئاساسەن قايتا بېجىرىلىدۇ: {letter.ordered_by}. مۆھلەت قايتا ھېسابلىنىدۇ."
            if letter.ordered_by
            else "سىزنىڭ ئىلتىماسىڭىز «مەمۇرىي ئىجازەت قانۇنى» نىڭ 32-ماددىسىغا ئاساسەن "
            "قوبۇل قىلىندى."
        ),
        *([Paragraph(_DEEMED)] if letter.is_deemed else []),
        _limits(letter),
        Remark(f"قارار {day(letter.promised_due)} گىچە چىقىرىلىدۇ."),
    )  # fmt: skip
    if letter.is_provisional:
        blocks += (Paragraph(_PROVISIONAL),)
    return (
        *blocks, *_lacks(letter.lacks), *_late_renewal(letter.late_renewal), _contact(letter)
    )  # fmt: skip


def _lacks(names: tuple[str, ...]) -> tuple[Block, ...]:
    if not names:
        return ()
    return (
        Remark(
            f"تېخى كەم ماتېرىيال: {'، '.join(names)}. تولۇقلانمىغۇچە ئىجازەت بېرىش قارارى "
            "چىقىرىلمايدۇ. قارار چىقىشتىن بۇرۇن توردىكى «ئىشلىرىم» دا ياكى ھەرقانداق ئۇنىۋېرسال "
            "كۆزنەكتە تاپشۇرسىڭىز بولىدۇ."
        ),
    )


def _late_renewal(late: LateRenewal | None) -> tuple[Block, ...]:
    if late is None:
        return ()
    return (
        Remark(
            f"كىنىشكا (نومۇرى {late.number}) {day(late.until)} گىچە كۈچكە ئىگە، ئۇزارتىشقا "
            f"{day(late.last_day)} تىن بۇرۇن ئىلتىماس قىلىش كېرەك ئىدى. بۇ قېتىمقى ئىلتىماس "
            "كېچىكتى: مۇددەت توشقۇچە قارار چىقمىسا، «ئۇزارتىلدى دەپ قارىلىدۇ» دېگەن بەلگىلىمە "
            f"ماس كەلمەيدۇ، توشقاندىن كېيىن پائالىيەتنى توختىتىش كېرەك. {late.instead_ug}"
        ),
    )


def _limits(letter: Acceptance | AcceptanceWithGaps) -> Facts:
    return Facts((
        (_NUMBER, letter.case_number),
        (_ITEM, _item(letter)),
        ("قوبۇل قىلىنغان كۈن", day(letter.accepted_on)),
        ("قانۇنىي مۆھلەت", f"{letter.legal_days} خىزمەت كۈنى، {day(letter.legal_due)} گىچە"),
        (
            "ۋەدە قىلىنغان مۆھلەت",
            f"{letter.promised_days} خىزمەت كۈنى، {day(letter.promised_due)} گىچە",
        ),
    ))  # fmt: skip


def _gaps(letter: AcceptanceWithGaps) -> tuple[Block, ...]:
    rows = tuple((str(n), name, form) for n, (name, form) in enumerate(letter.gaps, 1))
    blocks: tuple[Block, ...] = (
        Paragraph(
            "ئاساسلىق ماتېرىياللار تولۇق، كەم ماتېرىياللارنى تولۇقلاشقا يازما ۋەدە بەردىڭىز. "
            "ئىلتىماسىڭىز كەم ماتېرىيال بىلەن قوبۇل قىلىندى."
        ),
        *([Paragraph(_DEEMED)] if letter.is_deemed else []),
        _limits(letter),
        Heading("تولۇقلايدىغان ماتېرىياللار"),
        Grid(("نومۇر", "ماتېرىيال", "شەكلى"), rows),
        Remark(
            f"{day(letter.supply_by)} گىچە تولۇقلاڭ. تولۇقلانغۇچە قارار چىقىرىلمايدۇ؛ ۋاقتىدا "
            "تولۇقلانمىسا بېجىرىش ئاخىرلاشتۇرۇلىدۇ، قايتا ئىلتىماس قىلىشقا بولىدۇ. "
            "بۇنىڭدىن باشقا ماتېرىيال تەلەپ قىلىنمايدۇ."
        ),
        Paragraph(f"ۋەدىنامە تەكشۈرۈش كودى (SHA-256): \u200e{letter.promise}\u200e"),
    )  # fmt: skip
    if letter.is_provisional:
        blocks += (Paragraph(_PROVISIONAL),)
    return (*blocks, *_late_renewal(letter.late_renewal), _contact(letter))


def _termination(letter: Termination) -> tuple[Block, ...]:
    return (
        Paragraph(
            f"كەم ماتېرىياللارنى {day(letter.supply_by)} گىچە تولۇقلىشىڭىز كېرەك ئىدى. "
            "تۆۋەندىكىلەر ۋاقتىدا تاپشۇرۇلمىدى:"
        ),
        Facts(((_NUMBER, letter.case_number), (_ITEM, _item(letter)))),
        Listing(letter.left),
        Remark("بېجىرىش ئاخىرلاشتۇرۇلدى. خالىغان ۋاقىتتا قايتا ئىلتىماس قىلالايسىز."),
        *_remedies(letter),
    )


def _commitment(letter: Commitment) -> tuple[Block, ...]:
    signed = f"{day(legal_day(letter.signed_at))} {legal_time(letter.signed_at):%H:%M}"
    how = "كۆزنەكتە قەغەزگە" if letter.on_paper else "توردا"
    name = letter.material_ug or letter.material
    return (
        Facts((
            (_NUMBER, letter.case_number),
            (_ITEM, _item(letter)),
            *((("ئورنىغا ئۆتىدىغان ماتېرىيال", name),) if name else ()),
            ("ئىمزا", f"{signed}، {how}"),
        )),
        Heading("ئۇقتۇرۇش مەزمۇنى"),
        *map(Paragraph, letter.told_ug),
        Heading("ۋەدە مەزمۇنى"),
        *map(Paragraph, letter.promised_ug),
        Paragraph(f"ۋەدىنامە تەكشۈرۈش كودى (SHA-256): \u200e{letter.sha256}\u200e"),
    )  # fmt: skip


def _mending(letter: Mending) -> tuple[Block, ...]:
    return (
        Paragraph("تەكشۈرۈش ئارقىلىق ۋەدىڭىز بىلەن ئۇيغۇن ئەمەسلىك بايقالدى. تەكشۈرۈش ئەھۋالى:"),
        Facts(((_NUMBER, letter.case_number), (_ITEM, _item(letter)))),
        Listing(letter.findings),
        Remark(
            f"{day(letter.mend_by)} گىچە ({letter.days} خىزمەت كۈنى) تۈزىتىڭ. مۆھلەت توشقاندا "
            "قايتا تەكشۈرۈلىدۇ؛ يەنىلا ئۇيغۇن بولمىسا، ئاقلاش ئاڭلانغاندىن كېيىن "
            "قارار بىكار قىلىنىدۇ."
        ),
        *([Paragraph(_PROVISIONAL)] if letter.is_provisional else []),
        _contact(letter),
    )


def _hearing(letter: Hearing) -> tuple[Block, ...]:
    return (
        Paragraph(
            "تەكشۈرۈش ئارقىلىق ۋەدىڭىزنىڭ راست ئەمەسلىكى، مۆھلەت ئىچىدە تۈزىتىلگەندىن كېيىنمۇ "
            "ئۇيغۇن ئەمەسلىكى بايقالدى، چىقىرىلغان قارارنى بىكار قىلىش پىلانلانماقتا. "
            "تەكشۈرۈش ئەھۋالى:"
        ),
        Facts(((_NUMBER, letter.case_number), (_ITEM, _item(letter)))),
        Listing(letter.findings),
        Remark(f"{day(letter.answer_by)} گىچە توردا ياكى كۆزنەكتە بايان قىلىپ ئاقلانسىڭىز بولىدۇ."),
        _contact(letter),
    )


def _revocation(letter: Revocation) -> tuple[Block, ...]:
    return (
        Paragraph("ۋەدىڭىز راست بولمىغاچقا، چىقىرىلغان قارار بىكار قىلىندى. سەۋەبى:"),
        Facts(((_NUMBER, letter.case_number), (_ITEM, _item(letter)))),
        Listing(letter.reasons),
        *(
            [Facts((("بىكار قىلىنغان كىنىشكا", "، ".join(letter.licences)),))]
            if letter.licences
            else []
        ),
        *_remedies(letter),
    )


def _supplement(letter: Supplement) -> tuple[Block, ...]:
    rows = tuple((str(n), name, why) for n, (name, why) in enumerate(letter.gaps, 1))
    by = "ۋاقتىدا تولۇقلاڭ. "
    if letter.answer_by:
        by = f"{day(letter.answer_by)} گىچە تولۇقلاڭ، بولمىسا ئىلتىماس قايتۇرۇلىدۇ. "
    return (
        Paragraph(
            "ئىلتىماس ماتېرىياللىرىڭىز تولۇق ئەمەس ياكى قانۇنىي شەكىلگە ئۇيغۇن ئەمەس. "
            "تولۇقلاشقا تېگىشلىك بارلىق مەزمۇن تۆۋەندە بىر قېتىمدا ئۇقتۇرۇلدى."
        ),
        Facts(((_NUMBER, letter.case_number), (_ITEM, _item(letter)))),
        Grid(("نومۇر", "ماتېرىيال", "تولۇقلايدىغان مەزمۇن"), rows),
        Remark(by + "بۇنىڭدىن باشقا ماتېرىيال تەلەپ قىلىنمايدۇ."),
        *([Paragraph(_PROVISIONAL)] if letter.is_provisional else []),
        _contact(letter),
    )


def _visit(letter: SiteVisit) -> tuple[Block, ...]:
    return (
        Paragraph("ئىككىدىن ئارتۇق خادىم نەق مەيداننى تەكشۈردى. تەكشۈرۈش ئەھۋالى:"),
        Facts((
            (_NUMBER, letter.case_number),
            (_ITEM, _item(letter)),
            ("تەكشۈرگەن كۈن", day(letter.visited_on)),
            ("تەكشۈرگۈچىلەر", "، ".join(letter.inspectors)),
        )),
        Listing(letter.findings),
        _contact(letter),
    )  # fmt: skip


def _special(letter: Special) -> tuple[Block, ...]:
    return (
        Paragraph(
            f"ئىلتىماسىڭىز قانۇن بويىچە ئالاھىدە تەرتىپتىن ئۆتىدۇ: {letter.procedure}. سەۋەبى:"
        ),
        Listing(letter.reasons),
        Facts((
            (_NUMBER, letter.case_number),
            (_ITEM, _item(letter)),
            ("باشلانغان كۈن", day(letter.begins_on)),
            ("كېتىدىغان ۋاقىت", f"{letter.days} خىزمەت كۈنى"),
        )),
        Remark(
            "بۇ ۋاقىت بېجىرىش مۆھلىتىگە كىرمەيدۇ؛ "
            "تەرتىپ ئاخىرلاشقاندا قالغان مۆھلەت داۋاملىشىدۇ."
        ),
        _contact(letter),
    )  # fmt: skip


def _extension(letter: Extension) -> tuple[Block, ...]:
    blocks: tuple[Block, ...] = (
        Paragraph(
            "قانۇنىي مۆھلەت ئىچىدە قارار چىقىرىشقا ئۈلگۈرمىگەچكە، "
            f"مۆھلەت {letter.days} خىزمەت كۈنى ئۇزارتىلدى. سەۋەبى:"
        ),
        Listing(letter.reasons),
        Facts((
            (_NUMBER, letter.case_number),
            (_ITEM, _item(letter)),
            ("ئەسلىدىكى مۆھلەت", day(letter.was_due)),
            ("ئۇزارتىلغان مۆھلەت", day(letter.due)),
        )),
        Remark("مۆھلەت پەقەت بىر قېتىم ئۇزارتىلىدۇ."),
    )  # fmt: skip
    if letter.is_provisional:
        blocks += (Paragraph(_PROVISIONAL),)
    return (*blocks, _contact(letter))


def _decline(letter: Decline) -> tuple[Block, ...]:
    where = letter.where_instead
    return (
        Paragraph("سىزنىڭ ئىلتىماسىڭىز قوبۇل قىلىنمىدى. سەۋەبى:"),
        Facts(((_NUMBER, letter.case_number), (_ITEM, _item(letter)))),
        Listing(letter.reasons),
        *([Remark(f"{where} غا ئىلتىماس قىلسىڭىز بولىدۇ.")] if where else []),
        *_remedies(letter),
    )


def _grant(letter: Grant) -> tuple[Block, ...]:
    due = f"{day(letter.delivery_due)} گىچە " if letter.delivery_due else ""
    decided = "مەمۇرىي ئىجازەت بېرىش" if letter.is_permit else "بېجىرىپ بېرىش"
    return (
        Paragraph(f"ئىلتىماسىڭىز قانۇنىي شەرتكە ئۇيغۇن، {decided} قارار قىلىندى."),
        Facts(((_NUMBER, letter.case_number), (_ITEM, _item(letter)))),
        *(
            [Paragraph(f"ۋەدىنامە تەكشۈرۈش كودى (SHA-256): \u200e{letter.promise}\u200e")]
            if letter.promise
            else []
        ),
        Remark(f"نەتىجە {due}سىزگە تاپشۇرۇلىدۇ."),
        _contact(letter),
    )


def _renewed(letter: Renewed) -> tuple[Block, ...]:
    return (
        Paragraph(
            f"سىز (ئورنىڭىز) سۇنغان «{_item(letter)}» ئىلتىماسى بويىچە، ئىجازەتنىڭ ئەسلىدىكى "
            f"مۆھلىتى توشقۇچە قارار چىقىرىلمىدى. {letter.basis} گە ئاساسەن، "
            "مۆھلىتى ئۇزارتىلغان دەپ قارىلىدۇ."
        ),
        Facts((
            (_NUMBER, letter.case_number),
            ("كىنىشكا نومۇرى", letter.licence),
            ("ئۇزارتىلغان مۆھلەت", day(letter.until)),
        )),
        Remark(
            "كۈچكە ئىگە مۆھلەت ئۈزۈلمەيدۇ؛ "
            "بۇ قېتىمقى ئۇزارتىش توغرۇلۇق باشقا قارار چىقىرىلمايدۇ."
        ),
    )  # fmt: skip


def _refusal(letter: Refusal) -> tuple[Block, ...]:
    decided = "ئىجازەت بېرىلمىدى" if letter.is_permit else "بېجىرىلمىدى"
    return (
        Paragraph(f"ئىلتىماسىڭىز قانۇنىي شەرتكە ئۇيغۇن ئەمەس، {decided}. سەۋەبى:"),
        Facts(((_NUMBER, letter.case_number), (_ITEM, _item(letter)))),
        Listing(letter.reasons),
        *_remedies(letter),
    )


_ENDINGS = {
    "return": "ۋاقتىدا تولۇقلانمىغاچقا ئىلتىماسىڭىز قايتۇرۇلدى. سەۋەبى:",
    "transfer": "دەسلەپكى تەكشۈرۈش تامام، پىكىر ۋە ماتېرىياللار يۇقىرىغا يوللاندى. سەۋەبى:",
    "void": "بۇ ئىش بىكار قىلىندى، ئەمدى بېجىرىلمەيدۇ. سەۋەبى:",
}


def _ended(letter: Ended) -> tuple[Block, ...]:
    blocks: tuple[Block, ...] = (
        Paragraph(_ENDINGS[letter.kind]),
        Facts(((_NUMBER, letter.case_number), (_ITEM, _item(letter)))),
        Listing(letter.reasons),
    )
    if letter.sent_to:
        sent = f"{letter.sent_to} قارار چىقىرىدۇ، ماتېرىيال قايتا تەلەپ قىلىنمايدۇ."
        return (*blocks, Remark(sent), _contact(letter))
    return (*blocks, Remark("قايتا ئىلتىماس قىلسىڭىز بولىدۇ."), *_remedies(letter))


def _payment(letter: Payment) -> tuple[Block, ...]:
    paid = f"{day(legal_day(letter.paid_at))} {legal_time(letter.paid_at):%H:%M}"
    return (
        Paragraph("تېگىشلىك ھەق تولۇق تاپشۇرۇلدى."),
        Facts((
            (_NUMBER, letter.case_number),
            (_ITEM, _item(letter)),
            ("ھەق تاپشۇرۇش تالونى نومۇرى", letter.order),
            ("تاپشۇرۇلغان ۋاقىت", paid),
        )),
        Grid(("ھەق ئېلىش تۈرى", "ئاساسى", "سومما (يۈەن)"), letter.charges),
        Remark(f"جەمئىي: {letter.amount} يۈەن."),
        Paragraph(
            "بۇ ئىسپات ھەق تاپشۇرۇلغانلىقىنى ئىسپاتلايدۇ؛ "
            "مالىيە تالونىنى ھەق ئالغان ئورۇن ئايرىم بېرىدۇ."
        ),
        _contact(letter),
    )  # fmt: skip


def _remedies(letter: Decline | Refusal | Termination | Revocation | Ended) -> tuple[Block, ...]:
    return (
        Heading("قۇتقۇزۇش يوللىرى"),
        Paragraph(
            "قارارغا قايىل بولمىسىڭىز، تاپشۇرۇۋالغان كۈندىن باشلاپ 60 كۈن ئىچىدە مەمۇرىي قايتا "
            "قاراپ چىقىشنى ئىلتىماس قىلالايسىز ياكى 6 ئاي ئىچىدە سوت مەھكىمىسىگە دەۋا قىلالايسىز."
        ),
        Facts((
            ("قايتا قاراپ چىقىش ئورگىنى", letter.reconsideration),
            ("سوت مەھكىمىسى", letter.court),
        )),
        _contact(letter),
    )  # fmt: skip


def _contact(letter: AnyLetter) -> Block:
    # A mark of direction on both sides, else the two halves of a number change places.
    return Paragraph(f"ئالاقىلىشىش: \u200e{letter.contact}\u200e.")


def _licence(letter: LicencePaper) -> tuple[Block, ...]:
    until = day(letter.valid_until) if letter.valid_until else "ئۇزۇن مۇددەت"
    return (
        Facts((
            ("كىنىشكا نومۇرى", letter.number),
            *((ug, value) for _, ug, value in letter.rows),
            ("بېرىلگەن كۈن", day(letter.issued_on)),
            ("كۈچكە ئىگە مۇددىتى", until),
            ("كىنىشكا بەلگىسى", letter.identifier),
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
