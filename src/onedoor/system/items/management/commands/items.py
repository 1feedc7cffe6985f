"""``onedoor items import|catalogue|proofs|synonyms FILE.csv``, ``onedoor items search WORDS``."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from onedoor.kernel.actors import system
from onedoor.system.items import api as items
from onedoor.system.items.domain import catalogue, entries, importing, proofs
from onedoor.system.items.queries.editing import synonyms
from onedoor.system.items.services import listing, registering

_ACTOR = system("items.import")


class Command(BaseCommand):
    """Take in a list of items, the catalogue, retained proofs or everyday words, or search."""

    help = "Import items, the catalogue, retained proofs or everyday words (CSV), or search."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True)
        taken = kinds.add_parser("import", help="take the rows of a CSV file into the catalogue")
        taken.add_argument("file", type=Path)
        taken.add_argument("--area", required=True, help="area code, 2 to 12 digits")
        taken.add_argument(
            "--sample", action="store_true", help="mark the rows as sample data of another place"
        )
        for kind, told in (("catalogue", "基本目录"), ("proofs", "保留证明事项清单")):
            listed = kinds.add_parser(kind, help=f"take the rows of a CSV file into {told}")
            listed.add_argument("file", type=Path)
        said = kinds.add_parser(
            "synonyms", help="print everyday words, or take them from a CSV file"
        )
        said.add_argument(
            "file", type=Path, nargs="?", help="columns said, means; empty means drops the words"
        )
        found = kinds.add_parser("search", help="print code<TAB>name, best first")
        found.add_argument("words", nargs="+")
        found.add_argument("--limit", type=int, default=20)
        found.add_argument("--area", default="")

    def handle(self, *_: Any, **options: Any) -> None:
        """Do the work of the sub-command."""
        getattr(self, f"_{options['kind']}")(options)

    def _search(self, options: dict[str, Any]) -> None:
        if options["limit"] < 1:
            raise CommandError(f"--limit must be 1 or more, not {options['limit']}")
        words = " ".join(options["words"])
        found = items.search(words, area=options["area"] or None, limit=options["limit"])
        for hit in found:
            self.stdout.write(f"{hit.entry.code}\t{hit.entry.name.zh}")

    def _synonyms(self, options: dict[str, Any]) -> None:
        if options["file"] is None:
            for said, means in synonyms():
                self.stdout.write(f"{said}\t{means}")
            return
        rows = importing.table(options["file"].read_bytes(), required="said")
        taken, refused = importing.everyday_words(rows)
        changed = listing.set_synonyms(pairs=taken, actor=_ACTOR, at=timezone.now())
        self._told(len(taken), changed, refused)

    def _catalogue(self, options: dict[str, Any]) -> None:
        rows = importing.table(options["file"].read_bytes(), required="task_name")
        taken, refused = catalogue.read(rows, source=options["file"].name)
        changed = registering.enter_catalogue(items=taken, actor=_ACTOR, at=timezone.now())
        self._told(len(taken), changed, refused)

    def _proofs(self, options: dict[str, Any]) -> None:
        taken, refused = proofs.read(importing.table(options["file"].read_bytes()))
        changed = items.retain_proofs(proofs=taken, actor=_ACTOR, at=timezone.now())
        self._told(len(taken), changed, refused)

    def _told(self, taken: int, changed: int, refused: list[entries.RefusedRow]) -> None:
        self._name(refused)
        self.stdout.write(
            f"{taken + len(refused)} rows: {changed} new or changed, "
            f"{taken - changed} unchanged, {len(refused)} refused"
        )
        if refused:
            raise SystemExit(1)

    def _name(self, refused: Iterable[entries.RefusedRow]) -> None:
        for row in refused:
            self.stdout.write(f"error: line {row.line}: {row.why}: {row.name}")

    def _import(self, options: dict[str, Any]) -> None:
        report = items.import_rows(
            rows=importing.table(options["file"].read_bytes()),
            area=options["area"],
            sample=options["sample"],
            actor=_ACTOR,
            at=timezone.now(),
        )
        self._name(report.refused)
        for row in report.doubtful:
            self.stdout.write(f"warning: line {row.line}: {row.why}: {row.name}")
        self.stdout.write(
            f"{report.rows} rows: {report.added} added, {report.changed} changed, "
            f"{report.unchanged} unchanged, {len(report.refused)} refused"
        )
        if report.refused:
            raise SystemExit(1)
