"""Loads what an installation starts with: reference data always, the demo city on request.

A module that has such data offers ``base.py`` or ``demo.py`` with one function
``load(*, at: datetime) -> None``.  Both work through services and change nothing when run again.
"""

from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps


def load(kind: str, *, at: datetime) -> Iterator[str]:
    """Run every module's loader of a kind (``base`` or ``demo``) in order; yield each name."""
    for app in apps.get_app_configs():
        where = f"{app.name}.{kind}"
        if app.name.startswith("onedoor.") and find_spec(where):
            import_module(where).load(at=at)
            yield app.name
