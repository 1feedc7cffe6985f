"""The guide as an anonymous reader gets it, against a constant answer of the same server stack.

Both are called in this process through the WSGI application, in turn, in processor time.
Bar: at least a fifth of the constant answer's rate; a reader who has the page already gets 304.
"""

import os
import statistics
from collections.abc import Callable
from io import BytesIO
from time import process_time
from typing import Any

from bench._city import database

ROUNDS, CALLS, BAR = 7, 150, 0.2


def main() -> None:
    """Print both rates, their ratio, and what asking again costs."""
    os.environ["ONEDOOR_POOL"] = "1"  # as it is served
    with database():
        from django.urls import reverse  # noqa: PLC0415  # after django.setup()

        from onedoor.config.wsgi import application  # noqa: PLC0415  # after django.setup()
        from onedoor.operation.cases import testing  # noqa: PLC0415  # after django.setup()

        code = testing.cast().offering
        guide = reverse("portal:guide", args=(code,))
        tag = _call(application, guide)["ETag"]
        wanted: dict[str, Callable[[], object]] = {
            "guide": lambda: _call(application, guide),
            "again": lambda: _call(application, guide, HTTP_IF_NONE_MATCH=tag),
            "constant": lambda: _call(application, "/healthz"),
        }
        spent: dict[str, list[float]] = {name: [] for name in wanted}
        for _ in range(ROUNDS):
            for name, ask in wanted.items():
                spent[name].append(_spent(ask))
    cost = {name: statistics.median(rounds) for name, rounds in spent.items()}
    ratio = cost["constant"] / cost["guide"]
    print(
        f"guide page: {1000 * cost['guide']:.2f} ms · constant {1000 * cost['constant']:.2f} ms · "
        f"{ratio:.0%} of its rate (bar {BAR:.0%} {'met' if ratio >= BAR else 'MISSED'}); "
        f"asked again (304): {1000 * cost['again']:.2f} ms"
    )


def _spent(ask: Callable[[], object]) -> float:
    began = process_time()
    for _ in range(CALLS):
        ask()
    return (process_time() - began) / CALLS


def _call(application: Any, path: str, **headers: str) -> dict[str, str]:
    """Ask the application for a page; return the headers of its answer."""
    told: dict[str, str] = {}

    def start(_status: str, given: list[tuple[str, str]], _error: object = None) -> None:
        told.update(given)

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **headers,
    }
    answer = application(environ, start)
    try:
        for _ in answer:
            pass
    finally:
        close = getattr(answer, "close", None)
        if close is not None:
            close()
    return told


if __name__ == "__main__":
    main()
