"""What is counted, and the page of counts that a monitoring system reads."""

import os
from collections.abc import Iterator

from django.db import connection
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY, Collector

REQUESTS = Counter(
    "onedoor_requests", "Answered requests.", ["route", "method", "status"]
)  # fmt: skip
SECONDS = Histogram(
    "onedoor_request_seconds",
    "Time from request to answer.",
    ["route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


def count(*, route: str, method: str, status: int, seconds: float) -> None:
    """Count one answered request."""
    REQUESTS.labels(route, method, str(status)).inc()
    SECONDS.labels(route).observe(seconds)


def page() -> bytes:
    """Return all counts of all web processes, and the state of the queue of jobs."""
    return generate_latest(_processes()) + generate_latest(_database())


class Jobs(Collector):
    """Jobs by state, and how long the oldest has waited."""

    def collect(self) -> Iterator[Metric]:
        """Ask the database once."""
        by_state = GaugeMetricFamily("onedoor_jobs", "Jobs by state.", labels=["state"])
        waiting = GaugeMetricFamily("onedoor_job_wait_seconds", "Wait of the oldest job.")
        with connection.cursor() as cursor:
            cursor.execute("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY status")
            for state, number in cursor.fetchall():
                by_state.add_metric([state], number)
            cursor.execute(_OLDEST)
            waiting.add_metric([], float(cursor.fetchone()[0]))
        yield by_state
        yield waiting


_OLDEST = """
SELECT coalesce(extract(epoch FROM now() - min(coalesce(j.scheduled_at, e.at))), 0)
FROM procrastinate_jobs j
JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
WHERE j.status = 'todo' AND coalesce(j.scheduled_at, e.at) <= now()
"""


def _processes() -> CollectorRegistry:
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # it ships none
    return registry


def _database() -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(Jobs())
    return registry
