"""An applicant's own files: pages drawn anew, and the file itself given back."""

from django.http import HttpResponse
from django.urls import path
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from onedoor.kernel.access import KnownRequest, for_applicants
from onedoor.operation.materials import api as materials

FULL_WIDTH = 1600
LONGEST_WIDTH = 4  # digits


@for_applicants
@never_cache
@require_GET
def image(request: KnownRequest, file: str, n: int) -> HttpResponse:
    """Show page ``n`` of a file of one's own, as wide as ``?width`` asks, or as drawn."""
    asked = request.GET.get("width", "")
    is_number = asked.isascii() and asked.isdecimal() and len(asked) <= LONGEST_WIDTH
    width = int(asked) if is_number else FULL_WIDTH
    drawn = materials.page_image(file_id=file, n=n, width=width, may_read=_own(request))
    return HttpResponse(drawn.content, content_type=drawn.mime, headers=_headers())


@for_applicants
@never_cache
@require_GET
def original(request: KnownRequest, file: str) -> HttpResponse:
    """Give a file back as it was handed in; to be saved, never opened in the browser."""
    found = materials.original(file_id=file, may_read=_own(request))
    saved_as = content_disposition_header(as_attachment=True, filename=found.name) or ""
    headers = _headers() | {"Content-Disposition": saved_as}
    return HttpResponse(found.content, content_type=found.mime, headers=headers)


def _own(request: KnownRequest) -> materials.MayRead:
    def may_read(file: materials.StoredFile, _holders: tuple[str, ...]) -> bool:
        return file.owner == request.actor.applicant

    return may_read


def _headers() -> dict[str, str]:
    return {
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }


urlpatterns = [
    path("files/<str:file>/<int:n>/", image, name="file"),
    path("files/<str:file>/", original, name="original"),
]
