"""``onedoor feeds push``: send what is due to the systems that subscribed."""

import time
from argparse import ArgumentParser
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import structlog
from django.core.management.base import BaseCommand
from django.db import Error, OperationalError, connections
from django.utils import timezone

from onedoor.operation.feeds.services import pushing

_THREADS = 16
_POLL_SECONDS = 1.0

log = structlog.get_logger()


class Command(BaseCommand):
    """Push events, each subscription in a thread of its own."""

    help = "Send events of cases to the systems that subscribed to them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        words = parser.add_subparsers(dest="word", required=True)
        push = words.add_parser("push", help="Send what is due.")
        push.add_argument("--forever", action="store_true")

    def handle(self, *_: Any, **options: Any) -> None:
        """Send what is due, once or until stopped."""
        with ThreadPoolExecutor(_THREADS, thread_name_prefix="feeds") as pool:
            at_work: dict[int, Future[int]] = {}
            while True:
                _begin(pool, at_work)
                if not options["forever"]:
                    break
                time.sleep(_POLL_SECONDS)
        self.stdout.write(f"{sum(one.result() for one in at_work.values())} sent")


def _begin(pool: ThreadPoolExecutor, at_work: dict[int, Future[int]]) -> None:
    """Begin with each subscription that is due and not at work; nobody waits for another."""
    try:
        wanted = pushing.due(at=timezone.now())
    except OperationalError as error:
        log.warning("database_unavailable", error=str(error).partition("\n")[0])
        connections.close_all()
        return
    for subscription in wanted:
        running = at_work.get(subscription)
        if running is None or running.done():
            at_work[subscription] = pool.submit(_push, subscription)


def _push(subscription: int) -> int:
    try:
        return pushing.push(subscription, at=timezone.now())
    except Error as error:
        log.warning("push_failed", subscription=subscription, error=type(error).__name__)
        return 0
    finally:
        connections.close_all()
