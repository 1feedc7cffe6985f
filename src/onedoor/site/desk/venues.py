"""大厅和站点维护: whoever runs a venue says where it is, when it opens, which windows it has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from onedoor.general.places import api as places
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.kernel.fields import FieldView, Problem, from_django, problems
from onedoor.law.articles import AEL, HAMI, shows
from onedoor.operation.hall import api as hall
from onedoor.site.desk.inputs import choose, day, line
from onedoor.site.desk.system import problem_of
from onedoor.site.desk.terms import day_of
from onedoor.site.ui import places as words
from onedoor.system.venues import api as venues

DUTIES = ("centre.manage", "office.supervise")
_SPARE = 2  # empty lines below the windows there are


class FactsForm(forms.Form):
    """What everybody may know of a venue."""

    name = line(_("名称"), _("请填写名称。"))
    address = line(_("地址"), _("请填写地址。"), most=200)
    phone = line(_("电话"), _("请填写电话。"), most=40)
    longitude = forms.DecimalField(
        label=_("经度"), help_text=_("单位为度，例如 93.514900。"), required=False,
        max_digits=9, decimal_places=6, error_messages={"invalid": _("请填写数字。")},
    )  # fmt: skip
    latitude = forms.DecimalField(
        label=_("纬度"), help_text=_("单位为度，例如 42.818500。"), required=False,
        max_digits=8, decimal_places=6, error_messages={"invalid": _("请填写数字。")},
    )  # fmt: skip
    facilities = forms.MultipleChoiceField(
        label=_("无障碍设施"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=list(words.FACILITIES.items()),
    )

    def told(self) -> venues.Facts:
        """Return what was typed."""
        given = dict(self.cleaned_data)
        kept = frozenset(map(venues.Facility, given.pop("facilities")))
        return venues.Facts(**given, facilities=kept)


class OpenForm(FactsForm):
    """A venue that is to be opened; where and of which kind comes before its facts."""

    field_order = ("area", "name")
    area = forms.ChoiceField(label=_("所在地"), error_messages={"required": _("请选择所在地。")})
    since = day(_("启用日期"))


class WeekForm(forms.Form):
    """The hours of a week that are not those of the offices."""

    working = forms.CharField(
        label=_("工作日"), help_text=_("每行一段，例如 10:00-14:00。不填的，按当地办公时间。"),
        widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=200,
    )  # fmt: skip
    off = forms.CharField(
        label=_("休息日延时服务"), help_text=_("每行一段。不填的，休息日不开门。"),
        widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=200,
    )  # fmt: skip


class DayForm(forms.Form):
    """A day that differs."""

    day = day(_("日期"))
    spans = forms.CharField(
        label=_("开门时间"), help_text=_("每行一段。不填的，这一天不开门。"),
        widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=200,
    )  # fmt: skip
    reason = line(_("原因"), _("请写明原因。"))


class CloseForm(forms.Form):
    """The last day of a venue."""

    until = day(_("最后一天"))


class ShareForm(forms.Form):
    """A village that a venue serves beside its own area."""

    area = forms.ChoiceField(label=_("村（社区）"), error_messages={"required": _("请选择。")})
    document_number = line(_("文号"), _("请填写文号。"), most=80)
    since = day(_("从哪天起"))


@dataclass(frozen=True, slots=True)
class Row:
    """A venue in the list, and what it lacks."""

    name: str
    href: str
    kind: str | Promise
    windows: int
    lacks: list[str | Promise]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a form of the page does to a venue."""

    form: type[forms.Form]
    do: Callable[..., object]
    done: str | Promise


@shows(HAMI(6), HAMI(13), AEL(40), note="what is lacking where, and which places nobody serves")
@for_staff(*DUTIES)
@require_GET
def listing(request: KnownRequest) -> HttpResponse:
    """Show the venues of an area with what they lack, and how the area is covered."""
    here = _here(request)
    covered = venues.coverage(within=here.code)
    lacking = {
        flaw.venue.code: flaw
        for flaw in venues.flaws(within=here.code, on=legal_day(timezone.now()))
    }
    near = {here.code, *(unit.code for unit in _below(here))}
    shown = [one for one in venues.venues(within=here.code) if one.area in near]
    context = {
        "here": here,
        "above": [
            (places.place(one).name, _listed(one))
            for one in reversed(places.ancestors(here.code))
            if places.is_within(one, request.actor.area)
        ],
        "below": [(unit.name, _listed(unit.code)) for unit in _below(here) if _leads(unit)],
        "covered": covered,
        "rows": [_row(one, lacking.get(one.code)) for one in shown],
        "flawed": len(lacking),
        "may_open": request.actor.duties & {"centre.manage"} and _openable(request),
    }
    return render(request, "desk/venues.html", context)


@shows(HAMI(6))
@for_staff("centre.manage")
@require_http_methods(["GET", "POST"])
def opening(request: KnownRequest) -> HttpResponse:
    """Open a venue in one of the areas whose venues one's body runs."""
    form = OpenForm(request.POST if request.method == "POST" else None)
    choose(form, "area", [("", ""), *_openable(request)])
    wrong: list[Problem] = []
    if form.is_valid():
        given = form.cleaned_data
        area, since = given.pop("area"), given.pop("since")
        try:
            code = venues.open_venue(
                kind=_kind(area), area=area, body=request.actor.body, facts=form.told(),
                since=since, actor=request.actor, at=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            wrong = [problem_of(error, target="id_name")]
        else:
            messages.success(request, gettext("已登记。请接着设置窗口。"))
            return redirect("desk:venue", code=code)
    views = [from_django(bound) for bound in form]
    context = {"fields": views, "problems": [*problems(views), *wrong]}
    return render(
        request, "desk/venue_new.html", context, status=422 if context["problems"] else 200
    )


@shows(HAMI(6), HAMI(13))
@for_staff(*DUTIES)
@require_http_methods(["GET", "POST"])
def one(request: KnownRequest, code: str) -> HttpResponse:
    """Show a venue; whoever runs it changes it here, part by part."""
    found = venues.venue(code)
    if not places.is_within(found.area, request.actor.area):
        raise Http404
    at = timezone.now()
    word = request.POST.get("do", "")
    bound: dict[str, forms.Form] = {}
    wrong: list[Problem] = []
    if request.method == "POST":
        try:
            done = _act(request, found, word, bound, at)
        except Refused as error:
            wrong = [problem_of(error, target=f"do_{word}")]
        else:
            if done:
                messages.success(request, str(done))
                return redirect("desk:venue", code=code)
    may_change = venues.may_change(code=code, actor=request.actor)
    views = {word: _fields(word, found, bound.get(word)) for word in ACTS} if may_change else {}
    wrong += [one for part in views.values() for one in problems(part)]
    context = {
        **_shown(request, found, at),
        "may_change": may_change,
        "may_watch": hall.may_watch(venue=found, actor=request.actor),
        "fields": views,
        "problems": wrong,
    }
    return render(request, "desk/venue.html", context, status=422 if wrong else 200)


def _act(
    request: KnownRequest,
    found: venues.Venue,
    word: str,
    bound: dict[str, forms.Form],
    at: datetime,
) -> str | Promise:
    """Do what one part of the page asks for; nothing is returned where its form is wrong."""
    actor, code = request.actor, found.code
    if word == "windows":
        venues.set_windows(windows=_windows(request), code=code, actor=actor, at=at)
        return _("窗口已保存。")
    if word == "undo_day":
        venues.drop_day(day=day_of(request.POST.get("day", "")), code=code, actor=actor, at=at)
        return _("已恢复。")
    if word == "end_share":
        area = request.POST.get("area", "")
        venues.end_sharing(area=area, until=legal_day(at), actor=actor, at=at)
        return _("共用安排已结束。")
    if word not in ACTS:
        raise Http404
    act = ACTS[word]
    form = bound[word] = act.form(request.POST, prefix=word)
    if word == "share":
        choose(form, "area", _unserved(found))
    if not form.is_valid():
        return ""
    act.do(form, code=code, actor=actor, at=at)
    return act.done


def _change(form: forms.Form, *, code: str, actor: Actor, at: datetime) -> None:
    assert isinstance(form, FactsForm)
    venues.change(facts=form.told(), code=code, actor=actor, at=at)


def _set_week(form: forms.Form, *, code: str, actor: Actor, at: datetime) -> None:
    working, off = (form.cleaned_data[name].splitlines() for name in ("working", "off"))
    venues.set_week(working=working, off=off, code=code, actor=actor, at=at)


def _set_day(form: forms.Form, *, code: str, actor: Actor, at: datetime) -> None:
    given = form.cleaned_data
    differs = venues.Differs(given["day"], tuple(given["spans"].splitlines()), given["reason"])
    venues.set_day(differs=differs, code=code, actor=actor, at=at)


def _close(form: forms.Form, *, code: str, actor: Actor, at: datetime) -> None:
    venues.close(until=form.cleaned_data["until"], code=code, actor=actor, at=at)


def _share(form: forms.Form, *, code: str, actor: Actor, at: datetime) -> None:
    venues.share(**form.cleaned_data, code=code, actor=actor, at=at)


ACTS: Mapping[str, Act] = {
    "facts": Act(FactsForm, _change, _("已保存。")),
    "week": Act(WeekForm, _set_week, _("开门时间已保存。")),
    "day": Act(DayForm, _set_day, _("已保存。")),
    "close": Act(CloseForm, _close, _("已关闭。")),
    "share": Act(ShareForm, _share, _("共用安排已登记。")),
}


def _shown(request: KnownRequest, found: venues.Venue, at: datetime) -> dict[str, object]:
    flaws = [one for one in venues.flaws(within=found.area, on=legal_day(at)) if one.venue == found]
    return {
        "venue": found,
        "back": _listed(found.area),
        "kind": words.KINDS[found.kind],
        "lacks": _lacks(flaws[0]) if flaws else [],
        "windows": _window_rows(request, found),
        "functions": words.FUNCTIONS,
        "opening": venues.opening(found.code, at=at),
        "serves": venues.shared_by(found.code),
    }


def _fields(word: str, found: venues.Venue, bound: forms.Form | None) -> list[FieldView]:
    form = bound or ACTS[word].form(
        initial=_initial(found) if word == "facts" else None, prefix=word
    )
    if word == "share":
        choose(form, "area", [("", ""), *_unserved(found)])
    return [from_django(one) for one in form]


def _initial(found: venues.Venue) -> dict[str, object]:
    return {
        "name": found.name,
        "address": found.address,
        "phone": found.phone,
        "longitude": found.longitude,
        "latitude": found.latitude,
        "facilities": sorted(found.facilities),
    }


def _windows(request: KnownRequest) -> list[venues.Window]:
    """Return the windows as the table of the page has them; a line without number is none."""
    given = request.POST
    return [
        venues.Window(
            number.strip()[:8],
            frozenset(f for f in venues.Function if f in given.getlist(f"functions-{n}")),
            in_use=given.get(f"stopped-{n}") != "yes",
        )
        for n, number in enumerate(given.getlist("number"))
        if number.strip()
    ]


def _window_rows(request: KnownRequest, found: venues.Venue) -> list[venues.Window]:
    typed = _windows(request) if request.POST.get("do") == "windows" else list(found.windows)
    return [*typed, *(venues.Window("", frozenset()) for _n in range(_SPARE))]


def _row(one: venues.Venue, flaw: venues.Flaw | None) -> Row:
    return Row(
        name=one.name,
        href=reverse("desk:venue", args=[one.code]),
        kind=words.KINDS[one.kind],
        windows=sum(window.in_use for window in one.windows),
        lacks=_lacks(flaw) if flaw else [],
    )


def _lacks(flaw: venues.Flaw) -> list[str | Promise]:
    either = _("或者")
    return [
        *(words.FUNCTIONS[one] for one in flaw.functions),
        *(
            f" {either} ".join(str(label) for one, label in words.FACILITIES.items() if one in need)
            for need in flaw.needs
        ),
    ]


def _here(request: KnownRequest) -> places.Place:
    asked = request.GET.get("area") or request.actor.area
    here = places.place(asked)
    if not places.is_within(here.code, request.actor.area):
        raise Http404
    return places.place(here.parent) if here.level is places.Level.VILLAGE else here


def _below(here: places.Place) -> tuple[places.Place, ...]:
    if here.level is places.Level.CITY:
        return places.counties()
    if here.level is places.Level.COUNTY:
        return places.townships(here.code)
    return places.children(here.code)


def _leads(unit: places.Place) -> bool:
    return unit.level is not places.Level.VILLAGE


def _openable(request: KnownRequest) -> list[tuple[str, str]]:
    """Return the areas whose venues this person's body runs."""
    here = places.place(request.actor.area)
    if here.level is not places.Level.TOWNSHIP:
        return [(here.code, here.name)]
    return [(unit.code, unit.name) for unit in (here, *places.children(here.code))]


def _kind(area: str) -> venues.Kind:
    level = places.place(area).level
    kinds = {
        places.Level.TOWNSHIP: venues.Kind.CENTRE,
        places.Level.VILLAGE: venues.Kind.STATION,
    }
    return kinds.get(level, venues.Kind.HALL)


def _unserved(found: venues.Venue) -> list[tuple[str, str]]:
    if found.kind is not venues.Kind.CENTRE:
        return []
    return [(unit.code, unit.name) for unit in venues.coverage(within=found.area).unserved]


def _listed(area: str) -> str:
    return f"{reverse('desk:venues')}?{urlencode({'area': area})}"


urlpatterns = [
    path("venues/", listing, name="venues"),
    path("venues/new/", opening, name="venue_new"),
    path("venues/<str:code>/", one, name="venue"),
]
