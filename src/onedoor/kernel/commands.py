"""The one way in which anything is changed."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

P = ParamSpec("P")
R = TypeVar("R")

_commands: dict[str, str] = {}


def command(service: Callable[P, R]) -> Callable[P, R]:
    """Run a service as one whole: it commits, or it leaves no trace.

    Commands do not nest.  What two commands share is a plain function below them,
    which then runs inside the transaction of whichever command called it.
    """

    @wraps(service)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(durable=True):
            return service(*args, **kwargs)

    _commands.setdefault(f"{service.__module__}.{service.__qualname__}", "")
    return run


def internal(reason: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a command that carries out no provision of law, and say why it exists."""

    def mark(service: Callable[P, R]) -> Callable[P, R]:
        _commands[f"{service.__module__}.{service.__qualname__}"] = reason
        return service

    return mark


def commands() -> dict[str, str]:
    """Return every command by its full name, with its reason where it is internal."""
    return dict(_commands)
