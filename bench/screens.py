"""The screens of a hall: 200 of them open on the events process, a number called every half second.

Told is how long after the call was committed its number is on each screen, and what a page of the
portal takes meanwhile; the baseline is the same page while no screen is open.  Bars: on every
screen within one second, and the page at most a tenth slower at the median.
"""

import asyncio
import re
import statistics
import time
from collections.abc import Iterator
from threading import Thread

import httpx

from bench._city import database
from bench._server import serving, serving_events, share_keys

SCREENS, CALLS, PAUSE_SECONDS, PAGES = 200, 20, 0.5, 60
BAR_SECONDS, BAR_PAGE, OPENING_SECONDS = 1.0, 1.1, 5
_NUMBER = re.compile(r"\b[A-G][0-9]{3}\b")


def main() -> None:
    """Print when the numbers are on the screens, and what that costs a page."""
    share_keys()
    with database(), serving() as site, serving_events() as events:
        hall, calls = _calls()
        page = f"{site}/screens/{hall}/"
        _pages(page)  # warm
        alone = _pages(page)
        seen, meanwhile = asyncio.run(_open(f"{events}/events/board/{hall}", page, calls))
    late = sorted(seen)
    ratio = statistics.median(meanwhile) / statistics.median(alone)
    good = late[-1] < BAR_SECONDS and ratio <= BAR_PAGE
    print(
        f"screens: {SCREENS} open, {CALLS} calls · on a screen after {_at(late, 0.5):.0f} ms at "
        f"the median, {_at(late, 0.99):.0f} ms at 99 %, {late[-1] * 1000:.0f} ms at the latest "
        f"(bar {BAR_SECONDS:.0f} s) · a page {statistics.median(meanwhile) * 1000:.1f} ms, "
        f"{statistics.median(alone) * 1000:.1f} ms alone: {ratio:.2f} (bar {BAR_PAGE}) "
        f"{'met' if good else 'MISSED'}"
    )


def _calls() -> tuple[str, Iterator[str]]:
    """Open a hall with one clerk; return its code, and the numbers as they are called."""
    from django.db import transaction  # noqa: PLC0415  # after django.setup()
    from django.utils import timezone  # noqa: PLC0415  # after django.setup()

    from onedoor.general.bodies import testing as bodies  # noqa: PLC0415  # after django.setup()
    from onedoor.operation.hall import api, testing  # noqa: PLC0415  # after django.setup()
    from onedoor.system.venues import testing as venues  # noqa: PLC0415  # after django.setup()
    from onedoor.system.venues.api import Function  # noqa: PLC0415  # after django.setup()

    bodies.demo_city()
    manager = venues.manager(bodies.body_of("伊州区政务服务中心").code)
    hall = venues.a_hall(manager)
    at = timezone.now()  # the screens show today
    clerk = testing.seated(hall, "2", at=at)
    for _each in range(CALLS):
        with transaction.atomic():  # at whatever hour this runs
            wanted = api.Wanted(hall, Function.ACCEPT)
            api.issue(wanted, begins_at=None, actor=clerk, at=at)

    def called() -> Iterator[str]:
        for _each in range(CALLS):
            slip = api.call_next(actor=clerk, at=at)
            assert slip is not None
            yield slip.number
            api.serve(actor=clerk, at=at)
            api.finish(actor=clerk, at=at)

    return hall, called()


async def _open(stream: str, page: str, calls: Iterator[str]) -> tuple[list[float], list[float]]:
    """Open the screens, call the numbers, ask for pages; return what was late, and how long."""
    called: dict[str, float] = {}
    meanwhile: list[float] = []
    limits = httpx.Limits(max_connections=SCREENS)
    async with httpx.AsyncClient(limits=limits, timeout=60, trust_env=False) as client:
        shown: list[dict[str, float]] = [{} for _each in range(SCREENS)]
        screens = [asyncio.create_task(_screen(client, stream, one)) for one in shown]
        await asyncio.sleep(OPENING_SECONDS)
        asking = Thread(target=lambda: meanwhile.extend(_pages(page)))
        asking.start()
        await asyncio.to_thread(_call, calls, called)
        await asyncio.to_thread(asking.join)
        await asyncio.sleep(PAUSE_SECONDS)
        for one in screens:
            one.cancel()
        await asyncio.gather(*screens, return_exceptions=True)
    return [one[number] - at for one in shown for number, at in called.items()], meanwhile


async def _screen(client: httpx.AsyncClient, stream: str, shown: dict[str, float]) -> None:
    """Read one stream; put down when each number was on the screen first."""
    async with client.stream("GET", stream) as answer:
        answer.raise_for_status()
        async for line in answer.aiter_lines():
            now = time.perf_counter()
            for number in _NUMBER.findall(line):
                shown.setdefault(number, now)


def _call(calls: Iterator[str], called: dict[str, float]) -> None:
    from django.db import connections  # noqa: PLC0415  # after django.setup()

    for number in calls:
        called[number] = time.perf_counter()
        time.sleep(PAUSE_SECONDS)
    connections.close_all()


def _pages(address: str) -> list[float]:
    found = []
    with httpx.Client(timeout=30, trust_env=False) as client:
        for _each in range(PAGES):
            began = time.perf_counter()
            client.get(address).raise_for_status()
            found.append(time.perf_counter() - began)
    return found


def _at(late: list[float], share: float) -> float:
    return late[int(share * (len(late) - 1))] * 1000


if __name__ == "__main__":
    main()
