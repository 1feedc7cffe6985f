"""The working calendar of a year, the notices behind it, office hours, and importing a notice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onedoor.general.calendar import api as calendars
from onedoor.general.calendar.api import Day
from onedoor.general.places import api as places
from onedoor.general.places.api import CHINA, HAMI, XINJIANG
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.kernel.fields import Choice, FieldView
from onedoor.law.articles import ADL, shows
from onedoor.operation.clocks import api as clocks
from onedoor.site.desk.system import problem_of, tabs

AREAS: dict[str, str | Promise] = {
    HAMI: gettext_lazy("哈密市"),
    CHINA: gettext_lazy("全国"),
}
_NAMES: dict[str, str | Promise] = {
    CHINA: gettext_lazy("全国"),
    XINJIANG: gettext_lazy("新疆维吾尔自治区"),
    HAMI: gettext_lazy("哈密市"),
}
_YEARS = range(2004, 2100)
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Month:
    """One month as a small table: weeks of seven cells, empty outside the month."""

    number: int
    working_days: int
    weeks: tuple[tuple[Day | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Days that follow each other and are named for one reason."""

    first: str
    last: str
    days: int
    working: bool
    reason: str
    area: str


@for_staff("system.admin")
def year(request: KnownRequest) -> HttpResponse:
    """Show a year of an area."""
    today = legal_day(timezone.now())
    area = request.GET.get("area", HAMI)
    area = area if area in AREAS else HAMI
    asked = request.GET.get("year", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in _YEARS else 0
    number = number or today.year
    days = calendars.year_of(area, number)
    address = reverse("desk:calendar")
    context = {
        "tabs": tabs("desk:calendar"),
        "area": area,
        "areas": [
            {
                "label": name,
                "href": f"{address}?area={code}&year={number}",
                "is_current": code == area,
            }
            for code, name in AREAS.items()
        ],
        "year": number,
        "before": f"{address}?area={area}&year={number - 1}" if number - 1 in _YEARS else "",
        "after": f"{address}?area={area}&year={number + 1}" if number + 1 in _YEARS else "",
        "months": list(_months(days)),
        "working_days": sum(day.working for day in days),
        "spans": list(_spans(days)),
        "names": _NAMES,
        "is_known": number in calendars.calendar_of(area, on=today).known_years,
        "gaps": calendars.gaps(on=today),
        "pending": calendars.pending(),
        "notices": calendars.notices(area=area, year=number),
        "hours": calendars.all_office_hours(area, on=today),
        "today": today,
    }
    return render(request, "desk/system/calendar.html", context)


@for_staff("system.admin")
def take(request: KnownRequest) -> HttpResponse:
    """Propose a notice that somebody pasted or uploaded."""
    given = {name: request.POST.get(name, "") for name in ("text", "document_number")}
    given["area"] = request.POST.get("area", XINJIANG)
    problems = []
    if request.method == "POST":
        upload = request.FILES.get("file")
        content = upload.read(_LARGEST).decode("utf-8", "replace") if upload else given["text"]
        try:
            ref = calendars.propose(
                content=content,
                area=given["area"] if given["area"] in _NAMES else XINJIANG,
                document_number=given["document_number"],
                actor=request.actor,
                at=timezone.now(),
            )
        except Refused as error:
            target = (
                "id_document_number" if error.code == "calendar.document_missing" else "id_text"
            )
            problems = [problem_of(error, target=target)]
        else:
            messages.success(request, _("已提议，须由另一位管理员确认后生效。"))
            return redirect("desk:calendar_proposal", ref=ref)
    context = {
        "tabs": tabs("desk:calendar"),
        "fields": _fields(given),
        "problems": problems,
    }
    return render(
        request, "desk/system/calendar_take.html", context, status=422 if problems else 200
    )


@shows(ADL(82), note="what a notice would change is seen by two administrators before it does")
@for_staff("system.admin")
def proposal(request: KnownRequest, ref: str) -> HttpResponse:
    """Show a proposed notice with what it would change; confirm it or take it back."""
    at = timezone.now()
    if request.method == "POST":
        if request.POST.get("move") == "confirm":
            for row in calendars.confirm(ref=ref, actor=request.actor, at=at):
                messages.success(request, _outcome(row))
        else:
            calendars.withdraw(ref=ref, actor=request.actor, at=at)
            messages.success(request, _("已撤回，工作日历没有变化。"))
        return redirect("desk:calendar")
    found = calendars.proposal(ref)
    context = {
        "tabs": tabs("desk:calendar"),
        "proposed": found,
        "area": _NAMES.get(found.area) or places.place(found.area).full_name,
        "foreseen": clocks.foresee(ref, on=legal_day(at)) if found.state == "proposed" else None,
        "is_mine": found.proposed_by == request.actor.ref,
    }
    return render(request, "desk/system/calendar_proposal.html", context)


def _months(days: Sequence[Day]) -> Iterator[Month]:
    for number, group in groupby(days, key=lambda day: day.day.month):
        of_month = list(group)
        blank = of_month[0].day.weekday()
        cells: list[Day | None] = [None] * blank + list(of_month)
        cells += [None] * (-len(cells) % 7)
        weeks = tuple(tuple(cells[n : n + 7]) for n in range(0, len(cells), 7))
        yield Month(number, sum(day.working for day in of_month), weeks)


def _spans(days: Sequence[Day]) -> Iterator[Span]:
    """Yield the days that a notice names, those that follow each other for one reason together."""
    named = [(n, day) for n, day in enumerate(days) if day.reason]
    together = groupby(
        enumerate(named), key=lambda row: (row[1][0] - row[0], row[1][1].reason, row[1][1].area)
    )
    for _key, rows in together:
        group = [day for _place, (_n, day) in rows]
        first, last = group[0], group[-1]
        yield Span(
            f"{first.day:%m-%d}",
            f"{last.day:%m-%d}",
            len(group),
            first.working,
            first.reason,
            first.area,
        )


def _outcome(row: calendars.Imported) -> str:
    told = {
        "new": _("%(year)s 年：已导入。"),
        "changed": _("%(year)s 年：已更正为第 %(version)s 版，在办事项将重新计算到期日。"),
        "unchanged": _("%(year)s 年：与已有通知相同，没有变化。"),
    }
    return told[row.outcome] % {"year": row.year, "version": row.version}


def _fields(given: dict[str, str]) -> list[FieldView]:
    areas = tuple(Choice(code, str(name)) for code, name in _NAMES.items())
    return [
        FieldView("area", "choice", _("通知适用范围"), value=given["area"], choices=areas),
        FieldView(
            "file",
            "file",
            _("通知文件"),
            required=False,
            accept=".json",
            hint=_("JSON，UTF-8 编码。"),
        ),
        FieldView("text", "longtext", _("或者粘贴内容"), value=given["text"], required=False),
        FieldView("document_number", "text", _("文号"), value=given["document_number"]),
    ]


urlpatterns = [
    path("settings/calendar/", year, name="calendar"),
    path("settings/calendar/import/", take, name="calendar_take"),
    path("settings/calendar/proposals/<str:ref>/", proposal, name="calendar_proposal"),
]
