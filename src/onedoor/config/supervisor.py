"""Runs the processes of an installation as one: starts, watches, restarts and stops them."""

import contextlib
import json
import os
import secrets
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onedoor.config.parts import Part
from onedoor.embedded import processes

MARK = "ONEDOOR_RUN"
_WIDTH = 9
_TICK_SECONDS = 0.2
_LONGEST_PAUSE = 30
_SETTLED_SECONDS = 60
_GRACE_SECONDS = 5
_AFTER_SECONDS = 5  # the others start once the first greets, at the latest after this time


@dataclass(slots=True)
class Child:
    """A part and the process that carries it out now, if one does."""

    part: Part
    process: subprocess.Popen[bytes] | None = None
    began: float = 0
    failures: int = 0
    start_at: float = 0
    said: bytes = b""


@dataclass(slots=True)
class Supervisor:
    """Keeps the parts running until told to stop.

    ``watch`` is called every few seconds and mends what the parts stand on; ``greet`` is asked
    until it answers yes, once the first part serves.
    """

    parts: Sequence[Part]
    folder: Path
    watch: Callable[[], None]
    greet: Callable[[], bool]
    watch_seconds: float = 3
    mark: str = field(default_factory=lambda: secrets.token_hex(16))
    stopping: bool = False
    _children: list[Child] = field(default_factory=list)
    _selector: selectors.DefaultSelector = field(default_factory=selectors.DefaultSelector)

    def run(self) -> None:
        """Run until SIGINT, SIGTERM or SIGHUP, then stop everything in order."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop_soon)
        now = time.monotonic()
        self._children = [Child(part, start_at=now + _AFTER_SECONDS) for part in self.parts]
        self._children[0].start_at = now  # whoever waits for the site waits for the first only
        try:
            self._record()
            self._loop()
        finally:
            for child in self._children:
                self._stop(child)
            (self.folder / "processes.json").unlink(missing_ok=True)

    def tell(self, name: str, text: str) -> None:
        """Print one line with the name of who says it."""
        try:
            print(f"{name:<{_WIDTH}}│ {text}", flush=True)  # noqa: T201  # this is its work
        except OSError:  # nobody reads any more
            self.stopping = True

    def _loop(self) -> None:
        greeted, watched = False, time.monotonic()
        while not self.stopping:
            for child in self._children:
                self._look_after(child)
            self._listen()
            if not greeted and self.greet():
                greeted = True
                self._start_the_rest()
            if time.monotonic() - watched > self.watch_seconds:
                self.watch()
                watched = time.monotonic()

    def _start_the_rest(self) -> None:
        for child in self._children:
            if child.process is None and not child.failures:
                child.start_at = 0

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is None:
            if now >= child.start_at:
                self._start(child)
            return
        if child.process.poll() is None:
            if child.failures and now - child.began > _SETTLED_SECONDS:
                child.failures = 0
            return
        ended = child.process.returncode
        self._bury(child)
        pause = min(0.5 * 2**child.failures, _LONGEST_PAUSE)
        child.failures += 1
        child.start_at = now + pause
        self.tell("onedoor", f"{child.part.name} ended ({_told(ended)}); again in {pause:g} s")

    def _start(self, child: Child) -> None:
        child.process = subprocess.Popen(
            child.part.command,
            env={**os.environ, **child.part.environ, MARK: self.mark},
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches us only; we stop the parts in order
        )
        child.began = time.monotonic()
        output = child.process.stdout
        if output is not None:
            os.set_blocking(output.fileno(), False)
            self._selector.register(output, selectors.EVENT_READ, child)
        self._record()
        self.tell("onedoor", f"{child.part.name} started (process {child.process.pid})")

    def _listen(self) -> None:
        if not self._selector.get_map():
            time.sleep(_TICK_SECONDS)
        for key, _ in self._selector.select(_TICK_SECONDS):
            self._pass_on(key.data)

    def _pass_on(self, child: Child) -> None:
        output = child.process.stdout if child.process else None
        if output is None:
            return
        try:
            read = os.read(output.fileno(), 65536)
        except (BlockingIOError, ValueError):
            return
        if not read:
            with contextlib.suppress(KeyError):
                self._selector.unregister(output)
        *lines, child.said = (child.said + read).split(b"\n")
        for line in lines:
            self.tell(child.part.name, line.decode("utf-8", errors="replace"))

    def _stop(self, child: Child) -> None:
        process = child.process
        if process is None:
            return
        if process.poll() is None:
            self.tell("onedoor", f"stopping {child.part.name}")
            process.terminate()
        deadline = time.monotonic() + child.part.stop_seconds
        while process.poll() is None and time.monotonic() < deadline:
            self._listen()
        if process.poll() is None:
            self.tell("onedoor", f"{child.part.name} did not stop in time and is ended")
        self._bury(child)

    def _bury(self, child: Child) -> None:
        """End whatever a dead process left in its session, and read its last words."""
        process = child.process
        if process is None:
            return
        for pid in _left_of(process.pid, self.mark):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()
        self._pass_on(child)
        if process.stdout is not None:
            with contextlib.suppress(KeyError, ValueError):
                self._selector.unregister(process.stdout)
            process.stdout.close()
        child.process, child.said = None, b""

    def _record(self) -> None:
        alive = [child.process.pid for child in self._children if child.process]
        write_record(self.folder, mark=self.mark, pids=alive)

    def _stop_soon(self, *_: object) -> None:
        self.stopping = True


def write_record(folder: Path, *, mark: str, pids: Sequence[int]) -> None:
    """Write down which processes are ours, each with the moment it began."""
    part = folder / "processes.json.part"
    told = {"mark": mark, "processes": {str(pid): processes.started(pid) for pid in pids}}
    part.write_text(json.dumps(told), "utf-8")
    part.replace(folder / "processes.json")


def leftovers(folder: Path) -> list[int]:
    """Return the living processes of an earlier run that was killed.

    A process counts as ours when it carries the mark of that run, or has both the number and
    the beginning that were written down; a number that somebody else got since does not.
    """
    try:
        kept = json.loads((folder / "processes.json").read_text("utf-8"))
    except (OSError, ValueError):
        return []
    written: dict[str, str] = kept["processes"]
    known = [int(pid) for pid, began in written.items() if began == processes.started(int(pid))]
    marked = [
        pid
        for pid in processes.everyone()
        if pid != os.getpid() and processes.marked(pid, MARK, kept["mark"])
    ]
    return sorted({pid for pid in (*known, *marked) if processes.lives(pid)})


def end_leftovers(folder: Path) -> int:
    """End what a killed run left behind; return how many processes that were."""
    found = leftovers(folder)
    _signal(found, signal.SIGTERM)
    deadline = time.monotonic() + _GRACE_SECONDS
    while leftovers(folder) and time.monotonic() < deadline:
        time.sleep(0.05)
    _signal(leftovers(folder), signal.SIGKILL)
    (folder / "processes.json").unlink(missing_ok=True)
    return len(found)


def _signal(pids: Sequence[int], number: signal.Signals) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)


def _left_of(session: int, mark: str) -> list[int]:
    return [
        pid
        for pid in processes.everyone()
        if processes.session_of(pid) == session and processes.marked(pid, MARK, mark)
    ]


def _told(returncode: int) -> str:
    if returncode < 0:
        return f"killed by signal {-returncode}"
    return f"exit status {returncode}"
