"""Notices: what a year's notice says, and reading one from a file."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onedoor.general.calendar.domain.errors import NoticeUnreadable

_DECEMBER = 12
_HOURS = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-4]):[0-5][0-9]")
_DAY = re.compile(r"[01][0-9]-[0-3][0-9]")


@dataclass(frozen=True, slots=True)
class Special:
    """A day that is not what its weekday says, or is by name."""

    day: date
    working: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What one notice says of one year in one area."""

    area: str
    year: int
    text: str
    source: str
    days: tuple[Special, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """Office hours from a day of the year on, as ``10:00-14:00``."""

    season: str  # summer 夏季, winter 冬季
    from_day: str  # MM-DD
    spans: tuple[str, ...]
    source: str


def read_notices(content: str, *, area: str) -> tuple[Notice, ...]:
    """Return the notices of a file, by year; raise NoticeUnreadable saying where it is wrong.

    The form is that of ``data/xinjiang_notices.json``: ``years`` by number, each with ``off``
    (days off), perhaps ``work`` (days worked instead), ``text`` and ``source``.
    """
    years = _document(content).get("years")
    if not isinstance(years, dict) or not years:
        raise NoticeUnreadable(where="years", reason="没有年份")
    return tuple(_notice(year, years[year], area) for year in sorted(years))


def read_hours(content: str) -> tuple[Hours, ...]:
    """Return the office hours of a file, summer and winter; none when it names none."""
    hours = _document(content).get("office_hours", {})
    if not isinstance(hours, dict):
        raise NoticeUnreadable(where="office_hours", reason="应为对象")
    return tuple(_hours(s, hours[s], hours) for s in ("summer", "winter") if s in hours)


def _document(content: str) -> dict[str, Any]:
    try:
        found = json.loads(content.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise NoticeUnreadable(where="JSON", reason=str(error)) from None
    if not isinstance(found, dict):
        raise NoticeUnreadable(where="JSON", reason="应为对象")
    return found


def _notice(year: str, row: Any, area: str) -> Notice:
    if not re.fullmatch(r"20[0-9]{2}", year) or not isinstance(row, dict):
        raise NoticeUnreadable(where=year, reason="年份应为 2000 至 2099，内容应为对象")
    source = _text(row, "source", year)
    if not source:
        raise NoticeUnreadable(where=f"{year}.source", reason="须写明来源")
    text = _text(row, "text", year)
    days = [*_days(row, "off", year), *_days(row, "work", year)]
    if len({special.day for special in days}) != len(days):
        raise NoticeUnreadable(where=year, reason="同一天写了两次")
    return Notice(area, int(year), text, source, tuple(sorted(days, key=lambda s: s.day)))


def _days(row: Mapping[str, Any], name: str, year: str) -> Iterator[Special]:
    listed = row.get(name, [])
    if not isinstance(listed, list):
        raise NoticeUnreadable(where=f"{year}.{name}", reason="应为日期列表")
    for text in listed:
        where = f"{year}.{name}: {text}"
        try:
            day = date.fromisoformat(text)
        except (TypeError, ValueError):
            raise NoticeUnreadable(where=where, reason="不是日期") from None
        # A notice for a new year may begin with the last days of December.
        eve = day.year == int(year) - 1 and day.month == _DECEMBER
        if day.year != int(year) and not eve:
            raise NoticeUnreadable(where=where, reason="不在该年")
        yield Special(day, name == "work", "调休上班" if name == "work" else "民族节日放假")


def _hours(season: str, row: Any, every: Mapping[str, Any]) -> Hours:
    where = f"office_hours.{season}"
    if not isinstance(row, dict) or not isinstance(row.get("hours"), list):
        raise NoticeUnreadable(where=where, reason="应有 from 和 hours")
    spans = tuple(str(span) for span in row["hours"])
    from_day = str(row.get("from", ""))
    if not spans or not _DAY.fullmatch(from_day) or not all(map(_HOURS.fullmatch, spans)):
        raise NoticeUnreadable(where=where, reason="应为 MM-DD 和 HH:MM-HH:MM")
    fallback = every.get("summer", {})
    source = row.get("source") or (fallback.get("source") if isinstance(fallback, dict) else "")
    return Hours(season, from_day, spans, str(source or ""))


def _text(row: Mapping[str, Any], name: str, year: str) -> str:
    value = row.get(name, "")
    if not isinstance(value, str):
        raise NoticeUnreadable(where=f"{year}.{name}", reason="应为文字")
    return value.strip()
