"""The form on paper: the blank form, the filled sample, and an application as it was made.

A blank form shows every question with the condition under which it is to be answered; a filled
one shows what applies.  How it looks is for whoever sets it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onedoor.system.forms.domain.answers import (
    Answers,
    applies,
    asked,
    given,
    is_needed,
    is_required,
    rows_of,
    when_of,
)
from onedoor.system.forms.domain.definition import COMPOUND, FormDef, Kind, Material, Page, Question
from onedoor.system.forms.domain.explaining import only_when
from onedoor.system.forms.domain.telling import YES_NO, YUAN, format_value
from onedoor.system.forms.domain.texts import CHINESE, Text
from onedoor.system.forms.domain.values import parts_of
from onedoor.system.forms.fields import part_label, upload_rules

_ROOM_FOR = 2  # rows of a repeated page on a blank form
_MORE = Text("不够填写的，可以另附页。", "يەتمىسە، ئايرىم بەت قوشسىڭىز بولىدۇ.")
_ON_LIST = Text("见“申请材料”", "«ئىلتىماس ماتېرىياللىرى» غا قاراڭ")


class Room(StrEnum):
    """The room that an answer needs on paper."""

    LINE = "line"
    TALL = "tall"  # several lines
    CELLS = "cells"  # one box a character
    DATE = "date"
    OPTIONS = "options"  # boxes to tick
    PARTS = "parts"
    SIGN = "sign"
    NOTE = "note"  # nothing to fill in


_ROOMS = {
    Kind.LONGTEXT: Room.TALL, Kind.IDCARD: Room.CELLS, Kind.USCC: Room.CELLS,
    Kind.DATE: Room.DATE, Kind.CHOICE: Room.OPTIONS, Kind.MULTI: Room.OPTIONS,
    Kind.YESNO: Room.OPTIONS, Kind.REGION: Room.OPTIONS, Kind.DECLARATION: Room.OPTIONS,
    Kind.SIGN: Room.SIGN, Kind.INFO: Room.NOTE, Kind.FILE: Room.NOTE,
}  # fmt: skip
_PART_ROOMS = {"from": Room.DATE, "to": Room.DATE, "idcard": Room.CELLS, "uscc": Room.CELLS}
_CELLS = 18
_MOST_BOXES = 12  # a longer list is written out by hand


@dataclass(frozen=True, slots=True)
class Blank:
    """One question on paper: its words, and the room for the answer or the answer itself."""

    key: str
    label: str
    room: Room
    required: bool
    hint: str = ""
    when: str = ""
    words: str = ""
    unit: str = ""
    cells: int = 0
    options: tuple[tuple[str, bool], ...] = ()
    parts: tuple["Blank", ...] = ()
    material: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One page of the form, or one row of a repeated one."""

    title: str
    rows: tuple[Blank, ...]
    intro: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One material on the list of what to enclose."""

    key: str
    name: str
    required: bool
    originals: int
    copies: int
    exempt: bool
    note: str
    when: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormPaper:
    """A form on paper in one language."""

    title: str
    language: str
    filled: bool
    blocks: tuple[Block, ...]
    enclosures: tuple[Enclosure, ...]


def paper(form: FormDef, answers: Answers | None = None, *, language: str = CHINESE) -> FormPaper:
    """Return the blank form, or with answers the filled one."""
    known = given(form, answers or {})
    sheet = _Paper(form, known, language, filled=answers is not None)
    return FormPaper(
        title=form.title.in_language(language),
        language=language,
        filled=sheet.filled,
        blocks=tuple(block for page in form.pages for block in sheet.blocks(page)),
        enclosures=tuple(
            sheet.enclosure(material)
            for material in form.materials
            if not sheet.filled or applies(form, material.when, known)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Paper:
    form: FormDef
    known: Mapping[str, Any]
    language: str
    filled: bool

    def blocks(self, page: Page) -> Iterator[Block]:
        questions = asked(self.form, page, self.known) if self.filled else page.questions
        if not questions:
            return
        title = page.title.in_language(self.language)
        intro = page.intro.in_language(self.language)
        when = "" if self.filled else only_when(self.form, page.when, self.language)
        if page.repeat is None:
            rows = tuple(self.blank(question, self.known) for question in questions)
            yield Block(title, rows, intro, when)
            return
        stored = rows_of(self.known, page)
        if not self.filled:
            stored = [{}] * min(page.repeat.maximum, max(page.repeat.minimum, _ROOM_FOR))
            more = page.repeat.maximum > len(stored)
            intro = " ".join(filter(None, (intro, _MORE.in_language(self.language) * more)))
        item = page.repeat.item.in_language(self.language)
        for n, row in enumerate(stored, start=1):
            rows = tuple(self.blank(question, row) for question in questions)
            name = title if item == title else f"{title} · {item}"
            yield Block(f"{name} {n}", rows, intro if n == 1 else "", when if n == 1 else "")

    def blank(self, question: Question, answers: Answers) -> Blank:
        value = answers.get(question.key) if self.filled else None
        room = self._room(question)
        words = format_value(question, value, self.language)
        if question.kind is Kind.FILE:
            words = _ON_LIST.in_language(self.language)
        return Blank(
            key=question.key,
            label=question.label.in_language(self.language),
            room=room,
            required=is_required(self.form, question, self.known),
            hint=question.hint.in_language(self.language),
            when=self._when(question),
            words="" if room is Room.OPTIONS else words,
            unit=YUAN.in_language(self.language) if question.kind is Kind.MONEY else "",
            cells=_CELLS if room is Room.CELLS else 0,
            options=self._options(question, value) if room is Room.OPTIONS else (),
            parts=tuple(self._parts(question, value)) if room is Room.PARTS else (),
            material=question.material,
        )

    def _when(self, question: Question) -> str:
        if self.filled:
            return ""
        return only_when(self.form, when_of(self.form, question), self.language)

    def _room(self, question: Question) -> Room:
        if question.kind in COMPOUND:
            return Room.PARTS
        room = _ROOMS.get(question.kind, Room.LINE)
        return Room.LINE if len(question.options) > _MOST_BOXES else room

    def _options(self, question: Question, value: object) -> tuple[tuple[str, bool], ...]:
        chosen = value if isinstance(value, list | tuple) else (value,)
        if question.kind is Kind.DECLARATION:
            return ((question.label.in_language(self.language), "yes" in chosen),)
        labels = {option.value: option.label for option in question.options}
        if question.kind is Kind.YESNO:
            labels = dict(YES_NO)
        return tuple(
            (label.in_language(self.language), key in chosen) for key, label in labels.items()
        )

    def _parts(self, question: Question, value: object) -> Iterator[Blank]:
        found = value if isinstance(value, Mapping) else {}
        own = {part.key: part for part in question.parts}
        for part in parts_of(question):
            if part in own:
                yield self.blank(own[part], found)
                continue
            room = _PART_ROOMS.get(part, Room.LINE)
            yield Blank(
                key=part,
                label=part_label(part, self.language),
                room=room,
                required=question.required,
                words=format_value(question, str(found.get(part, "")), self.language),
                cells=_CELLS if room is Room.CELLS else 0,
            )

    def enclosure(self, material: Material) -> Enclosure:
        when = only_when(self.form, material.when, self.language)
        told = material.situation.in_language(self.language) or when
        return Enclosure(
            key=material.key,
            name=material.name.in_language(self.language),
            required=is_needed(material),
            originals=material.originals,
            copies=material.copies,
            exempt=bool(material.licence),
            note=material.note.in_language(self.language),
            when="" if self.filled else told,
            rules=upload_rules(self.form, material.key, self.language),
        )
