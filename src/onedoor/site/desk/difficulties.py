"""办不成事: noted at the window, classified, resolved, verified; and what a month taught."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

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
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onedoor.general.bodies import api as bodies
from onedoor.general.places import api as places
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid, Refused
from onedoor.kernel.fields import Problem, from_django, problems
from onedoor.kernel.ids import random_id
from onedoor.law.articles import HAMI, PIPL, shows
from onedoor.operation.consultations import api as consultations
from onedoor.operation.difficulties import api as difficulties
from onedoor.site.desk.inputs import choose, line, passage
from onedoor.site.desk.system import problem_of
from onedoor.site.ui import difficulties as words
from onedoor.system.items import api as items

DUTIES = ("counter.intake", "ratings.handle", "centre.manage", "office.supervise")
_A, _V = difficulties.Act, difficulties.Verdict


def _pick(label: Any, choices: Mapping[Any, Any], missing: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[("", ""), *((one.value, text) for one, text in choices.items())],
        error_messages={"required": missing},
    )  # fmt: skip


class NoteForm(forms.Form):
    """What somebody at the window, or on the telephone, could not get done."""

    source = _pick(
        _("怎么来的"),
        {one: text for one, text in words.SOURCES.items() if one is not difficulties.Source.WEB},
        _("请选择。"),
    )
    item = line(_("事项编码"), "", most=64, required=False)
    kind = _pick(_("遇到了什么情况"), words.KINDS, _("请选择是哪一类情况。"))
    words = passage(_("经过"), _("请写明经过。"))
    reach = line(_("联系方式"), _("请填写联系方式。"))


class ForwardForm(forms.Form):
    """What it is taken for, who has it, until when, and the first feedback."""

    verdict = _pick(
        _("分类"),
        {one: text for one, text in words.VERDICTS.items() if one is not _V.OUTSIDE},
        _("请选择分类。"),
    )
    grade = _pick(_("难易"), words.GRADES, _("请选择难易。"))
    to = forms.ChoiceField(label=_("转给哪个单位"), error_messages={"required": _("请选择单位。")})
    words = passage(_("给反映人的第一次答复"), _("请写明答复。"))


class ExplainForm(forms.Form):
    """Why it is none of this window's."""

    words = passage(_("解释"), _("请写明理由和可以到哪里办。"))


class ResolveForm(forms.Form):
    """What was done, and what was at the bottom of it."""

    cause = _pick(_("原因"), words.CAUSES, _("请选择原因。"))
    words = passage(_("办理结果"), _("请写明办理结果。"), hint=_("反映人可以看到。"))


class PutOffForm(forms.Form):
    """How much longer it takes, and why."""

    days = forms.IntegerField(
        label=_("延长几个工作日"), min_value=1, max_value=99,
        error_messages={
            "required": _("请填写天数。"), "invalid": _("请填写天数。"),
            "min_value": _("请填写天数。"), "max_value": _("请填写天数。"),
        },
    )  # fmt: skip
    words = passage(_("原因"), _("请写明原因。"), hint=_("反映人可以看到。"))


class VerifyForm(forms.Form):
    """What the reporter said to it."""

    solved = forms.ChoiceField(
        label=_("问题解决了吗"), choices=[("", ""), ("yes", _("已解决")), ("no", _("没有解决"))],
        error_messages={"required": _("请选择。")},
    )  # fmt: skip
    words = passage(_("回访情况"), _("请写明回访情况。"))
    lesson = line(_("需要改进什么"), "", most=1000, required=False)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: its form and what it does."""

    title: str | Promise
    form: type[forms.Form]
    do: Callable[..., None]
    act: difficulties.Act


def _forward(form: forms.Form, **told: Any) -> None:
    given = dict(form.cleaned_data)
    verdict, grade = _V(given.pop("verdict")), difficulties.Grade(given.pop("grade"))
    difficulties.forward(verdict=verdict, grade=grade, **given, **told)


def _explain(form: forms.Form, **told: Any) -> None:
    difficulties.explain(**form.cleaned_data, **told)


def _resolve(form: forms.Form, **told: Any) -> None:
    given = dict(form.cleaned_data)
    difficulties.resolve(cause=difficulties.Cause(given.pop("cause")), **given, **told)


def _put_off(form: forms.Form, **told: Any) -> None:
    difficulties.put_off(**form.cleaned_data, **told)


def _verify(form: forms.Form, **told: Any) -> None:
    given = dict(form.cleaned_data)
    difficulties.verify(solved=given.pop("solved") == "yes", **given, **told)


PARTS: Mapping[str, Part] = {
    "forward": Part(_("分类转办"), ForwardForm, _forward, _A.FORWARD),
    "explain": Part(_("不属于反映范围，向反映人解释"), ExplainForm, _explain, _A.EXPLAIN),
    "resolve": Part(_("办结反馈"), ResolveForm, _resolve, _A.RESOLVE),
    "put_off": Part(_("延期说明"), PutOffForm, _put_off, _A.PUT_OFF),
    "verify": Part(_("核查备案"), VerifyForm, _verify, _A.FILE),
}


@shows(HAMI(13), note="what waits for whom, at which stage")
@for_staff(*DUTIES)
@require_GET
def listing(request: KnownRequest) -> HttpResponse:
    """Show the difficulties that this person handles, noted or watches over."""
    shown = request.GET.get("stage", "")
    stage = difficulties.Stage(shown) if shown in set(difficulties.Stage) else None
    page = difficulties.difficulties(
        actor=request.actor, stage=stage, after=request.GET.get("after", "")
    )
    waiting = difficulties.waiting(actor=request.actor)
    names = {one.code: one.short_name or one.name for one in bodies.bodies()}
    today, base = legal_day(timezone.now()), reverse("desk:difficulties")
    context = {
        "rows": [
            (one, *words.STAGES[one.stage], words.KINDS[one.kind], names.get(one.body, one.body))
            for one in page.rows
        ],
        "today": today,
        "filters": [
            {"label": _("全部"), "href": base, "is_current": stage is None},
            *(
                {
                    "label": f"{text} {waiting.get(one) or ''}".strip(),
                    "href": f"{base}?{urlencode({'stage': one.value})}",
                    "tone": tone,
                    "is_current": stage is one,
                }
                for one, (text, tone) in words.STAGES.items()
            ),
        ],
        "next": f"?{urlencode({'stage': shown, 'after': page.after})}" if page.after else "",
        "may_note": request.actor.duties & {"counter.intake", "centre.manage"},
    }
    return render(request, "desk/difficulties.html", context)


@shows(HAMI(13), note="at the window for it, and by telephone")
@for_staff("counter.intake", "centre.manage")
@require_http_methods(["GET", "POST"])
def note(request: KnownRequest) -> HttpResponse:
    """Note a difficulty for who stands at the window or calls; show the code for them, once."""
    form = NoteForm(request.POST if request.method == "POST" else None)
    wrong: list[Problem] = []
    if form.is_valid():
        given = form.cleaned_data
        about = consultations.About(
            item=given["item"], area="" if given["item"] else _list_area(request.actor.area)
        )
        key = request.POST.get("key", "")[:64]
        told = difficulties.Report(about, given["kind"], given["words"], given["reach"], key)
        try:
            made = difficulties.note(
                report=told, source=difficulties.Source(given["source"]), actor=request.actor,
                at=timezone.now(),
            )  # fmt: skip
        except items.EntryMissing as error:
            wrong = [problem_of(error, target="id_item")]
        except (Refused, Invalid) as error:
            wrong = [problem_of(error, target="id_reach")]
        else:
            said = gettext("已登记。请把查询码 %(code)s 告诉反映人。") % {"code": made.code}
            messages.success(request, said)
            return redirect("desk:difficulty", number=made.number)
    views = [from_django(bound) for bound in form]
    wrong = [*problems(views), *wrong]
    key = request.POST.get("key", "")[:64] or random_id()
    context = {"fields": views, "problems": wrong, "key": key}
    return render(request, "desk/difficulty_new.html", context, status=422 if wrong else 200)


@shows(HAMI(13), PIPL(51), note="every step, and the next one for whose turn it is")
@for_staff(*DUTIES)
@require_http_methods(["GET", "POST"])
def one(request: KnownRequest, number: str) -> HttpResponse:
    """Show a difficulty; take the next step, if it is this person's."""
    found = difficulties.sheet(number=number, actor=request.actor)
    word, at = request.POST.get("do", ""), timezone.now()
    open_parts = {
        name: _form(request, name, word) for name, part in PARTS.items() if part.act in found.may
    }
    wrong: list[Problem] = []
    if request.method == "POST":
        if word not in open_parts:
            raise Http404
        if open_parts[word].is_valid():
            try:
                PARTS[word].do(open_parts[word], number=number, actor=request.actor, at=at)
            except (Refused, Invalid) as error:
                wrong = [problem_of(error, target=f"do_{word}")]
            else:
                messages.success(request, gettext("已办理。"))
                return redirect("desk:difficulty", number=number)
    parts = [(n, PARTS[n].title, [from_django(b) for b in form]) for n, form in open_parts.items()]
    wrong += [one for _name, _title, views in parts for one in problems(views)]
    context = {**_told(found, at), "parts": parts, "problems": wrong}
    context["contact"] = request.session.pop(f"reach-{number}", "") or found.contact
    return render(request, "desk/difficulty.html", context, status=422 if wrong else 200)


@shows(PIPL(51), note="the contact in full, once, on record")
@for_staff("ratings.handle", "centre.manage")
@require_POST
def contact(request: KnownRequest, number: str) -> HttpResponse:
    """Show the contact in full, once."""
    shown = difficulties.show_contact(number=number, actor=request.actor, at=timezone.now())
    request.session[f"reach-{number}"] = shown
    return redirect("desk:difficulty", number=number)


@shows(HAMI(13), note="what difficulties taught, month by month")
@for_staff("ratings.handle", "centre.manage", "office.supervise")
@require_GET
def lessons(request: KnownRequest) -> HttpResponse:
    """Show what was filed in a month: causes, items, and what is to be improved."""
    month = _month(request.GET.get("month", ""), legal_day(timezone.now()))
    found = difficulties.lessons(actor=request.actor, month=month)
    causes = sorted(found.causes.items(), key=lambda pair: -pair[1])
    context = {
        "month": month,
        "before": date(month.year - (month.month == 1), (month.month + 10) % 12 + 1, 1),
        "causes": [(words.CAUSES[cause], count) for cause, count in causes],
        "items": found.items,
        "lessons": found.lessons,
    }
    return render(request, "desk/difficulty_lessons.html", context)


def _told(found: difficulties.Sheet, at: datetime) -> dict[str, object]:
    one, names = found.whole, {body.code: body.name for body in bodies.bodies()}
    stage, tone = words.STAGES[one.stage]
    return {
        "one": one,
        "stage": stage,
        "tone": tone,
        "kind": words.KINDS[one.kind],
        "source": words.SOURCES[one.source],
        "body": names.get(one.body, one.body),
        "verdict": words.VERDICTS[one.verdict] if one.verdict else "",
        "grade": words.GRADES[one.grade] if one.grade else "",
        "cause": words.CAUSES[one.cause] if one.cause else "",
        "steps": [(step, words.ACTS[step.act], names.get(step.body, "")) for step in found.steps],
        "is_late": one.due_on is not None
        and one.stage is difficulties.Stage.FORWARDED
        and one.due_on < legal_day(at),
        "may_see": bool(found.contact),
    }


def _form(request: KnownRequest, name: str, word: str) -> forms.Form:
    form = PARTS[name].form(request.POST if name == word else None, prefix=name)
    if name == "forward":
        there = bodies.bodies()
        choose(form, "to", [("", ""), *((one.code, one.name) for one in there)])
    return form


def _list_area(area: str) -> str:
    """Return the city or county whose manager takes what is about no item."""
    above = (area, *places.ancestors(area))
    levels = places.levels_of(set(above))  # of the province nothing is known here
    governed = (places.Level.CITY, places.Level.COUNTY)
    return next(one for one in above if levels.get(one) in governed)


def _month(text: str, today: date) -> date:
    try:
        return date.fromisoformat(f"{text}-01") if text else today.replace(day=1)
    except ValueError:
        return today.replace(day=1)


urlpatterns = [
    path("difficulties/", listing, name="difficulties"),
    path("difficulties/new/", note, name="difficulty_new"),
    path("difficulties/lessons/", lessons, name="difficulty_lessons"),
    path("difficulties/<str:number>/", one, name="difficulty"),
    path("difficulties/<str:number>/contact/", contact, name="difficulty_contact"),
]
