"""Makes an installation ready to work: database, keys, tables, reference data, static files.

Everything here may be run again at any time, by several processes at once, and is quick when
nothing is left to do.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import psycopg
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from onedoor.config import environment
from onedoor.config.loading import load
from onedoor.embedded import cluster
from onedoor.embedded.folders import locked, make_data_folder

Tell = Callable[[str], None]

DATABASE = "onedoor"
_PACKAGE = Path(__file__).resolve().parents[1]
_URLS = {
    "database_url": "onedoor_app",
    "database_owner_url": "onedoor_owner",
    "database_sealer_url": "onedoor_sealer",
    "database_gateway_url": "onedoor_gateway",
}


class NotReady(Exception):
    """The installation cannot work; the message is one clear line."""


def uses_own_database(environ: Mapping[str, str]) -> bool:
    """Say whether the embedded PostgreSQL is used: unless DATABASE_URL names another."""
    return not environ.get("DATABASE_URL")


def prepare_database(data: Path, *, tell: Tell, demo: bool = False) -> bool:
    """Start the database and keep keys and addresses; do this before Django reads its settings.

    The answer says whether this call started PostgreSQL.
    """
    make_data_folder(data)
    started, found = False, {}
    if uses_own_database(os.environ):
        own = cluster.cluster(data)
        started = cluster.start(own, tell)
        if cluster.make_database(own, DATABASE):
            tell("database made")
        found = {name: own.url(role, DATABASE) for name, role in _URLS.items()}
    elif not os.environ.get("DATABASE_OWNER_URL"):
        message = "DATABASE_URL is set but DATABASE_OWNER_URL is not: say who may migrate"
        raise NotReady(message)
    with locked(data / "secrets.lock"):
        kept = kept_secrets(data)
        wanted = {**environment.new_keys(), **kept, **found}
        if demo:
            wanted["demo"] = "1"
        if wanted != kept:
            keep_secrets(data, wanted)
    return started


def kept_secrets(data: Path) -> dict[str, str]:
    """Return the keys and addresses of this installation, none when it is new."""
    path = data / "secrets.json"
    if not path.is_file():
        return {}
    kept: dict[str, str] = json.loads(path.read_text("utf-8"))
    return kept


def keep_secrets(data: Path, wanted: Mapping[str, str]) -> None:
    """Write the secrets so that nobody else ever reads them and no crash halves them."""
    part = data / "secrets.json.part"
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    part.write_text(json.dumps(wanted, indent=1), "utf-8")
    part.replace(data / "secrets.json")


def prepare_tables(data: Path, *, tell: Tell) -> None:
    """Migrate when migrations are pending; load reference data when it is new."""
    stamp = Stamp(data / "base.json")
    if not pending_migrations() and stamp.holds(_base_fingerprint()):
        return
    with locked(data / "tables.lock"):
        if pending := pending_migrations():
            tell(f"migrating the database ({len(pending)} steps)")
            call_command("migrate", database="owner", verbosity=0, interactive=False)
        wanted = _base_fingerprint()
        if not stamp.holds(wanted):
            for name in load("base", at=timezone.now()):
                tell(f"reference data: {name.removeprefix('onedoor.')}")
            stamp.write(wanted)
    connections.close_all()


def pending_migrations() -> list[str]:
    """Return the migrations that are not applied yet."""
    executor = MigrationExecutor(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [str(migration) for migration, _ in plan]


def prepare_demo(data: Path, *, tell: Tell) -> None:
    """Load the demo city when it is new or has changed."""
    stamp = Stamp(data / "demo.json")
    wanted = f"{_database_birth()} {_fingerprint(_sources('demo'))}"
    if stamp.holds(wanted):
        return
    with locked(data / "tables.lock"):
        for name in load("demo", at=timezone.now()):
            tell(f"demo city: {name.removeprefix('onedoor.')}")
        stamp.write(wanted)
    connections.close_all()


def prepare_static_files(*, tell: Tell) -> None:
    """Collect the files that browsers load when they have changed."""
    root = Path(settings.STATIC_ROOT)
    stamp = Stamp(root.with_suffix(".json"))
    sources = [
        Path(storage.path(name))
        for finder in get_finders()
        for name, storage in finder.list(ignore_patterns=None)
    ]
    wanted = _fingerprint(sources, by_content=False)
    if stamp.holds(wanted) and (root / "staticfiles.json").exists():
        return
    tell(f"collecting {len(sources)} static files")
    with locked(root.parent / "static.lock"):
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write(wanted)


class Stamp:
    """A file that remembers for what a step was done."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def holds(self, wanted: str) -> bool:
        """Say whether the step was done for exactly this."""
        return self.path.is_file() and self.path.read_text("utf-8") == wanted

    def write(self, wanted: str) -> None:
        """Remember that the step was done."""
        self.path.write_text(wanted, "utf-8")


def database_error(url: str) -> str:
    """Return why the database does not answer, empty when it does."""
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError as error:
        return str(error).strip().splitlines()[-1].strip()
    return ""


def _base_fingerprint() -> str:
    return f"{_database_birth()} {_fingerprint(_sources('base'))}"


def _database_birth() -> str:
    """Return what tells this database from another: when its first migration ran."""
    if "django_migrations" not in connections["owner"].introspection.table_names():
        return ""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT min(applied) FROM django_migrations")
        return str(cursor.fetchone()[0])


def _sources(kind: str) -> list[Path]:
    data = [path for suffix in ("csv", "json", "toml") for path in _PACKAGE.rglob(f"*.{suffix}")]
    return [*_PACKAGE.rglob(f"{kind}.py"), *data]


def _fingerprint(paths: Iterable[Path], *, by_content: bool = True) -> str:
    digest = sha256()
    for path in sorted(paths):
        digest.update(str(path).encode())
        if by_content:
            digest.update(path.read_bytes())
        else:
            about = path.stat()
            digest.update(f"{about.st_size} {about.st_mtime_ns}".encode())
    return digest.hexdigest()
