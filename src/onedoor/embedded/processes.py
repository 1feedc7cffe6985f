"""Which processes live, seen from outside; a process id alone proves nothing.

A zombie keeps its id, and a small container gives the id of a dead server to somebody else
after a restart.  So a process is known by its working directory, or by id and start time.
"""

import subprocess
from pathlib import Path

_PROC = Path("/proc")
_STATE, _SESSION, _START = 0, 3, 19  # fields of /proc/<pid>/stat after the name


def working_in(folder: Path) -> list[int]:
    """Return the living processes whose working directory is this folder."""
    if not _PROC.is_dir():
        return []
    wanted = str(folder.resolve())
    return [pid for pid in everyone() if _link(pid) == wanted]


def everyone() -> list[int]:
    """Return the ids of all processes one can see (none where there is no /proc)."""
    return [int(entry.name) for entry in _PROC.glob("[0-9]*")]


def started(pid: int) -> str:
    """Return a mark of when a living process began, empty when it does not live."""
    if not _PROC.is_dir():
        told = subprocess.run(
            ["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return told.stdout.strip()
    fields = _fields(pid)
    if not fields or fields[_STATE] in "ZX":
        return ""
    return f"{_boot()}:{fields[_START]}"


def session_of(pid: int) -> int:
    """Return the session a process belongs to, 0 when it does not live."""
    fields = _fields(pid)
    return int(fields[_SESSION]) if fields and fields[_STATE] not in "ZX" else 0


def marked(pid: int, variable: str, value: str) -> bool:
    """Say whether a process was started with this variable in its environment."""
    try:
        environment = (_PROC / str(pid) / "environ").read_bytes()
    except OSError:
        return False
    return f"{variable}={value}".encode() in environment.split(b"\0")


def lives(pid: int) -> bool:
    """Say whether a process lives; a zombie does not."""
    return bool(started(pid))


def _fields(pid: int) -> list[str]:
    try:
        text = (_PROC / str(pid) / "stat").read_text("utf-8", errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()


def _boot() -> str:
    try:
        return (_PROC / "sys/kernel/random/boot_id").read_text("utf-8").strip()
    except OSError:
        return ""


def _link(pid: int) -> str:
    try:
        return str((_PROC / str(pid) / "cwd").readlink())
    except OSError:
        return ""
