"""The desk's first page: what is due, due first; and the search over all of one's cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.operation.cases import api as cases
from onedoor.operation.clocks import api as clocks
from onedoor.operation.correspondence import api as correspondence
from onedoor.operation.desks import api as desks
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
    cases.Move.HAND_OVER: ("cases.receive", "cases.accept", "cases.review", "cases.decide"),
}
SHORT = 16
_ANY = "0"  # a number, to learn what addresses of cases have before it
SHELVES: tuple[tuple[cases.Shelf | None, str | Promise, str, str], ...] = (
    (None, _("全部"), "all", "neutral"),
    (cases.Shelf.OVERDUE, _("超期"), "overdue", "red"),
    (cases.Shelf.DUE_SOON, _("临期"), "due_soon", "yellow"),
    (cases.Shelf.NORMAL, _("正常"), "normal", "green"),
    (cases.Shelf.PAUSED, _("不计时"), "paused", "grey"),
)
_PARTS = ("shelf", "state", "mine", "sort")
_OPEN_STATES = [state for state in cases.State if state not in cases.CONCLUDED]


@dataclass(frozen=True, slots=True)
class Line:
    """One row as the list shows it."""

    number: str
    short: str
    href: str
    title: str
    applicant: str
    state: str
    channel: str
    due: str
    provisional: bool
    light: str
    left: str | Promise
    late: tuple[str, ...]
    fresh: bool
    handler: str


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
    """Show open cases, due first, or as the view does that one keeps as the first."""
    kept = desks.views(actor=request.actor)
    first = next((one for one in kept if one.is_default), None)
    if first is not None and not request.GET:
        return redirect(_address(first.parts))
    shown = _filter(request)
    day = legal_day(timezone.now())
    page = cases.inbox(actor=request.actor, shown=shown, on=day, after=request.GET.get("after", ""))
    counters = cases.counters(actor=request.actor, on=day)
    waiting = cases.inbox(actor=request.actor, shown=cases.Filter(joint=True), on=day)
    asked = cases.inbox(actor=request.actor, shown=cases.Filter(approval=True), on=day)
    taken = cases.inbox(actor=request.actor, shown=cases.Filter(away=True), on=day)
    context = {
        "lines": _lines(page.rows, day, _fresh(page.rows, request.actor)),
        "away": _lines(taken.rows, day),
        "approval": _lines(asked.rows, day),
        "joint": _lines(waiting.rows, day),
        "orders": _orders(request, shown),
        "views": [(one, _address(one.parts), _is_shown(request, one)) for one in kept],
        "parts": {name: request.GET.get(name, "") for name in _PARTS},
        "longest": desks.LONGEST_NAME,
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


@for_staff(*CASE_DUTIES)
@require_POST
def keep_view(request: KnownRequest) -> HttpResponse:
    """Keep what the list shows now under a name."""
    parts = {name: request.POST.get(name, "") for name in _PARTS}
    desks.keep_view(
        name=request.POST.get("name", ""),
        parts=parts,
        is_default=request.POST.get("default") == "yes",
        actor=request.actor,
        at=timezone.now(),
    )
    messages.success(request, gettext("视图已保存。"))
    return redirect(_address(parts))


@for_staff(*CASE_DUTIES)
@require_POST
def drop_view(request: KnownRequest, ref: str) -> HttpResponse:
    """Keep a view no longer."""
    desks.drop_view(ref=ref, actor=request.actor, at=timezone.now())
    messages.success(request, gettext("视图已删除。"))
    return redirect(_address({}))


def _address(parts: Mapping[str, str]) -> str:
    """Return the address of the list with these parts; never bare, which means the first view."""
    words = {name: value for name, value in parts.items() if value} or {"view": "all"}
    return f"{reverse('desk:inbox')}?{urlencode(words)}"


def _is_shown(request: HttpRequest, view: desks.View) -> bool:
    return view.parts == {
        name: request.GET[name] for name in sorted(_PARTS) if request.GET.get(name)
    }


def _orders(request: HttpRequest, shown: cases.Filter) -> list[dict[str, object]]:
    mine, new = bool(request.GET.get("mine")), shown.newest_first
    held = request.GET.get("handler", "")
    staff = people.staff_members([held]) if held not in ("", cases.UNHELD) else {}
    name = staff[held].name if held in staff else _("尚无经办人")
    theirs = [{"label": name, "href": _href(request, handler="", after=""), "is_current": True}]
    return [
        *(theirs if held else ()),
        {
            "label": _("我经办的"),
            "href": _href(request, mine="" if mine else "1", handler="", after=""),
            "is_current": mine,
        },
        {
            "label": _("新提交的在前"),
            "href": _href(request, sort="" if new else "new", after=""),
            "is_current": new,
        },
    ]


def _filter(request: KnownRequest) -> cases.Filter:
    shelf, state = request.GET.get("shelf", ""), request.GET.get("state", "")
    mine = request.actor.ref if request.GET.get("mine") else ""
    return cases.Filter(
        shelf=cases.Shelf(shelf) if shelf in set(cases.Shelf) else None,
        state=cases.State(state) if state in set(_OPEN_STATES) else None,
        handler=mine or request.GET.get("handler", "")[:40],
        newest_first=request.GET.get("sort") == "new",
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
        for shelf, label, name, tone in SHELVES
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


@dataclass(frozen=True, slots=True)
class _Told:
    """What all rows of a page share, asked for and put into words once."""

    readers: Mapping[str, clocks.Reader]
    names: Mapping[str, str]  # of those who hold the cases, by their number
    fresh: frozenset[str]
    states: Mapping[cases.State, str]
    channels: Mapping[cases.Channel, str]
    address: str  # of a case, up to its number


def _lines(rows: Sequence[cases.Row], day: date, fresh: frozenset[str] = frozenset()) -> list[Line]:
    if not rows:
        return []
    staff = people.staff_members({row.handler for row in rows} - {""})
    told = _Told(
        readers={area: clocks.reader(area=area, today=day) for area in {row.area for row in rows}},
        names={number: one.name for number, one in staff.items()},
        fresh=fresh,
        states={state: str(words) for state, words in cases.STATES.items()},
        channels={channel: str(words) for channel, words in cases.CHANNELS.items()},
        address=reverse("desk:case", args=[_ANY]).removesuffix(f"{_ANY}/"),
    )
    return [_line(row, told) for row in rows]


def _line(row: cases.Row, told: _Told) -> Line:
    read = told.readers[row.area]
    seen = read(due_on=row.due_on, warn_on=row.warn_on, provisional=row.provisional)
    return Line(
        number=row.number,
        short=short(row.number),
        href=f"{told.address}{quote(row.number)}/",
        title=row.title,
        applicant=row.applicant_name,
        state=told.states[row.state],
        channel=told.channels[row.channel],
        due=f"{row.due_on:%Y-%m-%d}" if row.due_on else "",
        provisional=row.provisional,
        light=seen.light.value,
        left=not_counted(row.state) if row.due_on is None else clocks.in_words(seen),
        late=row.late,
        fresh=row.number in told.fresh,
        handler=told.names.get(row.handler, ""),
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
    kept = {name: request.GET.get(name, "") for name in (*_PARTS, "handler", "q", "after")}
    words = {name: value for name, value in {**kept, **changed}.items() if value}
    return f"?{urlencode(words or {'view': 'all'})}"


urlpatterns = [
    path("", home, name="home"),
    path("inbox/", inbox, name="inbox"),
    path("inbox/views/", keep_view, name="view_keep"),
    path("inbox/views/<str:ref>/drop/", drop_view, name="view_drop"),
    path("search/", search, name="search"),
]
