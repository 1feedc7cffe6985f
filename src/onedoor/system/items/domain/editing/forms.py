"""Editing the pages of a form: a question goes to another page, what is gone is asked nowhere."""

from collections.abc import Mapping
from typing import Any

from onedoor.system.items.domain.editing.documents import Path, add, put, steps_to, value

_PAGES: Path = ("form", "pages")
_SITUATIONS: Path = ("form", "situations")


def move_question(document: Mapping[str, Any], *, page: str, key: str, to: str) -> Any:
    """Put a question at the end of another page; raise RowMissing when one of them is missing."""
    place = steps_to(document, (*steps_to(document, _PAGES, page), "questions"), key)
    there = steps_to(document, _PAGES, to)
    if place[: len(there)] == there:
        return document
    question = value(document, place)
    return add(put(document, place, None), (*there, "questions"), question)


def remove_row(document: Mapping[str, Any], path: Path) -> Any:
    """Take a page or a question away, also from the questions that the guide asks first."""
    gone = value(document, path)
    inside = value(gone, ("questions",))
    rows = [gone, *(inside if isinstance(inside, list) else [])]
    keys = [value(one, ("key",)) for one in rows]
    found = put(document, path, None)
    asked = value(found, _SITUATIONS)
    kept = [one for one in asked if one not in keys] if isinstance(asked, list) else asked
    return put(found, _SITUATIONS, kept) if kept != asked else found
