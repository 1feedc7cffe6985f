"""How large the letters are, and whether the page is the one for the elderly (长辈版).

Two cookies hold it.  ``app.js`` sets them without a new page; the form in the frame does the same
for browsers without script.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from onedoor.kernel.access import public

SIZES = ("a", "b", "c")
YEAR_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Preferences:
    """The text size (``a`` 16 px, ``b`` 22 px, ``c`` 30 px) and 长辈版."""

    size: str
    is_elder: bool

    @property
    def classes(self) -> str:
        """The classes of the ``html`` element."""
        return f"size-{self.size}" + (" elder" if self.is_elder else "")


def preferences(request: HttpRequest) -> Preferences:
    """Return what the cookies say; anything unknown counts as the ordinary page."""
    size = request.COOKIES.get("size", "a")
    return Preferences(size if size in SIZES else "a", request.COOKIES.get("elder") == "1")


# A shared page carries no token; a stranger who posts here changes the size of letters at most.
@public
@csrf_exempt
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Keep a choice in its cookie and go back to the page it was made on."""
    chosen = preferences(request)
    size, elder = request.POST.get("size", chosen.size), request.POST.get("elder")
    if elder == "1" and size == "a":
        size = "b"
    if elder == "0":
        size = "a"
    response = redirect(_back(request))
    _keep(response, "size", size if size in SIZES else "a")
    if elder in ("0", "1"):
        _keep(response, "elder", elder)
    return response


def _keep(response: HttpResponse, name: str, value: str) -> None:
    # Script may read and write these two: they say nothing of who somebody is.
    response.set_cookie(name, value, max_age=YEAR_SECONDS, samesite="Lax", httponly=False)


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if safe else "/"
