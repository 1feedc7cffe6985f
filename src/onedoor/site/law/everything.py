"""Imports every module, so that all citations are on record."""

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

import onedoor

_NOT_FOR_IMPORT = {"migrations", "tests", "testing", "wsgi", "asgi", "__main__"}


@cache
def import_everything() -> None:
    """Import each module of the house that is safe to import, once a process."""
    for module in walk_packages(onedoor.__path__, "onedoor."):
        if not _NOT_FOR_IMPORT.intersection(module.name.split(".")):
            import_module(module.name)
