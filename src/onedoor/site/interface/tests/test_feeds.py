import pytest

from onedoor.general.clients import testing as clients
from onedoor.law.articles import PIPL
from onedoor.operation.cases import testing as cases
from onedoor.site.interface.tests.conftest import Calls

WANTED = {"address": "https://example.org/in", "kinds": ["cases.accepted"]}


def test_a_subscription_is_made_listed_and_ended_and_its_secret_told_once(calls):
    made = calls.send("/subscriptions", WANTED)
    one = made.json()
    (listed,) = calls.get("/subscriptions").json()["rows"]
    ended = calls.send(f"/subscriptions/{one['id']}", b"", method="delete")

    assert (made.status_code, one.pop("secret") != "") == (201, True)
    assert listed == one
    assert (ended.status_code, ended.json()["ended_at"]) == (200, "2026-11-24T12:00:00+08:00")
    assert calls.get("/subscriptions").json()["rows"] == []
    assert calls.get("/dead-letters").json() == {"rows": [], "after": ""}


@pytest.mark.parametrize("changes, status, code", [
    ({"address": "http://example.org/"}, 422, "feeds.address_wrong"),
    ({"address": "https://10.0.0.1/"}, 422, "feeds.address_inside"),
    ({"kinds": ["people.signed_in"]}, 422, "interface.body_invalid"),
    ({"reach": "bodies"}, 409, "feeds.bodies_missing"),
])  # fmt: skip
def test_a_subscription_that_is_wrong_is_refused(calls, changes, status, code):
    answer = calls.send("/subscriptions", WANTED | changes)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert calls.get("/subscriptions").json()["rows"] == []


@pytest.mark.verifies(PIPL(6))
def test_a_stranger_neither_ends_nor_retries(calls, of):
    made = calls.send("/subscriptions", WANTED).json()["id"]
    stranger = Calls(clients.caller(at=cases.AT, name="别的平台").header)

    assert stranger.send(f"/subscriptions/{made}", b"", method="delete").status_code == 404
    assert stranger.send("/dead-letters/none/retry", b"").status_code == 404
