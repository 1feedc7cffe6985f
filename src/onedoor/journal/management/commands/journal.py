"""``onedoor journal …``: seal, verify, export, deliver, partitions, events."""

import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error, OperationalError, connection, connections
from django.utils import timezone

from onedoor.journal.domain.entries import Receipt, parsed_receipt
from onedoor.journal.domain.merkle import Frontier
from onedoor.journal.queries import deliveries, log, verification
from onedoor.journal.services import delivering, partitions, sealing

MONTHS_AHEAD = 13
_POLL_SECONDS = 0.25
_SEAL_SECONDS = 1.0
_DAY_SECONDS = 86_400.0
_QUIET_SECONDS = 2.0  # without a notification the journal is looked at after this time
_EVENTS = "onedoor.journal.http.asgi:application"

logger = structlog.get_logger()


class Command(BaseCommand):
    """Everything the journal does outside a request."""

    help = "Seal, verify, export or deliver the journal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        words = parser.add_subparsers(dest="word", required=True)
        verify = words.add_parser("verify", help="Find what was done to the journal afterwards.")
        verify.add_argument("--receipt", action="append", default=[], type=_receipt)
        export = words.add_parser("export", help="Write the journal as JSON lines ('-' is stdout).")
        export.add_argument("file")
        for word, told in (("seal", "Seal what is new."), ("deliver", "Tell the subscribers.")):
            words.add_parser(word, help=told).add_argument("--forever", action="store_true")
        make = words.add_parser("partitions", help="Make the partitions of the coming months.")
        make.add_argument("--months", type=int, default=MONTHS_AHEAD)
        events = words.add_parser("events", help="Serve the event stream of the desks.")
        events.add_argument("--port", type=int, default=settings.ENVIRONMENT.events_port)
        events.add_argument("--host", default="127.0.0.1")

    def handle(self, *_: Any, word: str, **options: Any) -> None:
        getattr(self, word)(options)

    def verify(self, options: dict[str, Any]) -> None:
        report = verification.verify(
            public=log.public_key(), witness=_witness(), receipts=options["receipt"]
        )
        for finding in report.findings:
            self.stdout.write(str(finding))
        self.stdout.write(
            f"entries {report.entries}, sealed {report.sealed}, "
            f"witness {'read' if report.witnessed else 'absent'}, findings {len(report.findings)}"
        )
        unsealed = report.entries - report.sealed
        if unsealed > 0:
            self.stdout.write(
                f"the last {unsealed} are not sealed yet: if a superuser removed such entries and "
                "set their lanes back, that is not found"
            )
        if report.findings:
            sys.exit(1)

    def export(self, options: dict[str, Any]) -> None:
        if options["file"] == "-":
            verification.export(sys.stdout, public=log.public_key())
            return
        with Path(options["file"]).open("w", encoding="utf-8") as out:
            rows = verification.export(out, public=log.public_key())
        self.stdout.write(f"{rows} rows written to {options['file']}")

    def seal(self, options: dict[str, Any]) -> None:
        if settings.ENVIRONMENT.ephemeral:
            message = "no signing key: set ONEDOOR_JOURNAL_KEY, or make an installation first"
            raise CommandError(message)
        try:
            if options["forever"]:
                _Sealing().run()
            frontier = _seal(None)
        except sealing.KeyReplacedError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"sealed {frontier.size} entries")

    def deliver(self, options: dict[str, Any]) -> None:
        """With --forever this is a process of its own, started beside the worker."""
        if not options["forever"]:
            self.stdout.write(f"delivered {delivering.deliver(at=timezone.now())}")
            return
        while True:
            _surviving(lambda: delivering.deliver(at=timezone.now()))
            _surviving(_wait_for_news)

    def partitions(self, options: dict[str, Any]) -> None:
        for name in partitions.make(months=options["months"], at=timezone.now()):
            self.stdout.write(name)
        if strays := deliveries.strays():
            message = f"{strays} entries lie outside every month: make their partitions"
            raise CommandError(message)

    def events(self, options: dict[str, Any]) -> None:
        """Serve the stream with granian: one process, no worker threads to speak of."""
        from granian import Granian  # noqa: PLC0415  # only this word needs a server
        from granian.constants import Interfaces  # noqa: PLC0415  # only this command needs the server

        Granian(
            _EVENTS, address=options["host"], port=options["port"], interface=Interfaces.ASGI
        ).serve()


class _Sealing:
    """The sealer's endless work: at most one checkpoint a second, none when nothing is new."""

    def __init__(self) -> None:
        self._frontier: Frontier | None = None
        self._partitions_at = 0.0

    def run(self) -> None:
        while True:
            before = self._frontier.size if self._frontier else -1
            _surviving(self._once)
            is_new = self._frontier is not None and self._frontier.size != before
            time.sleep(_SEAL_SECONDS if is_new else _POLL_SECONDS)

    def _once(self) -> None:
        if time.monotonic() >= self._partitions_at:
            partitions.make(months=MONTHS_AHEAD, at=timezone.now(), using=sealing.SEALER)
            self._partitions_at = time.monotonic() + _DAY_SECONDS
        self._frontier = _seal(self._frontier)


def _receipt(text: str) -> Receipt:
    receipt = parsed_receipt(text)
    if receipt is None:
        message = f"not a receipt: {text}"
        raise ArgumentTypeError(message)
    return receipt


def _seal(frontier: Frontier | None) -> Frontier:
    return sealing.seal(
        at=timezone.now(),
        seed=settings.ENVIRONMENT.journal_key,
        witness=_witness(),
        frontier=frontier,
    )


def _witness() -> Path:
    witness: Path = settings.ENVIRONMENT.data / "journal" / "witness.jsonl"
    return witness


def _surviving(work: Callable[[], object]) -> None:
    """Do a piece of endless work; a database that went away is waited for."""
    try:
        work()
    except Error as error:
        if not isinstance(error, OperationalError):
            raise
        logger.warning("database_unavailable", error=str(error).partition("\n")[0])
        for one in connections.all(initialized_only=True):
            one.close()
        time.sleep(1)


def _wait_for_news() -> None:
    """Return when the sealer has seen new entries, or after a short while."""
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {sealing.CHANNEL}")
    for _ in connection.connection.notifies(timeout=_QUIET_SECONDS, stop_after=1):
        break
