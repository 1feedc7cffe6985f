"""``onedoor codes check``: tells which identity numbers or credit codes are right."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from onedoor.general.codes.domain import identity
from onedoor.kernel.days import legal_day


class Command(BaseCommand):
    """Check codes read from stdin."""

    help = "Read one code a line; print ok [normalised], warn REASON or bad REASON for each."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        check = actions.add_parser("check", help="check codes from stdin")
        check.add_argument("kind", choices=["uscc", "resident"])

    def handle(self, *_: Any, **options: Any) -> None:
        today = legal_day(timezone.now())
        for line in sys.stdin.buffer:
            text = line.decode("utf-8", errors="replace").removeprefix("\ufeff").rstrip("\r\n")
            if options["kind"] == "uscc":
                checked = identity.credit_code(text)
            else:
                checked = identity.resident_number(text, today=today)
            self.stdout.write(_answer(checked, text))


def _answer(checked: identity.Checked, text: str) -> str:
    if checked.outcome is identity.Outcome.OK:
        return "ok" if checked.value == text else f"ok {checked.value}"
    return f"{checked.outcome} {checked.reason}"
