"""首页: search first, two doors, themes, the stages of a business and of a life."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from onedoor.kernel.access import public
from onedoor.kernel.actors import ActorKind
from onedoor.operation.bundles import api as bundles
from onedoor.operation.cases import api as cases
from onedoor.site.portal import words
from onedoor.site.portal.listing import tile
from onedoor.site.ui.navigation import address
from onedoor.system.items import api as items

_THEMES = 12
_FEATURED = 6
_DEPARTMENTS = 8
_REST = "其他"


@dataclass(frozen=True, slots=True)
class Way:
    """A way into the catalogue: what it is called, where it leads, how much is behind it."""

    text: words.Word
    href: str
    count: int = 0
    icon: str = ""


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the home page."""
    return render(
        request,
        "portal/home.html",
        {
            "hot": [Way(word, found(str(word))) for word in words.HOT],
            "doors": [
                Way(words.AUDIENCES["business"], shelf(audience="business"), icon="business"),
                Way(words.AUDIENCES["person"], shelf(audience="person"), icon="person"),
            ],
            "themes": themes(_THEMES),
            "stages": [Way(name, shelf(topic=topic)) for name, topic in words.STAGES],
            "life": [Way(name, shelf(audience="person", topic=to)) for name, to in words.LIFE],
            "departments": [
                Way(one.name, shelf(department=one.key), one.count)
                for one in items.shelves("department")[:_DEPARTMENTS]
            ],
            "featured": [tile(e) for e in items.browse(offered=True).rows[:_FEATURED]],
            "bundles": bundles.named()[:_FEATURED],
            "mine": address("portal:mine"),
            "tasks": _tasks(request),
            "progress": address("portal:progress"),
        },
    )


@dataclass(frozen=True, slots=True)
class Tasks:
    """What an applicant has under way, as far as the first page of the list tells."""

    waiting: int
    running: int
    drafts: int


def _tasks(request: HttpRequest) -> Tasks | None:
    """Return what a signed-in applicant has under way; nobody else has any."""
    actor = getattr(request, "actor", None)
    if actor is None or actor.kind is not ActorKind.APPLICANT:
        return None
    rows = cases.cases_of(actor=actor).rows
    waiting = sum(row.state is cases.State.AWAITING_SUPPLEMENT for row in rows)
    running = sum(row.state not in cases.CONCLUDED for row in rows) - waiting
    return Tasks(waiting, running, len(cases.drafts_of(actor=actor, at=timezone.now())))


def themes(count: int) -> list[Way]:
    """Return the themes with the most behind them; what fits no theme is not one."""
    named = [one for one in items.shelves("topic") if one.key != _REST]
    return [theme(one) for one in named[:count]]


def theme(one: items.Shelf) -> Way:
    """Return a theme as a way into the catalogue."""
    name = words.TOPICS.get(one.key, one.name)
    return Way(name, shelf(topic=one.key), one.count, words.TOPIC_ICONS.get(one.key, "folder"))


def shelf(**chosen: str) -> str:
    """Return the address of a part of the catalogue."""
    return f"{reverse('portal:browse')}?{urlencode(chosen)}"


def found(words_: str) -> str:
    """Return the address of the results of a search."""
    return f"{reverse('portal:search')}?{urlencode({'q': words_})}"


urlpatterns = [path("", home, name="home")]
