"""Values and rows of a document by their path: read, put, add, move; and what a flaw points at."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onedoor.system.forms.api import NO_WORDS, Text
from onedoor.system.forms.api import reading as r
from onedoor.system.items.domain.errors import RowMissing

Path = tuple[str | int, ...]
_PARTS = re.compile(r"\[([0-9]{1,6})\]|([^.\[\]]+)")


def value(document: Any, path: Path, default: Any = None) -> Any:
    """Return what stands at a path, the default when nothing does."""
    here = document
    for step in path:
        inside = _inside(here, step)
        if not inside:
            return default
        here = inside[0]
    return here


def _inside(here: Any, step: str | int) -> tuple[Any, ...]:
    if isinstance(here, Mapping) and step in here:
        return (here[step],)
    if isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
        return (here[step],)
    return ()


def put(document: Any, path: Path, new: Any) -> Any:
    """Return the document with a value at a path.

    None takes away what is there, and a part that is empty then goes too.  Parts that are missing
    on the way are made; a row that is missing raises RowMissing.
    """
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return _put_row(document, first, rest, new)
    found = dict(document) if isinstance(document, Mapping) else {}
    inner = put(found.get(first), rest, new)
    if new is None and (not rest or inner == {}):
        found.pop(first, None)
    else:
        found[first] = inner
    return found


def _put_row(document: Any, row: int, rest: Path, new: Any) -> list[Any]:
    rows = list(document) if isinstance(document, list) else []
    if not 0 <= row < len(rows):
        raise RowMissing
    if new is None and not rest:
        del rows[row]
    else:
        rows[row] = put(rows[row], rest, new)
    return rows


def add(document: Any, path: Path, row: Any) -> Any:
    """Return the document with a row at the end of a list."""
    return put(document, path, [*_rows(document, path), row])


def move(document: Any, path: Path, by: int) -> Any:
    """Return the document with a row moved; at either end it stays where it is."""
    rows = _rows(document, path[:-1])
    here = path[-1]
    if not isinstance(here, int) or not 0 <= here < len(rows):
        raise RowMissing
    there = min(max(here + by, 0), len(rows) - 1)
    rows.insert(there, rows.pop(here))
    return put(document, path[:-1], rows)


def _rows(document: Any, path: Path) -> list[Any]:
    found = value(document, path)
    return list(found) if isinstance(found, list) else []


def located(document: Any, place: str) -> Path:
    """Return the path of a place as flaws name it; rows are found by number or by key."""
    here, path = document, []
    for number, name in _PARTS.findall(place):
        step: str | int = int(number) if number else name
        if isinstance(here, list) and isinstance(step, str):
            step = _row_of(here, step)
        path.append(step)
        here = value(here, (step,))
    return tuple(path)


def _row_of(rows: list[Any], key: str) -> str | int:
    """Return the number of the row under a key; the key itself when there is none."""
    keys = [row.get("key") if isinstance(row, Mapping) else None for row in rows]
    return keys.index(key) if key in keys else key


def steps_to(document: Any, path: Path, key: str) -> Path:
    """Return the path of the row of a list that has a key; raise RowMissing."""
    found = _row_of(_rows(document, path), key)
    if isinstance(found, str):
        raise RowMissing
    return (*path, found)


def fresh(document: Any, stem: str) -> str:
    """Return a key that nothing in the document has yet."""
    taken = set(_keys(document))
    number = 1
    while f"{stem}_{number}" in taken:
        number += 1
    return f"{stem}_{number}"


def named(document: Any) -> dict[str, tuple[Path, Text]]:
    """Return what has a key and words of its own: its path and its words."""
    found: dict[str, tuple[Path, Text]] = {}
    for path, key, words in sorted(_named(document, ()), key=lambda one: len(one[0])):
        if words:
            found.setdefault(key, (path, words))  # of two the one higher up: a step, no outcome
    return found


def _keys(part: Any) -> Iterator[str]:
    if isinstance(part, Mapping):
        yield from (str(name) for name in part)
        yield str(part.get("key", ""))
        yield str(part.get("value", ""))
        for inner in part.values():
            yield from _keys(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _keys(inner)


def _named(part: Any, path: Path) -> Iterator[tuple[Path, str, Text]]:
    if isinstance(part, Mapping):
        if isinstance(part.get("key"), str):
            yield path, part["key"], _words(part)
        for name, inner in part.items():
            yield from _named(inner, (*path, str(name)))
    elif isinstance(part, Sequence) and not isinstance(part, str):
        for number, inner in enumerate(part):
            yield from _named(inner, (*path, number))


def _words(row: Mapping[str, Any]) -> Text:
    for name in ("label", "title", "name", "act"):
        words = r.words(r.Flaws(), name, row.get(name))
        if words.zh.strip():
            return words
    return NO_WORDS
