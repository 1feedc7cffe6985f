"""One PostgreSQL cluster in one data folder."""

import json
import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from onedoor.embedded import accounts, folders, processes, programs
from onedoor.embedded.errors import ClusterError
from onedoor.embedded.programs import Programs

__all__ = [
    "ROLES",
    "SUPERUSER",
    "Cluster",
    "ClusterError",
    "cluster",
    "is_made",
    "make_database",
    "start",
    "stop",
]

ROLES = ("onedoor_owner", "onedoor_app", "onedoor_sealer", "onedoor_gateway")
SUPERUSER = "postgres"
_RECOVERY_SECONDS = 600  # a crash under heavy load may take minutes to recover from
_ORPHAN_SECONDS = 20  # backends notice at once that their postmaster died
_STOP_SECONDS = 60
_LOG_BYTES = 10_000_000

Tell = Callable[[str], None]


def _silent(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster: its folder, its programs, the user it runs as (None is the caller).

    One that is not ``durable`` is for tests: it waits for no disk and may be lost.
    """

    folder: Path
    programs: Programs
    user: str | None
    durable: bool = True

    @property
    def pgdata(self) -> Path:
        return self.folder / "postgresql"

    @property
    def socket(self) -> Path:
        return folders.socket_folder(self.folder)

    @property
    def log(self) -> Path:
        return self.folder / "postgresql.log"

    def url(self, role: str, database: str) -> str:
        """Return the connection string of a role for a database of this cluster."""
        password = self.passwords()[role]
        return f"postgresql://{role}:{password}@/{database}?host={quote(str(self.socket), safe='')}"

    def passwords(self) -> dict[str, str]:
        try:
            kept: dict[str, str] = json.loads((self.folder / "postgresql.json").read_text("utf-8"))
        except FileNotFoundError as error:
            message = f"{self.folder / 'postgresql.json'} with the database's passwords is gone"
            raise ClusterError(message) from error
        return kept

    def answers(self) -> bool:
        """Say whether a real connection succeeds; a process id proves nothing."""
        return not self.silence()

    def silence(self) -> str:
        """Return why a real connection fails, empty when it succeeds."""
        try:
            psycopg.connect(self.url(SUPERUSER, "postgres"), connect_timeout=5).close()
        except psycopg.OperationalError as error:
            return str(error).strip().splitlines()[-1]
        return ""


def cluster(folder: Path, *, chosen: Programs | None = None, durable: bool = True) -> Cluster:
    """Return the cluster of a data folder, made or not; nothing is changed.

    A cluster that was made keeps the major version that made it, whatever else is installed.
    """
    user = accounts.server_user()
    try:
        found = chosen or programs.choose(major=_major(folder))
    except ClusterError as error:
        message = f"{folder}: {error}"
        raise ClusterError(message) from error
    except PermissionError as error:
        message = f"{folder} belongs to another user: choose another one with ONEDOOR_DATA"
        raise ClusterError(message) from error
    if chosen and _major(folder) not in (None, chosen.major):
        message = f"{folder} was made by PostgreSQL {_major(folder)}, not {chosen.major}"
        raise ClusterError(message)
    return Cluster(folder, found, user, durable)


def is_made(found: Cluster) -> bool:
    """Say whether the cluster has been made."""
    return _major(found.folder) is not None


def start(found: Cluster, tell: Tell = _silent) -> bool:
    """Make the cluster if needed and start it; return when it answers.

    Safe to call from several processes at once.  The answer says whether this call started it.
    """
    folders.make_data_folder(found.folder)
    with folders.locked(found.folder / "postgresql.lock"):
        ready = _with_programs(found)
        if not is_made(found):
            tell(f"making a PostgreSQL {found.programs.major} in {found.folder}")
            _make(ready)
        folders.check_owner(found.pgdata, found.user)
        if found.answers():
            return False
        _launch(ready, tell)
        _make_roles(found)
        return True


def stop(found: Cluster) -> None:
    """Stop the cluster; do nothing when it does not run."""
    if not is_made(found):
        return
    folders.check_owner(found.pgdata, found.user)
    with folders.locked(found.folder / "postgresql.lock"):
        if not _postmaster(found):
            return
        ready = _with_programs(found)
        where = ("-D", str(found.pgdata), "-s", "-w", "-t", str(_STOP_SECONDS))
        try:
            _run(ready, "pg_ctl", "stop", "-m", "fast", *where)
        except ClusterError:
            if _postmaster(found):
                _run(ready, "pg_ctl", "stop", "-m", "immediate", *where)


def make_database(found: Cluster, name: str, *, template: str = "template1") -> bool:
    """Make a database that the owner role owns and in which the app role may read and write.

    Return whether it was missing.  A copy of a ``template`` of ours has its rights already.
    """
    if template != "template1":
        _execute(found, _create(name, template))
        return True
    with folders.locked(found.folder / "postgresql.lock"):
        if _has_database(found, name):
            return False
        # Under another name until its rights are set: a killed call leaves no half of it.
        unfinished = f"{name}_unfinished"
        _make_roles(found)
        _execute(found, sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(unfinished)))
        _execute(found, _create(unfinished, template))
        with psycopg.connect(found.url(SUPERUSER, unfinished), autocommit=True) as connection:
            for statement in _GRANTS:
                connection.execute(statement)
        _execute(
            found,
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(unfinished), sql.Identifier(name)
            ),
        )
        return True


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
    part = found.folder / "postgresql.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    accounts.give(part, found.user)
    pwfile = part.with_name("initdb.password")
    _write_private(pwfile, passwords[SUPERUSER])
    accounts.give(pwfile, found.user)
    _run(
        found,
        "initdb", "-D", str(part), "-U", SUPERUSER, "-E", "UTF8", *found.programs.locale,
        "--auth-local=scram-sha-256", "--auth-host=reject", f"--pwfile={pwfile}",
        *(() if found.durable else ("--no-sync",)),
    )  # fmt: skip
    pwfile.unlink()
    with (part / "postgresql.conf").open("a") as conf:
        conf.write("\ninclude_if_exists = 'onedoor.conf'\n")
    _write_private(found.folder / "postgresql.json", json.dumps(passwords))
    made_by = {"origin": found.programs.origin, "major": found.programs.major}
    (found.folder / "made-by.json").write_text(json.dumps(made_by), "utf-8")
    part.rename(found.pgdata)


def _launch(found: Cluster, tell: Tell) -> None:
    _clear_dead(found)
    folders.make_socket_folder(found.socket, found.user)
    conf = found.pgdata / "onedoor.conf"
    conf.write_text(_conf(found), "utf-8")
    accounts.give(conf, found.user)
    if found.log.exists() and found.log.stat().st_size > _LOG_BYTES:
        found.log.replace(found.log.with_suffix(".log.1"))
    found.log.touch(mode=0o600)
    accounts.give(found.log, found.user)
    if not _postmaster(found):
        _run(found, "pg_ctl", "start", "-D", str(found.pgdata), "-W", "-s", "-l", str(found.log))
    _wait(found, tell)


def _wait(found: Cluster, tell: Tell) -> None:
    # Not pg_ctl's own waiting: it gives up after a fixed time, in the middle of a recovery.
    began = told = time.monotonic()
    while why := found.silence():
        now = time.monotonic()
        died = now - began > 1 and not _postmaster(found)
        if died or now - began > _RECOVERY_SECONDS:
            message = f"PostgreSQL does not start ({_last_line(found.log) or why})"
            raise ClusterError(message)
        if now - told > 5:  # noqa: PLR2004  # seconds between two lines of progress
            told = now
            tell(f"PostgreSQL is recovering: {why}")
        time.sleep(0.05)


def _clear_dead(found: Cluster) -> None:
    """Remove the lock of a postmaster that died.

    PostgreSQL itself looks at the process id only, and so refuses to start while a zombie, or
    whoever got the id since, holds it.  The lock goes once nobody works in the data any more.
    """
    if not processes.everyone() or _postmaster(found):
        return
    deadline = time.monotonic() + _ORPHAN_SECONDS
    while left := processes.working_in(found.pgdata):
        if time.monotonic() > deadline:
            message = f"processes of a dead PostgreSQL still work in {found.pgdata}: {left}"
            raise ClusterError(message)
        time.sleep(0.1)
    (found.pgdata / "postmaster.pid").unlink(missing_ok=True)
    for socket in found.socket.glob(".s.PGSQL.*"):  # nobody else has a socket here
        socket.unlink()


def _postmaster(found: Cluster) -> int:
    """Return the living postmaster's process id, 0 when there is none."""
    try:
        lines = (found.pgdata / "postmaster.pid").read_text("utf-8").splitlines()
        pid = int(lines[0])
    except (OSError, ValueError, IndexError):
        return 0
    if processes.everyone():
        return pid if pid in processes.working_in(found.pgdata) else 0
    return pid if processes.lives(pid) else 0


def _conf(found: Cluster) -> str:
    socket = str(found.socket).replace("'", "''")
    lines = [
        "# Written at every start; change nothing here.",
        "listen_addresses = ''",
        f"unix_socket_directories = '{socket}'",
        "unix_socket_permissions = 0700",
        f"shared_buffers = {'256MB' if found.durable else '64MB'}",
        f"max_connections = {100 if found.durable else 300}",  # tests race a hundred at once
        "timezone = 'UTC'",
        "log_timezone = 'UTC'",
    ]
    if not found.durable:
        lines += ["fsync = off", "full_page_writes = off", "synchronous_commit = off"]
    return "\n".join(lines) + "\n"


def _make_roles(found: Cluster) -> None:
    passwords = found.passwords()
    with psycopg.connect(found.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        there = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        for role in ROLES:
            if role not in there:
                connection.execute(
                    sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
                        sql.Identifier(role), sql.Literal(passwords[role])
                    )
                )


def _create(name: str, template: str) -> sql.Composed:
    return sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER onedoor_owner").format(
        sql.Identifier(name), sql.Identifier(template)
    )


def _has_database(found: Cluster, name: str) -> bool:
    with psycopg.connect(found.url(SUPERUSER, "postgres")) as connection:
        asked = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return asked.fetchone() is not None


def _execute(found: Cluster, statement: sql.Composed) -> None:
    with psycopg.connect(found.url(SUPERUSER, "postgres"), autocommit=True) as connection:
        connection.execute(statement)


def _major(folder: Path) -> int | None:
    path = folder / "postgresql" / "PG_VERSION"
    try:
        return int(path.read_text("utf-8"))
    except FileNotFoundError:
        return None


def _with_programs(found: Cluster) -> Cluster:
    """Return the cluster with programs that the server's user can run."""
    if found.user is None:
        return found
    folders.check_reachable(found.folder, found.user)
    if not found.programs.shipped:
        return found
    moved = programs.copied(found.programs, found.folder)
    return Cluster(found.folder, moved, found.user, found.durable)


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(text, "utf-8")


def _last_line(log: Path) -> str:
    try:
        lines = log.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    told = [line for line in lines if "FATAL" in line or "PANIC" in line]
    return told[-1].rpartition("FATAL:")[2].strip() if told else ""


def _run(found: Cluster, program: str, *arguments: str) -> None:
    result = subprocess.run(
        [str(found.programs.folder / program), *arguments],
        user=found.user,
        group=found.user,
        extra_groups=[] if found.user else None,
        cwd=found.folder,
        env={"PATH": os.defpath, "LC_ALL": "C", "HOME": str(found.folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        told = (result.stderr.strip() or result.stdout.strip()).splitlines()
        message = f"{program}: {told[0] if told else 'failed'}"
        raise ClusterError(message)
