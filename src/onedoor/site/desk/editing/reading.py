"""What an editor sent, put into the document: all that was typed is kept, right or wrong.

Only what the page hides, because another field says that it does not apply, is emptied: nobody
could see that it is wrong.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from onedoor.site.desk.editing import trees
from onedoor.site.desk.editing.choices import shown
from onedoor.site.desk.editing.drawing import KEPT, several
from onedoor.site.desk.editing.parts import Field, Path, Rows, Sheet
from onedoor.system.items import api as items

MOST_ROWS = 200
_LONGEST = 10_000
_MOST_DIGITS = 9
_UNKEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def taken(
    sheet: Sheet, document: Mapping[str, Any], *, base: Path, sent: QueryDict
) -> dict[str, Any]:
    """Return the document with what was sent for a sheet; what was not sent stays as it is."""
    found: Any = dict(document)
    for one in sheet.fields:
        if _is_hidden(one, sent):
            found = items.editing.put(found, base + one.path, None)
        elif _is_sent(one, one.name, sent):
            found = _put(found, base + one.path, one, one.name, sent)
    for rows in sheet.rows:
        if not rows.sheet:
            found = _rows(rows, found, base + rows.path, sent)
    result: dict[str, Any] = found
    return result


def _rows(rows: Rows, document: Any, path: Path, sent: QueryDict) -> Any:
    told = sent.get(f"{rows.name}.count", "")
    count = min(int(told), MOST_ROWS) if told.isdecimal() and len(told) <= _MOST_DIGITS else 0
    stored = items.editing.value(document, path)
    if not count or (stored is not None and not isinstance(stored, list)):
        return document
    kept = (stored or [])[:count]
    while len(kept) < count:
        kept = [*kept, new_row(rows, document)]
        document = items.editing.put(document, path, kept)
    document = items.editing.put(document, path, kept)
    for n in range(count):
        for one in rows.fields:
            name = f"{rows.name}.{n}.{one.name}"
            if _is_sent(one, name, sent):
                document = _put(document, (*path, n, *one.path), one, name, sent)
    return document


def new_row(rows: Rows, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a new row of a list begins with."""
    key = {rows.key: items.editing.fresh(document, rows.stem)} if rows.stem else {}
    return key | dict(rows.blank)


def _is_hidden(one: Field, sent: QueryDict) -> bool:
    if not one.when:
        return False
    field, *values = one.when
    asked = field in sent or f"{field}.asked" in sent
    return asked and not set(values).intersection(sent.getlist(field))


def _is_sent(one: Field, name: str, sent: QueryDict) -> bool:
    if one.kind in ("words", "longwords"):
        return f"{name}__zh" in sent
    return name in sent or (one.kind == "many" and f"{name}.asked" in sent)


def _put(document: Any, path: Path, one: Field, name: str, sent: QueryDict) -> Any:
    before = items.editing.value(document, path)
    if one.kind == "guard" and sent.get(name) == KEPT:
        return document
    after = _guard(document, sent.get(name, "")) if one.kind == "guard" else _given(one, name, sent)
    if _says_the_same(one, before, after):
        return document
    if one.kind in ("words", "longwords"):
        after = items.editing.renamed(before, after)
    if one.needed and after is None:
        after = [] if one.kind == "many" else ""
    return items.editing.put(document, path, after)


def _given(one: Field, name: str, sent: QueryDict) -> Any:
    """Return the value of a field, None when it is empty."""
    if one.kind in ("words", "longwords"):
        zh, ug = (clean(sent.get(f"{name}__{tag}", "")) for tag in ("zh", "ug"))
        return {"zh-Hans": zh, "ug": ug} if ug else zh or None
    if one.kind == "many":
        return [clean(value) for value in sent.getlist(name) if value] or None
    if one.kind == "lines":
        return [
            line.strip() for line in clean(sent.get(name, "")).splitlines() if line.strip()
        ] or None
    told = clean(sent.get(name, ""))
    if one.kind == "flag":
        return told == "yes"
    if one.kind == "number" and told.isdecimal() and len(told) <= _MOST_DIGITS:
        return int(told)
    return told or None


def _guard(document: Any, name: str) -> Any:
    return items.editing.value(document, ("form", "conditions", name)) if name else None


def _says_the_same(one: Field, before: Any, after: Any) -> bool:
    if one.kind in ("words", "longwords"):
        return _pair(before) == _pair(after)
    if one.kind == "flag":
        return (one.usual if before is None else before is True) == (after is True)
    if one.kind == "lines":
        return [shown(row) for row in before or []] == (after or [])
    if one.kind == "many":
        return several(before) == (after or [])
    if one.kind == "guard":
        return trees.is_same(before, after)
    if one.kind == "decimal":
        return str("" if before is None else before) == str(after or "")
    if isinstance(before, Mapping):  # words where one language suffices
        before = shown(before)
    return bool(before == after or (before in (None, "", []) and after is None))


def _pair(words: Any) -> tuple[str, str]:
    given = words if isinstance(words, Mapping) else {"zh-Hans": words}
    zh, ug = (given.get(tag) for tag in ("zh-Hans", "ug"))
    return (zh or "", ug or "")


def revision_of(sent: QueryDict) -> int:
    """Return the revision of the draft that a page was drawn from."""
    told = sent.get("revision", "")
    return int(told) if told.isdecimal() and len(told) <= _MOST_DIGITS else 0


def clean(text: str) -> str:
    """Return what somebody typed without what cannot be kept, and without space around it."""
    return _UNKEPT.sub("", text.replace("\r\n", "\n")).strip()[:_LONGEST]
