"""The one way in which anything is changed."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

P = ParamSpec("P")
R = TypeVar("R")

_commands: dict[str, str] = {}
_asked: ContextVar[dict[tuple[str, Hashable], Any] | None] = ContextVar("asked", default=None)


def command(service: Callable[P, R]) -> Callable[P, R]:
    """Run a service as one whole: it commits, or it leaves no trace.

    Commands do not nest.  What two commands share is a plain function below them,
    which then runs inside the transaction of whichever command called it.
    """

    @wraps(service)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(durable=True), asking_once():
            return service(*args, **kwargs)

    _commands.setdefault(f"{service.__module__}.{service.__qualname__}", "")
    return run


@contextmanager
def asking_once() -> Iterator[None]:
    """Let ``once`` keep its answers until the end of the block."""
    before = _asked.set({})
    try:
        yield
    finally:
        _asked.reset(before)


def once(module: str, question: Hashable, ask: Callable[[], R]) -> R:
    """Return what a module answers; within a command it is asked once, so all rests on one answer.

    For what seldom changes and much depends on: settings, calendars, bodies, published items.
    An answer stands until the command ends or ``module`` writes to the journal, as every change
    does.  Outside a command it is asked anew each time.
    """
    known = _asked.get()
    if known is None:
        return ask()
    if (module, question) not in known:
        known[module, question] = ask()
    answer: R = known[module, question]
    return answer


def changed(module: str) -> None:
    """Let go of what a module answered in this command: it has changed something."""
    known = _asked.get() or {}
    for asked in [key for key in known if key[0] == module]:
        del known[asked]


def internal(reason: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a command that carries out no provision of law, and say why it exists."""

    def mark(service: Callable[P, R]) -> Callable[P, R]:
        _commands[f"{service.__module__}.{service.__qualname__}"] = reason
        return service

    return mark


def commands() -> dict[str, str]:
    """Return every command by its full name, with its reason where it is internal."""
    return dict(_commands)
