"""A whole installation, as an operator makes it, on a durable database of its own."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from onedoor.config import supervisor

CLONE = Path(__file__).resolve().parents[1]
START_SECONDS = 120


@dataclass(slots=True)
class Installation:
    """A served installation on a durable database of its own."""

    folder: Path
    environment: dict[str, str]
    server: subprocess.Popen[bytes] | None = None
    starts: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.environment['ONEDOOR_PORT']}"

    def run(self, *words: str) -> str:
        """Run Python words in this installation and return what they print."""
        done = subprocess.run(
            [sys.executable, "-m", *words],
            env=self.environment, cwd=CLONE, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout

    def onedoor(self, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run the command line in this installation, whatever comes of it."""
        return subprocess.run(
            [sys.executable, "-m", "onedoor.config.cli", *words],
            env={**self.environment, **environ},
            cwd=CLONE,
            capture_output=True,
            text=True,
            check=False,
        )

    def serve(self) -> None:
        """Serve in the background until it is ready."""
        self.starts += 1
        with (self.folder / "server.output").open("ab") as output:
            self.server = subprocess.Popen(
                [sys.executable, "-m", "onedoor.config.cli", "serve"],
                env=self.environment, cwd=CLONE, stdout=output, stderr=output,
            )  # fmt: skip
        self.wait_until_says("OneDoor is open", times=self.starts)
        self.wait_until_ready()

    def wait_until_says(self, words: str, *, times: int) -> None:
        """Wait until the server said this so often; one that a killed run left may answer too."""
        deadline = time.monotonic() + START_SECONDS
        while (self.folder / "server.output").read_text("utf-8").count(words) < times:
            assert time.monotonic() < deadline, (self.folder / "server.output").read_text("utf-8")
            time.sleep(0.1)

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self.is_ready():
            assert time.monotonic() < deadline, (self.folder / "server.output").read_text("utf-8")
            time.sleep(0.2)

    def is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.address}/readyz", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    def victims(self) -> list[int]:
        """Return every process of the site but its supervisor, and the database server."""
        pids = supervisor.leftovers(self.folder / "data" / "run")
        lock = self.folder / "data" / "postgresql" / "postmaster.pid"
        return [*pids, *pids, int(lock.read_text("utf-8").split()[0])] if lock.exists() else pids

    def stop(self) -> None:
        """Stop everything, by force what does not stop."""
        if self.server is not None:
            self.server.terminate()
            self.server.wait(timeout=90)
            supervisor.end_leftovers(self.folder / "data" / "run")


@contextmanager
def installed() -> Iterator[Installation]:
    """Give an installation that is made and does not serve yet; stop and remove it afterwards."""
    # Not pytest's folder: the database's user could not reach it.
    folder = Path(tempfile.mkdtemp(prefix="od-", dir="/var/tmp"))
    folder.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    environment = {
        **kept,
        "ONEDOOR_DATA": str(folder / "data"),
        "ONEDOOR_PORT": str(free_port()),
        "ONEDOOR_EVENTS_PORT": str(free_port()),
        "PYTHONPATH": f"{CLONE / 'src'}:{CLONE}",
        "DJANGO_SETTINGS_MODULE": "onedoor.config.settings",
    }
    made = Installation(folder, environment)
    try:
        made.onedoor("up")
        yield made
    finally:
        made.stop()
        made.onedoor("down")
        shutil.rmtree(folder)


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
