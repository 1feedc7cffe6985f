"""Health and counts, for load balancers and monitoring."""

import hmac

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from onedoor.config.metrics import page
from onedoor.config.readiness import readiness
from onedoor.kernel.access import for_machines

_LOOPBACK = frozenset({"127.0.0.1", "::1"})
_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP")


@for_machines
def healthz(_: HttpRequest) -> HttpResponse:
    """Say that this process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@for_machines
def readyz(_: HttpRequest) -> HttpResponse:
    """Say whether database, tables and worker are ready, and which is not."""
    found = readiness()
    told = {
        "ready": found.ready,
        "database": found.database or "ok",
        "migrations": found.migrations or "ok",
        "worker": found.worker or "ok",
    }
    return JsonResponse(told, status=200 if found.ready else 503)


@for_machines
def metrics(request: HttpRequest) -> HttpResponse:
    """Give the counts to this machine, or to who holds the token; to others it is not there."""
    if not _may_read(request):
        return HttpResponse("not found\n", status=404, content_type="text/plain")
    return HttpResponse(page(), content_type="text/plain; version=0.0.4; charset=utf-8")


def _may_read(request: HttpRequest) -> bool:
    token = settings.ENVIRONMENT.metrics_token
    given = request.headers.get("Authorization", "")
    if token and hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        return True
    # A proxy on this machine makes everybody look local; its header gives them away.
    forwarded = any(name in request.META for name in _FORWARDED)
    return request.META.get("REMOTE_ADDR") in _LOOPBACK and not forwarded
