"""The drafts and offerings of one's body, and the four ways in which a draft begins."""

import re
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.general.bodies import api as bodies
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid, Refused
from onedoor.kernel.fields import FieldView
from onedoor.site.desk.editing.frame import STATES, name_of, names_of
from onedoor.site.desk.editing.reading import clean
from onedoor.site.desk.editing.standing import STANDINGS
from onedoor.site.desk.system import problem_of
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

_MOST = 20


@for_staff("items.edit", "items.review")
def listed(request: KnownRequest) -> HttpResponse:
    """Show the open drafts of one's body, and what it offers now."""
    drafts = items.drafts(actor=request.actor)
    published = items.browse(body=request.actor.body, after=request.GET.get("after", ""))
    context = {
        "next": published.after,
        "drafts": [(one, name_of(one), *STATES[one.state]) for one in drafts],
        "offered": [(one, *STANDINGS[items.Standing(one.state)]) for one in published.rows],
        "taken": {one.code: one.ref for one in drafts},
        "names": names_of(request.actor.body) if drafts else {},
        "can_edit": "items.edit" in request.actor.duties,
    }
    return render(request, "desk/editing/list.html", context)


@for_staff("items.edit")
def begin(request: KnownRequest) -> HttpResponse:
    """Begin a draft: from the catalogue, from what is in force, from another body, from a file."""
    at = timezone.now()
    problems = []
    taken = ""
    if request.method == "POST":
        try:
            document = _document(request)
            draft = items.write_draft(document=document, actor=request.actor, at=at)
        except (Refused, Invalid) as error:
            problems = [problem_of(_told(error), target="id_file" if request.FILES else "")]
            taken = str(error.facts["ref"]) if isinstance(error, items.DraftTaken) else ""
        else:
            messages.success(request, _("草稿已建立。红色的地方还要填写或者改正，随时可以保存。"))
            return redirect("desk:item_draft", ref=draft.ref)
    words = clean(request.GET.get("q", ""))[:50]
    found = items.search(words, limit=_MOST) if words else []
    context = {
        "words": words,
        "catalogue": items.catalogue(words=words, in_use_on=legal_day(at))[:_MOST],
        "others": [hit.entry for hit in found if _is_anothers(hit.entry, request.actor.body)],
        "file": FieldView("file", "file", _("事项文件（JSON）"), accept=".json"),
        "problems": problems,
        "taken": taken,
    }
    return render(request, "desk/editing/new.html", context, status=422 if problems else 200)


def _told(error: Refused) -> Refused:
    """Return a refusal with what is wrong with a file in the language of the page."""
    why = error.facts.get("why")
    if not isinstance(why, forms.Text):
        return error
    return items.editing.FileNoOffering(why=why.in_language(get_language() or ""))


def _is_anothers(entry: items.Entry, body: str) -> bool:
    return entry.offered and entry.body != body


def _document(request: KnownRequest) -> Mapping[str, Any]:
    body = own_body(request.actor.body)
    upload = request.FILES.get("file")
    if upload is not None:
        found = items.editing.read_file(upload.read(items.editing.LARGEST + 1))
        return items.editing.copied(found, body=body)
    offering, code = (clean(request.POST.get(name, "")) for name in ("offering", "item"))
    if offering:
        what = items.offering(offering).what
        return items.editing.copied(items.document(what), body=body)
    if "file" in request.POST or request.POST.get("from") == "file":
        return items.editing.read_file(b"")
    if not code:
        return items.editing.begun(None, body=body)
    chosen = next((one for one in items.catalogue(words=code) if one.code == code), None)
    if chosen is None:
        raise items.EntryMissing(code=code)
    return items.editing.begun(chosen, body=body)


def own_body(code: str) -> dict[str, str]:
    """Return a body as ``items.editing`` takes it."""
    found = bodies.body(code)
    return {
        "code": found.code,
        "name": found.name,
        "area": found.area,
        "level": found.level,
        "nature": found.kind,
    }


@for_staff("items.edit", "items.review")
def file(request: KnownRequest, ref: str) -> HttpResponse:
    """Give a draft as a JSON file, which may be taken in again here or elsewhere."""
    draft = items.draft(ref=ref, actor=request.actor)
    response = HttpResponse(
        items.editing.write_file(draft.document), content_type="application/json"
    )
    name = re.sub(r"[^0-9A-Za-z-]", "", draft.code) or draft.ref
    response["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response


urlpatterns = [
    path("items/", listed, name="items"),
    path("items/new/", begin, name="item_new"),
    path("items/drafts/<str:ref>/file.json", file, name="item_file"),
]
