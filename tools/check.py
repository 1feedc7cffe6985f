"""Runs the checks of the project, one after the other, and says how each went.

    python -m tools.check quick|test|full [PYTEST OPTION …]

All checks run even when one fails, so that everything is known after one run.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools import machine

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name and its command; one that is ``loud`` shows its output as it runs."""

    name: str
    command: Sequence[str]
    loud: bool = False
    environ: dict[str, str] = field(default_factory=dict)


def tool(name: str, *words: str, **environ: str) -> Check:
    """Return a check by a program of the virtual environment."""
    label = " ".join([name, *words])
    return Check(label, [str(BIN / name), *words], environ=environ)


LINT = (
    tool("ruff", "check", "--quiet", "."),
    tool("ruff", "format", "--check", "--quiet", "."),
    tool("ast-grep", "scan", "--error"),
    tool("ast-grep", "test", "--skip-snapshot-tests"),
)
SLOWER = (
    tool("mypy"),
    tool("lint-imports", PYTHONPATH="src:."),
    tool("djlint", "src", "--lint", "--quiet"),
    tool("onedoor", "makemigrations", "--check", "--dry-run"),
    tool("onedoor", "check"),
    tool("vulture"),
    tool("deptry", "src"),
    tool("python", "tools/translations.py", "check"),
)


def checks(kind: str, options: Sequence[str]) -> list[Check]:
    """Return the checks of a kind, tests last."""
    if kind == "quick":
        return [*LINT, tests("rules", ["--quick", *options])]
    left_out = [] if not machine.missing() else ["-m", "not browser"]
    parallel = ["-n", "2", "--dist", "loadgroup", "-rfER"]
    if kind == "full":
        parallel = [*parallel, "--full"]
    return [*LINT, *SLOWER, tests("tests", [*parallel, *left_out, *options])]


def tests(name: str, options: Sequence[str]) -> Check:
    """Return the run of the tests."""
    return Check(name, [str(BIN / "pytest"), "-q", *options], loud=True)


def run(check: Check) -> bool:
    """Run one check and print its outcome; return whether it passed."""
    began = time.monotonic()
    if check.loud:
        print(f"  …     {check.name}", flush=True)
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        env={**os.environ, **check.environ},
        stdin=subprocess.DEVNULL,
        stdout=None if check.loud else subprocess.PIPE,
        stderr=None if check.loud else subprocess.STDOUT,
        check=False,
    )
    passed = done.returncode == 0
    took = time.monotonic() - began
    print(f"  {'ok   ' if passed else 'FAILS'} {check.name} ({took:.1f} s)", flush=True)
    if not passed and not check.loud:
        print(done.stdout.decode(errors="replace"), flush=True)
    return passed


def main(arguments: list[str]) -> int:
    """Run the checks of a kind; return 1 when one failed."""
    kind, *options = arguments
    if kind != "quick" and machine.main():
        return 1
    outcome = [(check.name, run(check)) for check in checks(kind, options)]
    failed = [name for name, passed in outcome if not passed]
    print(f"{len(outcome) - len(failed)} of {len(outcome)} checks passed")
    for name in failed:
        print(f"  FAILS {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
