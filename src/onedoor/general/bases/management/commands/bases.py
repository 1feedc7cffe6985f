"""``onedoor bases enter|change|reminders``: keep the register of legal bases."""

import csv
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from onedoor.general.bases import api as bases
from onedoor.kernel.actors import system
from onedoor.law.grades import Grade

_ACTOR = system("bases.command")


class Command(BaseCommand):
    """Enter instruments, tell that one was amended or repealed, or list the reminders."""

    help = "Keep the register of legal bases."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True)
        entered = kinds.add_parser("enter", help="take the rows of a CSV file into the register")
        entered.add_argument("file", type=Path)
        changed = kinds.add_parser("change", help="mark an instrument amended or repealed")
        changed.add_argument("title")
        changed.add_argument("--state", choices=["amended", "repealed"], required=True)
        changed.add_argument("--on", type=date.fromisoformat, required=True)
        changed.add_argument("--document", required=True)
        changed.add_argument("--last-article", type=int)
        kinds.add_parser("reminders", help="print due<TAB>body<TAB>item<TAB>title, first due first")

    def handle(self, *_: Any, **options: Any) -> None:
        """Do the work of the sub-command."""
        getattr(self, f"_{options['kind']}")(options)

    def _enter(self, options: dict[str, Any]) -> None:
        given = list(_instruments(options["file"]))
        changed = bases.register(instruments=given, actor=_ACTOR, at=timezone.now())
        self.stdout.write(f"{len(given)} rows: {changed} new or changed")

    def _change(self, options: dict[str, Any]) -> None:
        reminded = bases.change(
            title=options["title"],
            state=bases.State(options["state"]),
            on=options["on"],
            document=options["document"],
            last_article=options["last_article"],
            actor=_ACTOR,
            at=timezone.now(),
        )
        for name in reminded:
            self.stdout.write(name)

    def _reminders(self, _: dict[str, Any]) -> None:
        for one in bases.reminders():
            words = (one.due_on.isoformat(), one.holder, one.cited_by, one.instrument)
            self.stdout.write("\t".join(words))


def _instruments(file: Path) -> Iterator[bases.Instrument]:
    rows = csv.DictReader(file.read_text("utf-8-sig").splitlines())
    for row in rows:
        try:
            yield bases.Instrument(
                title=row["title"].strip(),
                grade=Grade(row["grade"]),
                document=row.get("document") or "",
                since=_day(row.get("since")),
                until=_day(row.get("until")),
                last_article=int(row.get("last_article") or 0),
                source=row.get("source") or "",
            )
        except (KeyError, ValueError, AttributeError) as wrong:
            raise CommandError(f"{file}: line {rows.line_num}: {wrong}") from None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
