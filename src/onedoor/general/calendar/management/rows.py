"""The rows of ``onedoor calendar due``: the header decides the form, each row gets an answer."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from typing import BinaryIO

from onedoor.general.calendar.domain.errors import BeyondCalendar, DaysNegative, PauseWrong
from onedoor.general.calendar.domain.working_days import FIRST, LAST, Due, Pause, WorkingCalendar

WORKING, PAUSED, NATURAL = (
    ("start", "n_workdays"),
    ("start", "n_workdays", "pause_from", "pause_to"),
    ("start", "n_days"),
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]{1,18}")

Cells = Sequence[str]


class HeaderWrong(ValueError):
    """The first line names no form."""


class RowWrong(ValueError):
    """A row cannot be answered; the text says why."""


@dataclass(frozen=True, slots=True)
class Form:
    """Which columns a file has, and where they stand."""

    columns: tuple[str, ...]
    places: tuple[int, ...]
    width: int
    ignored: tuple[str, ...]


def form_of(header: Cells) -> Form:
    """Return the form a header names; raise HeaderWrong.

    Columns with other names are left out, unless they look like a misspelt one of ours.
    """
    names = [name.strip().lower() for name in header]
    forms = {frozenset(form): form for form in (WORKING, PAUSED, NATURAL)}
    ours = [name for name in names if name == "start" or name.startswith(("n_", "pause"))]
    form = forms.get(frozenset(ours))
    if form is None or len(ours) != len(form):
        allowed = " or ".join(",".join(form) for form in forms.values())
        raise HeaderWrong(f"the header must be {allowed}, not {','.join(header)[:200]!r}")
    ignored = tuple(name for name in names if name not in form)
    return Form(form, tuple(names.index(name) for name in form), len(names), ignored)


def answers(
    lines: Iterable[str], form: Form, calendar: WorkingCalendar
) -> Iterator[tuple[str, bool]]:
    """Yield for each row its answer, and whether it is one (else it begins with ``error:``).

    An empty line among the rows is a bad row, so that answers stay in step with what was asked;
    empty lines at the end are none.
    """
    count = _COUNTS[form.columns]
    empty = 0
    for line in lines:
        if not line.strip():
            empty += 1
            continue
        for _ in range(empty):
            yield "error: the row is empty", False
        empty = 0
        try:
            yield _written(count(calendar, *_picked(cells_of(line), form))), True
        except (RowWrong, DaysNegative, BeyondCalendar, PauseWrong) as error:
            yield f"error: {_reason(error)}", False


def cells_of(line: str) -> list[str]:
    """Return the cells of one line; raise RowWrong.  A stray quote spoils no other line."""
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error as error:
        raise RowWrong(str(error)) from None


def lines_of(stream: BinaryIO) -> Iterator[str]:
    """Yield lines as text without a byte order mark; what is no UTF-8 becomes a bad row.

    Any line end will do, also that of an old Macintosh.
    """
    text = TextIOWrapper(stream, "utf-8-sig", errors="replace", newline=None)
    yield from (line.replace("\0", "\ufffd") for line in text)


def _written(due: Due) -> str:
    return f"{due.day.isoformat()}?" if due.provisional else due.day.isoformat()


def _picked(cells: Cells, form: Form) -> list[str]:
    if len(cells) != form.width:
        raise RowWrong(f"{form.width} columns expected, {len(cells)} found")
    return [cells[place].strip() for place in form.places]


def _working(calendar: WorkingCalendar, start: str, days: str) -> Due:
    return calendar.due(_day(start), _number(days))


def _paused(calendar: WorkingCalendar, start: str, days: str, first: str, last: str) -> Due:
    if not first and not last:
        return _working(calendar, start, days)
    return calendar.due(_day(start), _number(days), [Pause.through(_day(first), _day(last))])


def _natural(calendar: WorkingCalendar, start: str, days: str) -> Due:
    return calendar.last_day(_day(start), _number(days))


_COUNTS: dict[tuple[str, ...], Callable[..., Due]] = {
    WORKING: _working,
    PAUSED: _paused,
    NATURAL: _natural,
}


def _day(text: str) -> date:
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise RowWrong(f"{text[:40]!r} is no date (YYYY-MM-DD)")


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise RowWrong(f"{text[:40]!r} is no whole number of days")
    return int(text)


def _reason(error: Exception) -> str:
    match error:
        case DaysNegative():
            return "the number of days is negative"
        case PauseWrong():
            return "the pause ends before it begins"
        case BeyondCalendar():
            return f"outside the calendar ({FIRST} to {LAST})"
        case _:
            return str(error)
