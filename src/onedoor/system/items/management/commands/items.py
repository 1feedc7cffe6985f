"""``onedoor items import FILE.csv --area CODE [--sample]`` and ``onedoor items search WORDS``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from onedoor.kernel.actors import system
from onedoor.kernel.answers import advice_of
from onedoor.kernel.errors import DomainError
from onedoor.system.items import api as items
from onedoor.system.items.domain import importing


class Command(BaseCommand):
    """Import a list of items, or search the catalogue."""

    help = "Import a list of items (CSV), or search the catalogue."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True)
        taken = kinds.add_parser("import", help="take the rows of a CSV file into the catalogue")
        taken.add_argument("file", type=Path)
        taken.add_argument("--area", required=True, help="area code, 2 to 12 digits")
        taken.add_argument(
            "--sample", action="store_true", help="mark the rows as sample data of another place"
        )
        found = kinds.add_parser("search", help="print code<TAB>name, best first")
        found.add_argument("words", nargs="+")
        found.add_argument("--limit", type=int, default=20)
        found.add_argument("--area", default="")

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            self._import(options) if options["kind"] == "import" else self._search(options)
        except DomainError as refused:
            raise CommandError(advice_of(refused, "zh-hans").what) from None
        except OSError as wrong:
            raise CommandError(f"{options['file']}: {wrong.strerror}") from None

    def _search(self, options: dict[str, Any]) -> None:
        words = " ".join(options["words"])
        found = items.search(words, area=options["area"] or None, limit=options["limit"])
        for hit in found:
            self.stdout.write(f"{hit.entry.code}\t{hit.entry.name.zh}")

    def _import(self, options: dict[str, Any]) -> None:
        report = items.import_rows(
            rows=importing.table(options["file"].read_bytes()),
            area=options["area"],
            sample=options["sample"],
            actor=system("items.import"),
            at=timezone.now(),
        )
        for row in report.refused:
            self.stdout.write(f"error: line {row.line}: {row.why}: {row.name}")
        self.stdout.write(
            f"{report.rows} rows: {report.added} added, {report.changed} changed, "
            f"{report.unchanged} unchanged, {len(report.refused)} refused"
        )
        if report.refused:
            raise SystemExit(1)
