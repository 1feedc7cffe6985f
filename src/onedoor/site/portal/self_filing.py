"""自助终端 · 自助申报: the same form as everywhere, one question a screen, and the ordinary door.

What is filled in is the applicant's draft, kept at each step, so that somebody whose time is over
goes on at home or at a counter, by the draft's code.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.kernel.access import KnownRequest, public
from onedoor.kernel.answers import advice_of
from onedoor.kernel.errors import DomainError
from onedoor.kernel.fields import FieldView, Problem, problems
from onedoor.law.articles import HAMI, shows
from onedoor.operation.cases import api as cases
from onedoor.operation.materials import api as materials
from onedoor.site.portal import applying, listing, self_orders, terminals
from onedoor.site.portal.apply import errors_of, typed
from onedoor.site.portal.applying import Sheet
from onedoor.site.portal.kiosk import screen
from onedoor.site.portal.terminals import for_whoever_signed_in_here
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items


@shows(HAMI(20))
@public
@require_safe
def choose(request: KnownRequest) -> HttpResponse:
    """Show the items that can be filed at a terminal."""
    here = terminals.here(request)
    found = items.browse(offered=True, after=request.GET.get("after", ""))
    tiles = [(entry.code, listing.tile(entry)) for entry in found.rows if entry.terminals]
    context = {"tiles": tiles, "next": found.after, "terminal": here}
    return screen(request, "file_choose", context)


@shows(HAMI(20), HAMI(15))
@for_whoever_signed_in_here
@require_http_methods(["GET", "POST"])
def begin(request: KnownRequest, code: str) -> HttpResponse:
    """Say what is coming; on POST begin, or go on with what was begun."""
    what = _fileable(code)
    if request.method == "POST":
        draft = cases.new_draft(offering=code, actor=request.actor, at=timezone.now())
        return redirect("portal:kiosk_question", draft.id, 1)
    context = {"what": what, "terminal": terminals.here(request)}
    return screen(request, "file_begin", context)


@shows(HAMI(20), HAMI(15), note="what is asked here is what is asked online and at the counter")
@for_whoever_signed_in_here
@require_http_methods(["GET", "POST"])
def question(request: KnownRequest, draft: str, step: int) -> HttpResponse:
    """Ask one question; on POST keep its answer and go on."""
    shown, at = _open(request, draft), timezone.now()
    asked = _screens(shown, {})
    if step > len(asked):
        return redirect(_after_questions(shown))
    here = asked[max(step, 1) - 1]
    wrong: Mapping[str, forms.Text] = {}
    if request.method == "POST":
        wrong = _save(request, shown, here, at)
        if not wrong:
            return redirect("portal:kiosk_question", draft, step + 1)
        asked = _screens(applying.sheet(draft=draft, actor=request.actor, at=at), wrong)
        here = asked[max(step, 1) - 1]
    back = _address("portal:kiosk_question", draft, step - 1) if step > 1 else ""
    context = {"s": here, "back_to": back, "problems": problems([here.field]), "what": shown.what}
    return screen(request, "file_question", context)


@shows(HAMI(20), HAMI(17))
@for_whoever_signed_in_here
@require_http_methods(["GET", "POST"])
def material(request: KnownRequest, draft: str, key: str) -> HttpResponse:
    """Take a file for one entry of the list, scanned or photographed."""
    shown, error = _open(request, draft), ""
    rows = {row.key: row for row in applying.material_rows(shown)}
    if key not in rows:
        raise Http404
    if request.method == "POST":
        error = _attach(request, shown, key)
        if not error:
            return redirect("portal:kiosk_material", draft, key)
    row, order = rows[key], [row.key for row in rows.values() if row.state != "exempt"]
    at = order.index(key) if key in order else 0
    onward = (
        _address("portal:kiosk_material", draft, order[at + 1])
        if at + 1 < len(order)
        else _address("portal:kiosk_check", draft)
    )
    field = FieldView("file", "file", row.name, hint=row.note, error=error, rules=row.facts)
    context = {"row": row, "field": field, "onward": onward, "what": shown.what, "draft": draft}
    return screen(request, "file_material", context)


@shows(HAMI(20), HAMI(14))
@for_whoever_signed_in_here
@require_http_methods(["GET", "POST"])
def check(request: KnownRequest, draft: str) -> HttpResponse:
    """Show every answer once more; on POST submit.  Sent twice, it is one case."""
    at = timezone.now()
    shown = applying.sheet(draft=draft, actor=request.actor, at=at)
    if shown.draft.case:
        return redirect("portal:kiosk_filed", shown.draft.case)
    wrong: list[Problem] = []
    if request.method == "POST":
        try:
            receipt = cases.submit(
                draft=draft, actor=request.actor, at=at, key=draft,
                seen=request.POST.get("seen") or "nothing", channel=cases.Channel.KIOSK,
            )  # fmt: skip
        except cases.AnswersInvalid as refused:
            wrong = applying.problems_of(shown, errors_of(refused))
        except DomainError as refused:
            advice = advice_of(refused)
            wrong = [Problem(f"{advice.what}{advice.now}")]
        else:
            return redirect("portal:kiosk_filed", receipt.number)
    here = terminals.here(request)
    context = {
        "what": shown.what,
        "draft": shown.draft,
        "order": here
        and self_orders.sealed(shown.draft, terminal=here.code, actor=request.actor, at=at),
        "sections": forms.read_through(shown.form, shown.answers, language=shown.language),
        "rows": applying.material_rows(shown),
        "ready": applying.is_ready(shown),
        "problems": wrong,
    }
    return screen(request, "file_check", context)


@shows(HAMI(20), HAMI(14))
@for_whoever_signed_in_here
@require_safe
def filed(request: KnownRequest, number: str) -> HttpResponse:
    """Say that it arrived and under which number; print it, and be done."""
    found = cases.case(number=number, actor=request.actor)
    return screen(request, "filed", {"case": found, "terminal": terminals.here(request)})


def _fileable(code: str) -> items.Offering:
    what = items.offering(code)
    what.require_in_use()
    if not what.what.for_terminals:
        raise Http404
    return what


def _open(request: KnownRequest, draft: str) -> Sheet:
    shown = applying.sheet(draft=draft, actor=request.actor, at=timezone.now())
    if shown.draft.case or not shown.what.what.for_terminals:
        raise Http404
    return shown


def _screens(shown: Sheet, wrong: Mapping[str, forms.Text]) -> tuple[forms.Screen, ...]:
    return forms.screens(
        shown.form, shown.answers, wrong, language=shown.language, sources=shown.prefilled,
        held=applying.held(shown),
    )  # fmt: skip


def _save(
    request: KnownRequest, shown: Sheet, here: forms.Screen, at: datetime
) -> dict[str, forms.Text]:
    """Keep the answer with those of its page; return what is wrong with this one alone."""
    posted = {**here.beside, **typed(request.POST)}
    save = partial(
        cases.save_answers, draft=shown.draft.id, page=here.page, posted=posted,
        actor=request.actor, at=at,
    )  # fmt: skip
    try:
        save()
    except cases.AnswersInvalid as refused:
        save(later=True)
        names = {here.field.name, *(part.name for part in here.field.parts)}
        wrong = errors_of(refused)
        return {name: text for name, text in wrong.items() if name.split("__")[0] in names}
    return {}


def _attach(request: KnownRequest, shown: Sheet, key: str) -> str:
    sent = request.FILES.get("file")
    if sent is None:
        return _("请先选择一个文件。")
    upload = cases.Upload(name=sent.name or "", content=sent.read())
    try:
        cases.attach(
            draft=shown.draft.id, material=key, upload=upload, actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip
    except materials.FileRefused as refusal:
        advice = advice_of(refusal)
        return f"{advice.what}{advice.now}"
    return ""


def _after_questions(shown: Sheet) -> str:
    needs = [need.material.key for need in shown.needs if not need.exempt]
    if needs:
        return _address("portal:kiosk_material", shown.draft.id, needs[0])
    return _address("portal:kiosk_check", shown.draft.id)


def _address(name: str, *given: object) -> str:
    return reverse(name, args=given)


urlpatterns = [
    path("kiosk/file/", choose, name="kiosk_file"),
    path("kiosk/file/<path:code>/", begin, name="kiosk_begin"),
    path("kiosk/drafts/<str:draft>/<int:step>/", question, name="kiosk_question"),
    path("kiosk/drafts/<str:draft>/materials/<str:key>/", material, name="kiosk_material"),
    path("kiosk/drafts/<str:draft>/check/", check, name="kiosk_check"),
    path("kiosk/filed/<str:number>/", filed, name="kiosk_filed"),
]
