"""Runs every benchmark of this folder, or those named: ``python -m bench due_date``."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import bench


def main() -> None:
    """Run the benchmarks in the order of their names; each prints its own lines."""
    names = [found.name for found in iter_modules(bench.__path__) if found.name[0] != "_"]
    for name in sys.argv[1:] or names:
        import_module(f"bench.{name}").main()


main()
