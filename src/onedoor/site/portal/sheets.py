"""The form of an offering to take away: blank, as a filled sample, and as JSON Schema."""

from collections.abc import Callable
from hashlib import sha256
from urllib.parse import quote

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.urls import path, reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from onedoor.kernel.access import public
from onedoor.law.articles import HAMI, shows
from onedoor.operation.documents import api as documents
from onedoor.operation.guides import api as guides
from onedoor.site.ui import languages
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

_FRESH_SECONDS = 60
_KEPT_SECONDS = 86_400


@shows(HAMI(15), HAMI(16))
@public
@require_safe
def blank(request: HttpRequest, code: str) -> HttpResponse:
    """Give the blank form as PDF, from the version the pages are made of."""
    return _paper(request, code, filled=False)


@shows(HAMI(16))
@public
@require_safe
def sample(request: HttpRequest, code: str) -> HttpResponse:
    """Give the filled sample as PDF."""
    return _paper(request, code, filled=True)


@public
@require_safe
def schema(request: HttpRequest, code: str) -> HttpResponse:
    """Give the JSON Schema of the answers, for programs that apply."""
    offering = items.offering(code)
    made = _etag(offering, "schema")
    if made in request.headers.get("If-None-Match", ""):
        return _fresh(HttpResponseNotModified(), made)
    found = forms.json_schema(offering.form) | {
        "$id": request.build_absolute_uri(reverse("portal:form_schema", args=(code,))),
        "x-version": offering.version,
        "x-sha256": offering.sha256,
    }
    answer = JsonResponse(found, json_dumps_params={"ensure_ascii": False})
    answer["Content-Type"] = "application/schema+json"
    return _fresh(answer, made)


def _paper(request: HttpRequest, code: str, *, filled: bool) -> HttpResponse:
    language = languages.language(get_language()).tag
    offering = items.offering(code)
    etag = _etag(offering, f"{language}{filled}")
    if etag in request.headers.get("If-None-Match", ""):
        return _fresh(HttpResponseNotModified(), etag)
    content = _kept(etag, lambda: _drawn(offering, language, filled=filled))
    title = offering.form.title.zh or offering.name.zh
    name = f"{title}（{'样表' if filled else '空白表'}）.pdf"
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}"
    return _fresh(answer, etag)


def _kept(key: str, draw: Callable[[], bytes]) -> bytes:
    content: bytes | None = cache.get(key)
    if content is None:
        content = draw()
        cache.set(key, content, _KEPT_SECONDS)
    return content


def _drawn(offering: items.Offering, language: str, *, filled: bool) -> bytes:
    head = documents.FormHead(
        body=offering.body_name.in_language(language),
        item=offering.name.in_language(language),
        code=offering.code,
        version=offering.version,
        sha256=offering.sha256,
        address=settings.ENVIRONMENT.site + guides.mark_path(offering),
    )
    return documents.form_pdf(
        offering.form, head, language=language, at=offering.published_at, filled=filled
    )


def _etag(offering: items.Offering, what: str) -> str:
    mark = f"{offering.sha256}|{offering.version}|{documents.template_version()}|{what}"
    return f'"{sha256(mark.encode()).hexdigest()[:32]}"'


def _fresh(answer: HttpResponse, etag: str) -> HttpResponse:
    answer["ETag"] = etag
    answer["Cache-Control"] = f"public, max-age={_FRESH_SECONDS}"
    return answer


urlpatterns = [
    path("items/<path:code>/form.pdf", blank, name="form_blank"),
    path("items/<path:code>/sample.pdf", sample, name="form_sample"),
    path("items/<path:code>/form.schema.json", schema, name="form_schema"),
]
