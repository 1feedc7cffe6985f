"""One row of a log: an event of a case, or the reason why it is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import blake2b

from onedoor.operation.caselogs.domain.mapping import NEEDED, ColumnMap

LONGEST = 500
DIGEST_BYTES = 16
_NOTHING = frozenset({"", "NaT", "nan", "NaN", "None", "null", "NULL"})
_DAY = len("2010-12-30")
_FIRST, _LAST = 1900, 2199  # what lies beyond is a slip of the pen, and no clock can count with it
_OUR_WORDS = {"case": "办件编号", "activity": "环节", "time": "时间"}


@dataclass(frozen=True, slots=True)
class Row:
    """One event, with what its row says of the case."""

    line: int
    case: str
    activity: str
    at: datetime
    resource: str
    condition: str
    channel: str
    department: str
    deadline: datetime | None
    started: datetime | None
    ended: datetime | None

    @property
    def digest(self) -> bytes:
        """What tells this event from others of any case."""
        words = (self.case, self.activity, f"{self.at.timestamp():.6f}", self.resource)
        return blake2b("\x1f".join(words).encode(), digest_size=DIGEST_BYTES).digest()


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not taken, and why."""

    line: int
    why: str


def read_row(line: int, cells: Mapping[str, str], by: ColumnMap) -> Row | RefusedRow:
    """Return the event a row tells of, or why it tells of none."""
    words = {name: cells.get(column, "").strip() for name, column in by.columns.items()}
    for name in NEEDED:
        if words[name] in _NOTHING:
            return RefusedRow(line, f"没有{_OUR_WORDS[name]}")
    for name, word in words.items():
        if len(word) > LONGEST or "\0" in word:
            return RefusedRow(line, f"{name} 太长或含有不能保存的字符")
    try:
        at = _moment(words["time"], by)
        deadline = _maybe(words.get("deadline", ""), by, end_of_day=True)
        started, ended = (_maybe(words.get(name, ""), by) for name in ("started", "ended"))
    except (ValueError, OverflowError) as wrong:
        return RefusedRow(line, f"时间无法识别：{wrong}")
    return Row(
        line,
        words["case"],
        words["activity"],
        at,
        resource=_plain(words.get("resource", "")),
        condition=_plain(words.get("condition", "")),
        channel=_plain(words.get("channel", "")),
        department=_plain(words.get("department", "")),
        deadline=deadline,
        started=started,
        ended=ended,
    )


def _plain(word: str) -> str:
    return "" if word in _NOTHING else word


def _maybe(word: str, by: ColumnMap, *, end_of_day: bool = False) -> datetime | None:
    return None if word in _NOTHING else _moment(word, by, end_of_day=end_of_day)


def _moment(word: str, by: ColumnMap, *, end_of_day: bool = False) -> datetime:
    """Return the moment a word names; a day without an hour begins it, or ends it."""
    if by.time_format:
        found = datetime.strptime(word, by.time_format)  # noqa: DTZ007  # its zone comes below
    elif len(word) == _DAY:
        found = datetime.combine(date.fromisoformat(word), time.max if end_of_day else time.min)
    else:
        found = datetime.fromisoformat(word)
    aware = found if found.tzinfo else found.replace(tzinfo=by.zone)
    if not _FIRST <= aware.year <= _LAST:
        message = f"{word} 不在 {_FIRST}—{_LAST} 年之间"
        raise ValueError(message)
    return aware
