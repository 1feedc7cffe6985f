"""搜索结果 and 分类浏览: finding an item by words, or by theme, department and audience."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onedoor.general.places import api as places
from onedoor.kernel.access import public
from onedoor.site.portal import home, words
from onedoor.site.portal.listing import tile
from onedoor.site.ui.navigation import address
from onedoor.system.items import api as items

_RESULTS = 30
_MOST = 80  # as many as are ranked; whoever wants more needs other words
_THEMES = 8
_WORDS_MAX = 100
# A case number (31 + 8 + 4 digits) or the query code of a receipt.
_CASE_NUMBER = re.compile(r"[0-9A-Z]{31}(19|20)[0-9]{6}[0-9]{4,}|[34679ACDEFGHJKMNPQRTUVWXY]{10}")


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter."""

    label: words.Word
    href: str
    is_current: bool
    count: int | None = None


@public
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what answers the words; never a dead end."""
    asked = _said(request, "q")
    area = _area(request.GET.get("area", ""))
    wanted = _wanted(request.GET.get("show", ""))
    hits = items.search(asked, area=area or None, limit=wanted + 1) if asked else []
    elsewhere = items.search(asked, limit=_RESULTS) if asked and area and not hits else []
    is_case = bool(_CASE_NUMBER.fullmatch(asked.upper()))
    return render(
        request,
        "portal/search.html",
        {
            "asked": asked,
            "area": area,
            "tiles": [tile(hit.entry) for hit in hits[:wanted]],
            "more": _more(asked, area, wanted) if len(hits) > wanted else "",
            "is_cut": len(hits) > wanted or len(hits) == _MOST,
            "areas": _areas(asked, area),
            "elsewhere": len(elsewhere),
            "everywhere": home.found(asked),
            "progress": address("portal:progress") if is_case else "",
            "themes": [] if hits else home.themes(_THEMES),
            "hot": [home.Way(word, home.found(str(word))) for word in words.HOT],
            "consult": f"{address('portal:consult')}?{urlencode({'q': asked})}",
        },
    )


def _wanted(said: str) -> int:
    """Return how many results are asked for: so many as the address says, within bounds."""
    asked = int(said) if said.isascii() and said.isdecimal() and len(said) < 4 else _RESULTS  # noqa: PLR2004  # digits
    return min(max(asked, _RESULTS), _MOST)


def _more(asked: str, area: str, shown: int) -> str:
    """Return where more results are shown; empty when these are all that are ranked."""
    if shown >= _MOST:
        return ""
    kept = {"q": asked, **({"area": area} if area else {}), "show": shown + _RESULTS}
    return f"{reverse('portal:search')}?{urlencode(kept)}#more"


def _said(request: HttpRequest, name: str) -> str:
    """Return what stands under a name in the address, without what cannot be read."""
    return "".join(filter(str.isprintable, request.GET.get(name, ""))).strip()[:_WORDS_MAX]


def _area(code: str) -> str:
    return places.full_code(code) if code.isascii() and code.isdecimal() else ""


def _areas(asked: str, area: str) -> list[Choice]:
    base = reverse("portal:search")
    found = [Choice(_("全市"), f"{base}?{urlencode({'q': asked})}", is_current=not area)]
    found += [
        Choice(
            place.name,
            f"{base}?{urlencode({'q': asked, 'area': place.code})}",
            is_current=place.code == area,
        )
        for place in places.counties()
    ]
    return found


@public
@require_safe
def browse(request: HttpRequest) -> HttpResponse:
    """Show the catalogue by audience, theme and department, a page at a time."""
    kept = {
        name: said for name in ("audience", "topic", "department") if (said := _said(request, name))
    }
    audience = kept.get("audience", "")
    page = items.browse(
        audience=audience,
        topic=kept.get("topic", ""),
        department=kept.get("department", ""),
        after=request.GET.get("after", ""),
    )
    following = home.shelf(**kept, after=page.after) if page.after else ""
    return render(
        request,
        "portal/browse.html",
        {
            "kept": kept,
            "title": _title(kept),
            "by_department": "department" in kept,
            "tiles": [tile(entry) for entry in page.rows],
            "audiences": _audiences(kept),
            "topics": _shelves("topic", kept),
            "departments": _shelves("department", kept),
            "next_href": following,
            "first_href": home.shelf(**kept) if request.GET.get("after") else "",
        },
    )


def _title(kept: dict[str, str]) -> words.Word:
    if "topic" in kept:
        return words.TOPICS.get(kept["topic"], kept["topic"])
    if "department" in kept:
        return kept["department"]
    return words.AUDIENCES.get(kept.get("audience", ""), _("全部事项"))


def _audiences(kept: dict[str, str]) -> list[Choice]:
    rest = {name: value for name, value in kept.items() if name != "audience"}
    chosen = kept.get("audience", "")
    return [
        Choice(_("全部"), home.shelf(**rest), is_current=not chosen),
        *(
            Choice(name, home.shelf(**rest, audience=key), is_current=key == chosen)
            for key, name in reversed(words.AUDIENCES.items())
        ),
    ]


def _shelves(kind: str, kept: dict[str, str]) -> list[Choice]:
    audience = {"audience": kept["audience"]} if "audience" in kept else {}
    return [
        Choice(
            words.TOPICS.get(one.key, one.name) if kind == "topic" else one.name,
            home.shelf(**audience, **{kind: one.key}),
            is_current=kept.get(kind) == one.key,
            count=one.count,
        )
        for one in items.shelves(kind, audience=kept.get("audience", ""))
    ]


urlpatterns = [
    path("search/", search, name="search"),
    path("items/", browse, name="browse"),
]
