"""更正: what is a slip of the pen, and where on a paper it may be mended."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from onedoor.kernel.errors import Refused
from onedoor.law.articles import GIR, implements
from onedoor.operation.documents.domain.sheets import Facts, Sheet, texts_of


class Slip(StrEnum):
    """What kind of slip: only these are mended; all else is decided anew."""

    CHARACTER = "character"  # 错字、漏字、多字
    APPLICANT = "applicant"  # 申请人名称与登记不一致
    ADDRESS = "address"  # 地址
    PHONE = "phone"  # 联系电话
    NUMBER = "number"  # 证件、证照、文书的编号


class NotASlip(Refused):
    """The change is none of the kind: it touches figures, law, a decision, or too much."""

    code = "documents.not_a_slip"
    basis = GIR(41)


class OperativePart(Refused):
    """The words stand where the paper decides, or says by when, how much, or on what basis."""

    code = "documents.operative_part"
    basis = GIR(41)


class NotAsRegistered(Refused):
    """The paper would name the applicant otherwise than the register does."""

    code = "documents.not_as_registered"
    basis = GIR(41)


# What a paper decides, in both languages.
_OPERATIVE = re.compile(
    "决定|准予|不予|予以|准许|许可|延长|受理|撤销|撤回|终止|退件|作废|转报|驳回|拒绝|同意|批准|注销|吊销|"
    "不得|不再|应当|依法|依据|复议|诉讼|قارار|ئىجازەت|قوبۇل|رەت|ئۇزار|بىكار|مۆھلەت"
)
_LAW = re.compile("《[^》]*》?|[^《]*》|第[零一二三四五六七八九十百千〇0-9]+[条款项]")
_FIGURES = re.compile("[0-9０-９零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟]")
# Days and sums: a date, a number of days, an amount of money.
_TERMS = re.compile(
    "[0-9０-９零〇一二三四五六七八九十百千两]\\s*"
    "(?:年|月|日|天|周|个工作日|万元|元|-يىلى|-ئاي|-كۈن|خىزمەت كۈنى|يۈەن)"
)
_LABELS = re.compile("金额|费|日期|期限|时限|时间|有效期|依据|程序|结果|كۈن|مۆھلەت")
# In these, figures may be wrong; the register is what the name of the applicant is held against.
_FIGURED = frozenset({Slip.APPLICANT, Slip.ADDRESS, Slip.PHONE, Slip.NUMBER})
_PHONE = re.compile("[0-9+\\-－—()（） ]{7,40}")
_NUMBER = re.compile("[0-9A-Za-z〔〕\\[\\]号第\\-－—]{7,60}")
_LONGEST, _MOST_WRONG, _LEAST_ADDRESS = 60, 2, 5  # characters: a slip, not another text


@dataclass(frozen=True, slots=True)
class Change:
    """One piece of text that reads otherwise: what kind of slip, what was wrong, what is right."""

    slip: Slip
    wrong: str
    right: str


@implements(GIR(41), note="a slip of the pen changes no figure, no law and no word that decides")
def check_slip(change: Change) -> None:
    """Refuse a change that is more than a slip of its kind."""
    old, new = change.wrong, change.right
    same = (_OPERATIVE, _LAW) if change.slip in _FIGURED else (_OPERATIVE, _LAW, _FIGURES)
    kept = all(one.findall(old) == one.findall(new) for one in same)
    terms = any(_TERMS.search(text) for text in (old, new))
    if old == new or not kept or terms or not _is_of_kind(change):
        raise NotASlip(wrong=old, right=new)


def _is_of_kind(change: Change) -> bool:
    texts = (change.wrong, change.right)
    match change.slip:
        case Slip.CHARACTER:
            return _most_wrong(*texts) <= _MOST_WRONG
        case Slip.PHONE:
            return all(_PHONE.fullmatch(text) for text in texts)
        case Slip.NUMBER:
            return all(_NUMBER.fullmatch(text) for text in texts)
        case Slip.ADDRESS:
            return all(_LEAST_ADDRESS <= len(text) <= _LONGEST for text in texts)
        case Slip.APPLICANT:
            return max(map(len, texts)) <= _LONGEST


def _most_wrong(old: str, new: str) -> int:
    """Return how many characters at most stand otherwise between what is alike on both sides."""
    alike = _alike(old, new)
    old, new = old[alike:], new[alike:]
    return max(len(old), len(new)) - _alike(old[::-1], new[::-1])


def _alike(old: str, new: str) -> int:
    """Return how many characters are alike from the beginning."""
    return sum(
        1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    )


@implements(GIR(41), note="where a paper decides, dates or cites, nothing is mended: decide anew")
def check_place(sheets: Iterable[Sheet], change: Change) -> None:
    """Refuse to mend what stands in the operative part of a paper, wherever else it stands."""
    for sheet in sheets:
        if any(change.wrong in text for text in _operative(sheet, change)):
            raise OperativePart(wrong=change.wrong)


@implements(GIR(41), note="whom a paper is addressed to is who the register says")
def check_name(sheets: Iterable[Sheet], change: Change, *, registered: str) -> None:
    """Refuse to name the applicant otherwise than the register, or to do so as another slip."""
    names = [sheet.addressee.rstrip("：:") for sheet in sheets]
    named = [one.replace(change.wrong, change.right) for one in names if change.wrong in one]
    is_name = change.slip is Slip.APPLICANT
    if is_name != bool(named) or any(one != registered for one in named):
        raise NotAsRegistered(name=registered)


def _operative(sheet: Sheet, change: Change) -> Iterator[str]:
    """Yield the texts of a sheet that decide, tell a day or a sum, or cite law, or then would."""
    for block in sheet.blocks:
        if isinstance(block, Facts):
            yield from (value for label, value in block.rows if _LABELS.search(label))
        for text in texts_of(block):
            if _decides(text) or _decides(text.replace(change.wrong, change.right)):
                yield text


def _decides(text: str) -> bool:
    return any(one.search(text) for one in (_OPERATIVE, _LAW, _TERMS))
