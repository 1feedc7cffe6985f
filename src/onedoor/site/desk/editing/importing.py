"""A file taken into a draft that exists: read, shown with all it would change, and only then kept.

What was read travels with the page that shows it, so that nothing is stored before it is confirmed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError, Invalid, Refused
from onedoor.kernel.fields import FieldView, Problem
from onedoor.site.desk.editing.coding import compared
from onedoor.site.desk.editing.flows import Chart, chart
from onedoor.site.desk.editing.frame import flaws_of, frame
from onedoor.site.desk.editing.listing import own_body
from onedoor.site.desk.editing.reading import revision_of
from onedoor.site.desk.system import problem_of
from onedoor.site.ui import languages
from onedoor.system.flows import api as flows
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

Document = Mapping[str, Any]
_MOST_TOLD = 20
_NOTHING = gettext_lazy("请选择文件，或者粘贴文件的内容。")


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of file: how it is read, and what of the document it stands for."""

    title: str | Promise
    intro: str | Promise
    accept: str
    read: Callable[[bytes], Any]
    again: Callable[[bytes], Any]
    put: Callable[[Document, Any, str], Any]
    section: str = ""


def _flow_put(document: Document, flow: Any, _body: str) -> Any:
    drawn = flows.document(flows.parse(flow))
    before = items.editing.value(document, ("flow",))
    return items.editing.put(document, ("flow",), items.editing.retold(before, drawn))


def _whole_put(document: Document, found: Any, body: str) -> Any:
    return items.editing.replaced(document, found, body=own_body(body))


SOURCES: Mapping[str, Source] = {
    "flow": Source(
        gettext_lazy("导入流程图"),
        gettext_lazy(
            "选择画图软件导出的 BPMN 2.0 文件，或者粘贴它的内容。"
            "先给您看图和不同之处，确认以后才换。"
        ),
        ".bpmn,.xml",
        lambda content: flows.document(flows.from_bpmn(content)),
        items.editing.read_part,
        _flow_put,
        "flow",
    ),
    "file": Source(
        gettext_lazy("导入事项文件"),
        gettext_lazy(
            "选择从本平台导出的同一事项的 JSON 文件，或者粘贴它的内容。"
            "先逐项给您看不同之处，确认以后才换。"
        ),
        ".json",
        items.editing.read_file,
        items.editing.read_file,
        _whole_put,
    ),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """What was read, and the draft as it would be with it."""

    taken: str
    document: Document
    changes: tuple[items.Change, ...]
    flaws: int
    chart: Chart | None


@for_staff("items.edit")
def importing(request: KnownRequest, ref: str, what: str) -> HttpResponse:
    """Read a file for a draft; show what it would change; replace what it stands for."""
    source = SOURCES.get(what)
    if source is None:
        raise items.RowMissing
    draft = items.draft(ref=ref, actor=request.actor)
    if request.method != "POST":
        return _shown(request, draft, what)
    if not any(map(request.POST.get, ("taken", "text"))) and not request.FILES:
        return _shown(request, draft, what, problems=[Problem(str(_NOTHING), "id_file")])
    try:
        offered = _offered(request, draft, source)
        if request.POST.get("do") != "take":
            return _shown(request, draft, what, offered=offered)
    except (Refused, Invalid) as refused:
        return _shown(request, draft, what, refused=refused)
    return _taken(request, draft, what, offered)


def _taken(request: KnownRequest, draft: items.Draft, what: str, offered: Offered) -> HttpResponse:
    try:
        items.write_draft(
            document=offered.document, actor=request.actor, at=timezone.now(), ref=draft.ref,
            revision=revision_of(request.POST),
        )  # fmt: skip
    except Refused as refused:
        return _shown(request, draft, what, offered=offered, refused=refused)
    messages.success(request, _("已导入。导入的内容还可以继续修改。"))
    section = SOURCES[what].section
    if section:
        return redirect("desk:item_sheet", ref=draft.ref, section=section)
    return redirect("desk:item_draft", ref=draft.ref)


def _offered(request: KnownRequest, draft: items.Draft, source: Source) -> Offered:
    """Return what was sent, read; when it comes back from our own page, as it was read before."""
    kept = request.POST.get("taken", "")
    found = source.again(kept.encode()) if kept else source.read(_content(request))
    document = source.put(draft.document, found, request.actor.body)
    at = timezone.now()
    return Offered(
        taken=forms.reading.canonical(found),
        document=document,
        changes=compared(draft.document, document, on=legal_day(at)),
        flaws=len(flaws_of(document, at=at).found),
        chart=chart(document) if source.section else None,
    )


def _content(request: KnownRequest) -> bytes:
    upload = request.FILES.get("file")
    if upload is not None:
        content: bytes = upload.read(items.editing.LARGEST + 1)
        return content
    return request.POST.get("text", "").strip().encode("utf-8", "replace")


def _shown(
    request: KnownRequest,
    draft: items.Draft,
    what: str,
    *,
    offered: Offered | None = None,
    refused: DomainError | None = None,
    problems: Sequence[Problem] = (),
) -> HttpResponse:
    source = SOURCES[what]
    typed = request.POST.get("text", "")
    section = source.section
    context = {
        "frame_of": frame(
            draft, actor=request.actor, found=flaws_of(draft.document, at=timezone.now()),
            current=section,
        ),
        "source": source,
        "what": what,
        "fields": [
            FieldView("file", "file", _("文件"), required=False, accept=source.accept),
            FieldView("text", "longtext", _("或者粘贴文件内容"), required=False, value=typed),
        ],
        "offered": offered,
        "revision": draft.revision,
        "problems": _problems(refused, "" if offered else "id_file") if refused else problems,
        "up": reverse("desk:item_sheet", args=[draft.ref, section]) if section else "",
    }  # fmt: skip
    status = 409 if offered and refused else 422 if refused or problems else 200
    return render(request, "desk/editing/import.html", context, status=status)


def _problems(refused: DomainError, target: str) -> list[Problem]:
    """Return a refusal, a line for each flaw of a file, in the language of the page."""
    tongue = languages.language(get_language()).tag
    why, found = refused.facts.get("why"), refused.facts.get("found")
    if isinstance(refused, flows.FlowUnreadable) and isinstance(found, tuple):
        told = [Problem(one.in_language(tongue), target) for one in found[:_MOST_TOLD]]
        more = len(found) - len(told)
        return [*told, Problem(_("还有 %(n)s 处。") % {"n": more}, target)] if more else told
    if isinstance(why, forms.Text):
        refused = items.editing.FileNoOffering(why=why.in_language(tongue))
    return [problem_of(refused, target=target)]


@for_staff("items.edit", "items.review")
def bpmn(request: KnownRequest, ref: str) -> HttpResponse:
    """Give the flow of a draft as a BPMN file, to be worked on in a drawing tool."""
    draft = items.draft(ref=ref, actor=request.actor)
    try:
        flow = flows.parse(items.editing.value(draft.document, ("flow",), {}))
    except flows.FlowUnreadable:
        messages.warning(request, _("流程还不能导出。请先改正这里标出的地方。"))
        return redirect("desk:item_sheet", ref=ref, section="flow")
    response = HttpResponse(flows.to_bpmn(flow), content_type="application/xml")
    response["Content-Disposition"] = f'attachment; filename="{draft.ref}.bpmn"'
    return response


urlpatterns = [
    path("items/drafts/<str:ref>/flow.bpmn", bpmn, name="item_bpmn"),
    path("items/drafts/<str:ref>/import/<slug:what>/", importing, name="item_import"),
]
