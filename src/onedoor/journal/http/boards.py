"""Server-sent events for screens: ``GET /events/board/NAME``, open to everybody.

A board is told as a whole, as ``event: board``, whenever something happened to a subject
``NAME-…``.  What it shows is found by a function that ``config`` passes in, because that is known
to a later chapter; it is asked once for all the screens of a board, however many are open.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable

from onedoor.journal.domain.entries import Order
from onedoor.journal.http.feed import Feed, News

Tell = Callable[[str], Awaitable[str]]
Write = Callable[[str], Awaitable[None]]

PREFIX = "/events/board/"
MOST_OPEN = 1_000
_NAME = re.compile(r"[0-9A-Z]{4,12}")
_BEAT_SECONDS = 15.0


class Boards:
    """Tells every board once to all its screens."""

    def __init__(self, feed: Feed, tell: Tell) -> None:
        self._feed = feed
        self._tell = tell
        self._known: dict[str, tuple[Order, str]] = {}
        self._asking = asyncio.Lock()
        self.open = 0

    async def first(self, path: str) -> tuple[str, str]:
        """Return the name of a board and what it shows; empty where there is none, or too many."""
        name = path.removeprefix(PREFIX)
        if not _NAME.fullmatch(name) or self.open >= MOST_OPEN:
            return name, ""
        return name, await self._told(name, await self._feed.start())

    async def stream(self, name: str, shown: str, write: Write) -> None:
        """Write a board, and again each time it changes."""
        place = await self._feed.start()
        self.open += 1
        try:
            await write(_event(shown))
            while True:
                found, place = await self._feed.after(place, wants=_of(name))
                if not found:
                    await self._feed.wait(_BEAT_SECONDS)
                    await write(": still here\n\n")
                    continue
                now = await self._told(name, found[-1].order)
                if now != shown:
                    shown = now
                    await write(_event(shown))
        finally:
            self.open -= 1

    async def _told(self, name: str, since: Order) -> str:
        async with self._asking:
            known = self._known.get(name)
            if known is None or known[0] < since:
                known = (since, await self._tell(name))
                if known[1]:  # names that somebody made up are not kept
                    self._known[name] = known
            return known[1]


def _of(name: str) -> Callable[[News], bool]:
    return lambda news: news.subject.startswith(f"{name}-")


def _event(board: str) -> str:
    return f"event: board\ndata: {board}\n\n"
