"""Server-sent events for the desks: ``GET /events/desk``, a small ASGI application.

Screens read theirs, ``/events/board/NAME``: see ``boards``.

A stream tells a member of staff which subjects of the own body something happened to, as
``event: journal``, ``data: {"kind": …, "subject": …}``.  It says nothing else: the page asks for
what the person may see.  Pages work without it.

Who listens is found by a function that ``config`` passes in, because people are a later chapter.
The session is only read, and looked at again every minute.  After a break the browser sends
``Last-Event-ID``, or the page ``?after=`` with the same, and it goes on where it stopped.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterable
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

from onedoor.journal.domain.entries import Order
from onedoor.journal.http.boards import PREFIX, Boards, Tell
from onedoor.journal.http.feed import Feed, News, end
from onedoor.kernel.actors import Actor, ActorKind

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Coroutine[Any, Any, None]]
Who = Callable[[str], Awaitable[Actor | None]]

_BEAT_SECONDS = 15.0
_CHECK_SECONDS = 60.0
_RETRY_MILLISECONDS = 3_000
_PARTS = 4
_STREAM = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


def events(*, who: Who, tell: Tell, conninfo: str, hosts: Collection[str]) -> Application:
    """Return the application.

    ``who`` tells from a Cookie header who listens, or None; ``tell`` what a board shows.
    """
    feed = Feed(conninfo)
    boards = Boards(feed, tell)

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(feed, receive, send)
        elif scope["type"] == "http":
            if scope["path"].startswith(PREFIX):
                await _board(boards, hosts, scope, receive, send)
            else:
                await _answer(feed, who, hosts, scope, receive, send)

    return application


async def _lifespan(feed: Feed, receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            await feed.stop()
            return


async def _answer(
    feed: Feed, who: Who, hosts: Collection[str], scope: Scope, receive: Receive, send: Send
) -> None:  # fmt: skip
    headers = _headers(scope)
    if scope["path"] == "/healthz":
        await _say(send, 200, "ok")
    elif scope["path"] != "/events/desk":
        await _say(send, 404, "no such stream")
    elif scope["method"] != "GET":
        await _say(send, 405, "a stream is read with GET")
    elif (body := await _body(who, headers.get("cookie", ""))) is None:
        await _say(send, 401, "for staff who are signed in", _cors(headers, hosts))
    else:
        await send({"type": "http.response.start", "status": 200,
                    "headers": [*_STREAM, *_cors(headers, hosts)]})  # fmt: skip
        await _until_gone(_stream(feed, who, _resumed(scope, headers), body, send), receive)


async def _board(
    boards: Boards, hosts: Collection[str], scope: Scope, receive: Receive, send: Send
) -> None:
    cors = _cors(_headers(scope), hosts)
    if scope["method"] != "GET":
        await _say(send, 405, "a stream is read with GET")
        return
    name, shown = await boards.first(scope["path"])
    if not shown:
        await _say(send, 404, "no such board", cors)
        return
    await send({"type": "http.response.start", "status": 200, "headers": [*_STREAM, *cors]})

    async def write(text: str) -> None:
        await _write(send, text)

    await _until_gone(boards.stream(name, shown, write), receive)


async def _until_gone(streaming: Coroutine[Any, Any, None], receive: Receive) -> None:
    stream = asyncio.create_task(streaming)
    gone = asyncio.create_task(_gone(receive))
    await asyncio.wait({stream, gone}, return_when=asyncio.FIRST_COMPLETED)
    await end(stream, gone)


async def _stream(feed: Feed, who: Who, headers: dict[str, str], body: str, send: Send) -> None:
    place = _place(headers.get("last-event-id", "")) or await feed.start()
    await _write(send, f"retry: {_RETRY_MILLISECONDS}\n{_id(place)}event: ready\ndata: {{}}\n\n")
    clock = asyncio.get_running_loop().time
    beat = check = clock()
    while True:
        found, place = await feed.after(place, wants=lambda news: body in news.bodies)
        if found:
            await _write(send, "".join(map(_told, found)))
            beat = clock()
            continue
        if clock() - check >= _CHECK_SECONDS:
            check = clock()
            if await _body(who, headers.get("cookie", "")) != body:
                break
        if clock() - beat >= _BEAT_SECONDS:
            beat = clock()
            await _write(send, f"{_id(place)}: still here\n\n")
        await feed.wait(_BEAT_SECONDS)
    with suppress(OSError):
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _body(who: Who, cookies: str) -> str | None:
    """Return the body whose desk this is; None for anybody but staff of a body."""
    actor = await who(cookies) if cookies else None
    if actor is None or actor.kind is not ActorKind.STAFF or not actor.body:
        return None
    return actor.body


def _cors(headers: dict[str, str], hosts: Iterable[str]) -> list[tuple[bytes, bytes]]:
    """Let a page of the same host on another port read the stream (no proxy in front)."""
    origin = headers.get("origin", "")
    here = urlsplit(f"//{headers.get('host', '')}").hostname
    there = urlsplit(origin).hostname
    if there is None or there != here or there not in {host.strip("[]") for host in hosts}:
        return []
    return [
        (b"access-control-allow-origin", origin.encode()),
        (b"access-control-allow-credentials", b"true"),
        (b"vary", b"Origin"),
    ]


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in scope["headers"]}  # fmt: skip


def _resumed(scope: Scope, headers: dict[str, str]) -> dict[str, str]:
    """Let the address say where a page stopped: a script cannot send the header."""
    words = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return {"last-event-id": words.get("after", [""])[-1], **headers}


def _told(news: News) -> str:
    data = json.dumps({"kind": news.kind, "subject": news.subject}, ensure_ascii=False)
    return f"{_id(news.order)}event: journal\ndata: {data}\n\n"


def _id(place: Order) -> str:
    return f"id: {'.'.join(map(str, place))}\n"


def _place(text: str) -> Order | None:
    parts = text.split(".")
    if len(parts) != _PARTS or not all(part.isdecimal() and len(part) < 19 for part in parts):  # noqa: PLR2004  # digits of a bigint
        return None
    epoch, xid, writer, seq = map(int, parts)
    return (min(epoch, 2**31 - 1), xid, min(writer, 2**31 - 1), seq)


async def _write(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _say(
    send: Send, status: int, words: str, more: Iterable[tuple[bytes, bytes]] = ()
) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{words}\n".encode()})
