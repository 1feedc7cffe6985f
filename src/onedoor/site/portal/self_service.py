"""自助终端 · 菜单: what can be done here, signing in, progress, papers to print, help, the end.

Nothing of a person stays: every page is kept nowhere, signing in ends at its time, and leaving ends
the session on the server, drops its cookies and what the browser kept of pages.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onedoor.general.people.api import mine
from onedoor.kernel.access import KnownRequest, for_staff, public
from onedoor.kernel.errors import Missing
from onedoor.kernel.fields import FieldView
from onedoor.law.articles import HAMI, PIPL, shows
from onedoor.operation.cases import api as cases
from onedoor.operation.documents import api as documents
from onedoor.operation.hall import api as hall
from onedoor.site.portal import following, terminals
from onedoor.site.portal.kiosk import screen
from onedoor.site.portal.terminals import for_whoever_signed_in_here
from onedoor.system.items import api as items

# 307 repeats the POST: the identity system is asked as everywhere else.
_REPEAT = 307
_DROPPED = ("csrftoken", "low", "messages")
_CODE_LENGTH = 10
_CODE_KEYS = tuple("34679ACDEFGHJKMNPQRTUVWXY")


@shows(HAMI(20), note="what does not work here is said before somebody begins")
@public
@require_safe
def menu(request: HttpRequest) -> HttpResponse:
    """Show the six things that can be done here, and what of this terminal does not work."""
    here = terminals.here(request)
    served = hall.board(here.venue, at=timezone.now()).queues if here else ()
    context = {
        "terminal": here,
        "no_numbers": here is not None and not any(one.windows for one in served),
        "asked": "asked" in request.GET,
    }
    return screen(request, "menu", context)


@shows(HAMI(20), note="who is at the terminal is proved as everywhere else")
@public
@require_http_methods(["GET", "POST"])
def sign_in(request: Any) -> HttpResponse:
    """Say how to sign in here; on POST go to the identity system, for a short time only."""
    here = terminals.here(request)
    if here is None:
        return screen(request, "no_number", {})
    onward = request.POST.get("next") or request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(onward, {request.get_host()}):
        onward = reverse("portal:kiosk_menu")
    if request.method == "GET":
        return screen(request, "sign_in", {"next": onward, "terminal": here})
    if request.actor is not None:
        request.session.flush()
    request.session[mine.KIOSK_UNTIL] = terminals.until(timezone.now()).timestamp()
    answer = HttpResponseRedirect(reverse("people:sign_in"))
    answer.status_code = _REPEAT
    return answer


@shows(PIPL(51), note="nothing of a person stays on a device that is for everybody")
@public
@require_http_methods(["GET", "POST"])
def leave(request: Any) -> HttpResponse:
    """End what was begun here; asked by script, by who is done, and by a page left alone."""
    with translation.override("zh-hans"):
        answer = redirect("portal:kiosk")
    if mine.KIOSK_UNTIL in request.session:
        request.session.flush()
    for name in _DROPPED:
        answer.delete_cookie(name)
    # Not "storage": what waits to be sent is sealed, and must outlast whoever stood here.
    answer["Clear-Site-Data"] = '"cache"'
    answer["Cache-Control"] = "no-store"
    return answer


@shows(HAMI(20), HAMI(14))
@public
@require_http_methods(["GET", "POST"])
def progress(request: HttpRequest) -> HttpResponse:
    """Tell how far a case has come, by the query code of its receipt."""
    code, wrong = request.POST.get("code", "").strip(), ""
    at = timezone.now()
    if code:
        try:
            asker = request.META.get("REMOTE_ADDR", "")
            found = cases.progress(number="", last_four="", query_code=code, asker=asker, at=at)
        except Missing:
            wrong = _("没有查到，请核对查询码。")
        else:
            flow = items.offering(found.offering, found.version).flow
            licensed = following.ends_in_a_licence(flow)
            stages = following.stages(found.state, found.events, licensed=licensed)
            context = {"case": found, "state": cases.STATES[found.state], "stages": stages}
            return screen(request, "progress", context)
    field = FieldView(
        name="code", kind="text", label=_("查询码"), value=code, error=wrong,
        hint=_("在回执上，10 位字母和数字"), max_length=_CODE_LENGTH, autocomplete="off",
    )  # fmt: skip
    return screen(request, "progress_code", {"field": field, "pad": _CODE_KEYS})


@shows(HAMI(20), note="licences and receipts are printed without a clerk")
@for_whoever_signed_in_here
@require_safe
def papers(request: KnownRequest, number: str = "") -> HttpResponse:
    """Show one's own cases, or the papers of one."""
    context: dict[str, object] = {"terminal": terminals.here(request), "number": number}
    if number:
        cases.case(number=number, actor=request.actor)
        context["papers"] = documents.documents_of(case_number=number)
    else:
        found = cases.cases_of(actor=request.actor, after=request.GET.get("after", ""))
        context |= {"page": found, "states": cases.STATES}
    return screen(request, "papers", context)


@shows(HAMI(20))
@for_whoever_signed_in_here
@require_safe
def paper(request: KnownRequest, number: str, paper: str) -> HttpResponse:
    """Show one paper, and print it."""
    cases.case(number=number, actor=request.actor)
    if paper not in {one.id for one in documents.documents_of(case_number=number)}:
        raise documents.DocumentMissing(document=paper)
    twin = documents.twin(document_id=paper)
    context = {"twin": twin, "number": number, "terminal": terminals.here(request)}
    return screen(request, "paper", context)


@shows(HAMI(20), note="whoever cannot go on calls somebody")
@public
@require_POST
def call(request: HttpRequest) -> HttpResponse:
    """Call somebody of the hall to this terminal."""
    here = terminals.here(request)
    if here is None:
        return screen(request, "no_number", {})
    hall.terminals.call_for_help(code=here.code, at=timezone.now())
    return redirect(f"{reverse('portal:kiosk_menu')}?asked=1")


@shows(HAMI(20), note="staff of the hall make a device a terminal, and are signed out of it")
@for_staff("counter.intake", "centre.manage")
@require_POST
def set_up(request: KnownRequest) -> HttpResponse:
    """Make this browser a terminal of a hall; nothing of who did it stays signed in."""
    told = request.POST
    code = hall.terminals.set_up_terminal(
        venue=told.get("venue", ""), name=told.get("name", ""), actor=request.actor,
        at=timezone.now(),
    )  # fmt: skip
    request.session.flush()
    answer = redirect("portal:kiosk")
    terminals.keep(answer, code)
    return answer


urlpatterns = [
    path("kiosk/set-up/", set_up, name="kiosk_set_up"),
    path("kiosk/menu/", menu, name="kiosk_menu"),
    path("kiosk/sign-in/", sign_in, name="kiosk_sign_in"),
    path("kiosk/leave/", leave, name="kiosk_leave"),
    path("kiosk/progress/", progress, name="kiosk_progress"),
    path("kiosk/papers/", papers, name="kiosk_papers"),
    path("kiosk/papers/<str:number>/", papers, name="kiosk_papers_of"),
    path("kiosk/papers/<str:number>/<str:paper>/", paper, name="kiosk_paper"),
    path("kiosk/call/", call, name="kiosk_call"),
]
