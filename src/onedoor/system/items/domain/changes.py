"""What differs between two documents of an offering: field by field, row by row, for people."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, replace
from difflib import SequenceMatcher
from functools import cache
from types import MappingProxyType
from typing import Any

from onedoor.system.flows.api import Step
from onedoor.system.forms.api import NO_WORDS, Material, Text, reading
from onedoor.system.items.domain.labels import label_of
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parts import Limits, Result

_KINDS: dict[tuple[str, ...], type[Any]] = {
    (): Definition,
    ("limits",): Limits,
    ("result",): Result,
    ("form", "materials"): Material,
    ("flow", "steps"): Step,
}
Called = Mapping[tuple[str, ...], Mapping[str, Text]]
_NO_CODES: Mapping[str, Text] = MappingProxyType({})
_LANGUAGES = {"zh-Hans", "ug"}
_ORDER = Text("（顺序）", " (تەرتىپى)")
_YES, _NO = Text("是", "ھەئە"), Text("否", "ياق")
_NAMES = ("name", "label", "title", "words", "question", "act")


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs; an empty side means that it is not there.

    ``of`` is what the row is called that the field belongs to: a question, a material, a step.
    """

    place: str  # path in the document, as form.materials.layout.copies
    label: Text
    before: Text
    after: Text
    of: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class _Here:
    """Where one is: the place, the names that lead to it, and the row it lies in."""

    place: str = ""
    names: tuple[str, ...] = ()
    of: Text = NO_WORDS
    called: Called = field(default_factory=dict)

    def field(self, name: str) -> "_Here":
        inner = f"{self.place}.{name}" if self.place else name
        return replace(self, place=inner, names=(*self.names, name))

    def row(self, key: str, row: Mapping[str, Any]) -> "_Here":
        return replace(self, place=f"{self.place}{key}", of=_named(row) or self.of)

    def change(self, before: Any, after: Any) -> Change:
        words = self.called.get(self.names, {})
        old, new = _told_apart(_shown(before, words), _shown(after, words))
        return Change(self.place, label_of(self.names), old, new, self.of)


def changes(
    before: Mapping[str, Any], after: Mapping[str, Any], *, called: Called | None = None
) -> tuple[Change, ...]:
    """Return every field that differs, in the order of the newer document.

    Lists of things with a key are compared by key, so that moving one is one change, not many;
    other lists row by row, so that a changed row is not the whole list.  ``called`` are the words
    of coded values, by the names that lead to their field.
    """
    return tuple(_differing(_Here(called=called or {}), before, after))


def _differing(here: _Here, before: Any, after: Any) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping) and not _is_words(after):
        for name in dict.fromkeys((*after, *before)):
            usual = _usual(here.names).get(name)
            yield from _differing(here.field(name), before.get(name, usual), after.get(name, usual))
    elif _is_keyed(before) and _is_keyed(after):
        yield from _differing_lists(here, before, after)
    elif _are_rows(before) and _are_rows(after):
        yield from _differing_rows(here, before, after)
    else:
        yield here.change(before, after)


@cache
def _usual(names: tuple[str, ...]) -> Mapping[str, Any]:
    """Return the values that a document leaves out because they are the usual ones."""
    kind = _KINDS.get(names)
    given = fields(kind) if kind else ()
    return {one.name: reading.plain(one.default) for one in given if one.default is not MISSING}


def _differing_lists(
    here: _Here, before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> Iterator[Change]:
    old = {one["key"]: one for one in before}
    new = {one["key"]: one for one in after}
    for key in dict.fromkeys((*new, *old)):
        one, other = old.get(key), new.get(key)
        if one is None or other is None:
            yield replace(here, place=f"{here.place}.{key}").change(one, other)
        else:
            yield from _differing(here.row(f".{key}", other), one, other)
    kept = [key for key in new if key in old]
    if kept != [key for key in old if key in new]:
        label = label_of(here.names)
        ordered = Text(label.zh + _ORDER.zh, label.ug + _ORDER.ug)
        yield Change(here.place, ordered, _joined(old.values()), _joined(new.values()), here.of)


def _differing_rows(
    here: _Here, before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> Iterator[Change]:
    old, new = ([json.dumps(one, sort_keys=True) for one in rows] for rows in (before, after))
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        both = min(b - a, d - c)
        for n in range(both):
            row = after[c + n]
            yield from _differing(here.row(f"[{c + n}]", row), before[a + n], row)
        for n in range(a + both, b):
            yield here.row(f"[{n}]", {}).change(before[n], None)
        for n in range(c + both, d):
            yield here.row(f"[{n}]", {}).change(None, after[n])


def _is_keyed(value: Any) -> bool:
    return _are_rows(value) and all("key" in one for one in value)


def _are_rows(value: Any) -> bool:
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and bool(value)
        and all(isinstance(one, Mapping) and not _is_words(one) for one in value)
    )


def _is_words(value: Mapping[str, Any]) -> bool:
    return bool(value) and set(value) <= _LANGUAGES


def _named(row: Mapping[str, Any]) -> Text:
    return next((_shown(row[name]) for name in _NAMES if row.get(name)), NO_WORDS)


def _told_apart(before: Text, after: Text) -> tuple[Text, Text]:
    """Return both sides so that they differ in either language of the reader."""
    if before.zh == after.zh:
        return Text(before.ug or before.zh), Text(after.ug or after.zh)
    if before.ug == after.ug:
        return Text(before.zh), Text(after.zh)
    return before, after


def _joined(parts: Any, words: Mapping[str, Text] = _NO_CODES) -> Text:
    shown = [_shown(one, words) for one in parts]
    return Text("、".join(one.zh for one in shown), "، ".join(one.ug or one.zh for one in shown))


def _shown(value: Any, words: Mapping[str, Text] = _NO_CODES) -> Text:
    """Return a value as a reader sees it: its words, its name, or its parts."""
    if value is None or value == "":
        return NO_WORDS
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, Mapping):
        if _is_words(value):
            return Text(str(value.get("zh-Hans", "")), str(value.get("ug", "")))
        named = _named(value)
        parts = [_shown(inner) for name, inner in value.items() if name != "key"]
        return named or _joined([{"zh-Hans": p.zh, "ug": p.ug} for p in parts if p])
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _joined(value, words)
    return words.get(str(value)) or Text(str(value))
