"""What differs between two documents of an offering, field by field, for people to read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any

from onedoor.system.flows.api import Step
from onedoor.system.forms.api import Material, reading
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
_LANGUAGES = {"zh-Hans", "ug"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs; an empty side means that it is not there."""

    place: str  # path in the document, as form.materials.layout.copies
    label: str
    before: str
    after: str


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    """Return every field that differs, in the order of the newer document.

    Lists of things with a key are compared by key, so that moving one is one change, not many.
    """
    return tuple(_differing("", (), before, after))


def _differing(place: str, names: tuple[str, ...], before: Any, after: Any) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping) and not _is_words(after):
        for name in dict.fromkeys((*after, *before)):
            inner = f"{place}.{name}" if place else name
            usual = _usual(names).get(name)
            yield from _differing(
                inner, (*names, name), before.get(name, usual), after.get(name, usual)
            )
    elif _is_keyed(before) and _is_keyed(after):
        yield from _differing_lists(place, names, before, after)
    else:
        yield Change(place, label_of(names), _shown(before), _shown(after))


@cache
def _usual(names: tuple[str, ...]) -> Mapping[str, Any]:
    """Return the values that a document leaves out because they are the usual ones."""
    kind = _KINDS.get(names)
    given = fields(kind) if kind else ()
    return {one.name: reading.plain(one.default) for one in given if one.default is not MISSING}


def _differing_lists(
    place: str,
    names: tuple[str, ...],
    before: Sequence[Mapping[str, Any]],
    after: Sequence[Mapping[str, Any]],
) -> Iterator[Change]:
    old = {one["key"]: one for one in before}
    new = {one["key"]: one for one in after}
    for key in dict.fromkeys((*new, *old)):
        one, other = old.get(key), new.get(key)
        if one is None or other is None:
            yield Change(f"{place}.{key}", label_of(names), _shown(one), _shown(other))
        else:
            yield from _differing(f"{place}.{key}", names, one, other)
    kept = [key for key in new if key in old]
    if kept != [key for key in old if key in new]:
        order = "、".join
        yield Change(place, f"{label_of(names)}（顺序）", order(old), order(new))


def _is_keyed(value: Any) -> bool:
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and bool(value)
        and all(isinstance(one, Mapping) and "key" in one for one in value)
    )


def _is_words(value: Mapping[str, Any]) -> bool:
    return bool(value) and set(value) <= _LANGUAGES


def _shown(value: Any) -> str:
    """Return a value as a reader sees it: its words, its name, or its parts."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        if _is_words(value):
            return " / ".join(filter(None, (value.get("zh-Hans", ""), value.get("ug", ""))))
        named = value.get("name") or value.get("label") or value.get("title") or value.get("words")
        return _shown(named) if named else "；".join(f"{k}={_shown(v)}" for k, v in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "、".join(_shown(one) for one in value)
    return str(value)
