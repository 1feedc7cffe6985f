"""Runs every benchmark of this folder, or those named: ``python -m bench due_date``.

Each runs in a process of its own, so that none measures what another left.  ``--full`` takes the
large numbers where a benchmark has them.
"""

import subprocess
import sys
from pkgutil import iter_modules

import bench


def main() -> int:
    """Run the benchmarks in the order of their names; return 1 when one could not be run."""
    flags = [word for word in sys.argv[1:] if word.startswith("-")]
    names = [word for word in sys.argv[1:] if not word.startswith("-")]
    names = names or [found.name for found in iter_modules(bench.__path__) if found.name[0] != "_"]
    failed = 0
    for name in names:
        failed |= subprocess.run(
            [sys.executable, "-W", "ignore", "-m", f"bench.{name}", *flags], check=False
        ).returncode
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
