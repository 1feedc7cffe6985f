"""帮办代办 at the desk: who lets one of us hand in for them, for what, until when."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError
from onedoor.kernel.fields import Problem, from_django, problems
from onedoor.law.articles import HAMI, shows
from onedoor.operation.assistance import api as assistance
from onedoor.site.desk.inputs import choose, day, line
from onedoor.site.desk.system import problem_of
from onedoor.system.delegation import api as delegation
from onedoor.system.items import api as items
from onedoor.system.staffing import api as staffing

_KINDS = (people.IdKind.RESIDENT, people.IdKind.CREDIT_CODE)


class AuthoriseForm(forms.Form):
    """What an applicant signs at the venue."""

    number = line(_("申请人的身份证号或者统一社会信用代码"), _("请填写号码。"), most=18)
    item = forms.ChoiceField(label=_("代办的事项"), error_messages={"required": _("请选择事项。")})
    until = day(_("授权到哪天为止"))
    signed = line(_("授权书上的签名"), _("请填写授权书上的签名。"), most=100)
    phone = line(_("联系电话"), "", most=20, required=False)


def stands(request: KnownRequest, applicant: str, what: items.Offering) -> bool:
    """Tell whether an applicant lets this clerk hand in for them today."""
    return assistance.stands(
        applicant=applicant, item=what.code, actor=request.actor, on=legal_day(timezone.now())
    )


@shows(HAMI(12), note="the applicant's word in writing, for one item, until a day; free of charge")
@for_staff("counter.intake")
@require_http_methods(["GET", "POST"])
def listing(request: KnownRequest) -> HttpResponse:
    """Show whom one's venue helps; keep a new authorisation, or note that one is taken back."""
    at, actor = timezone.now(), request.actor
    if taken_back := request.POST.get("withdraw"):
        assistance.withdraw(authorisation=taken_back, actor=actor, at=at)
        messages.success(request, gettext("授权已撤回。"))
        return redirect("desk:assisting")
    form = AuthoriseForm(request.POST if request.method == "POST" else None)
    choose(form, "item", [("", ""), *_helped(actor)])
    wrong: list[Problem] = []
    if form.is_valid():
        try:
            if going := _authorise(form, actor):
                return redirect("desk:take_in", *going)
        except DomainError as error:
            wrong = [problem_of(error, target="id_number")]
    views = [from_django(bound) for bound in form]
    wrong = [*problems(views), *wrong]
    found = assistance.authorisations(actor=actor)
    context = {
        "rows": [
            (one, people.applicant(one.applicant).name, _address(one), one.agent == actor.ref)
            for one in found
            if one.withdrawn_at is None
        ],
        "today": legal_day(at),
        "fields": views,
        "problems": wrong,
        "can_help": len(form.fields["item"].choices) > 1,  # type: ignore[attr-defined]  # a choice
    }
    return render(request, "desk/assisting.html", context, status=422 if wrong else 200)


def _authorise(form: forms.Form, actor: Actor) -> tuple[str, ...]:
    """Keep the authorisation; return for whom and for what one goes on, nothing for nobody."""
    given = dict(form.cleaned_data)
    number = given.pop("number").strip()
    each = (people.find_by_identity(id_kind=kind, number=number) for kind in _KINDS)
    who = next((one for one in each if one is not None), None)
    if who is None:
        form.add_error("number", gettext("还没有登记过。请先在窗口受理登记申请人。"))
        return ()
    assistance.authorise(applicant=who.id, actor=actor, at=timezone.now(), **given)
    return who.id, given["item"]


def _helped(actor: Actor) -> list[tuple[str, str]]:
    """Return with what one's venue helps today."""
    on = legal_day(timezone.now())
    venue = staffing.venue_of(actor, on=on)
    if venue is None:
        return []
    return [
        (one.item, one.name)
        for one in delegation.at_venue(venue.code, on=on)
        if one.mode is delegation.Mode.ASSISTED
    ]


def _address(one: assistance.Authorisation) -> str:
    return reverse("desk:take_in", args=[one.applicant, one.item])


urlpatterns = [path("assisting/", listing, name="assisting")]
