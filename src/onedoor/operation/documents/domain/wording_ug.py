"""The words of each document in Uyghur: a help to read, the Chinese text binds.

Reasons and names that were written in Chinese stay as they were written.
"""

from collections.abc import Callable
from typing import Any

from onedoor.operation.documents.domain.letters import (
    Acceptance,
    AnyLetter,
    Decline,
    Grant,
    LicencePaper,
    Receipt,
    Refusal,
    Supplement,
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
    "supplement": "بىر قېتىملىق تولۇقلاپ تۈزىتىش ئۇقتۇرۇشى",
    "decline": "قوبۇل قىلماسلىق ئۇقتۇرۇشى",
    "grant": "مەمۇرىي ئىجازەت بېرىش قارارى",
    "refusal": "مەمۇرىي ئىجازەت بەرمەسلىك قارارى",
}
_NUMBER, _ITEM, _APPLICANT = "ئىش نومۇرى", "ئىش تۈرى", "ئىلتىماس قىلغۇچى"


def in_uyghur(letter: AnyLetter, *, date: str) -> Sheet:
    """Return the Uyghur sheet of a letter, signed with this date."""
    is_licence = isinstance(letter, LicencePaper)
    return Sheet(
        language=Language.UG,
        title=letter.title_ug if isinstance(letter, LicencePaper) else TITLES_UG[letter.kind],
        body=letter.body_name_ug or letter.body_name,
        date=date,
        addressee="" if is_licence else f"{letter.applicant}:",
        blocks=_BLOCKS[letter.kind](letter),
    )


def _item(letter: AnyLetter) -> str:
    return letter.item_ug or letter.item


def _receipt(letter: Receipt) -> tuple[Block, ...]:
    rows = tuple((str(n), name) for n, name in enumerate(letter.materials, 1))
    blocks: tuple[Block, ...] = (
        Paragraph("سىز تاپشۇرغان ئىلتىماس ماتېرىياللىرى تاپشۇرۇۋېلىندى."),
        Facts((
            (_NUMBER, letter.case_number),
            (_ITEM, _item(letter)),
            (_APPLICANT, letter.applicant),
            ("تاپشۇرۇۋېلىنغان كۈن", day(letter.received_on)),
            ("سۈرۈشتۈرۈش كودى", letter.query_code),
        )),
        Heading("تاپشۇرۇۋېلىنغان ماتېرىياللار"),
        Grid(("نومۇر", "ماتېرىيال نامى"), rows),
    )  # fmt: skip
    if letter.notice_due:
        blocks += (
            Remark(
                f"قوبۇل قىلىش-قىلماسلىق {day(letter.notice_due)} گىچە ئۇقتۇرۇلىدۇ؛ "
                "ۋاقتىدا ئۇقتۇرۇلمىسا، ماتېرىيال تاپشۇرۇۋېلىنغان كۈندىن باشلاپ "
                "قوبۇل قىلىنغان بولىدۇ."
            ),
        )
    return (*blocks, _contact(letter))


def _acceptance(letter: Acceptance) -> tuple[Block, ...]:
    blocks: tuple[Block, ...] = (
        Paragraph(
            "سىزنىڭ ئىلتىماسىڭىز «مەمۇرىي ئىجازەت قانۇنى» نىڭ 32-ماددىسىغا ئاساسەن قوبۇل قىلىندى."
        ),
        Facts((
            (_NUMBER, letter.case_number),
            (_ITEM, _item(letter)),
            ("قوبۇل قىلىنغان كۈن", day(letter.accepted_on)),
            ("قانۇنىي مۆھلەت", f"{letter.legal_days} خىزمەت كۈنى، {day(letter.legal_due)} گىچە"),
            (
                "ۋەدە قىلىنغان مۆھلەت",
                f"{letter.promised_days} خىزمەت كۈنى، {day(letter.promised_due)} گىچە",
            ),
        )),
        Remark(f"قارار {day(letter.promised_due)} گىچە چىقىرىلىدۇ."),
    )  # fmt: skip
    if letter.is_provisional:
        blocks += (
            Paragraph("يىللىق دەم ئېلىش ئورۇنلاشتۇرۇشى ئېلان قىلىنمىغاچقا، كۈنلەر ۋاقىتلىق."),
        )
    return (*blocks, _contact(letter))


def _supplement(letter: Supplement) -> tuple[Block, ...]:
    rows = tuple((str(n), name, why) for n, (name, why) in enumerate(letter.gaps, 1))
    by = f"{day(letter.answer_by)} گىچە تولۇقلاڭ. " if letter.answer_by else "ۋاقتىدا تولۇقلاڭ. "
    return (
        Paragraph(
            "ئىلتىماس ماتېرىياللىرىڭىز تولۇق ئەمەس ياكى قانۇنىي شەكىلگە ئۇيغۇن ئەمەس. "
            "تولۇقلاشقا تېگىشلىك بارلىق مەزمۇن تۆۋەندە بىر قېتىمدا ئۇقتۇرۇلدى."
        ),
        Facts(((_NUMBER, letter.case_number), (_ITEM, _item(letter)))),
        Grid(("نومۇر", "ماتېرىيال", "تولۇقلايدىغان مەزمۇن"), rows),
        Remark(by + "بۇنىڭدىن باشقا ماتېرىيال تەلەپ قىلىنمايدۇ."),
        _contact(letter),
    )


def _decline(letter: Decline) -> tuple[Block, ...]:
    return (
        Paragraph("سىزنىڭ ئىلتىماسىڭىز قوبۇل قىلىنمىدى. سەۋەبى:"),
        Facts(((_NUMBER, letter.case_number), (_ITEM, _item(letter)))),
        Listing(letter.reasons),
        *_remedies(letter),
    )


def _grant(letter: Grant) -> tuple[Block, ...]:
    due = f"{day(letter.delivery_due)} گىچە " if letter.delivery_due else ""
    return (
        Paragraph("ئىلتىماسىڭىز قانۇنىي شەرتكە ئۇيغۇن، مەمۇرىي ئىجازەت بېرىش قارار قىلىندى."),
        Facts(((_NUMBER, letter.case_number), (_ITEM, _item(letter)))),
        Remark(f"كىنىشكا {due}سىزگە تاپشۇرۇلىدۇ."),
        _contact(letter),
    )


def _refusal(letter: Refusal) -> tuple[Block, ...]:
    return (
        Paragraph("ئىلتىماسىڭىز قانۇنىي شەرتكە ئۇيغۇن ئەمەس، ئىجازەت بېرىلمىدى. سەۋەبى:"),
        Facts(((_NUMBER, letter.case_number), (_ITEM, _item(letter)))),
        Listing(letter.reasons),
        *_remedies(letter),
    )


def _remedies(letter: Decline | Refusal) -> tuple[Block, ...]:
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
    "supplement": _supplement,
    "decline": _decline,
    "grant": _grant,
    "refusal": _refusal,
    "licence": _licence,
}
