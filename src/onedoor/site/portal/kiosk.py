"""自助终端 · 指南: languages first, then what for, the item, and one section a screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from onedoor.general.terms import api as terms
from onedoor.kernel.access import public
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, shows
from onedoor.operation.guides import api as guides
from onedoor.site.portal import guide, listing
from onedoor.site.portal.guide import Situation, situation_of
from onedoor.site.ui import languages
from onedoor.system.flows import api as flows
from onedoor.system.items import api as items

_PLACE, _LOW = "place", "low"
_PLACE_LENGTH = 40
_YEAR_SECONDS = 365 * 24 * 3600
_ALL = "all"


@dataclass(frozen=True, slots=True)
class Section:
    """One screen of a guide: its key in the address, its name, its icon."""

    key: str
    name: str | Promise
    icon: str


SECTIONS = (
    Section("materials", _("需要什么材料"), "folder"),
    Section("conditions", _("受理条件"), "done"),
    Section("flow", _("办理流程"), "arrow"),
    Section("limits", _("时限和收费"), "clock"),
    Section("places", _("地点、时间和电话"), "place"),
    Section("take", _("带走一次性告知书"), "print"),
)


@shows(HAMI(16))
@public
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Ask for the language; ``?place=`` names the terminal once and for all."""
    there = reverse("portal:kiosk_menu")
    tongues = [(one, languages.in_language(there, one)) for one in languages.LANGUAGES.values()]
    response = screen(request, "start", {"tongues": tongues})
    place = request.GET.get(_PLACE, "").strip()[:_PLACE_LENGTH]
    if place:
        response.set_cookie(
            _PLACE, urlencode({_PLACE: place}), max_age=_YEAR_SECONDS, httponly=True, samesite="Lax"
        )
    return response


@public
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Show the items whose guides can be read here."""
    found = items.browse(offered=True, after=request.GET.get("after", ""))
    tiles = [(entry.code, listing.tile(entry)) for entry in found.rows]
    context: dict[str, object] = {
        "tiles": tiles,
        "next": found.after,
    }
    return screen(request, "choose", context)


@shows(HAMI(16))
@public
@require_safe
def sections(request: HttpRequest, code: str) -> HttpResponse:
    """Show the sections of a guide as big targets."""
    offering = items.offering(code)
    return screen(request, "sections", _about(offering) | {"sections": SECTIONS})


@shows(HAMI(16))
@public
@require_safe
def section(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Show one section; what is needed, one deciding question after the other comes first."""
    found = next((one for one in SECTIONS if one.key == key), None)
    if found is None:
        raise Http404
    offering = items.offering(code)
    language = languages.language(get_language()).tag
    situation = situation_of(request, offering.form, language)
    context = _about(offering) | {"section": found, "query": _query(request, situation)}
    if key in _ASKING and not situation.is_answered and _ALL not in request.GET:
        open_ = [view for view in situation.fields if view.name not in situation.answers]
        if open_:
            total = len(situation.fields)
            context |= {"field": open_[0], "step": total - len(open_) + 1, "steps": total}
            context["told"] = _pairs(situation.answers)
            return screen(request, "ask", context)
    return screen(request, "section", context | _PARTS[key](request, offering, situation))


def _about(offering: items.Offering) -> dict[str, object]:
    return {
        "offering": offering,
        "what": offering.what,
        "report": f"{guides.mark_path(offering)}report/",
        "in_use": offering.standing is items.Standing.IN_USE,
    }


def _materials(
    _request: HttpRequest, offering: items.Offering, situation: Situation
) -> dict[str, object]:
    needs = guide.needs_of(offering.form, situation)
    return {"materials": [guide.line_of(offering, need, situation) for need in needs]}


def _flow(_request: HttpRequest, offering: items.Offering, _s: Situation) -> dict[str, object]:
    return {"steps": flows.draw(offering.flow, languages.language(get_language()).tag).steps}


def _limits(_request: HttpRequest, offering: items.Offering, _s: Situation) -> dict[str, object]:
    return {"facts": guide.facts_of(offering)}


def _nothing(_request: HttpRequest, _o: items.Offering, _s: Situation) -> dict[str, object]:
    return {}


def _take(
    _request: HttpRequest, offering: items.Offering, situation: Situation
) -> dict[str, object]:
    site, language = settings.ENVIRONMENT.site, languages.language(get_language()).tag
    answers = situation.answers if situation.is_answered else None
    made = guides.notice(
        offering, guides.Reader(answers), site=site, language=language, at=timezone.now()
    )
    query = urlencode(situation.answers, doseq=True)
    address = f"{site}{reverse('portal:notice', args=(offering.code,))}?{query}"
    return {"made": made, "sheets": made.sheets[::-1], "qr": guides.Code(address)}


_PARTS: Mapping[str, Callable[[HttpRequest, items.Offering, Situation], dict[str, object]]] = {
    "materials": _materials,
    "conditions": _nothing,
    "flow": _flow,
    "limits": _limits,
    "places": _nothing,
    "take": _take,
}
_ASKING = frozenset({"materials", "take"})


def _pairs(answers: Mapping[str, object]) -> list[tuple[str, str]]:
    return [
        (key, str(one))
        for key, value in answers.items()
        for one in (value if isinstance(value, list) else [value])
    ]


def _query(request: HttpRequest, situation: Situation) -> str:
    """Return what leads on without asking again: the situation, or that all is wanted."""
    told = _pairs(situation.answers) + ([(_ALL, "1")] if _ALL in request.GET else [])
    return f"?{urlencode(told)}" if told else ""


def screen(request: HttpRequest, name: str, context: Mapping[str, object]) -> HttpResponse:
    """Render a screen; ``?low=`` keeps the controls in the lower half for who sits."""
    asked = request.GET.get(_LOW, "")
    is_low = asked == "1" if asked else request.COOKIES.get(_LOW) == "1"
    place, today = request.COOKIES.get(_PLACE, ""), legal_day(timezone.now())
    lower = request.GET.copy()
    lower[_LOW] = "0" if is_low else "1"
    response = render(
        request,
        f"portal/kiosk/{name}.html",
        {
            "is_low": is_low,
            "lower": f"?{lower.urlencode()}",
            "place": _named(place),
            "quiet": terms.number("kiosk.quiet_seconds", on=today),
            "left": terms.number("kiosk.warning_seconds", on=today),
            **context,
        },
    )
    if asked:
        response.set_cookie(_LOW, "1" if is_low else "0", httponly=True, samesite="Lax")
    response["Cache-Control"] = "no-store"
    return response


def _named(cookie: str) -> str:
    """Return the name of a terminal from its cookie, which cannot hold Chinese as it is."""
    return dict(parse_qsl(cookie)).get(_PLACE, "")[:_PLACE_LENGTH]


urlpatterns = [
    path("kiosk/", start, name="kiosk"),
    path("kiosk/items/", choose, name="kiosk_items"),
    path("kiosk/items/<path:code>/<str:key>/", section, name="kiosk_section"),
    path("kiosk/items/<path:code>/", sections, name="kiosk_sections"),
]
