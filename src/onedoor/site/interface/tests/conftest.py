"""A system that may call, and a way to call as it."""

import json

import pytest
import time_machine
from django.test import Client

from onedoor.general.clients import testing as clients
from onedoor.operation.cases import testing as cases

_count = iter(range(10_000))


class Calls:
    """Calls of one system; what is answered is JSON."""

    def __init__(self, header):
        self.header, self.browser = header, Client()

    def get(self, path, **headers):
        return self.browser.get(f"/api/v1{path}", headers=self._headers(headers))

    def send(self, path, body, *, method="post", key="", **headers):
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        told = {"Idempotency-Key": key or f"key-{next(_count):06}", **headers}
        send = getattr(self.browser, method)
        return send(
            f"/api/v1{path}", raw, content_type="application/json", headers=self._headers(told)
        )

    def _headers(self, more):
        return {"Authorization": self.header, **more}


@pytest.fixture
def now():
    with time_machine.travel(cases.AT, tick=False) as moving:
        yield moving


@pytest.fixture
def of(db, now):
    return cases.cast()


@pytest.fixture
def caller(of):
    return clients.caller(at=cases.AT)


@pytest.fixture
def calls(caller):
    return Calls(caller.header)
