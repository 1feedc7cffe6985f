"""差评核实 and supervision of it: tickets due first, one ticket, rates with denominators."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from onedoor.general.bodies import api as bodies
from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day, legal_time
from onedoor.law.articles import HAMI, shows
from onedoor.operation.hall import api as hall
from onedoor.supervision.ratings import api as ratings

Word = str | Promise
WATCHING = ("ratings.handle", "centre.manage", "office.supervise")
STATES: dict[ratings.TicketState, tuple[Word, str]] = {
    ratings.TicketState.OPEN: (gettext_lazy("待派发"), "danger"),
    ratings.TicketState.ASSIGNED: (gettext_lazy("待回访核实"), "warning"),
    ratings.TicketState.RECTIFYING: (gettext_lazy("整改中"), "accent"),
    ratings.TicketState.ANSWERING: (gettext_lazy("待反馈"), "accent"),
    ratings.TicketState.UNDER_REVIEW: (gettext_lazy("误评复核中"), "paused"),
    ratings.TicketState.CLOSED: (gettext_lazy("待跟踪回访"), "success"),
    ratings.TicketState.DONE: (gettext_lazy("已办结"), "success"),
    ratings.TicketState.EXCLUDED: (gettext_lazy("认定误评"), "neutral"),
}
STEPS: dict[ratings.Step, Word] = {
    ratings.Step.ASSIGN: gettext_lazy("派发"),
    ratings.Step.CALL_BACK: gettext_lazy("回访核实"),
    ratings.Step.RECTIFY: gettext_lazy("整改完成"),
    ratings.Step.FEED_BACK: gettext_lazy("向申请人反馈"),
    ratings.Step.CONFIRM: gettext_lazy("认定误评"),
    ratings.Step.REJECT: gettext_lazy("不予采纳误评"),
    ratings.Step.FOLLOW_UP: gettext_lazy("跟踪回访"),
}
FINDINGS: dict[ratings.Finding, Word] = {
    ratings.Finding.CLEAR: gettext_lazy("属实，情况清楚，立即整改"),
    ratings.Finding.COMPLEX: gettext_lazy("属实，情况复杂，限期整改"),
    ratings.Finding.NO_BASIS: gettext_lazy("诉求没有依据，解释说明"),
    ratings.Finding.MISTAKEN: gettext_lazy("误评或者恶意评价，申请复核"),
}
LEVELS: dict[ratings.Satisfaction, Word] = {
    ratings.Satisfaction.POOR: gettext_lazy("不满意"),
    ratings.Satisfaction.VERY_POOR: gettext_lazy("非常不满意"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One ticket as lists and its own page show it."""

    number: str
    title: str
    body: str
    level: Word
    stars: int
    state: Word
    tone: str
    handler: str
    light: str
    due: str


@dataclass(frozen=True, slots=True)
class Event:
    """One step as the timeline shows it."""

    when: str
    what: Word
    who: str
    note: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One rate with what it was worked out from."""

    name: Word
    percent: str
    part: int
    whole: int
    of: Word


@shows(HAMI(25, paragraph=2), note="the first due first, overdue in red")
@for_staff(*WATCHING)
@require_GET
def tickets(request: KnownRequest) -> HttpResponse:
    """Show the tickets of one's body, or of the area one manages."""
    on = legal_day(timezone.now())
    everything = request.GET.get("show") == "all"
    found = ratings.tickets(
        actor=request.actor, open_only=not everything, after=request.GET.get("after", "")
    )
    every, late, today = ratings.ticket_counts(actor=request.actor, on=on)
    names = _names()
    context = {
        "lines": [_shown(line, names, on) for line in found.rows],
        "tabs": [
            {"text": _("未办结"), "href": "?", "count": every, "is_current": not everything},
            {"text": _("全部"), "href": "?show=all", "is_current": everything},
        ],
        "late": late,
        "today": today,
        "next_href": f"?{'show=all&' if everything else ''}after={found.after}"
        if found.after
        else "",
    }
    return render(request, "desk/tickets.html", context)


@shows(HAMI(25, paragraph=2), HAMI(25, paragraph=3), note="one poor rating, step by step")
@for_staff(*WATCHING)
@require_GET
def ticket(request: KnownRequest, number: str) -> HttpResponse:
    """Show one ticket: what was said, what was done, what this person may do now."""
    found = ratings.ticket(number=number, actor=request.actor)
    context = {
        "ticket": found,
        "shown": _shown(found.line, _names(), legal_day(timezone.now())),
        "finding": FINDINGS[found.finding] if found.finding else "",
        "slip": hall.of_case(found.case_number),
        "events": [
            Event(f"{legal_time(one.at):%Y-%m-%d %H:%M}", STEPS[one.step], one.by, one.note)
            for one in reversed(found.history)
        ],
        "findings": [(finding.value, label) for finding, label in FINDINGS.items()],
        "phone": request.session.pop(f"phone-{number}", ""),
    }
    return render(request, "desk/ticket.html", context)


@for_staff("ratings.handle")
@require_POST
def assign(request: KnownRequest, number: str) -> HttpResponse:
    """Name who calls back."""
    handler = request.POST.get("handler", "")
    ratings.assign(number=number, handler=handler, actor=request.actor, at=timezone.now())
    return redirect("desk:ticket", number=number)


@for_staff("ratings.handle")
@require_POST
def call_back(request: KnownRequest, number: str) -> HttpResponse:
    """Record a call-back and its finding."""
    finding = request.POST.get("finding", "")
    known = finding in list(ratings.Finding)
    told = ratings.CallBack(
        finding=ratings.Finding(finding) if known else None,
        note=request.POST.get("note", ""),
        rectify_by=_day(request.POST.get("rectify_by", "")),
    )
    ratings.call_back(number=number, told=told, actor=request.actor, at=timezone.now())
    return redirect("desk:ticket", number=number)


@for_staff("ratings.handle")
@require_POST
def rectify(request: KnownRequest, number: str) -> HttpResponse:
    """Record what was mended."""
    note = request.POST.get("note", "")
    ratings.rectify(number=number, note=note, actor=request.actor, at=timezone.now())
    return redirect("desk:ticket", number=number)


@for_staff("ratings.handle")
@require_POST
def feed_back(request: KnownRequest, number: str) -> HttpResponse:
    """Record what the applicant was told."""
    note = request.POST.get("note", "")
    ratings.feed_back(number=number, note=note, actor=request.actor, at=timezone.now())
    return redirect("desk:ticket", number=number)


@for_staff("ratings.handle")
@require_POST
def reveal(request: KnownRequest, number: str) -> HttpResponse:
    """Show the telephone in full to the handler, once; it stands in the journal."""
    found = ratings.ticket(number=number, actor=request.actor)
    phone = people.unmask(
        applicant=found.applicant,
        field=people.Field.PHONE,
        purpose=people.Purpose.COMPLAINT,
        case=found.case_number,
        actor=request.actor,
        at=timezone.now(),
    )
    request.session[f"phone-{number}"] = phone
    return redirect("desk:ticket", number=number)


@for_staff("centre.manage", "office.supervise")
@require_POST
def follow_up(request: KnownRequest, number: str) -> HttpResponse:
    """Record the management's own call and whether it is solved."""
    ratings.follow_up(
        number=number,
        solved=_answer(request.POST.get("solved", "")),
        note=request.POST.get("note", ""),
        actor=request.actor,
        at=timezone.now(),
    )
    return redirect("desk:ticket", number=number)


@for_staff("centre.manage", "office.supervise")
@require_POST
def settle(request: KnownRequest, number: str) -> HttpResponse:
    """Decide on a claim that the rating is mistaken."""
    ratings.settle_review(
        number=number,
        mistaken=_answer(request.POST.get("mistaken", "")),
        note=request.POST.get("note", ""),
        actor=request.actor,
        at=timezone.now(),
    )
    return redirect("desk:ticket", number=number)


@shows(HAMI(25), HAMI(25, paragraph=3), note="rates with their denominators, tickets due first")
@for_staff("office.supervise", "centre.manage")
@require_GET
def supervision(request: KnownRequest) -> HttpResponse:
    """Show how the area does: rates of this month, late tickets, items nobody rates."""
    on = legal_day(timezone.now())
    since = on.replace(day=1)
    counts, rates = ratings.rates_of(since=since, until=on, area=request.actor.area)
    every, late, today = ratings.ticket_counts(actor=request.actor, on=on)
    names = _names()
    context = {
        "figures": _figures(rates),
        "since": since,
        "until": on,
        "excluded": counts.excluded,
        "in_trial": counts.in_trial,
        "open": every,
        "late": late,
        "today": today,
        "lines": [_shown(one, names, on) for one in ratings.tickets(actor=request.actor).rows[:10]],
        "coverage": ratings.coverage(since=since, until=on, area=request.actor.area)[:20],
    }
    return render(request, "desk/supervision.html", context)


def _figures(rates: ratings.Rates) -> list[Figure]:
    told = (
        (_("好评率"), rates.good, _("有效评价")),
        (_("差评率"), rates.poor, _("有效评价")),
        (_("主动评价率"), rates.taking_part, _("应评价办件")),
        (_("差评回访率"), rates.called_back, _("差评")),
        (_("按期核实率"), rates.in_time, _("差评")),
        (_("差评整改率"), rates.rectified, _("属实差评")),
    )
    return [
        Figure(name, "—" if rate.percent is None else f"{rate.percent}%", rate.part, rate.whole, of)
        for name, rate, of in told
    ]


def _names() -> Callable[[str], str]:
    known = {one.code: one.short_name or one.name for one in bodies.bodies()}
    return lambda code: known.get(code, code)


def _shown(line: ratings.TicketLine, names: Callable[[str], str], on: date) -> Shown:
    state, tone = STATES[line.state]
    light, due = _due(line, on)
    return Shown(
        number=line.number,
        title=line.title,
        body=names(line.body),
        level=LEVELS[line.level],
        stars=line.level.stars,
        state=state,
        tone=tone,
        handler=line.handler,
        light=light,
        due=due,
    )


def _due(line: ratings.TicketLine, on: date) -> tuple[str, str]:
    day = line.waits_until()
    if line.is_done:
        return ("red", _("超期核实")) if line.is_late(on) else ("green", _("按期核实"))
    if line.is_late(on):
        late = (on - day).days
        words = _("已超期 %(n)s 天") % {"n": max(late, 1)}
        return "red", words
    if day == on:
        return "yellow", _("今天到期")
    return "green", _("%(day)s到期") % {"day": day.isoformat()}


def _answer(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


urlpatterns = [
    path("ratings/", tickets, name="tickets"),
    path("ratings/<str:number>/", ticket, name="ticket"),
    path("ratings/<str:number>/assign/", assign, name="ticket_assign"),
    path("ratings/<str:number>/call-back/", call_back, name="ticket_call_back"),
    path("ratings/<str:number>/rectify/", rectify, name="ticket_rectify"),
    path("ratings/<str:number>/feed-back/", feed_back, name="ticket_feed_back"),
    path("ratings/<str:number>/phone/", reveal, name="ticket_phone"),
    path("ratings/<str:number>/follow-up/", follow_up, name="ticket_follow_up"),
    path("ratings/<str:number>/settle/", settle, name="ticket_settle"),
    path("supervision/", supervision, name="supervision"),
]
