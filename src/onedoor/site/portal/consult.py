"""咨询: ask about an item, a case of one's own or in general; read the answer; ask once more."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from onedoor.general.places import api as places
from onedoor.kernel.access import ActorRequest, public
from onedoor.kernel.actors import ActorKind
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid, Missing
from onedoor.kernel.fields import FieldView, Problem, problems
from onedoor.law.articles import HAMI, shows
from onedoor.operation.cases import api as cases
from onedoor.operation.clocks import api as clocks
from onedoor.operation.consultations import api as consultations
from onedoor.site.portal import asking, following
from onedoor.site.portal.listing import Tile, tile
from onedoor.site.ui.navigation import address
from onedoor.system.items import api as items

_FOUND = 6
_WORDS_MAX = 100


@dataclass(frozen=True, slots=True)
class Told:
    """One question as its page shows it; the light is empty once it is answered."""

    turn: consultations.Turn
    body: str
    light: str
    due: str
    forwarded: tuple[tuple[consultations.Forwarding, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of one's own list."""

    line: consultations.Line
    body: str
    light: str
    due: str


@shows(HAMI(14), note="consulting online, signed in or with a contact and a code")
@public
@never_cache
@require_http_methods(["GET", "POST"])
def consult(request: ActorRequest) -> HttpResponse:
    """Ask: about what the address names, else about an item to be found, else in general."""
    about = _about(request)
    if about.case and request.actor is None:
        query = urlencode({"next": request.get_full_path()})
        return redirect(f"{address('people:sign_in')}?{query}")
    if request.method == "GET":
        return _form(request, about)
    at = timezone.now()
    asking.count(request, kind="consultations.ask", setting="security.consultations_per_hour")
    try:
        made = consultations.ask(
            about=about,
            question=request.POST.get("question", ""),
            reach=request.POST.get("reach", ""),
            actor=request.actor,
            at=at,
        )
    except Invalid as wrong:
        return _form(request, about, wrong=wrong)
    messages.success(request, _("您的问题已经送到承办单位。"))
    return redirect("portal:consultation", made.code or made.number)


@shows(HAMI(14), note="one's own questions; without signing in, by the code")
@public
@never_cache
@require_GET
def consultations_of(request: ActorRequest) -> HttpResponse:
    """Show one's own questions; ask somebody unknown for the code."""
    code = request.GET.get("code", "").strip().upper()
    if code:
        return redirect("portal:consultation", code)
    if request.actor is None or request.actor.kind is not ActorKind.APPLICANT:
        return render(request, "portal/consult_code.html", _code_asked([]))
    found = consultations.mine(actor=request.actor, after=request.GET.get("after", ""))
    light = _lights(legal_day(timezone.now()))
    rows = [Row(one, following.body_name(one.body), *light(one)) for one in found.rows]
    return render(request, "portal/consultations.html", {"rows": rows, "after": found.after})


@shows(HAMI(14), note="every question, answer, delay and handing on, and the way to ask once more")
@public
@never_cache
@require_http_methods(["GET", "POST"])
def consultation(request: ActorRequest, asked: str) -> HttpResponse:
    """Show what was asked and answered; take the second question."""
    if request.actor is None:
        asking.count(
            request, kind="consultations.code", setting="security.progress_lookups_per_hour"
        )
    try:
        found = consultations.asked(asked=asked, actor=request.actor)
    except Missing:
        if request.actor is not None:
            raise
        wrong = [Problem(_("没有查到。请核对咨询码。"), "id_code")]
        return render(request, "portal/consult_code.html", _code_asked(wrong), status=404)
    if request.method == "GET":
        return _page(request, asked, found)
    try:
        consultations.ask_again(
            asked=asked,
            question=request.POST.get("question", ""),
            actor=request.actor,
            at=timezone.now(),
        )
    except Invalid as wrong_words:
        return _page(request, asked, found, error=advice_of(wrong_words).what)
    messages.success(request, _("追问已经送到承办单位。"))
    return redirect("portal:consultation", asked)


def _page(
    request: ActorRequest, asked: str, found: consultations.Consultation, *, error: str = ""
) -> HttpResponse:
    light = _lights(legal_day(timezone.now()))
    again = [_question(request, error)] if found.may_ask_again else []
    context = {
        "asked": asked,
        "found": found,
        "code": asked if request.actor is None else "",
        "turns": [
            Told(
                turn,
                following.body_name(turn.body),
                *light(turn),
                tuple(
                    (one, following.body_name(one.target))
                    for one in found.forwardings
                    if one.n == turn.n
                ),
            )
            for turn in found.turns
        ],
        "again": again,
        "problems": problems(again),
    }
    return render(request, "portal/consultation.html", context, status=422 if error else 200)


def _lights(
    today: date,
) -> Callable[[consultations.Turn | consultations.Line], tuple[str, str]]:
    read = clocks.reader(area=places.HAMI, today=today, kind=clocks.Kind.CONSULTATION)

    def light(one: consultations.Turn | consultations.Line) -> tuple[str, str]:
        if one.answered_at is not None:
            return "", ""
        shown = read(due_on=one.due_on, warn_on=one.warn_on, provisional=one.provisional)
        return shown.light.value, clocks.in_words(shown)

    return light


def _about(request: ActorRequest) -> consultations.About:
    told = request.POST if request.method == "POST" else request.GET
    return consultations.About(
        item=told.get("item", ""), case=told.get("case", ""), area=told.get("area", "")
    )


def _form(
    request: ActorRequest, about: consultations.About, *, wrong: Invalid | None = None
) -> HttpResponse:
    title, item = _subject(request, about)
    words = request.GET.get("q", "").strip()[:_WORDS_MAX]
    asks = _asks(request, wrong, is_general=not title)
    context = {
        "title": title,
        "item": item,
        "about": about,
        "words": words,
        "tiles": [_tile(hit.entry) for hit in _found(words)],
        "asks": asks,
        "problems": problems(asks),
    }
    return render(request, "portal/consult.html", context, status=422 if wrong else 200)


def _found(words: str) -> list[items.Hit]:
    found = items.search(words, limit=_FOUND) if words else []
    return [hit for hit in found if hit.entry.offered]


def _subject(request: ActorRequest, about: consultations.About) -> tuple[str, str]:
    """Return the name of what is asked about, and its item; both empty in general."""
    if about.case and request.actor is not None:
        found = cases.case(number=about.case, actor=request.actor)
        return found.title, found.offering
    if about.item:
        entry = items.entry(about.item)
        return (entry.name.zh, entry.code) if entry.offered else ("", "")
    return "", ""


def _tile(entry: items.Entry) -> Tile:
    """Return a found item as a way to ask about it."""
    query = urlencode({"item": entry.code})
    return replace(tile(entry), href=f"{reverse('portal:consult')}?{query}")


def _asks(request: ActorRequest, wrong: Invalid | None, *, is_general: bool) -> list[FieldView]:
    told = advice_of(wrong).what if wrong else ""
    of_contact = wrong is not None and wrong.code == "consultations.contact_missing"
    asked = [_question(request, "" if of_contact else told)]
    if is_general:
        here = request.POST.get("area", places.HAMI)
        asked.insert(0, asking.area(_("问哪个地方的事"), here))
    if request.actor is None:
        hint = _("手机号码、带区号的固定电话或者电子邮箱。只给承办单位联系您用，加密保存。")
        given = request.POST.get("reach", "")
        asked.append(asking.reach(given, hint, error=told if of_contact else ""))
    return asked


def _question(request: ActorRequest, error: str) -> FieldView:
    return FieldView(
        "question",
        "longtext",
        _("您想问什么"),
        value=request.POST.get("question", request.GET.get("q", "")[:_WORDS_MAX]),
        hint=_("请不要写身份证号、银行卡号等个人信息。"),
        error=error,
        max_length=consultations.LONGEST,
    )


def _code_asked(wrong: list[Problem]) -> dict[str, object]:
    field = FieldView(
        "code",
        "text",
        _("咨询码"),
        hint=_("提出咨询后页面上的 10 位字母和数字"),
        autocomplete="off",
    )
    return {"fields": [field], "problems": wrong}


urlpatterns = [
    path("consult/", consult, name="consult"),
    path("consultations/", consultations_of, name="consultations"),
    path("consultations/<str:asked>/", consultation, name="consultation"),
]
