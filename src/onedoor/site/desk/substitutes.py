"""Who stands in for a colleague on leave: named for some days, taken on, and taken back."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid, Refused
from onedoor.kernel.fields import from_django, problems
from onedoor.law.articles import HAMI, shows
from onedoor.site.desk.duties import CHOICES, DUTIES
from onedoor.site.desk.inputs import choose, day
from onedoor.site.desk.system import problem_of

substitutes = people.substitutes
_HEADING = "cases.decide"
_DUTIES = [one for one in CHOICES if one[0] in substitutes.LENDABLE]


class Named(forms.Form):
    """Who is on leave, who stands in, in which duties, from when to when."""

    absent = forms.ChoiceField(
        label=_("休假人员"), error_messages={"required": _("请选择休假人员。")}
    )
    substitute = forms.ChoiceField(
        label=_("代岗人员"),
        help_text=_("本单位的其他在岗人员；收件、受理和决定仍须由不同的人办理。"),
        error_messages={"required": _("请选择代岗人员。")},
    )
    duties = forms.MultipleChoiceField(
        label=_("代岗的职责"),
        widget=forms.CheckboxSelectMultiple,
        choices=_DUTIES,
        error_messages={"required": _("请至少选择一项职责。")},
    )
    from_on = day(_("开始日期"))
    until_on = day(_("结束日期"))


@shows(HAMI(13))
@for_staff()
@require_http_methods(["GET", "POST"])
def listed(request: KnownRequest) -> HttpResponse:
    """Show who stands in for whom; name another on POST."""
    form = _form(request)
    wrong = []
    if form.is_valid():
        try:
            _name(form.cleaned_data, request.actor)
        except (Refused, Invalid) as error:
            wrong = [problem_of(error, target="id_substitute")]
        else:
            messages.success(request, gettext("已安排代岗。"))
            return redirect("desk:substitutes")
    views = [from_django(bound) for bound in form]
    context = _context(request.actor) | {
        "fields": views,
        "problems": [*problems(views), *wrong],
        "may_name": not request.actor.on_behalf_of,
    }
    status = 422 if context["problems"] else 200
    return render(request, "desk/substitutes.html", context, status=status)


@for_staff()
@require_POST
def withdraw(request: KnownRequest, ref: str) -> HttpResponse:
    """Let nobody stand in any more."""
    substitutes.withdraw(ref=ref, actor=request.actor, at=timezone.now())
    messages.success(request, gettext("已结束代岗。"))
    return redirect("desk:substitutes")


@for_staff()
@require_POST
def take_on(request: KnownRequest) -> HttpResponse:
    """Act for a colleague from now on, or in one's own name again."""
    ref, today = request.POST.get("ref", ""), legal_day(timezone.now())
    if ref and substitutes.acting(ref=ref, actor=request.actor, on=today) is None:
        messages.warning(request, gettext("这项代岗没有在进行。"))
        return redirect("desk:substitutes")
    request.session[substitutes.STANDING_IN] = ref
    if ref:
        messages.success(request, gettext("现在代同事办理；每一步都记录由您代办。"))
    else:
        messages.success(request, gettext("已恢复以本人身份办理。"))
    return redirect("desk:home")


def _name(given: dict[str, object], actor: Actor) -> None:
    first, last = given["from_on"], given["until_on"]
    assert isinstance(first, date)
    assert isinstance(last, date)
    duties = given["duties"]
    assert isinstance(duties, list)
    substitutes.name(
        absent=str(given.get("absent", actor.ref)), substitute=str(given["substitute"]),
        duties=duties, span=substitutes.Span(first, last), actor=actor, at=timezone.now(),
    )  # fmt: skip


def _form(request: KnownRequest) -> Named:
    actor = request.actor
    form = Named(request.POST if request.method == "POST" else None, initial={"absent": actor.ref})
    staff = [
        (one.number, f"{one.name} · {one.position}") for one in people.staff_of(body=actor.body)
    ]
    heads = _HEADING in actor.duties
    offered: dict[str, list[tuple[str, Any]]] = {
        "absent": staff,
        "substitute": [one for one in staff if heads or one[0] != actor.ref],
        "duties": [one for one in _DUTIES if heads or one[0] in actor.duties],
    }
    for name, choices in offered.items():
        choose(form, name, choices)
    if not heads:  # whoever is no head arranges for themselves
        del form.fields["absent"]
    return form


def _context(actor: Actor) -> dict[str, object]:
    today = legal_day(timezone.now())
    rows = [
        (one, [str(DUTIES[duty]) for duty in one.duties])
        for one in substitutes.of_body(actor=actor, on=today)
    ]
    taken = () if actor.on_behalf_of else substitutes.taken_over(actor=actor, on=today)
    return {"rows": rows, "taken": taken, "stands_in": bool(actor.on_behalf_of)}


urlpatterns = [
    path("substitutes/", listed, name="substitutes"),
    path("substitutes/take-on/", take_on, name="take_on"),
    path("substitutes/<str:ref>/withdraw/", withdraw, name="substitute"),
]
