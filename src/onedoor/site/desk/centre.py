"""大厅管理: how the hall goes now, what waits for its manager, and how a period went."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from onedoor.general.coordination import api as coordination
from onedoor.general.people import api as people
from onedoor.general.sheets import api as sheets
from onedoor.general.terms import api as terms
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.fields import Choice, FieldView
from onedoor.law.articles import HAMI, shows
from onedoor.operation.difficulties import api as difficulties
from onedoor.operation.hall import api as hall
from onedoor.site.desk.staffing import WHYS
from onedoor.site.desk.terms import day_of
from onedoor.site.ui import halls
from onedoor.site.ui import places as words
from onedoor.supervision.ratings import api as ratings
from onedoor.supervision.substance import api as substance
from onedoor.system.needs import api as needs
from onedoor.system.staffing import api as staffing
from onedoor.system.venues import api as venues

DUTIES = ("centre.manage", "office.supervise")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DAYS_OF_WEEK = 7


def _week(day: date) -> tuple[date, date]:
    first = day - timedelta(days=day.weekday())
    return first, first + timedelta(days=_DAYS_OF_WEEK - 1)


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return first, after - timedelta(days=1)


# What a report covers: its name, and its first and last day around a day.
PERIODS: Mapping[str, tuple[str | Promise, Callable[[date], tuple[date, date]]]] = {
    "day": (_("日报"), lambda day: (day, day)),
    "week": (_("周报"), _week),
    "month": (_("月报"), _month),
}
# What leads to the parts of a hall: title, route, whether it names the hall, what is there.
TILES = (
    (_("大厅实时"), "desk:centre_now", 0, _("排队、窗口、缺人")),
    (_("日报、周报、月报"), "desk:centre_report", 0, _("打印或者下载表格")),
    (_("值班安排"), "desk:roster", 1, _("排班、签到、A/B 岗")),
    (_("场所和窗口"), "desk:venue", 1, _("地址、开放时间、窗口")),
    (_("预约设置"), "desk:slots", 1, _("时段、停约")),
)
FURTHER = (
    (_("大厅和站点"), "desk:venues", _("覆盖、缺项")),
    (_("进驻人员"), "desk:staffing", _("派驻、轮换、考核")),
    (_("负面清单"), "desk:negatives", _("审核、批准、到期")),
    (_("实质运行"), "desk:substance", _("应进必进、明进暗不进")),
    (_("协调事项"), "desk:coordination", _("提出、议定、销号")),
    (_("保障需求"), "desk:needs", _("申报、核定")),
    (_("一件事"), "desk:bundles", _("批次、主责部门、核对")),
)
HEADS = (
    _("日期"), _("取号"), _("其中预约"), _("办完"), _("过号"), _("收件"), _("等候过长"),
    _("平均等候（分钟）"), _("最长等候（分钟）"), _("平均办理（分钟）"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desk:
    """One window now: who sits there, what it does, and how it went today."""

    window: venues.Window
    functions: str
    clerk: str
    state: str | Promise
    tone: str
    today: hall.Figures | None


@shows(HAMI(5), HAMI(13), note="what waits for who runs or supervises the hall")
@for_staff(*DUTIES)
@require_GET
def centre(request: KnownRequest) -> HttpResponse:
    """Show what waits for who runs or supervises the hall, and lead to its parts."""
    here, _others = _venue(request)
    context = {
        "here": here,
        "tasks": _tasks(request.actor, legal_day(timezone.now())),
        "tiles": [
            {"title": title, "href": reverse(route, args=[here.code] * takes), "note": note}
            for title, route, takes, note in TILES
        ]
        if here
        else [],
        "further": [
            {"title": title, "href": reverse(route), "note": note} for title, route, note in FURTHER
        ],
    }
    return render(request, "desk/centre.html", context)


@shows(HAMI(5), HAMI(13), note="queues, windows and gaps of a hall as they are now")
@for_staff(*DUTIES)
@never_cache
@require_GET
def now(request: KnownRequest) -> HttpResponse:
    """Show a hall as it is now."""
    at = timezone.now()
    here, others = _venue(request)
    if here is None:
        raise Http404
    context = {
        "here": here,
        "choice": _choice(here, others),
        "minutes": halls.minutes,
        "long": terms.number("hall.long_wait_minutes", on=legal_day(at)),
        **_live(here, request.actor, at),
    }
    return render(request, "desk/centre_now.html", context)


@shows(HAMI(13), note="how a hall went, to read, to print and as a spreadsheet")
@for_staff(*DUTIES)
@require_GET
def report(request: KnownRequest) -> HttpResponse:
    """Show how a hall went on a day, in a week or month."""
    here, others = _venue(request)
    if here is None:
        raise Http404
    name = request.GET.get("period", "day")
    if name not in PERIODS:
        raise Http404
    first, last = PERIODS[name][1](_day(request))
    rows = hall.days(here.code, first=first, last=last, actor=request.actor)
    if request.GET.get("format") == "xlsx":
        return _xlsx(f"{here.name} {first} {last}", rows)
    asked = {"venue": here.code, "period": name}
    context = {
        "here": here,
        "choice": _choice(here, others),
        "period": name,
        "periods": [
            {
                "label": title,
                "href": f"?{urlencode({**asked, 'period': key, 'on': str(first)})}",
                "is_current": key == name,
            }
            for key, (title, _span) in PERIODS.items()
        ],
        "first": first,
        "last": last,
        "before": f"?{urlencode({**asked, 'on': str(first - timedelta(days=1))})}",
        "after": f"?{urlencode({**asked, 'on': str(last + timedelta(days=1))})}",
        "xlsx": f"?{urlencode({**asked, 'on': str(first), 'format': 'xlsx'})}",
        "heads": HEADS,
        "rows": [(one.day, _cells(one)) for one in rows],
        "total": _cells(_total(rows)) if len(rows) > 1 else [],
        "windows": [
            (one, halls.minutes(one.wait), halls.minutes(one.service))
            for one in hall.figures(here.code, day=last, actor=request.actor)
        ]
        if first == last
        else [],
        "alerts": [
            (one, WHYS[one.why])
            for one in staffing.alerts(here.code)
            if first <= legal_day(one.since) <= last
        ],
    }
    return render(request, "desk/centre_report.html", context)


def _venue(request: KnownRequest) -> tuple[venues.Venue | None, list[venues.Venue]]:
    """Return the venue that is asked for, else the first, and the halls and centres there are."""
    inside = venues.venues(within=request.actor.area)
    found = [one for one in inside if one.kind is not venues.Kind.STATION]
    asked = request.GET.get("venue", "")
    if asked and asked not in {one.code for one in found}:
        raise Http404
    here = next((one for one in found if one.code == asked), found[0] if found else None)
    return here, found


def _choice(here: venues.Venue | None, others: list[venues.Venue]) -> list[FieldView]:
    """Return the choice of another venue; one venue leaves nothing to choose."""
    if here is None or len(others) == 1:
        return []
    choices = tuple(Choice(one.code, one.name) for one in others)
    return [FieldView("venue", "choice", gettext("大厅和站点"), choices=choices, value=here.code)]


def _live(here: venues.Venue, actor: Actor, at: datetime) -> dict[str, object]:
    found = hall.watched(here.code, at=at, actor=actor)
    board, long = found.board, found.long
    gaps = staffing.gaps(here.code, at=at)
    seats = {one.window: one for one in board.seats}
    today = {one.window: one for one in found.figures}
    names = people.staff_members(found.clerks.values())
    return {
        "waiting": sum(one.waiting for one in board.queues),
        "waiting_long": sum(long.values()),
        "seated": len(board.seats),
        "paused": sum(one.paused_at is not None for one in board.seats),
        "queues": [
            (words.FUNCTIONS[one.function], one, halls.wait(one.wait), long.get(one.function, 0))
            for one in board.queues
        ],
        "desks": [
            _desk(
                one,
                seats.get(one.number),
                names.get(found.clerks.get(one.number, "")),
                today.get(one.number),
            )
            for one in here.windows
            if one.in_use
        ],
        "gaps": [(one, WHYS[one.why]) for one in gaps],
    }


def _desk(
    window: venues.Window,
    seat: hall.Seat | None,
    clerk: people.StaffMember | None,
    today: hall.Figures | None,
) -> Desk:
    functions = "、".join(str(words.FUNCTIONS[one]) for one in sorted(window.functions))
    if seat is None:
        return Desk(window, functions, "", _("无人"), "neutral", today)
    name = clerk.name if clerk else ""
    if seat.paused_at:
        return Desk(window, functions, name, _("暂停"), "warning", today)
    if seat.slip:
        said = gettext("%(number)s 号") % {"number": seat.slip.number}
        return Desk(window, functions, name, said, "accent", today)
    return Desk(window, functions, name, _("空闲"), "success", today)


def _tasks(actor: Actor, on: date) -> list[dict[str, object]]:
    """Return what waits for who manages or supervises the area; each a number with its list."""
    waiting = difficulties.waiting(actor=actor)
    _every, late, _today = ratings.ticket_counts(actor=actor, on=on)
    area = venues.list_area(actor.area)
    stage = venues.Stage.ASKED if "centre.manage" in actor.duties else venues.Stage.CHECKED
    listed = len(venues.entries(area=area, stage=stage).rows)
    place = len(substance.out_of_place(actor=actor, on=on))
    found = (
        (_("办不成事待分类"), waiting.get(difficulties.Stage.REGISTERED, 0), "desk:difficulties"),
        (_("办不成事待核查"), waiting.get(difficulties.Stage.RESOLVED, 0), "desk:difficulties"),
        (_("差评超期"), late, "desk:tickets"),
        (_("负面清单待办"), listed, "desk:negatives"),
        (_("应进未进"), place, "desk:substance"),
        (
            _("协调事项逾期"),
            len(coordination.overdue(actor=actor, on=on)),
            "desk:coordination",
        ),
        (_("保障需求待答复"), needs.unanswered(actor=actor), "desk:needs"),
    )
    return [
        {
            "label": label,
            "count": n,
            "href": reverse(route),
            "tone": "warning" if n else "neutral",
        }
        for label, n, route in found
    ]


def _total(rows: tuple[hall.Day, ...]) -> hall.Day:
    """Return the days as one: counts added, means weighed by how many they are of."""
    called, served = sum(one.served + one.passed for one in rows), sum(one.served for one in rows)
    return hall.Day(
        day=rows[-1].day,
        taken=sum(one.taken for one in rows), booked=sum(one.booked for one in rows),
        served=served, passed=sum(one.passed for one in rows),
        cases=sum(one.cases for one in rows), long=sum(one.long for one in rows),
        wait=_mean([(one.wait, one.served + one.passed) for one in rows], called),
        longest=max((one.longest for one in rows if one.longest is not None), default=None),
        service=_mean([(one.service, one.served) for one in rows], served),
    )  # fmt: skip


def _mean(spans: list[tuple[timedelta | None, int]], of: int) -> timedelta | None:
    known = [(span, n) for span, n in spans if span is not None]
    return sum((span * n for span, n in known), timedelta()) / of if of and known else None


def _cells(one: hall.Day) -> list[int | float | None]:
    counts = (
        one.taken, one.booked, one.served, one.passed, one.cases, one.long,
    )  # fmt: skip
    return [*counts, *map(_minutes, (one.wait, one.longest, one.service))]


def _minutes(span: timedelta | None) -> float | None:
    return None if span is None else round(span.total_seconds() / 60, 1)


def _xlsx(name: str, rows: tuple[hall.Day, ...]) -> HttpResponse:
    content = sheets.write(
        gettext("大厅报表"), [str(one) for one in HEADS], ([one.day, *_cells(one)] for one in rows)
    )
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}.xlsx"
    return response


def _day(request: KnownRequest) -> date:
    text = request.GET.get("on", "")
    return day_of(text) if text else legal_day(timezone.now())


urlpatterns = [
    path("centre/", centre, name="centre"),
    path("centre/now/", now, name="centre_now"),
    path("centre/report/", report, name="centre_report"),
]
