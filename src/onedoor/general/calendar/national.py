"""The national calendar, as the package ``chinesecalendar`` knows it, in the form of notices."""

from collections.abc import Iterator
from datetime import date

from chinese_calendar import constants

from onedoor.general.calendar.domain.notices import Notice, Special
from onedoor.kernel.areas import CHINA

SOURCE = "国务院办公厅年度通知(据 chinesecalendar 整理)"
_NAMES = {member.value: member.chinese for member in constants.Holiday}


def notices() -> Iterator[Notice]:
    """Yield one notice for each year the package knows."""
    days = [
        *(Special(day, working=False, reason=f"{_NAMES[name]}放假") for day, name in _off()),
        *(Special(day, working=True, reason=f"{_NAMES[name]}调休上班") for day, name in _worked()),
    ]
    for year in sorted({special.day.year for special in days}):
        of_year = sorted((s for s in days if s.day.year == year), key=lambda s: s.day)
        yield Notice(
            area=CHINA,
            year=year,
            text=f"国务院办公厅关于{year}年部分节假日安排的通知",
            source=SOURCE,
            days=tuple(of_year),
        )


def _off() -> Iterator[tuple[date, str]]:
    yield from constants.holidays.items()


def _worked() -> Iterator[tuple[date, str]]:
    yield from constants.workdays.items()
