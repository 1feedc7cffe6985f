"""Shows that tests prove what they claim.

Each function that cites a provision is switched off, and the tests that verify the provision are
run again: one of them must now fail.  Switched off, a function does nothing and returns nothing;
one that answers yes or no is switched off both ways, so that a test must know both answers.
A fixture that breaks proves nothing: the test itself must fail.  Tests in a browser or of more
than five seconds do not count, for whoever proves a rule only there waits too long for the answer.

    python -m tools.prove [WORD …]      only functions whose full name holds one of the words
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Test = TypeVar("Test")

ROOT = Path(__file__).resolve().parents[1]

PROVEN = "proven"
UNPROVEN = "unproven"  # its tests pass although it is off
UNTESTED = "untested"  # no test verifies what it cites
NOT_REACHED = "not reached"  # tests verify what it cites, and none calls it
NO_FUNCTION = "no function"  # a class or table, which cannot be switched off


@dataclass(frozen=True, slots=True)
class Run:
    """What one test did: whether it passed, and which citing functions it called itself."""

    passed: bool
    called: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the tests said of one function while it was off."""

    word: str
    by: tuple[str, ...] = ()  # the tests that failed, one for each way of switching off


def verdict(
    where: str,
    tests: Sequence[Test],
    *,
    ways: Sequence[object],
    on: Callable[[Test], Run],
    off: Callable[[Test, str, object], bool],
) -> Verdict:
    """Return what the tests, asked in their order, say of one function.

    ``on(test)`` runs a test as the code is; ``off(test, where, way)`` runs it with the function
    returning ``way`` and says whether the test failed.
    """
    if not ways:
        return Verdict(NO_FUNCTION)
    if not tests:
        return Verdict(UNTESTED)
    reached = False
    left = list(ways)
    by = []
    for test in tests:
        seen = on(test)
        if not seen.passed or where not in seen.called:
            continue
        reached = True
        missed = [way for way in left if off(test, where, way)]
        by += [str(test)] * len(missed)
        left = [way for way in left if way not in missed]
        if not left:
            return Verdict(PROVEN, tuple(by))
    return Verdict(UNPROVEN if reached else NOT_REACHED)


def files() -> list[str]:
    """Return the files whose tests may verify something, as pytest takes them."""
    found = [*ROOT.glob("src/**/tests/test_*.py"), *ROOT.glob("tests/**/test_*.py")]
    return [
        path.relative_to(ROOT).as_posix()
        for path in sorted(found)
        if "mark.verifies" in (text := path.read_text("utf-8")) and "mark.browser" not in text
    ]


def main(words: Sequence[str]) -> int:
    """Print a verdict a line, and by which tests; return 1 unless everything is proven."""
    without = [f"-pno:{name}" for name in ("randomly", "cacheprovider")]
    plain = ["-ptools.prove_plugin", *without, "-q", "--disable-warnings"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plain, "-m", "not slow and not browser", *files()],
        cwd=ROOT,
        env={**os.environ, "ONEDOOR_PROVE": " ".join(words)},
        check=False,
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
