"""Finds out who acts in a request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class KnowWhoActs:
    """Set ``request.actor``; None is somebody not signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = None  # type: ignore[attr-defined]  # ActorRequest says that it is there
        return self.get_response(request)
