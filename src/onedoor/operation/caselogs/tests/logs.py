"""Logs to test with: the running example of process mining, and small ones written here."""

import gzip
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from onedoor.kernel.actors import system

AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
ACTOR = system("test")
EXAMPLE = Path(str(files("onedoor.operation.caselogs.tests") / "data/running-example.csv"))
EXAMPLE_MAP = """
case = "case:concept:name"
activity = "concept:name"
time = "time:timestamp"
resource = "org:resource"
"""
MAP = """
[columns]
case = "no"
activity = "step"
time = "at"
resource = "who"
channel = "channel"
department = "office"
deadline = "due"
started = "from"
ended = "until"
condition = "asked"
"""
HEADER = "no,step,at,who,channel,office,due,from,until,asked"
_ATTRIBUTE = '<{kind} key="{key}" value="{value}"/>'


def written(folder: Path, rows: Sequence[str], *, name: str = "log.csv", header: str = HEADER):
    """Write a CSV log and return its path."""
    path = folder / name
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path


def packed(path: Path) -> Path:
    """Return the same file, compressed."""
    made = path.with_name(f"{path.name}.gz")
    made.write_bytes(gzip.compress(path.read_bytes()))
    return made


def xes(
    folder: Path, traces: Sequence[tuple[str, Sequence[tuple[str, str, str]]]], *, head: str = ""
):
    """Write an XES log: for each trace its name and its events (activity, moment, resource)."""
    told = []
    for name, events in traces:
        inner = "".join(
            "<event>"
            + _ATTRIBUTE.format(kind="string", key="concept:name", value=activity)
            + _ATTRIBUTE.format(kind="date", key="time:timestamp", value=at)
            + _ATTRIBUTE.format(kind="string", key="org:resource", value=who)
            + "</event>"
            for activity, at, who in events
        )
        label = _ATTRIBUTE.format(kind="string", key="concept:name", value=name)
        told.append(f"<trace>{label}{inner}</trace>")
    path = folder / "log.xes"
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>{head}'
        f'<log xmlns="http://www.xes-standard.org/" xes.version="1.0">{"".join(told)}</log>',
        "utf-8",
    )
    return path
