"""A real server over the benchmark's database: as many workers and threads as a city's."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from onedoor.config.environment import new_keys

WORKERS, THREADS, START_SECONDS = 2, 4, 60


def share_keys() -> None:
    """Give this process and the server it will start the same keys; before Django is set up."""
    os.environ |= {f"ONEDOOR_{name.upper()}": key for name, key in new_keys().items()}
    os.environ["ONEDOOR_POOL"] = "1"


@contextmanager
def serving() -> Iterator[str]:
    """Serve until the end of the block; give the address without a slash at the end."""
    more = ["--workers", str(WORKERS), "--blocking-threads", str(THREADS)]
    with _granian("wsgi", "onedoor.config.wsgi:application", *more) as address:
        _wait(address)
        yield address


@contextmanager
def serving_events() -> Iterator[str]:
    """Run the events process until the end of the block; give its address."""
    with _granian("asgi", "onedoor.journal.http.asgi:application") as address:
        _wait(address)
        yield address


@contextmanager
def _granian(interface: str, application: str, *more: str) -> Iterator[str]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "granian", "--interface", interface, "--host",
         "127.0.0.1", "--port", str(port), "--log-level", "error", "--no-access-log", *more,
         application],
    )  # fmt: skip
    try:
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(address: str) -> None:
    for _ in range(START_SECONDS * 5):
        try:
            httpx.get(f"{address}/healthz", timeout=5, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)
