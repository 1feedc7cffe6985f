"""What stands on a document, without how it looks.

One sheet is drawn twice: as PDF by typst and as its HTML twin.  Neither adds a word to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any


class Language(StrEnum):
    """The language of a sheet."""

    ZH = "zh"
    UG = "ug"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; the first line of a Chinese one is indented."""

    text: str
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a section."""

    text: str
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, as in 申请人：某某."""

    rows: tuple[tuple[str, str], ...]
    kind: str = "facts"


@dataclass(frozen=True, slots=True)
class Listing:
    """Numbered points."""

    points: tuple[str, ...]
    kind: str = "listing"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str = "grid"


@dataclass(frozen=True, slots=True)
class Remark:
    """What the reader must not miss: a date, what to do next."""

    text: str
    kind: str = "remark"


CORRECTION = "更正：原"  # how the remark of a correction begins
Block = Paragraph | Heading | Facts | Listing | Grid | Remark


@dataclass(frozen=True, slots=True)
class Sheet:
    """The content of a document in one language; ``body`` and ``date`` sign it."""

    language: Language
    title: str
    body: str
    date: str
    addressee: str
    blocks: tuple[Block, ...]


def words_of(sheet: Sheet) -> Iterator[str]:
    """Yield every piece of text on a sheet, in reading order."""
    yield sheet.title
    yield sheet.body
    yield sheet.date
    if sheet.addressee:
        yield sheet.addressee
    for block in sheet.blocks:
        yield from _words(block)


def texts_of(block: Block) -> Iterator[str]:
    """Yield the texts of a block that may be corrected: not what tells of a correction."""
    if not _is_correction(block):
        yield from _words(block)


def _is_correction(block: Block) -> bool:
    return isinstance(block, Remark) and block.text.startswith(CORRECTION)


def _words(block: Block) -> Iterator[str]:
    match block:
        case Facts(rows=rows):
            yield from (word for row in rows for word in row)
        case Listing(points=points):
            yield from points
        case Grid(head=head, rows=rows):
            yield from head
            yield from (word for row in rows for word in row)
        case _:
            yield block.text


def corrected(sheet: Sheet, wrong: str, right: str, *, remark: str) -> Sheet:
    """Return a sheet in which one piece of text reads otherwise, and a remark that says so."""

    def mended(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(mended(one) for one in value)
        return value.replace(wrong, right) if isinstance(value, str) else value

    blocks = [
        block
        if _is_correction(block)
        else replace(
            block,
            **{
                one.name: mended(getattr(block, one.name))
                for one in fields(block)
                if one.name != "kind"
            },
        )
        for block in sheet.blocks
    ]
    return replace(sheet, addressee=mended(sheet.addressee), blocks=(*blocks, Remark(remark)))


def chinese_date(day: date) -> str:
    """Return a date as documents write it, 2026年11月24日 (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def uyghur_date(day: date) -> str:
    """Return a date in Uyghur, year first."""
    return f"{day.year}-يىلى {day.month}-ئاينىڭ {day.day}-كۈنى"
