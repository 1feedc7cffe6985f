"""The desk's first page: what is due, due first; and the search over all of one's cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.operation.cases import api as cases
from onedoor.operation.clocks import api as clocks
from onedoor.operation.correspondence import api as correspondence
from onedoor.site.ui import navigation

CASE_DUTIES = (
    "cases.receive", "cases.accept", "cases.review", "cases.decide", "cases.approve_extension",
    "cases.issue", "cases.deliver", "counter.intake",
)  # fmt: skip
BATCH_DUTIES = {
    cases.Move.RECEIVE: ("cases.receive", "counter.intake"),
    cases.Move.ACCEPT: ("cases.accept", "counter.intake"),
    cases.Move.GRANT: ("cases.decide",),
    cases.Move.DELIVER: ("cases.deliver", "counter.intake"),
}
SHORT = 16
_SHELVES: tuple[tuple[cases.Shelf | None, str | Promise, str, str], ...] = (
    (None, _("全部"), "all", "neutral"),
    (cases.Shelf.OVERDUE, _("超期"), "overdue", "red"),
    (cases.Shelf.DUE_SOON, _("临期"), "due_soon", "yellow"),
    (cases.Shelf.NORMAL, _("正常"), "normal", "green"),
    (cases.Shelf.PAUSED, _("不计时"), "paused", "grey"),
)
_OPEN_STATES = [state for state in cases.State if state not in cases.CONCLUDED]


@dataclass(frozen=True, slots=True)
class Line:
    """One row as the list shows it."""

    number: str
    short: str
    href: str
    title: str
    applicant: str
    state: str | Promise
    channel: str | Promise
    due: str
    provisional: bool
    light: str
    left: str | Promise
    late: tuple[str, ...]
    fresh: bool


@for_staff()
def home(request: KnownRequest) -> HttpResponse:
    """Send whoever works on cases to the list; show others what they may do."""
    if request.actor.duties.intersection(CASE_DUTIES):
        return redirect("desk:inbox")
    links = [
        link
        for link in navigation.staff_links(request.path, request.actor.duties)
        if link.href not in (reverse("desk:inbox"), reverse("desk:search"))
    ]
    tiles = [{"title": link.text, "href": link.href} for link in links]
    return render(request, "desk/home.html", {"tiles": tiles})


@for_staff(*CASE_DUTIES)
def inbox(request: KnownRequest) -> HttpResponse:
    """Show open cases, due first."""
    shown = _filter(request)
    day = legal_day(timezone.now())
    page = cases.inbox(actor=request.actor, shown=shown, on=day, after=request.GET.get("after", ""))
    counters = cases.counters(actor=request.actor, on=day)
    waiting = cases.inbox(actor=request.actor, shown=cases.Filter(joint=True), on=day)
    asked = cases.inbox(actor=request.actor, shown=cases.Filter(approval=True), on=day)
    context = {
        "lines": _lines(page.rows, day, _fresh(page.rows, request.actor)),
        "approval": _lines(asked.rows, day),
        "joint": _lines(waiting.rows, day),
        "filters": _filters(request, shown, counters),
        "states": _states(request, shown),
        "batch": [(one.value, cases.MOVES[one]) for one in batch_moves(request.actor.duties)],
        "words": "",
        "next_href": _href(request, after=page.after) if page.after else "",
        "first_href": _href(request, after="") if request.GET.get("after") else "",
    }
    return render(request, "desk/inbox.html", context)


@for_staff(*CASE_DUTIES)
def search(request: KnownRequest) -> HttpResponse:
    """Find cases by number, applicant or query code, whatever their state."""
    words = request.GET.get("q", "").strip()
    day = legal_day(timezone.now())
    shown = cases.Filter(words=words[:100])
    found = (
        cases.inbox(actor=request.actor, shown=shown, on=day, after=request.GET.get("after", ""))
        if words
        else None
    )
    context = {
        "lines": _lines(found.rows, day) if found else [],
        "words": words,
        "next_href": _href(request, after=found.after) if found and found.after else "",
        "first_href": _href(request, after="") if request.GET.get("after") else "",
    }
    return render(request, "desk/search.html", context)


def batch_moves(duties: frozenset[str]) -> list[cases.Move]:
    """Return the moves that somebody with these duties may make for several cases at once."""
    return [move for move in cases.BATCH if duties & set(BATCH_DUTIES[move])]


def _filter(request: HttpRequest) -> cases.Filter:
    shelf, state = request.GET.get("shelf", ""), request.GET.get("state", "")
    return cases.Filter(
        shelf=cases.Shelf(shelf) if shelf in set(cases.Shelf) else None,
        state=cases.State(state) if state in set(_OPEN_STATES) else None,
    )


def _filters(
    request: HttpRequest, shown: cases.Filter, counters: cases.Counters
) -> list[dict[str, object]]:
    return [
        {
            "label": label,
            "href": _href(request, shelf=shelf.value if shelf else "", after=""),
            "count": getattr(counters, name),
            "tone": tone,
            "is_current": shown.shelf is shelf,
        }
        for shelf, label, name, tone in _SHELVES
    ]


def _states(request: HttpRequest, shown: cases.Filter) -> list[dict[str, object]]:
    rows: list[cases.State | None] = [None, *_OPEN_STATES]
    return [
        {
            "label": cases.STATES[state] if state else _("全部环节"),
            "href": _href(request, state=state.value if state else "", after=""),
            "is_current": shown.state is state,
        }
        for state in rows
    ]


def _fresh(rows: Sequence[cases.Row], actor: Actor) -> frozenset[str]:
    return correspondence.unread(numbers=[row.number for row in rows], actor=actor)


def _lines(rows: Sequence[cases.Row], day: date, fresh: frozenset[str] = frozenset()) -> list[Line]:
    readers = {area: clocks.reader(area=area, today=day) for area in {row.area for row in rows}}
    return [_line(row, readers[row.area], fresh) for row in rows]


def _line(row: cases.Row, read: clocks.Reader, fresh: frozenset[str]) -> Line:
    seen = read(due_on=row.due_on, warn_on=row.warn_on, provisional=row.provisional)
    return Line(
        number=row.number,
        short=short(row.number),
        href=reverse("desk:case", args=[row.number]),
        title=row.title,
        applicant=row.applicant_name,
        state=cases.STATES[row.state],
        channel=cases.CHANNELS[row.channel],
        due=f"{row.due_on:%Y-%m-%d}" if row.due_on else "",
        provisional=row.provisional,
        light=seen.light.value,
        left=not_counted(row.state) if row.due_on is None else clocks.in_words(seen),
        late=row.late,
        fresh=row.number in fresh,
    )


def not_counted(state: cases.State) -> str | Promise:
    """Return why no limit runs in a case."""
    if state is cases.State.PAUSED:
        return _("特别程序，不计入期限")
    return _("等待申请人补正")


def short(number: str) -> str:
    """Return the day and serial number of a case: what tells cases of one item apart."""
    return f"…{number[-12:-4]}-{number[-4:]}" if len(number) > SHORT else number


def _href(request: HttpRequest, **changed: str) -> str:
    kept = {name: request.GET.get(name, "") for name in ("shelf", "state", "q", "after")}
    words = {name: value for name, value in {**kept, **changed}.items() if value}
    return f"?{urlencode(words)}" if words else request.path


urlpatterns = [
    path("", home, name="home"),
    path("inbox/", inbox, name="inbox"),
    path("search/", search, name="search"),
]
