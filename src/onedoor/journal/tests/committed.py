"""A committed journal to be tampered with, and processes to be killed."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections, transaction

from onedoor.journal import api as journal
from onedoor.journal.domain.checkpoints import PublicKey, public_key
from onedoor.journal.queries import verification
from onedoor.journal.services import sealing
from onedoor.kernel.actors import Actor, ActorKind
from tests import database

AT = datetime(2026, 11, 24, 4, 28, 49, tzinfo=UTC)
CLERK = Actor(ActorKind.STAFF, "S001", body="11650502MB1234567X", area="650502000000")
SEED = bytes(range(32))
PUBLIC = public_key(SEED)
ROOT = Path(__file__).resolve().parents[4]


@dataclass(frozen=True)
class Journal:
    """One database and the witness file of its sealer."""

    name: str
    witness: Path

    @property
    def exported(self) -> Path:
        return self.witness.parent / f"{self.name}.jsonl"

    def seal(self, *, seed: bytes = SEED) -> None:
        sealing.seal(at=AT, seed=seed, witness=self.witness)

    def tamper(self, *statements: str) -> None:
        """Do as a superuser what no trigger hinders."""
        url = database.the_cluster().url("postgres", self.name)
        with psycopg.connect(url) as superuser:
            superuser.execute("SET session_replication_role = replica")
            for statement in statements:
                superuser.execute(statement)

    def findings(self, *receipts: journal.Receipt, public: PublicKey = PUBLIC) -> list[str]:
        report = verification.verify(public=public, witness=self.witness, receipts=receipts)
        return [str(finding) for finding in report.findings]

    def findings_outside(self, *receipts: journal.Receipt, public: PublicKey = PUBLIC) -> list[str]:
        """Export, and ask the stand-alone verifier, which knows nothing but files."""
        with self.exported.open("w", encoding="utf-8") as out:
            verification.export(out, public=public)
        return self.findings_in_export(*receipts, key=str(public))

    def findings_in_export(self, *receipts: journal.Receipt, key: str = str(PUBLIC)) -> list[str]:
        verifier = ROOT / "tools" / "verify_journal.py"
        command = [sys.executable, "-I", str(verifier), str(self.exported)]
        command += ["--key", key]
        if self.witness.exists():
            command += ["--witness", str(self.witness)]
        command += [word for receipt in receipts for word in ("--receipt", str(receipt))]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        *findings, summary = done.stdout.splitlines()
        assert done.returncode == bool(findings), done.stderr
        assert summary.startswith("entries ")
        return findings


@contextmanager
def working_on(name: str) -> Iterator[None]:
    """Let this process work on another database."""
    before = str(settings.DATABASES["default"]["NAME"])
    _point_at(name)
    try:
        yield
    finally:
        _point_at(before)


def write_in_lanes(count: int, each: int) -> list[list[journal.Receipt]]:
    """Write from several connections that live at the same time; return receipts by writer."""
    together = threading.Barrier(count)
    written: list[list[journal.Receipt]] = []

    def write() -> None:
        receipts = []
        for n in range(each):
            with transaction.atomic():
                receipts.append(write_one(f"C{n}"))
            if not n:
                together.wait()
        written.append(receipts)

    in_threads([write] * count)
    return sorted(written, key=lambda receipts: receipts[0].writer)


def write_one(subject: str, kind: str = "cases.received") -> journal.Receipt:
    return journal.write(kind=kind, subject=subject, at=AT, by=CLERK, n=1)


def in_threads(work: list[Callable[[], None]]) -> None:
    """Do everything at the same time, each on connections of its own."""

    def alone(one: Callable[[], None]) -> None:
        try:
            one()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=alone, args=[one]) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def start(name: str, data: Path, *words: str) -> "subprocess.Popen[str]":
    """Start a process of ours on a database, to be killed by the caller."""
    environ = {
        **os.environ,
        **database.keys(),
        **database.urls(database.the_cluster(), name),
        "ONEDOOR_JOURNAL_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "ONEDOOR_DATA": str(data),
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
    }
    return subprocess.Popen(
        [sys.executable, *words], env=environ, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )


def _point_at(name: str) -> None:
    for alias in ("default", "owner", "sealer"):
        connections[alias].close()
        settings.DATABASES[alias]["NAME"] = name
        connections[alias].settings_dict["NAME"] = name
