"""What coded values are called, by the field they stand in: for those who compare documents."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from onedoor.site.desk.editing import choices
from onedoor.site.desk.editing.choices import CODE_LISTS, Choices
from onedoor.site.desk.editing.parts import Field, Sheet
from onedoor.site.desk.editing.sections import INNER, SECTIONS
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

Document = Mapping[str, Any]
Names = tuple[str, ...]
# Long lists of registers: a value of theirs is its own name or stands beside one.
_ASKED_ELSEWHERE = frozenset(
    ("acts", "bodies", "proofs", "townships", "villages", "catalogue", "domains", "conditions")
)


def compared(before: Document, after: Document, *, on: date) -> tuple[items.Change, ...]:
    """Return what differs between two documents, coded values by what they are called."""
    return items.editing.changes(before, after, called=_called(before, after, on=on))


def _called(
    before: Document, after: Document, *, on: date
) -> Mapping[Names, Mapping[str, forms.Text]]:
    fields = tuple(_fields())
    known = choices.read(after, names=(name for _names, name in fields), on=on)
    older = Choices(before, on, known.lists)
    return {
        names: {value: words for one in (older, known) for value, words in _words(one, name)}
        for names, name in fields
    }


def _words(known: Choices, name: str) -> Iterator[tuple[str, forms.Text]]:
    for one in known.of(name):
        yield one.value, forms.Text(f"{one.value} {one.label}" if name in CODE_LISTS else one.label)


def _fields() -> Iterator[tuple[Names, str]]:
    """Yield the fields that are chosen from a list: where they stand, and the list's name."""
    for sheet in SECTIONS:
        yield from _fields_of(sheet, ())


def _fields_of(sheet: Sheet, base: Names) -> Iterator[tuple[Names, str]]:
    yield from _chosen(sheet.fields, base)
    for rows in sheet.rows:
        below = (*base, *map(str, rows.path))
        yield from _chosen(rows.fields, below)
        if rows.sheet:
            yield from _fields_of(INNER[rows.sheet], below)


def _chosen(fields: tuple[Field, ...], base: Names) -> Iterator[tuple[Names, str]]:
    for one in fields:
        if one.choices and one.kind != "guard" and one.choices not in _ASKED_ELSEWHERE:
            yield (*base, *map(str, one.path)), one.choices
