"""Security headers of every answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from onedoor.site.ui import news

POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


class SecurityHeaders:
    """Add the content security policy; nothing inline is allowed anywhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        listens_at = news.origin(request)
        more = f"; connect-src 'self' {listens_at}" if listens_at else ""
        response.headers.setdefault("Content-Security-Policy", POLICY + more)
        return response
