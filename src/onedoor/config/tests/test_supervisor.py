import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onedoor.config import supervisor
from onedoor.embedded import processes

pytestmark = pytest.mark.slow
PROGRAM = """
import sys
from pathlib import Path
from onedoor.config.parts import Part
from onedoor.config.supervisor import Supervisor
FORKS = "import os, time; os.fork(); time.sleep(600)"
SLEEPS = "import time; print('here', flush=True); time.sleep(600)"
parts = [Part(name, (sys.executable, "-c", code)) for name, code in
         (("web", FORKS), ("worker", SLEEPS))]
Supervisor(parts, Path(sys.argv[1]), lambda: None, lambda: True).run()
"""


class Running:
    """A supervisor in a process of its own, and what it printed so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        with self.output.open("w") as out:
            self.process = subprocess.Popen([sys.executable, "-c", PROGRAM, folder], stdout=out)

    def pid_of(self, part: str) -> int:
        lines = [line for line in self.output.read_text().splitlines() if f"{part} started" in line]
        return int(lines[-1].rpartition(" ")[2].rstrip(")")) if lines else 0

    def says(self, words: str) -> bool:
        return words in self.output.read_text()


def wait_until(true) -> None:
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture
def running(tmp_path) -> Iterator[Running]:
    started = Running(tmp_path)
    wait_until(lambda: started.says("worker   │ here") and len(of_this_run(tmp_path)) == 3)
    yield started
    if started.process.poll() is None:
        started.process.kill()
    started.process.wait()
    supervisor.end_leftovers(tmp_path)


def of_this_run(folder: Path) -> list[int]:
    """Return the parts' processes; the web part has two."""
    return supervisor.leftovers(folder)


def test_each_line_says_which_part_speaks(running):
    assert running.says("worker   │ here")
    assert running.says("onedoor  │ web started")


def test_a_killed_part_starts_again_and_leaves_no_child_behind(running):
    web = running.pid_of("web")
    family = [pid for pid in of_this_run(running.folder) if processes.session_of(pid) == web]
    os.kill(web, signal.SIGKILL)

    wait_until(lambda: running.pid_of("web") not in {0, web})

    assert len(family) == 2
    assert [pid for pid in family if processes.lives(pid)] == []
    assert running.says("web ended (killed by signal 9); again in 0.5 s")


def test_stopping_ends_every_part_in_order(running):
    everything = of_this_run(running.folder)
    running.process.terminate()

    assert running.process.wait(timeout=30) == 0
    assert [pid for pid in everything if processes.lives(pid)] == []
    stopped = [line for line in running.output.read_text().splitlines() if "stopping" in line]
    assert stopped == ["onedoor  │ stopping web", "onedoor  │ stopping worker"]
    assert not (running.folder / "processes.json").exists()


def test_what_a_killed_supervisor_leaves_is_ended_at_the_next_start(running):
    running.process.kill()
    running.process.wait()
    orphans = supervisor.leftovers(running.folder)

    assert len(orphans) == 3
    assert supervisor.end_leftovers(running.folder) == 3
    assert [pid for pid in orphans if processes.lives(pid)] == []


def test_a_process_that_got_the_number_since_is_left_alone(tmp_path):
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    told = {"mark": "0" * 32, "processes": {str(other.pid): "another-boot:17"}}
    (tmp_path / "processes.json").write_text(json.dumps(told))

    assert supervisor.end_leftovers(tmp_path) == 0
    assert processes.lives(other.pid)
    other.kill()
    other.wait()


def test_a_record_that_cannot_be_read_ends_nothing(tmp_path):
    (tmp_path / "processes.json").write_text("{torn")

    assert supervisor.end_leftovers(tmp_path) == 0
