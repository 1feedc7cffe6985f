"""What a button beside a row does: add, move, take away; or put a question on another page.

All that was typed is saved with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from onedoor.site.desk.editing.conditions import words
from onedoor.site.desk.editing.parts import Path, Rows, Sheet
from onedoor.site.desk.editing.reading import clean, new_row
from onedoor.system.items import api as items

_MOST_DIGITS = 4
_BY = {"up": -1, "down": 1}


@dataclass(frozen=True, slots=True)
class Act:
    """An act on a list of rows: ``number`` is the row, ``after`` where a new step goes.

    The act ``shift`` puts the question that the sheet shows on the page ``to``.
    """

    verb: str
    rows: str
    number: int
    after: str
    to: str = ""

    def done(self, sheet: Sheet, base: Path, document: Any, here: str) -> tuple[Any, str]:
        """Return the document after the act, and the address that leads to what it changed."""
        if self.verb == "shift":
            return self._shifted(base, document, here)
        rows = next((one for one in sheet.rows if one.name == self.rows), None)
        if rows is None:
            raise items.RowMissing
        path = base + rows.path
        if self.verb == "add":
            return self._added(rows, base, document, here)
        if self.verb in _BY:
            moved = items.editing.move(document, (*path, self.number), _BY[self.verb])
            return moved, f"{here}#{rows.name}-{max(self.number + _BY[self.verb], 0)}"
        return self._removed(rows, path, document), f"{here}#{rows.name}"

    def asks(self, sheet: Sheet) -> bool:
        """Whether it is confirmed first: what is taken away has a page, and more within it."""
        return self.verb == "drop" and any(
            one.name == self.rows and one.sheet for one in sheet.rows
        )

    def takes(self, sheet: Sheet, base: Path, document: Any) -> tuple[str, int]:
        """Return what would be taken away, by its name, and how many rows within it."""
        rows = next(one for one in sheet.rows if one.name == self.rows)
        row = items.editing.value(document, (*base, *rows.path, self.number))
        if not isinstance(row, Mapping):
            raise items.RowMissing
        return words(row.get(rows.shown_by)), sum(map(_rows_in, row.values()))

    def _removed(self, rows: Rows, path: Path, document: Any) -> Any:
        key = items.editing.value(document, (*path, self.number, rows.key))
        if rows.name == "flow.steps" and isinstance(key, str):
            return items.editing.remove_step(document, key=key)
        if rows.name in ("form.pages", "questions"):
            return items.editing.remove_row(document, (*path, self.number))
        return items.editing.put(document, (*path, self.number), None)

    def _shifted(self, base: Path, document: Any, here: str) -> tuple[Any, str]:
        page = items.editing.value(document, (*base[:-2], "key"))
        key = items.editing.value(document, (*base, "key"))
        if not (isinstance(page, str) and isinstance(key, str)) or base[-2:-1] != ("questions",):
            raise items.RowMissing
        found = items.editing.move_question(document, page=page, key=key, to=self.to)
        return found, f"{here.removesuffix(f'{page}/{key}/')}{self.to}/{key}/"

    def _added(self, rows: Rows, base: Path, document: Any, here: str) -> tuple[Any, str]:
        if rows.name == "flow.steps":
            step, _, outcome = self.after.partition("/")
            found, key = items.editing.insert_step(document, after=step, outcome=outcome)
            return found, f"{here}{key}/"
        step = str(items.editing.value(document, (*base, "key"), ""))
        if rows.name == "outcomes":
            found = items.editing.add_outcome(document, step=step)
        elif rows.name == "branches":
            found = items.editing.add_branch(document, step=step)
        else:
            row = new_row(rows, document)
            found = items.editing.add(document, base + rows.path, row)
            if rows.sheet:
                return found, f"{here}{row[rows.key]}/"
        last = len(items.editing.value(found, base + rows.path)) - 1
        return found, f"{here}#{rows.name}-{last}"


def _rows_in(part: Any) -> int:
    if not isinstance(part, list):
        return 0
    rows = [one for one in part if isinstance(one, Mapping)]
    return len(rows) + sum(_rows_in(inner) for one in rows for inner in one.values())


def act_of(sent: QueryDict) -> Act | None:
    """Return what the pressed button asks for: ``add:rows``, ``up:rows:2`` …; None to save."""
    verb, _, rest = clean(sent.get("do", "")).partition(":")
    rows, _, number = rest.partition(":")
    if verb not in ("add", "drop", "remove", "shift", *_BY):
        return None
    told = number if number.isdecimal() and len(number) <= _MOST_DIGITS else "0"
    return Act(verb, rows, int(told), clean(sent.get("after", "")), clean(sent.get("to", "")))
