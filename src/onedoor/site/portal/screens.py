"""大厅屏幕、窗口屏幕: which number goes where; numbers only, never a name.

A screen reads a stream of the events process where there is one, and loads itself anew where not.
"""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from onedoor.kernel.access import public
from onedoor.law.articles import HAMI, shows
from onedoor.operation.hall import api as hall
from onedoor.site.ui import halls, places
from onedoor.site.ui.news import board as stream_of
from onedoor.system.venues import api as venues
from onedoor.system.venues.api import Function


@shows(HAMI(13), note="the numbers that are called, and where to go")
@public
@never_cache
@require_GET
def whole(request: HttpRequest, venue: str) -> HttpResponse:
    """Show the numbers called last and how many wait."""
    found = venues.venue(venue)
    board = hall.board(venue, at=timezone.now())
    context = {
        "venue": found,
        "stream": stream_of(request, venue),
        "called": board.called,
        "queues": [
            (one, places.FUNCTIONS[one.function], halls.wait(one.wait)) for one in board.queues
        ],
        "paused": [one.window for one in board.seats if one.paused_at],
    }
    return render(request, "portal/screens/hall.html", context)


@shows(HAMI(13), note="the number at one window")
@public
@never_cache
@require_GET
def window(request: HttpRequest, venue: str, number: str) -> HttpResponse:
    """Show the number that one window has called, large."""
    found = venues.venue(venue)
    here = next((one for one in found.windows if one.number == number), None)
    if here is None:
        raise Http404
    board = hall.board(venue, at=timezone.now())
    seat = next((one for one in board.seats if one.window == number), None)
    context = {
        "venue": found,
        "stream": stream_of(request, venue),
        "window": here,
        "functions": [places.FUNCTIONS[one] for one in Function if one in here.functions],
        "seat": seat,
    }
    return render(request, "portal/screens/window.html", context)


def board_told(venue: str) -> str:
    """Return what the stream of a hall tells its screens, as JSON: numbers and windows."""
    board = hall.board(venue, at=timezone.now())
    return json.dumps(
        {
            "called": [[one.number, one.window] for one in board.called],
            "waiting": {one.function.value: one.waiting for one in board.queues},
            "paused": [one.window for one in board.seats if one.paused_at],
        },
        separators=(",", ":"),
    )


urlpatterns = [
    path("screens/<str:venue>/", whole, name="screen"),
    path("screens/<str:venue>/<str:number>/", window, name="screen_window"),
]
