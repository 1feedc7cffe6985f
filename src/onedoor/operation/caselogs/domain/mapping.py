"""The map of a log: which of its columns hold what, and how its moments are written."""

import codecs
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from onedoor.operation.caselogs.domain.errors import MapUnreadable

NEEDED = ("case", "activity", "time")
MAY_BE_ABSENT = (
    "resource", "channel", "department", "deadline", "started", "ended", "condition",
)  # fmt: skip
_WORDS = ("system", "zone", "time_format", "delimiter", "encoding")
_ZONE = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column holds what: ``columns`` by our names, with the names of the log.

    ``zone`` is that of moments without an offset; ``time_format`` is in the terms of strptime,
    empty for ISO 8601.  ``activities`` names for an activity of the log the step or outcome of
    the published flow that it is.
    """

    columns: Mapping[str, str]
    system: str = ""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo(_ZONE))
    time_format: str = ""
    delimiter: str = ""
    encoding: str = "utf-8-sig"
    activities: Mapping[str, str] = field(default_factory=dict)


# What the standard of XES (IEEE 1849) calls them; attributes of a trace begin with ``case:``.
XES = ColumnMap(
    {
        "case": "case:concept:name",
        "activity": "concept:name",
        "time": "time:timestamp",
        "resource": "org:resource",
    }
)


def read_map(text: str) -> ColumnMap:
    """Return the map that a TOML text describes; raise MapUnreadable.

    The columns stand at the top or under ``[columns]``; beside them ``system``, ``zone``,
    ``time_format``, ``delimiter``, ``encoding`` and the table ``[activities]`` may stand.
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise MapUnreadable(why=f"不是 TOML（{wrong}）") from None
    activities = _words(given.pop("activities", {}), "activities")
    inner = _words(given.pop("columns", {}), "columns")
    told = _words(given, "") | inner
    extra = {name: told.pop(name) for name in _WORDS if name in told}
    unknown = sorted(set(told) - {*NEEDED, *MAY_BE_ABSENT})
    if unknown:
        raise MapUnreadable(why=f"不认识 {'、'.join(unknown)}")
    missing = [name for name in NEEDED if not told.get(name)]
    if missing:
        raise MapUnreadable(why=f"缺少 {'、'.join(missing)}")
    return ColumnMap(
        {name: column for name, column in told.items() if column},
        system=extra.get("system", ""),
        zone=_zone(extra.get("zone", _ZONE)),
        time_format=extra.get("time_format", ""),
        delimiter=_delimiter(extra.get("delimiter", "")),
        encoding=_encoding(extra.get("encoding", "utf-8-sig")),
        activities=activities,
    )


def _words(table: Any, name: str) -> dict[str, str]:
    if not isinstance(table, Mapping):
        raise MapUnreadable(why=f"{name} 应当是一张表")
    for key, value in table.items():
        if not isinstance(value, str):
            raise MapUnreadable(why=f"{key} 应当是文字")
    return dict(table)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise MapUnreadable(why=f"没有 {name} 这个时区") from None


def _delimiter(given: str) -> str:
    if len(given) > 1:
        raise MapUnreadable(why="delimiter 应当是一个字符")
    return given


def _encoding(name: str) -> str:
    try:
        codecs.lookup(name)
    except LookupError:
        raise MapUnreadable(why=f"不认识编码 {name}") from None
    return "utf-8-sig" if name.lower().replace("_", "-") in {"utf8", "utf-8"} else name
