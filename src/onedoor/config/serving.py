"""``onedoor serve`` and ``onedoor demo``: everything under one supervisor, or one part alone."""

import os
import shutil
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from onedoor.config import installation, supervisor
from onedoor.config.environment import Environment
from onedoor.config.installation import NotReady, Tell
from onedoor.config.parts import Part, metrics_folder, parts
from onedoor.embedded import cluster
from onedoor.embedded.errors import ClusterError


@dataclass(frozen=True, slots=True)
class Serving:
    """What one run of the supervisor needs to know."""

    environment: Environment
    started_database: bool
    tell: Tell
    greeting: Callable[[], str]


def serve(wanted: Serving) -> None:
    """Run every part until told to stop, then stop PostgreSQL if this run started it."""
    refuse_forgotten_keys(wanted.environment)
    folder = wanted.environment.data / "run"
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "lock").open("a") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError as error:
            message = f"OneDoor already runs at {wanted.environment.site}"
            raise NotReady(message) from error
        if ended := supervisor.end_leftovers(folder):
            wanted.tell(f"ended {ended} processes that a killed run left behind")
        ours = folder / "database-is-ours"
        if wanted.started_database:
            ours.touch()
        refuse_taken_port(wanted.environment)
        _fresh(metrics_folder(wanted.environment.data))
        try:
            _supervise(wanted, folder)
        finally:
            if ours.exists():
                cluster.stop(cluster.cluster(wanted.environment.data))
                ours.unlink()
                wanted.tell("PostgreSQL stopped")


def serve_part(environment: Environment, name: str) -> None:
    """Become one part, for a machine whose own service manager supervises."""
    refuse_forgotten_keys(environment)
    found = {part.name: part for part in parts(environment)}
    if name not in found:
        message = f"there is no process {name}: choose one of {', '.join(found)}"
        raise NotReady(message)
    part: Part = found[name]
    if name == "web":
        _fresh(metrics_folder(environment.data))
    os.chdir(environment.data)
    os.execve(part.command[0], part.command, {**os.environ, **part.environ})  # noqa: S606  # ours


def refuse_forgotten_keys(environment: Environment) -> None:
    """Refuse keys that would be forgotten: what they encrypt could never be read again."""
    if environment.ephemeral:
        message = "no keys: run `onedoor up`, or set ONEDOOR_SECRET_KEY and the other keys"
        raise NotReady(message)


def refuse_taken_port(environment: Environment) -> None:
    """Refuse to start on an address that another program uses."""
    with socket.socket(socket.AF_INET6 if ":" in environment.bind else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((environment.bind, environment.port))
        except OSError as error:
            message = (
                f"port {environment.port} is used by another program: "
                "choose another one with ONEDOOR_PORT"
            )
            raise NotReady(message) from error


def _supervise(wanted: Serving, folder: Path) -> None:
    environment = wanted.environment

    def watch() -> None:
        if not installation.uses_own_database(os.environ):
            return
        if not installation.database_error(environment.database_url):
            return
        told("onedoor", "PostgreSQL does not answer; starting it again")
        try:
            cluster.start(cluster.cluster(environment.data), lambda text: told("onedoor", text))
        except ClusterError as error:
            told("onedoor", str(error))

    def greet() -> bool:
        if not _answers(f"http://{_host(environment)}:{environment.port}/healthz"):
            return False
        for line in wanted.greeting().splitlines():
            told("onedoor", line)
        return True

    running = supervisor.Supervisor(parts(environment), folder, watch, greet)
    told = running.tell
    running.run()


def _answers(url: str) -> bool:
    with (
        suppress(urllib.error.URLError, OSError),
        urllib.request.urlopen(url, timeout=2) as answer,  # noqa: S310  # our own address
    ):
        return bool(answer.status == 200)  # noqa: PLR2004  # OK
    return False


def _host(environment: Environment) -> str:
    everywhere = environment.bind in {"0.0.0.0", "::"}  # noqa: S104  # compared, not bound
    return "127.0.0.1" if everywhere else environment.bind


def _fresh(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
