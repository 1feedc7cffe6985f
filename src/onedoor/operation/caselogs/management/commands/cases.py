"""``onedoor cases …``: logs of cases that other systems handled, and our cases for others."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from onedoor.kernel.actors import system
from onedoor.kernel.areas import HAMI
from onedoor.kernel.days import LEGAL_TIME, legal_time
from onedoor.operation.caselogs import api as caselogs
from onedoor.operation.exports import api as exports

_ACTOR = system("cases.import_log")
_EXPORTER = system("cases.export")


class Command(BaseCommand):
    """Take in a log of cases, count it, compare it with a published flow; or export our own."""

    help = "Import, count and compare logs of cases of other systems; export ours."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True)
        taken = kinds.add_parser("import-log", help="take in a log: CSV or XES, plain or gzip")
        taken.add_argument("file", type=Path)
        counted = kinds.add_parser("stats", help="print figures of the imported cases")
        counted.add_argument("--json", action="store_true", help="one JSON object")
        compared = kinds.add_parser("compare-log", help="list what the published flow lacks")
        compared.add_argument("--item", required=True, help="code of the item")
        compared.add_argument("--item-version", type=int, help="else the version in force")
        compared.add_argument("--json", action="store_true", help="one JSON object")
        told = kinds.add_parser("export", help="print our cases in a national shape")
        told.add_argument("--shape", required=True, choices=sorted(exports.SHAPES))
        told.add_argument("--since", type=_moment, help="day or moment; else the last batch's end")
        told.add_argument("--batch", default="", help="print a batch again, as it was")
        told.add_argument("--area", default=HAMI, help="code of the area, else the whole city")
        told.add_argument("--format", default="csv", choices=[one.value for one in exports.Format])
        told.add_argument("--personal", action="store_true", help="mask nothing")
        for kind in (taken, compared):
            kind.add_argument("--map", type=Path, help="TOML that names the columns")
        for kind in (taken, counted, compared):
            kind.add_argument("--system", default="", help="name of the system the log is from")

    def handle(self, *_: Any, **options: Any) -> None:
        """Do the work of the sub-command."""
        getattr(self, f"_{options['kind'].replace('-', '_')}")(options)

    def _import_log(self, options: dict[str, Any]) -> None:
        report = caselogs.import_log(
            file=options["file"],
            by=_map(options["map"]),
            system=options["system"],
            actor=_ACTOR,
            at=timezone.now(),
            progress=lambda rows: self.stderr.write(f"{rows} rows read"),
        )
        for row in report.refused:
            self.stdout.write(f"error: line {row.line}: {row.why}")
        unnamed = report.refused_count - len(report.refused)
        if unnamed:
            self.stdout.write(f"error: and {unnamed} rows more")
        if report.differing:
            self.stdout.write(
                f"{report.differing} cases are told of in different ways; the last row counts"
            )
        self.stdout.write(
            f"{report.system}: {report.rows} rows: {report.new_events} events new, "
            f"{report.known_events} known, {report.refused_count} refused; {report.cases} cases: "
            f"{report.new_cases} new, {report.changed_cases} changed"
        )
        if report.refused_count:
            raise SystemExit(1)

    def _stats(self, options: dict[str, Any]) -> None:
        found = asdict(caselogs.stats(system=options["system"]))
        found["open"] = found.pop("open_cases")
        for name in ("first_event", "last_event"):
            found[name] = _iso(found[name])
        self._print(found, as_json=options["json"])

    def _compare_log(self, options: dict[str, Any]) -> None:
        found = caselogs.compare(
            code=options["item"],
            version=options["item_version"],
            system=options["system"],
            by=_map(options["map"]),
        )
        told: dict[str, Any] = {
            f"extra_{name}": {one.what: one.count for one in getattr(found, name)}
            for name in ("steps", "orders", "conditions")
        }
        self._print({**told, "unused_steps": list(found.unused)}, as_json=options["json"])

    def _export(self, options: dict[str, Any]) -> None:
        number = options["batch"]
        if not number:
            reach = exports.Reach(area=options["area"], personal=options["personal"])
            made = exports.begin(
                reach=reach, actor=_EXPORTER, at=timezone.now(), since=options["since"]
            )
            number = made.number
            self.stderr.write(f"batch {number}: {_iso(made.since)} to {_iso(made.until)}")
        form = exports.Format(options["format"])
        lines = exports.written(batch=number, shape=options["shape"], form=form, actor=_EXPORTER)
        for line in lines:
            self.stdout.write(line, ending="")

    def _print(self, found: dict[str, Any], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        for name, value in found.items():
            lines = value.items() if isinstance(value, dict) else [("", value)]
            for word, count in lines:
                self.stdout.write("\t".join((name, *([word] if word else []), str(count))))


def _moment(text: str) -> datetime:
    """Return a moment, or the beginning of a day by Beijing time."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=LEGAL_TIME)


def _map(file: Path | None) -> caselogs.ColumnMap | None:
    return caselogs.read_map(file.read_text("utf-8-sig")) if file else None


def _iso(moment: datetime | None) -> str | None:
    return legal_time(moment).isoformat() if moment else None
