"""A sheet as a page shows it: fields with their values and flaws, rows, and what may be done."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from onedoor.kernel.fields import Choice, FieldView
from onedoor.site.desk.editing import trees
from onedoor.site.desk.editing.choices import Choices, shown
from onedoor.site.desk.editing.conditions import words
from onedoor.site.desk.editing.flaws import Flaws
from onedoor.site.desk.editing.parts import Field, Path, Rows, Sheet, Words
from onedoor.system.items import api as items

KEPT = "-"  # a guard that the list of conditions does not know: it stays as it is
_KINDS = {
    "word": "text",
    "suggested": "text",
    "number": "number",
    "decimal": "number",
    "flag": "yesno",
    "pick": "pick",
    "guard": "pick",
    "many": "multi",
    "lines": "longtext",
}


@dataclass(frozen=True, slots=True)
class DrawnGroup:
    """A heading with its fields."""

    title: Words
    fields: tuple[FieldView, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One row: what it is called, its fields or its address, and what is wrong with it."""

    number: int
    key: str
    words: str
    fields: tuple[FieldView, ...]
    error: str
    flaws: int
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class DrawnRows:
    """A list of rows; ``is_linked`` when each has a page of its own."""

    name: str
    title: Words
    item: Words
    hint: Words
    rows: tuple[DrawnRow, ...]
    is_linked: bool
    when: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A whole sheet, ready for the template."""

    groups: tuple[DrawnGroup, ...]
    rows: tuple[DrawnRows, ...]


def drawn(sheet: Sheet, *, base: Path, choices: Choices, flaws: Flaws) -> Drawn:
    """Return a sheet over the document of ``choices``, where ``base`` is its place."""
    pen = _Pen(choices.document, choices, flaws)
    return Drawn(
        tuple(
            DrawnGroup(
                group.title,
                tuple(pen.view(one, base, one.name) for one in group.fields),
                group.is_folded and not pen.has_any(group.fields, base),
            )
            for group in sheet.groups
        ),
        tuple(pen.rows(rows, base) for rows in sheet.rows),
    )


@dataclass(frozen=True, slots=True)
class _Pen:
    document: Mapping[str, Any]
    choices: Choices
    flaws: Flaws

    def has_any(self, fields: tuple[Field, ...], base: Path) -> bool:
        """Whether one of the fields holds something or is wrong."""
        value = items.editing.value
        return any(
            value(self.document, base + one.path) or self.flaws.count(base + one.path)
            for one in fields
        )

    def rows(self, rows: Rows, base: Path) -> DrawnRows:
        """Return a list of rows."""
        path = base + rows.path
        given = items.editing.value(self.document, path)
        given = given if isinstance(given, list) else []
        found = tuple(
            self._row(rows, (*path, n), one, last=len(given) - 1) for n, one in enumerate(given)
        )
        when = "" if found else _when(rows.when, "")
        return DrawnRows(
            rows.name, rows.title, rows.item, rows.hint, found, bool(rows.sheet), when,
            self.flaws.of_list(path),
        )  # fmt: skip

    def _row(self, rows: Rows, path: Path, given: Any, *, last: int) -> DrawnRow:
        row = given if isinstance(given, Mapping) else {}
        number = int(path[-1])
        count = self.flaws.count(path)
        names = f"{rows.name}.{number}"
        fields = tuple(self.view(one, path, f"{names}.{one.name}", row=path) for one in rows.fields)
        return DrawnRow(
            number=number,
            key=str(row.get(rows.key, "")),
            words=words(row.get(rows.shown_by)),
            fields=fields,
            error="" if rows.sheet else self.flaws.of_row(path),
            flaws=count,
            is_first=number == 0,
            is_last=number == last,
        )

    def view(self, one: Field, base: Path, name: str, *, row: Path = ()) -> FieldView:
        """Return one field; ``row`` is its row, whose flaws some fields answer for."""
        path = base + one.path
        value = items.editing.value(self.document, path)
        error = self.flaws.of_field(path, row=row or base, rules=one.rules)
        view = FieldView(
            name=name,
            kind=_KINDS.get(one.kind, "group"),
            label=str(one.label),
            hint=str(one.hint),
            error=error,
            required=True,
            when=_when(one.when, name.removesuffix(one.name)),
            compact=bool(row),
        )
        if one.kind in ("words", "longwords"):
            return replace(view, parts=_languages(one, name, value))
        return replace(view, value=self._value(one, value), choices=self._choices(one, value))

    def _value(self, one: Field, value: Any) -> str | tuple[str, ...]:
        if one.kind == "flag":
            return "yes" if (one.usual if value is None else value is True) else "no"
        if one.kind == "many":
            return tuple(map(str, several(value)))
        if one.kind == "lines":
            return "\n".join(map(shown, value)) if isinstance(value, list) else ""
        if one.kind == "guard":
            return self._named(value)
        if isinstance(value, Mapping):  # words where one language suffices
            return shown(value)
        return "" if value is None or isinstance(value, list) else str(value)

    def _named(self, guard: Any) -> str:
        """Return the name of the form's condition that a guard repeats."""
        if not guard:
            return ""
        known = items.editing.value(self.document, ("form", "conditions"), {})
        named = known.items() if isinstance(known, Mapping) else ()
        return next((name for name, one in named if trees.is_same(one, guard)), KEPT)

    def _choices(self, one: Field, value: Any) -> tuple[Choice, ...]:
        if not one.choices:
            return ()
        found = self.choices.of(one.choices)
        known = {choice.value for choice in found}
        given = several(value)
        strange = [str(v) for v in given if isinstance(v, str) and v and v not in known]
        if one.kind == "guard":
            strange = [KEPT] if self._named(value) == KEPT else []
        if one.kind == "suggested":
            strange = []
        more = (Choice(v, _("保持原来的条件") if v == KEPT else v) for v in strange)
        return (*found, *more)


def several(value: Any) -> list[Any]:
    """Return what stands where several values may; one alone is what older documents have."""
    if isinstance(value, list):
        return value
    return [] if value is None or isinstance(value, Mapping) else [value]


def _languages(one: Field, name: str, value: Any) -> tuple[FieldView, FieldView]:
    kind = "longtext" if one.kind == "longwords" else "text"
    given = value if isinstance(value, Mapping) else {"zh-Hans": value}
    zh, ug = (given.get(tag) for tag in ("zh-Hans", "ug"))
    return (
        FieldView(f"{name}__zh", kind, _("中文"), value=zh if isinstance(zh, str) else ""),
        FieldView(
            f"{name}__ug", kind, _("维吾尔文"), value=ug if isinstance(ug, str) else "",
            required=False,
        ),
    )  # fmt: skip


def _when(when: tuple[str, ...], prefix: str) -> str:
    if not when:
        return ""
    field, *values = when
    return json.dumps({"q": prefix + field, "op": "in", "v": values})


def called(document: Mapping[str, Any], base: Path) -> str:
    """Return what the row at a path is called, empty when it has no words yet."""
    row = items.editing.value(document, base) if base else {}
    names = ("label", "title", "name")
    return next((told for one in names if (told := words(row.get(one)))), "")
