"""``onedoor law report``: which article is carried out where, and what still is silent."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from onedoor.law.report import ROOT, as_text, cited_acts, report
from onedoor.site.law.everything import import_everything


class Command(BaseCommand):
    """Print the report on our regulation, or write the pages of all cited acts."""

    help = "Report article by article: code, tests, screens, journal records, silence."

    def add_arguments(self, parser: ArgumentParser) -> None:
        words = parser.add_subparsers(dest="word", required=True)
        wanted = words.add_parser("report", help="print one act, or write docs/law/ with --write")
        wanted.add_argument("--act", default="HAMI", help="code of the act (default HAMI)")
        wanted.add_argument("--write", action="store_true", help="write docs/law/<act>.md")

    def handle(self, *_: Any, **options: Any) -> None:
        import_everything()
        if options["write"]:
            for path, text in pages().items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
                self.stdout.write(path.relative_to(ROOT).as_posix())
            return
        for line in as_text(report(options["act"])):
            self.stdout.write(line)


def pages() -> dict[Path, str]:
    """Return the generated page of every cited act by its place in the documentation."""
    return {
        ROOT / "docs" / "law" / f"{code.lower()}.md": "\n".join(as_text(report(code))) + "\n"
        for code in cited_acts()
    }
