"""Who wants to hear of which kinds of entries, and how long a failed delivery waits."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from onedoor.journal.domain.entries import Entry

Handler = Callable[[Entry], None]

_FIRST_WAIT = timedelta(seconds=2)
_LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A handler with its durable name and the kinds it hears of."""

    name: str
    kinds: frozenset[str]
    handler: Handler


_subscribers: dict[str, Subscriber] = {}


def subscribe(*, kinds: Iterable[str], name: str) -> Callable[[Handler], Handler]:
    """Register a handler ``(entry) -> None`` for kinds of entries, under a name that stays.

    Write it in the module's ``subscribers.py``, which is imported by itself.  It runs outside any
    transaction after the entry was committed, at least once, in order for each subject; so it
    calls a command, and that command must do nothing when it has already been done
    (``entry.number`` is unique).  Raise to be asked again later.
    """
    wanted = frozenset(kinds)

    def register(handler: Handler) -> Handler:
        known = _subscribers.get(name)
        if known is not None and known.handler.__qualname__ != handler.__qualname__:
            message = f"two subscribers are called {name!r}"
            raise ValueError(message)
        _subscribers[name] = Subscriber(name, wanted, handler)
        return handler

    return register


def subscribers() -> tuple[Subscriber, ...]:
    """Return all subscribers by name."""
    return tuple(_subscribers[name] for name in sorted(_subscribers))


@contextmanager
def set_aside() -> Iterator[None]:
    """Begin with no subscribers and bring the known ones back afterwards."""
    kept = dict(_subscribers)
    _subscribers.clear()
    try:
        yield
    finally:
        _subscribers.clear()
        _subscribers.update(kept)


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after so many failed attempts: doubled each time, an hour at most."""
    return min(_FIRST_WAIT * (1 << min(attempts - 1, 16)), _LONGEST_WAIT)
