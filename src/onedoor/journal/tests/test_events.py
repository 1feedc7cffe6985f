import asyncio
import json
import os
import re
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import pytest
from django.db import connections, transaction

from onedoor.journal import access
from onedoor.journal import api as journal
from onedoor.journal.http import events
from onedoor.journal.http import feed as feeds
from onedoor.journal.http.events import events as events_of
from onedoor.journal.tests.committed import AT, CLERK, ROOT, working_on
from onedoor.kernel.actors import Actor, ActorKind
from tests import database

OTHER = Actor(ActorKind.STAFF, "S002", body="11650502MB7654321X")
APPLICANT = Actor(ActorKind.APPLICANT, "P1")
COOKIES = {"clerk": CLERK, "other": OTHER, "applicant": APPLICANT}


async def who(cookies: str) -> Actor | None:
    return COOKIES.get(cookies)


@pytest.fixture(scope="module")
def city(django_db_setup, django_db_blocker) -> Iterator[None]:
    found, name = database.the_cluster(), f"events_{os.getpid()}"
    database.copy(found, name)
    with django_db_blocker.unblock(), working_on(name):
        yield
    database.drop(found, name)


def run(story: Coroutine[None, None, None]) -> None:
    """Run a story in a thread of its own: a browser, once open, keeps a loop running in ours."""

    def alone() -> None:
        try:
            asyncio.run(story)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(alone).result()


class Client:
    """One listener: what it has been sent, and the way to send it away."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[bytes, bytes] = {}
        self.text = ""
        self.ended = False
        self._gone = asyncio.Event()

    async def receive(self) -> dict[str, str]:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
        else:
            self.text += message["body"].decode()
            self.ended = not message.get("more_body", False)

    def leave(self) -> None:
        self._gone.set()

    @property
    def told(self) -> list[str]:
        lines = [line for line in self.text.splitlines() if line.startswith('data: {"kind')]
        return [json.loads(line[6:])["subject"] for line in lines]

    @property
    def last_id(self) -> str:
        return [line[4:] for line in self.text.splitlines() if line.startswith("id: ")][-1]

    async def until(self, *subjects: str) -> None:
        await until(lambda: self.told == list(subjects))


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not is_so():  # noqa: ASYNC110  # what is waited for has no event of its own
            await asyncio.sleep(0.01)


@asynccontextmanager
async def listening(app, cookie="clerk", *, path="/events/desk", method="GET", **headers):
    client = Client()
    pairs = {"cookie": cookie, "host": "localhost:8001", **headers}
    scope = {
        "type": "http", "method": method, "path": path.partition("?")[0],
        "query_string": path.partition("?")[2].encode(),
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in pairs.items()],
    }  # fmt: skip
    task = asyncio.create_task(app(scope, client.receive, client.send))
    await until(lambda: bool(client.text) or task.done())
    try:
        yield client
    finally:
        client.leave()
        with suppress(asyncio.CancelledError):
            await task


asked: list[str] = []


async def tell(name):
    asked.append(name)
    return "" if name == "NOBODY" else f'{{"n":{len(asked)}}}'


@asynccontextmanager
async def serving():
    app = events_of(who=who, tell=tell, conninfo=access.conninfo(), hosts=["localhost", "[::1]"])
    stop = asyncio.Event()

    async def receive():
        await stop.wait()
        return {"type": "lifespan.shutdown"}

    async def send(_):
        pass

    task = asyncio.create_task(app({"type": "lifespan"}, receive, send))
    try:
        yield app
    finally:
        stop.set()
        await task


def write(subject, by=CLERK, **facts):
    """Commit an entry on another thread's connection, and tell as the sealer does."""

    def work():
        with transaction.atomic():
            journal.write(kind="cases.received", subject=subject, at=AT, by=by, **facts)
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_notify('journal', '')")
        connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_a_desk_hears_of_its_own_body_and_of_what_was_sent_to_it(city):
    async def story():
        async with serving() as app, listening(app) as clerk, listening(app, "other") as other:
            await asyncio.to_thread(write, "C1")
            await asyncio.to_thread(write, "C2", OTHER)
            await asyncio.to_thread(write, "C3", APPLICANT, body=CLERK.body)
            await clerk.until("C1", "C3")
            await other.until("C2")
            assert clerk.status == 200
            assert clerk.headers[b"content-type"] == b"text/event-stream; charset=utf-8"
            assert 'data: {"kind": "cases.received", "subject": "C3"}\n\n' in clerk.text

    run(story())


def test_what_happened_during_a_break_is_told_afterwards(city):
    async def story():
        async with serving() as app:
            async with listening(app) as first:
                await asyncio.to_thread(write, "C1")
                await first.until("C1")
            await asyncio.to_thread(write, "C2")
            async with listening(app, last_event_id=first.last_id) as again:
                await again.until("C2")
            path = f"/events/desk?after={first.last_id}"
            async with listening(app, path=path) as by_script:
                await by_script.until("C2")
        await asyncio.to_thread(write, "C3")
        # A new process knows nothing by heart and reads the table.
        async with serving() as app, listening(app, last_event_id=first.last_id) as later:
            await later.until("C2", "C3")

    run(story())


def test_a_listener_that_falls_behind_the_memory_loses_nothing(city, monkeypatch):
    monkeypatch.setattr(feeds, "_KEPT", 2)

    async def story():
        async with serving() as app, listening(app) as first:
            for n in range(6):
                await asyncio.to_thread(write, f"C{n}")
            await first.until(*(f"C{n}" for n in range(6)))
            start = first.text.split("id: ", 1)[1].split("\n", 1)[0]
            async with listening(app, last_event_id=start) as late:
                await late.until(*(f"C{n}" for n in range(6)))

    run(story())


@pytest.mark.parametrize(
    "cookie, path, method, status",
    [("", "/events/desk", "GET", 401), ("nobody", "/events/desk", "GET", 401),
     ("applicant", "/events/desk", "GET", 401), ("clerk", "/events/other", "GET", 404),
     ("clerk", "/events/desk", "POST", 405), ("", "/healthz", "GET", 200)],
)  # fmt: skip
def test_nobody_but_staff_of_a_body_gets_a_stream(city, cookie, path, method, status):
    async def story():
        async with serving() as app, listening(app, cookie, path=path, method=method) as client:
            assert client.status == status
            assert "ready" not in client.text

    run(story())


def test_a_stream_ends_when_the_session_has_ended(city, monkeypatch):
    monkeypatch.setattr("onedoor.journal.http.events._CHECK_SECONDS", 0.0)
    monkeypatch.setattr("onedoor.journal.http.events._BEAT_SECONDS", 0.05)

    async def story():
        async with serving() as app, listening(app) as client:
            COOKIES.pop("clerk")
            await until(lambda: client.ended)

    try:
        run(story())
    finally:
        COOKIES["clerk"] = CLERK


@pytest.mark.parametrize(
    "origin, allowed",
    [("http://localhost:8000", True), ("http://evil.example", False), ("null", False)],
)
def test_only_a_page_of_the_same_host_may_read_across_ports(city, origin, allowed):
    async def story():
        async with serving() as app, listening(app, origin=origin) as client:
            assert (b"access-control-allow-origin" in client.headers) == allowed

    run(story())


@pytest.mark.slow
def test_two_hundred_desks_hear_through_one_connection(city):
    def streams() -> int:
        with connections["default"].cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE application_name = 'onedoor events' AND datname = current_database()"
            )
            return int(cursor.fetchone()[0])

    async def story():
        async with serving() as app, AsyncExitStack() as crowd:
            clients = [await crowd.enter_async_context(listening(app)) for _ in range(200)]
            await asyncio.to_thread(write, "C1")
            for client in clients:
                await client.until("C1")
            assert await asyncio.to_thread(alone, streams) == 1

    run(story())


def test_a_task_ends_though_what_it_waits_for_swallows_being_cancelled(monkeypatch):
    monkeypatch.setattr(feeds, "_AGAIN_SECONDS", 0.01)

    async def deaf(times):
        for _n in range(times):
            with suppress(asyncio.CancelledError):
                await asyncio.sleep(3600)
        await asyncio.sleep(3600)

    async def story():
        tasks = [asyncio.create_task(deaf(times)) for times in (0, 1, 3)]
        await asyncio.sleep(0)
        await feeds.end(*tasks)
        assert [one.done() for one in tasks] == [True] * 3

    run(story())


async def told_twice(screen):
    await until(lambda: screen.text.count("event: board") == 2)


def test_every_screen_of_a_board_is_told_at_once_and_the_board_is_asked_once(city):
    async def story():
        asked.clear()
        path = "/events/board/HALL"
        async with serving() as app, AsyncExitStack() as crowd:
            screens = [
                await crowd.enter_async_context(listening(app, "", path=path)) for _ in range(20)
            ]
            assert asked == ["HALL"]
            await asyncio.to_thread(write, "HALL-20261124-A001", APPLICANT)
            await asyncio.to_thread(write, "HALLS-20261124-A001")
            for one in screens:
                await told_twice(one)
                # Beats may stand between and after them.
                said = [line for line in one.text.splitlines() if line.startswith("data:")]
                assert said == ['data: {"n":1}', 'data: {"n":2}']
            assert asked == ["HALL", "HALL"]

    run(story())


@pytest.mark.parametrize(
    "path, method, status",
    [("/events/board/NOBODY", "GET", 404), ("/events/board/../desk", "GET", 404),
     ("/events/board/", "GET", 404), ("/events/board/HALL", "POST", 405)],
)  # fmt: skip
def test_a_board_that_is_none_has_no_stream(city, path, method, status):
    async def story():
        async with serving() as app, listening(app, "", path=path, method=method) as client:
            assert (client.status, "event: board" in client.text) == (status, False)

    run(story())


def test_only_so_many_screens_are_open(city, monkeypatch):
    monkeypatch.setattr("onedoor.journal.http.boards.MOST_OPEN", 1)

    async def story():
        path = "/events/board/HALL"
        async with (
            serving() as app,
            listening(app, "", path=path),
            listening(app, "", path=path) as second,
        ):
            assert second.status == 404

    run(story())


def test_the_proxy_waits_longer_than_a_stream_is_ever_silent():
    text = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")

    (seconds,) = re.findall(r"proxy_read_timeout (\d+)s;", text)

    assert int(seconds) > 2 * events._BEAT_SECONDS
    assert "proxy_buffering off;" in text


def alone(ask):
    try:
        return ask()
    finally:
        connections.close_all()
