"""How a domain error is told over HTTP: the only place that knows status codes."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from onedoor.kernel.errors import (
    DomainError,
    Forbidden,
    Invalid,
    Missing,
    Refused,
    TooMany,
    Unavailable,
)
from onedoor.kernel.texts import Advice, advice_for, named

STATUS: dict[type, HTTPStatus] = {
    Missing: HTTPStatus.NOT_FOUND,
    Forbidden: HTTPStatus.FORBIDDEN,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    Refused: HTTPStatus.CONFLICT,
    TooMany: HTTPStatus.TOO_MANY_REQUESTS,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}


class DomainErrors:
    """Middleware: a refusal becomes a page; ``site.interface`` answers programs by itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a domain error; leave every other exception to Django."""
        if not isinstance(error, DomainError):
            return None
        return answer(request, error)


def answer(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Return the page that tells this refusal."""
    response = page(request, error)
    if isinstance(error, TooMany):
        response["Retry-After"] = str(error.facts.get("retry_after_seconds", 60))
    return response


def status_of(error: DomainError) -> HTTPStatus:
    """Return the HTTP status for a kind of refusal."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def advice_of(error: DomainError, language: str | None = None) -> Advice:
    """Return the words for a refusal in the language of the reader, with its facts filled in."""
    spoken = language or get_language() or "zh-hans"
    found = advice_for(error.code, spoken)
    return (found or Advice(error.code, "", "")).filled(named(error.facts, spoken))


def page(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Return the refusal as a page that says what to do next and whom to ask."""
    context = {
        "advice": advice_of(error),
        "basis": error.basis,
        "code": error.code,
        "facts": error.facts,
    }
    return render(request, "ui/refusal.html", context, status=status_of(error))
