"""Bodies by area, one body with its duties and who held them, and taking a sheet of bodies."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onedoor.general.bodies import api as bodies
from onedoor.general.bodies.api import Body, Duty, Role
from onedoor.general.places import api as places
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.kernel.fields import Choice, FieldView
from onedoor.site.desk.system import problem_of, tabs
from onedoor.site.desk.terms import day_of

ROLES: dict[Role, str | Promise] = {
    Role.GOVERNMENT: gettext_lazy("人民政府"),
    Role.OFFICE: gettext_lazy("政府办公室"),
    Role.MANAGER: gettext_lazy("管理机构"),
    Role.DEPARTMENT: gettext_lazy("政务服务部门"),
    Role.TOWNSHIP: gettext_lazy("乡镇（街道）"),
    Role.UTILITY: gettext_lazy("公用企事业单位"),
}
DUTIES: dict[Duty, str | Promise] = {
    Duty.HEAD: gettext_lazy("第一责任人"),
    Duty.COORDINATION: gettext_lazy("统筹、协调、指导和监督"),
    Duty.HALL: gettext_lazy("政务服务中心的运行管理"),
    Duty.STATIONS: gettext_lazy("便民服务中心（站）的运行管理"),
}
_DUTIES_OF = {
    Role.GOVERNMENT: (Duty.HEAD,),
    Role.OFFICE: (Duty.COORDINATION,),
    Role.MANAGER: (Duty.HALL,),
    Role.TOWNSHIP: (Duty.HEAD, Duty.STATIONS),
}


@dataclass(frozen=True, slots=True)
class Branch:
    """An area of the tree: its own bodies by role, and the townships in it."""

    area: places.Place
    own: dict[Role, list[Body]]
    townships: list[Body]


@for_staff("system.admin", "office.supervise")
def tree(request: KnownRequest) -> HttpResponse:
    """Show all bodies by area, and the duties that lie with nobody."""
    found = defaultdict(list)
    for body in bodies.bodies():
        found[body.area].append(body)
    areas = [places.place(places.HAMI), *places.counties()]
    branches = [_branch(area, found) for area in areas]
    gaps = bodies.gaps(on=legal_day(timezone.now()))
    context = {
        "tabs": tabs("desk:bodies"),
        "branches": branches,
        "total": sum(map(len, found.values())),
        "roles": ROLES,
        "duties": DUTIES,
        "gaps": [(places.place(gap.area).full_name, gap) for gap in gaps[:20]],
        "gap_count": len(gaps),
    }
    return render(request, "desk/system/bodies.html", context)


@for_staff("system.admin", "office.supervise")
def body(request: KnownRequest, code: str) -> HttpResponse:
    """Show one body with its duties and tenures; take an appointment."""
    at = timezone.now()
    shown = bodies.body(code)
    names = ("duty", "holder", "since", "document_number")
    given = {name: request.POST.get(name, "") for name in names}
    problems = []
    if request.method == "POST":
        try:
            bodies.appoint(
                body=code,
                duty=_duty(given["duty"], shown),
                holder=given["holder"],
                since=day_of(given["since"]),
                document_number=given["document_number"],
                actor=request.actor,
                at=at,
            )
        except Refused as error:
            problems = [problem_of(error, target="id_since")]
        else:
            messages.success(request, _("已登记。"))
            return redirect("desk:body", code=code)
    context = {
        "tabs": tabs("desk:bodies"),
        "body": shown,
        "area": places.place(shown.area),
        "role": ROLES[shown.role],
        "above": bodies.body(shown.parent) if shown.parent else None,
        "duties": DUTIES,
        "tenures": bodies.tenures(body=code),
        "today": legal_day(at),
        "fields": _fields(shown, given),
        "problems": problems,
    }
    return render(request, "desk/system/body.html", context, status=422 if problems else 200)


@for_staff("system.admin")
def end(request: KnownRequest, code: str) -> HttpResponse:
    """End a running tenure."""
    shown = bodies.body(code)
    if request.method == "POST":
        bodies.end_tenure(
            area=shown.area,
            duty=_duty(request.POST.get("duty", ""), shown),
            until=day_of(request.POST.get("until", "")),
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("任期已结束；继任者登记之前，这项职责会列为空缺。"))
    return redirect("desk:body", code=code)


@for_staff("system.admin")
def take(request: KnownRequest) -> HttpResponse:
    """Take a spreadsheet of bodies."""
    report = None
    problems = []
    upload = request.FILES.get("file") if request.method == "POST" else None
    if request.method == "POST":
        content = upload.read(_LARGEST) if upload else b""
        try:
            report = bodies.import_sheet(content=content, actor=request.actor, at=timezone.now())
        except Refused as error:
            problems = [problem_of(error, target="id_file")]
    if report is not None and not report.flaws:
        counts = {"new": report.new, "changed": report.changed, "unchanged": report.unchanged}
        messages.success(
            request,
            _("已导入：新增 %(new)s 个，变更 %(changed)s 个，未变 %(unchanged)s 个。") % counts,
        )
        return redirect("desk:bodies")
    context = {
        "tabs": tabs("desk:bodies"),
        "report": report,
        "columns": bodies.COLUMNS,
        "file": FieldView("file", "file", _("单位表"), accept=".xlsx,.csv"),
        "problems": problems,
    }
    wrong = bool(problems or report)
    return render(request, "desk/system/bodies_take.html", context, status=422 if wrong else 200)


_LARGEST = 5 * 1024 * 1024 + 1


def _branch(area: places.Place, found: dict[str, list[Body]]) -> Branch:
    own: dict[Role, list[Body]] = {role: [] for role in Role}
    for body_ in found[area.code]:
        own[body_.role].append(body_)
    below = [] if area.code == places.HAMI else places.townships(area.code)
    townships = [body_ for unit in below for body_ in found[unit.code]]
    return Branch(area, {role: rows for role, rows in own.items() if rows}, townships)


def _duty(text: str, shown: Body) -> Duty:
    known = {duty.value: duty for duty in Duty}
    return known.get(text, _DUTIES_OF.get(shown.role, (Duty.HEAD,))[0])


def _fields(shown: Body, given: dict[str, str]) -> list[FieldView]:
    duties = _DUTIES_OF.get(shown.role, ())
    choices = tuple(Choice(duty, str(DUTIES[duty])) for duty in duties)
    return (
        [
            FieldView(
                "duty", "choice", _("职责"), value=given["duty"] or duties[0], choices=choices
            ),
            FieldView(
                "holder",
                "text",
                _("姓名"),
                value=given["holder"],
                required=False,
                hint=_("第一责任人须填写姓名。"),
            ),
            FieldView("since", "date", _("自哪一日起"), value=given["since"]),
            FieldView("document_number", "text", _("任职文号"), value=given["document_number"]),
        ]
        if duties
        else []
    )


urlpatterns = [
    path("settings/bodies/", tree, name="bodies"),
    path("settings/bodies/import/", take, name="bodies_take"),
    path("settings/bodies/<str:code>/", body, name="body"),
    path("settings/bodies/<str:code>/end/", end, name="body_end"),
]
