"""The processes of an installation and how each is started."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from onedoor.config.environment import Environment

_SETTINGS = {"DJANGO_SETTINGS_MODULE": "onedoor.config.settings", "PYTHONUNBUFFERED": "1"}
_LEVEL = "ONEDOOR_LOG_LEVEL"
_THREADS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One process: its name, its command, and how long it may take to stop."""

    name: str
    command: tuple[str, ...]
    environ: Mapping[str, str] = field(default_factory=dict)
    stop_seconds: int = 15


def parts(environment: Environment) -> tuple[Part, ...]:
    """Return the processes in the order in which they are stopped: first who lets people in."""
    found = (
        _web(environment),
        _events(environment),
        _django("worker", "procrastinate", "worker", "--delete-jobs", "successful"),
        _django("deliver", "journal", "deliver", "--forever"),
        _django("feeds", "feeds", "push", "--forever"),
        _django("sealer", "journal", "seal", "--forever"),
    )
    level = {_LEVEL: environment.log_level or "info"}
    return tuple(replace(part, environ={**part.environ, **level}) for part in found)


def metrics_folder(data: Path) -> Path:
    """Return where the web processes share their counters."""
    return data / "run" / "metrics"


def _web(environment: Environment) -> Part:
    command = _granian(
        "wsgi",
        environment.bind,
        environment.port,
        "--workers",
        str(environment.web_workers),
        "--blocking-threads",
        str(_THREADS),
        "onedoor.config.wsgi:application",
    )
    shared = {
        "ONEDOOR_POOL": "1",
        "PROMETHEUS_MULTIPROC_DIR": str(metrics_folder(environment.data)),
    }
    return Part("web", command, {**_SETTINGS, **shared})


def _events(environment: Environment) -> Part:
    command = _granian(
        "asgi",
        environment.bind,
        environment.events_port,
        "onedoor.journal.http.asgi:application",
    )
    # Its connections stay open for hours by design: nobody waits for them to end.
    return Part("events", command, _SETTINGS, stop_seconds=3)


def _granian(interface: str, bind: str, port: int, *more: str) -> tuple[str, ...]:
    return (
        *(sys.executable, "-m", "granian", "--interface", interface),
        *("--host", bind, "--port", str(port), "--no-ws", "--log-level", "warning"),
        *("--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "10"),
        *more,
    )


def _django(name: str, *words: str) -> Part:
    return Part(name, (sys.executable, "-m", "django", *words), _SETTINGS, stop_seconds=20)
