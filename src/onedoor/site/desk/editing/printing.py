"""The papers of a draft: what the published notice and form will be, each page marked 草稿."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.operation.documents import api as documents
from onedoor.operation.guides import api as guides
from onedoor.site.desk.editing.flows import drawn_flow
from onedoor.site.ui import languages
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

_NOT_YET = 0  # the version of what is not published


@dataclass(frozen=True, slots=True)
class Papers:
    """The notice of a draft, None while its flow cannot be drawn, and its blank form."""

    notice: guides.Notice | None
    form: documents.FormTwin


def papers(draft: items.Draft, what: items.Definition, *, at: datetime) -> Papers:
    """Return the papers of a draft in the language of the page."""
    tongue = languages.language(get_language()).tag
    return Papers(
        notice=_notice(draft, what, tongue, at=at) if drawn_flow(what.flow) else None,
        form=documents.form_twin(
            what.form, _head(draft, what, tongue), language=tongue, on=legal_day(at)
        ),
    )


def _notice(
    draft: items.Draft, what: items.Definition, tongue: str, *, at: datetime
) -> guides.Notice:
    site = settings.ENVIRONMENT.site
    offering = unpublished(draft, what, at=at)
    return guides.notice(offering, guides.Reader(), site=site, language=tongue, at=at)


def unpublished(draft: items.Draft, what: items.Definition, *, at: datetime) -> items.Offering:
    """Return a draft as the offering that it would be."""
    return items.Offering(
        what=what,
        version=_NOT_YET,
        sha256=_sha256(what),
        published_at=draft.saved_at,
        effective_on=draft.terms.effective_on or legal_day(at),
    )


def _head(draft: items.Draft, what: items.Definition, tongue: str) -> documents.FormHead:
    return documents.FormHead(
        body=what.body_name.in_language(tongue),
        item=what.name.in_language(tongue),
        code=draft.code,
        version=_NOT_YET,
        sha256=_sha256(what),
        address=settings.ENVIRONMENT.site,
    )


def _sha256(what: items.Definition) -> str:
    return forms.reading.digest(items.document(what))


@for_staff("items.edit", "items.review")
def blank(request: KnownRequest, ref: str) -> HttpResponse:
    """Give the blank form of a draft as PDF, drawn as the published one will be."""
    draft = items.draft(ref=ref, actor=request.actor)
    what = items.parse(draft.document)
    tongue = languages.language(get_language()).tag
    head = _head(draft, what, tongue)
    content = documents.form_pdf(what.form, head, language=tongue, at=draft.saved_at, filled=False)
    return HttpResponse(content, content_type="application/pdf")


@for_staff("items.edit", "items.review")
def notice(request: KnownRequest, ref: str) -> HttpResponse:
    """Give the one-time notice of a draft as PDF, drawn as the published one will be."""
    draft = items.draft(ref=ref, actor=request.actor)
    made = papers(draft, items.parse(draft.document), at=timezone.now()).notice
    if made is None:
        raise items.RowMissing
    content = guides.notice_pdf(made, at=draft.saved_at)
    return HttpResponse(content, content_type="application/pdf")


urlpatterns = [
    path("items/drafts/<str:ref>/preview/form.pdf", blank, name="item_blank"),
    path("items/drafts/<str:ref>/preview/notice.pdf", notice, name="item_notice"),
]
