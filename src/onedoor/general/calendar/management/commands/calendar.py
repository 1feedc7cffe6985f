"""``onedoor calendar``: due dates for other systems, import of notices, one year as a table."""

import csv
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from onedoor.general.calendar.domain.errors import NoticeUnreadable
from onedoor.general.calendar.management import rows
from onedoor.general.calendar.queries import calendar_of, year_of
from onedoor.general.calendar.services import import_file
from onedoor.general.places import api as places
from onedoor.kernel.actors import system
from onedoor.kernel.days import legal_day

_CHUNK = 2000


class Command(BaseCommand):
    """Count due dates, import notices, show a year."""

    help = "Count due dates (due), import notices (import), show a year (show)."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        due = actions.add_parser("due", help="read rows from stdin, print one due date a row")
        due.add_argument("--area", required=True, help="650500, or 100000 for the national one")
        taken = actions.add_parser("import", help="import yearly notices from a JSON file")
        taken.add_argument("file", help="the file, or - for stdin")
        taken.add_argument("--area", default="650000", help="whose notices (default 650000)")
        shown = actions.add_parser("show", help="print a year as CSV")
        shown.add_argument("--area", required=True)
        shown.add_argument("--year", type=int, required=True)

    def handle(self, *_: Any, **options: Any) -> None:
        area = _area(options["area"])
        match options["action"]:
            case "due":
                self._due(area)
            case "import":
                self._import(area, options["file"])
            case _:
                self._show(area, options["year"])

    def _due(self, area: str) -> None:
        lines = rows.lines_of(sys.stdin.buffer)
        header = next((line for line in lines if line.strip()), "")
        try:
            form = rows.form_of(rows.cells_of(header) if header else [])
        except (rows.HeaderWrong, rows.RowWrong) as error:
            raise CommandError(str(error)) from None
        if form.ignored:
            self.stderr.write(f"columns left out: {', '.join(form.ignored)}")
        calendar = calendar_of(area, on=legal_day(timezone.now()))
        wrong = 0
        told: list[str] = []
        for answer, good in rows.answers(lines, form, calendar):
            wrong += not good
            told.append(answer)
            if len(told) >= _CHUNK:
                self.stdout.write("\n".join(told))
                told.clear()
        if told:
            self.stdout.write("\n".join(told))
        if wrong:
            self.stdout.flush()
            sys.exit(1)

    def _import(self, area: str, name: str) -> None:
        try:
            content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            done = import_file(
                content=content.decode("utf-8-sig"),
                area=area,
                actor=system("calendar import"),
                at=timezone.now(),
            )
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from None
        except UnicodeDecodeError:
            raise CommandError(f"{name}: not UTF-8") from None
        except NoticeUnreadable as error:
            raise CommandError(f"{name}: {error.facts['where']}: {error.facts['reason']}") from None
        for year in done:
            self.stdout.write(f"{year.year} {year.outcome} (version {year.version})")

    def _show(self, area: str, year: int) -> None:
        if not 2000 <= year <= 2099:  # noqa: PLR2004  # the span of the table
            raise CommandError("the year must lie between 2000 and 2099")
        table = csv.writer(self.stdout, lineterminator="\n")
        table.writerow(["date", "weekday", "workday", "reason"])
        for day in year_of(area, year):
            table.writerow([day.day, day.day.isoweekday(), int(day.working), day.reason])
        if year not in calendar_of(area).known_years:
            self.stderr.write(f"{year}: provisional, a notice for this year is missing")


def _area(text: str) -> str:
    code = places.full_code(text)
    if not places.is_area_code(code):
        raise CommandError(f"{text!r} is no area code (6, 9 or 12 digits)")
    try:
        if code not in {places.CHINA, places.XINJIANG}:
            places.require_in_city(code, xpcc=True)
    except (places.OutsideTheCity, places.PlaceMissing):
        raise CommandError(
            f"no calendar of {text}: it is neither 100000, 650000 nor in 650500"
        ) from None
    return code
