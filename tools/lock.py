"""Makes the lock files: every package of the closure, pinned, with the hashes of its files.

The files name no index, hold for Linux (x86_64, aarch64) and macOS, and are what ``make``
installs from.  Run it after a change of the dependencies; what still fits is kept.

    python -m tools.lock [--upgrade]
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {
    "requirements.lock": ("build",),
    "requirements-dev.lock": ("build", "dev"),
}


def command(lock: str, groups: tuple[str, ...], *more: str) -> list[str]:
    """Return the command that makes one lock file."""
    return [
        *(sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet"),
        *("--universal", "--python-version", "3.11", "--generate-hashes"),
        *("--no-emit-index-url", "--no-annotate", "--custom-compile-command", "make lock"),
        *(word for group in groups for word in ("--group", group)),
        *("--output-file", lock),
        *more,
    ]


def main(arguments: list[str]) -> int:
    """Make both files; return the exit status."""
    for lock, groups in LOCKS.items():
        print(f"resolving {lock}", flush=True)
        made = subprocess.run(command(lock, groups, *arguments), cwd=ROOT, check=False)
        if made.returncode:
            return made.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
