"""进驻和值班: whom a body posts to a venue, who serves which window today, and where nobody is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from onedoor.general.bodies import api as bodies
from onedoor.general.people import api as people
from onedoor.general.places import api as places
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.kernel.fields import Problem, from_django, problems
from onedoor.law.articles import HAMI, shows
from onedoor.site.desk.inputs import choose, day, line, passage
from onedoor.site.desk.system import problem_of
from onedoor.site.desk.terms import day_of
from onedoor.system.staffing import api as staffing
from onedoor.system.venues import api as venues

DUTIES = ("staffing.send", "centre.manage", "office.supervise")
_WEEK = 7
FIELDS: Mapping[staffing.Field, str | Promise] = {
    staffing.Field.GUIDANCE: _("业务指导"),
    staffing.Field.HOME_TRAINING: _("业务培训"),
    staffing.Field.PERSONNEL: _("人事管理"),
    staffing.Field.PAY: _("工资和福利"),
    staffing.Field.CONSEQUENCE: _("考核结果运用"),
    staffing.Field.ASSIGNMENT: _("工作调配"),
    staffing.Field.TRAINING: _("综合培训"),
    staffing.Field.APPRAISAL: _("干部考核"),
    staffing.Field.AWARD: _("评先选优"),
    staffing.Field.ROSTER: _("值班安排"),
}
WHYS: Mapping[staffing.Why, str | Promise] = {
    staffing.Why.UNPLANNED: _("没有排班"),
    staffing.Why.ABSENT: _("无人在岗"),
    staffing.Why.UNAUTHORISED: _("在岗人员没有权限"),
}
SIDES: Mapping[staffing.Side, str | Promise] = {
    staffing.Side.HOME: _("派驻部门"),
    staffing.Side.VENUE: _("政务服务中心"),
}
_MEMBER = [("", ""), ("yes", _("是")), ("no", _("不是"))]


def _whom(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, error_messages={"required": _("请选择人员。")})


class PostForm(forms.Form):
    """Who is to serve where."""

    staff = _whom(_("人员"))
    venue = forms.ChoiceField(label=_("进驻哪里"), error_messages={"required": _("请选择。")})
    since = day(_("从哪天起"))
    party_member = forms.ChoiceField(
        label=_("是不是中共党员"), choices=_MEMBER, error_messages={"required": _("请选择。")}
    )
    party_moved_on = forms.DateField(
        label=_("党组织关系转入日期"), help_text=_("中共党员填写。"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("请填写日期。")},
    )  # fmt: skip


class WorkForm(forms.Form):
    """Other work of the home body."""

    staff = _whom(_("人员"))
    what = line(_("工作内容"), _("请写明工作内容。"), most=200)
    since = day(_("从哪天起"))


class EndForm(forms.Form):
    """The last day of a posting whose year is over."""

    until = day(_("最后一天"))


class AskForm(EndForm):
    """An end within the year, which the other side must agree to."""

    why = passage(_("理由"), _("请写明理由。"))


class AnswerForm(forms.Form):
    """What the other side says to it."""

    agrees = forms.ChoiceField(
        label=_("是否同意"), choices=[("", ""), ("yes", _("同意")), ("no", _("不同意"))],
        error_messages={"required": _("请选择。")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("说明"), help_text=_("不同意的，请写明理由。"), required=False, max_length=500,
        widget=forms.Textarea,
    )  # fmt: skip


class NoteForm(forms.Form):
    """What was done for somebody who is posted."""

    field = forms.ChoiceField(label=_("事项"), error_messages={"required": _("请选择。")})
    day = day(_("日期"))
    words = passage(_("内容"), _("请写明内容。"))


class PlanForm(forms.Form):
    """A pair for a window, from day to day."""

    window = forms.ChoiceField(label=_("窗口"), error_messages={"required": _("请选择窗口。")})
    first = day(_("从哪天起"))
    last = day(_("到哪天"))
    staff = _whom(_("A 岗"))
    stand_in = _whom(_("B 岗"))


@dataclass(frozen=True, slots=True)
class Act:
    """One part of the page of a posting: its form, what it does, and what is said then."""

    title: str | Promise
    form: type[forms.Form]
    do: Callable[..., object]
    done: str | Promise


@shows(HAMI(11), note="who is posted where, since when, free on which day; other work of the body")
@for_staff(*DUTIES)
@require_http_methods(["GET", "POST"])
def listing(request: KnownRequest) -> HttpResponse:
    """Show the postings one may see; who sends staff also keeps their other work here."""
    at, actor = timezone.now(), request.actor
    sends = "staffing.send" in actor.duties
    form = WorkForm(request.POST if request.method == "POST" else None)
    choose(form, "staff", _own(actor) if sends else [])
    wrong: list[Problem] = []
    if request.method == "POST" and sends:
        try:
            if done := _work(request, form, at):
                messages.success(request, done)
                return redirect("desk:staffing")
        except Refused as error:
            wrong = [problem_of(error, target="do_work")]
    page = staffing.postings(actor=actor, after=request.GET.get("after", ""))
    own = people.staff_of(body=actor.body) if sends else ()
    views = [from_django(one) for one in form] if sends else []
    wrong += problems(views)
    context = {
        "rows": _rows(page.rows),
        "next": f"?{urlencode({'after': page.after})}" if page.after else "",
        "sends": sends,
        "works": [
            (one, {member.number: member.name for member in own}[one.staff])
            for one in staffing.works([member.number for member in own])
        ],
        "fields": views,
        "problems": wrong,
        "halls": () if sends else _halls(actor),
        "today": legal_day(at),
    }
    return render(request, "desk/staffing.html", context, status=422 if wrong else 200)


def _work(request: KnownRequest, form: WorkForm, at: datetime) -> str:
    """Give or end other work; nothing is returned where the form is wrong."""
    actor, today = request.actor, legal_day(at)
    if ended := request.POST.get("work"):
        staffing.end_work(work=ended, until=today, actor=actor, at=at)
        return gettext("已结束。")
    if not form.is_valid():
        return ""
    staffing.give_work(**form.cleaned_data, actor=actor, at=at)
    return gettext("已登记。")


@shows(HAMI(11), note="regular staff, no other work, the party relation with its day")
@for_staff("staffing.send")
@require_http_methods(["GET", "POST"])
def posting_new(request: KnownRequest) -> HttpResponse:
    """Post somebody of one's body."""
    form = PostForm(request.POST if request.method == "POST" else None)
    choose(form, "staff", _own(request.actor))
    choose(form, "venue", [("", ""), *((one.code, one.name) for one in _halls(request.actor))])
    wrong: list[Problem] = []
    if form.is_valid():
        given = form.cleaned_data
        given["party_member"] = given["party_member"] == "yes"
        wanted = staffing.Wanted(**given)
        try:
            made = staffing.post(wanted=wanted, actor=request.actor, at=timezone.now())
        except Refused as error:
            wrong = [problem_of(error, target="id_staff")]
        else:
            messages.success(request, gettext("已登记进驻。"))
            return redirect("desk:posting", posting=made)
    views = [from_django(bound) for bound in form]
    wrong = [*problems(views), *wrong]
    context = {"fields": views, "problems": wrong}
    return render(request, "desk/posting_new.html", context, status=422 if wrong else 200)


@shows(HAMI(11), note="each side's part, and how a posting ends")
@for_staff(*DUTIES)
@require_http_methods(["GET", "POST"])
def posting(request: KnownRequest, posting: str) -> HttpResponse:
    """Show a posting; each side writes its own part."""
    found = staffing.record(posting, actor=request.actor)
    word, at = request.POST.get("do", ""), timezone.now()
    parts = {name: _part(request, name, word, found) for name in _open(request.actor, found, at)}
    wrong: list[Problem] = []
    if request.method == "POST":
        if word not in parts:
            raise Http404
        if parts[word].is_valid():
            try:
                ACTS[word].do(parts[word], posting=posting, actor=request.actor, at=at)
            except Refused as error:
                wrong = [problem_of(error, target=f"do_{word}")]
            else:
                messages.success(request, str(ACTS[word].done))
                return redirect("desk:posting", posting=posting)
    shown = [
        (name, ACTS[name].title, [from_django(one) for one in form]) for name, form in parts.items()
    ]
    wrong += [one for _name, _title, views in shown for one in problems(views)]
    context = {
        **_told(found, at),
        "parts": shown,
        "problems": wrong,
    }
    return render(request, "desk/posting.html", context, status=422 if wrong else 200)


def _told(found: staffing.Record, at: datetime) -> dict[str, object]:
    one = found.posting
    member = people.staff(one.staff)
    return {
        "one": one,
        "member": member,
        "home": bodies.body(one.home).name,
        "venue": venues.venue(one.venue),
        "is_over": one.until is not None and one.until < legal_day(at),
        "ask": found.ask,
        "asker": SIDES[found.ask.side] if found.ask else "",
        "notes": [
            (note, FIELDS[note.field], SIDES[staffing.side_of(note.field)]) for note in found.notes
        ],
    }


def _open(actor: Actor, found: staffing.Record, at: datetime) -> list[str]:
    """Return which parts of the page somebody may fill in now."""
    if not found.mine:
        return []
    parts = ["note"]
    one = found.posting
    if found.ask and found.mine - {found.ask.side} and found.ask.asked_by != actor.ref:
        parts.insert(0, "answer")
    if one.until is None and not found.ask:
        free = legal_day(at) + timedelta(days=1) >= one.free_on
        parts.append("end" if free and staffing.Side.HOME in found.mine else "ask")
    return parts


def _part(request: KnownRequest, name: str, word: str, found: staffing.Record) -> forms.Form:
    form = ACTS[name].form(request.POST if name == word else None, prefix=name)
    if name == "note":
        mine = [(f.value, w) for f, w in FIELDS.items() if staffing.side_of(f) in found.mine]
        choose(form, "field", [("", ""), *mine])
    return form


def _note(form: forms.Form, **told: Any) -> None:
    given = dict(form.cleaned_data)
    field = staffing.Field(given.pop("field"))
    staffing.note(field=field, **given, **told)


def _answer(form: forms.Form, **told: Any) -> None:
    given = form.cleaned_data
    agrees = given["agrees"] == "yes"
    staffing.answer(agrees=agrees, words=given["words"], **told)


def _end(form: forms.Form, **told: Any) -> None:
    staffing.end(**form.cleaned_data, **told)


def _ask(form: forms.Form, **told: Any) -> None:
    staffing.ask_to_end(**form.cleaned_data, **told)


ACTS: Mapping[str, Act] = {
    "answer": Act(_("答复提前调换"), AnswerForm, _answer, _("已答复。")),
    "note": Act(_("记一笔"), NoteForm, _note, _("已记录。")),
    "end": Act(_("结束进驻"), EndForm, _end, _("已登记最后一天。")),
    "ask": Act(_("申请提前调换"), AskForm, _ask, _("已提出，等另一方答复。")),
}


@shows(HAMI(11), note="who serves which window, who is there, which windows have nobody now")
@for_staff("centre.manage", "office.supervise", "counter.intake", "cases.deliver")
@require_http_methods(["GET", "POST"])
def roster(request: KnownRequest, venue: str) -> HttpResponse:
    """Show who serves this week; the manager plans it, and everybody signs in and out."""
    found, at = venues.venue(venue), timezone.now()
    if not places.is_within(found.area, request.actor.area):
        raise Http404
    may_plan = venues.may_change(code=venue, actor=request.actor)
    serving = {one.number: one for one in staffing.serving(found)}
    form = PlanForm(request.POST if request.POST.get("do") == "plan" else None)
    _offer(form, found, serving)
    wrong: list[Problem] = []
    if request.method == "POST":
        try:
            if done := _serve(request, venue, form, at):
                messages.success(request, done)
                return redirect(f"{request.path}?from={_first(request, at)}")
        except Refused as error:
            wrong = [problem_of(error, target="do_plan")]
    views = [from_django(one) for one in form] if may_plan else []
    wrong += problems(views)
    there = staffing.present(venue)
    context = {
        **_week(request, found, serving, at),
        "venue": found,
        "may_plan": may_plan,
        "here": [
            (one, there.get(one.number))
            for one in serving.values()
            if may_plan or one.number == request.actor.ref
        ],
        "gaps": [(gap, WHYS[gap.why]) for gap in staffing.gaps(venue, at=at)],
        "alerts": [(one, WHYS[one.why]) for one in staffing.alerts(venue)],
        "fields": views,
        "problems": wrong,
    }
    return render(request, "desk/roster.html", context, status=422 if wrong else 200)


def _serve(request: KnownRequest, venue: str, form: PlanForm, at: datetime) -> str:
    """Plan, sign somebody in or out; nothing is returned where the form is wrong."""
    word, actor, who = request.POST.get("do", ""), request.actor, request.POST.get("who", "")
    if word == "arrive":
        staffing.arrive(venue=venue, staff=who, actor=actor, at=at)
        return gettext("已签到。")
    if word == "leave":
        staffing.leave(venue=venue, staff=who, actor=actor, at=at)
        return gettext("已签退。")
    if word != "plan":
        raise Http404
    if not form.is_valid():
        return ""
    given = form.cleaned_data
    span = range((given["last"] - given["first"]).days + 1)
    days = [given["first"] + timedelta(days=n) for n in span]
    changed = staffing.plan(
        venue=venue, window=given["window"], days=days, staff=given["staff"],
        stand_in=given["stand_in"], actor=actor, at=at,
    )  # fmt: skip
    return gettext("已排 %(days)s 天。") % {"days": changed}


def _week(
    request: KnownRequest,
    found: venues.Venue,
    serving: Mapping[str, people.StaffMember],
    at: datetime,
) -> dict[str, object]:
    first = _first(request, at)
    days = [first + timedelta(days=n) for n in range(_WEEK)]
    plan = {
        (one.window, one.day): (_name(serving, one.staff), _name(serving, one.stand_in))
        for one in staffing.shifts(found.code, first=days[0], last=days[-1])
    }
    return {
        "days": days,
        "before": first - timedelta(days=_WEEK),
        "after": first + timedelta(days=_WEEK),
        "windows": [
            (one.number, [plan.get((one.number, this)) for this in days])
            for one in found.windows
            if one.in_use
        ],
    }


def _first(request: KnownRequest, at: datetime) -> date:
    asked = request.GET.get("from", "")
    return day_of(asked) if asked else legal_day(at)


def _name(serving: Mapping[str, people.StaffMember], number: str) -> str:
    return serving[number].name if number in serving else number


def _offer(form: PlanForm, found: venues.Venue, serving: Mapping[str, people.StaffMember]) -> None:
    everybody = [("", ""), *((one.number, f"{one.name} {one.number}") for one in serving.values())]
    choose(form, "window", [("", ""), *((w.number, w.number) for w in found.windows if w.in_use)])
    choose(form, "staff", everybody)
    choose(form, "stand_in", everybody)


def _own(actor: Actor) -> list[tuple[str, str]]:
    own = people.staff_of(body=actor.body)
    return [("", ""), *((one.number, f"{one.name} {one.number}") for one in own)]


def _halls(actor: Actor) -> tuple[venues.Venue, ...]:
    within = venues.list_area(actor.area)
    return venues.venues(within=within, kind=venues.Kind.HALL)


def _rows(found: Sequence[staffing.Posting]) -> list[tuple[staffing.Posting, str, str, str]]:
    """Return postings with the names of who is posted, by whom, and where; four queries."""
    members = people.staff_members([one.staff for one in found])
    homes = {one.code: one.short_name or one.name for one in bodies.bodies()} if found else {}
    where = {one.code: one.name for one in venues.venues()} if found else {}
    return [
        (one, members[one.staff].name, homes.get(one.home, one.home), where.get(one.venue, ""))
        for one in found
    ]


urlpatterns = [
    path("staffing/", listing, name="staffing"),
    path("staffing/new/", posting_new, name="posting_new"),
    path("staffing/<str:posting>/", posting, name="posting"),
    path("venues/<str:venue>/roster/", roster, name="roster"),
]
