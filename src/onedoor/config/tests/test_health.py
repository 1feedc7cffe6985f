from dataclasses import replace

import pytest
from django.conf import settings

from onedoor.config import readiness
from onedoor.config.readiness import Readiness


def test_a_process_that_answers_is_healthy(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.parametrize(
    "found,status",
    [
        (Readiness("", "", ""), 200),
        (Readiness("does not answer", "unknown", "unknown"), 503),
        (Readiness("", "2 pending", ""), 503),
        (Readiness("", "", "silent for 80 s"), 503),
    ],
)
def test_it_is_ready_only_when_nothing_is_at_fault(client, monkeypatch, found, status):
    monkeypatch.setattr("onedoor.config.http.health.readiness", lambda: found)

    answer = client.get("/readyz")

    assert answer.status_code == status
    assert answer.json() == {
        "ready": status == 200,
        "database": found.database or "ok",
        "migrations": found.migrations or "ok",
        "worker": found.worker or "ok",
    }


@pytest.mark.django_db
def test_a_migrated_database_without_a_worker_is_told_so(monkeypatch):
    about = settings.DATABASES["default"]
    url = f"postgresql://{about['USER']}:{about['PASSWORD']}@/{about['NAME']}?host={about['HOST']}"
    wanted = replace(settings.ENVIRONMENT, database_url=url)
    monkeypatch.setattr(settings, "ENVIRONMENT", wanted)

    assert readiness.readiness() == Readiness("", "", "none")


def test_a_database_that_is_away_is_told_so(monkeypatch):
    away = replace(settings.ENVIRONMENT, database_url="postgresql:///x?host=/nowhere")
    monkeypatch.setattr(settings, "ENVIRONMENT", away)

    assert readiness.readiness() == Readiness("does not answer", "unknown", "unknown")


@pytest.mark.django_db
def test_this_machine_reads_the_counts(client):
    client.get("/healthz")

    told = client.get("/metrics").content.decode()

    assert 'onedoor_requests_total{method="GET",route="healthz",status="200"}' in told
    assert "onedoor_job_wait_seconds 0.0" in told


@pytest.mark.parametrize(
    "given",
    [
        {"REMOTE_ADDR": "10.1.2.3"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "10.1.2.3"},
        {"REMOTE_ADDR": "10.1.2.3", "HTTP_AUTHORIZATION": "Bearer wrong"},
        {"REMOTE_ADDR": "10.1.2.3", "HTTP_AUTHORIZATION": "Bearer "},
    ],
)
def test_others_do_not_find_the_counts(client, given):
    assert client.get("/metrics", **given).status_code == 404


@pytest.mark.django_db
def test_who_holds_the_token_reads_the_counts(client, monkeypatch):
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, metrics_token="k"))

    answer = client.get("/metrics", REMOTE_ADDR="10.1.2.3", HTTP_AUTHORIZATION="Bearer k")

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "given,kept", [("abcDEF-123", True), ("short", False), ("<script>alert(1)</script>", False)]
)
def test_a_request_keeps_the_number_it_came_with_if_that_is_one(client, given, kept):
    answered = client.get("/healthz", HTTP_X_REQUEST_ID=given).headers["X-Request-ID"]

    assert (answered == given) is kept
