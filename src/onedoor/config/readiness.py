"""Whether an installation can do its work now."""

from dataclasses import dataclass
from functools import cache

import psycopg
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

_HEARTBEAT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is asked, and the fault of each; an empty fault is none."""

    database: str
    migrations: str
    worker: str

    @property
    def ready(self) -> bool:
        return not (self.database or self.migrations or self.worker)


def readiness() -> Readiness:
    """Ask the database, on a connection of its own so that a busy pool is no fault."""
    try:
        with psycopg.connect(settings.ENVIRONMENT.database_url, connect_timeout=2) as connection:
            return Readiness("", _migrations(connection), _worker(connection))
    except psycopg.OperationalError:
        return Readiness("does not answer", "unknown", "unknown")


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """Return the migrations that this code knows."""
    return frozenset(MigrationLoader(None).disk_migrations)


def _migrations(connection: psycopg.Connection) -> str:
    try:
        rows = connection.execute("SELECT app, name FROM django_migrations").fetchall()
    except psycopg.errors.UndefinedTable:
        connection.rollback()
        rows = []
    missing = known_migrations() - {(app, name) for app, name in rows}
    return f"{len(missing)} pending" if missing else ""


def _worker(connection: psycopg.Connection) -> str:
    try:
        row = connection.execute(
            "SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers"
        ).fetchone()
    except psycopg.errors.UndefinedTable:
        return "none"
    if row is None or row[0] is None:
        return "none"
    return f"silent for {row[0]:.0f} s" if row[0] > _HEARTBEAT_SECONDS else ""
