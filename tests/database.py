"""The real database of a test run: one template, remade when migrations or base data change."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import psycopg
from psycopg import sql

from onedoor.config.environment import new_keys
from onedoor.embedded import cluster as embedded
from onedoor.embedded.folders import data_folder, locked, make_data_folder

SOURCE = Path(embedded.__file__).resolve().parents[1]


def the_cluster() -> embedded.Cluster:
    """Return the cluster of this test process, started: not the demo's, and it waits for no disk.

    Each process of a parallel run has its own: what the sealer may take depends on the oldest
    open transaction of the whole cluster, so that one test would wait for another's.
    """
    make_data_folder(data_folder())
    name = "-".join(filter(None, ("tests", os.environ.get("PYTEST_XDIST_WORKER"))))
    found = embedded.cluster(data_folder() / name, durable=False)
    embedded.start(found)
    return found


def template(found: embedded.Cluster) -> str:
    """Return the name of a migrated database to copy, made if the migrations changed."""
    name = f"onedoor_template_{_fingerprint()}"
    with locked(found.folder / "template.lock"):
        if not _exists(found, name):
            building = f"{name}_building"
            drop(found, building)
            embedded.make_database(found, building)
            _migrate(found, building)
            _execute(
                found,
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(building), sql.Identifier(name)
                ),
            )
    return name


def copy(found: embedded.Cluster, name: str) -> None:
    """Make a database as a fresh copy of the template."""
    source = template(found)
    with locked(found.folder / "template.lock"):
        drop(found, name)
        embedded.make_database(found, name, template=source)


def drop(found: embedded.Cluster, name: str) -> None:
    """Drop a database and whoever is connected to it."""
    _execute(found, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def urls(found: embedded.Cluster, name: str) -> dict[str, str]:
    """Return the environment by which a process works on this database."""
    return {
        "DATABASE_URL": found.url("onedoor_app", name),
        "DATABASE_OWNER_URL": found.url("onedoor_owner", name),
        "DATABASE_SEALER_URL": found.url("onedoor_sealer", name),
        "DATABASE_GATEWAY_URL": found.url("onedoor_gateway", name),
    }


def keys() -> dict[str, str]:
    """Return the environment by which a process has new keys."""
    return {f"ONEDOOR_{name.upper()}": value for name, value in new_keys().items()}


def _migrate(found: embedded.Cluster, name: str) -> None:
    environment = {
        **os.environ,
        **urls(found, name),
        "PYTHONPATH": str(SOURCE.parent),
        "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
    }
    for words in (["migrate", "--database=owner"], ["base"]):
        command = [sys.executable, "-m", "django", *words, "--verbosity=0"]
        subprocess.run(command, env=environment, check=True)


def _fingerprint() -> str:
    digest = sha256()
    data = [p for kind in ("csv", "json", "toml") for p in SOURCE.rglob(f"*.{kind}")]
    code = [*SOURCE.rglob("migrations/*.py"), *SOURCE.rglob("base.py")]
    for path in sorted(data + code):
        digest.update(str(path).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _exists(found: embedded.Cluster, name: str) -> bool:
    with psycopg.connect(found.url(embedded.SUPERUSER, "postgres")) as connection:
        asked = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return asked.fetchone() is not None


def _execute(found: embedded.Cluster, statement: sql.Composed) -> None:
    with psycopg.connect(found.url(embedded.SUPERUSER, "postgres"), autocommit=True) as connection:
        connection.execute(statement)


def stop_all() -> None:
    """Stop the clusters of all test processes."""
    for folder in data_folder().glob("tests*"):
        embedded.stop(embedded.cluster(folder))


if __name__ == "__main__":
    stop_all()
