"""咨询答复: questions due first, one question, and the common questions made of answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onedoor.general.bodies import api as bodies
from onedoor.general.people import api as people
from onedoor.general.terms import api as terms
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid
from onedoor.kernel.fields import FieldView, Problem
from onedoor.law.articles import HAMI, PIPL, shows
from onedoor.operation.clocks import api as clocks
from onedoor.operation.consultations import api as consultations

ANSWERING = "consultations.answer"
READING = (ANSWERING, "centre.manage", "office.supervise")
FAQS = (ANSWERING, "items.review")
STATES: dict[consultations.FaqState, tuple[str | Promise, str]] = {
    consultations.FaqState.PROPOSED: (gettext_lazy("待审核"), "warning"),
    consultations.FaqState.PUBLISHED: (gettext_lazy("已发布"), "success"),
    consultations.FaqState.RETURNED: (gettext_lazy("不予发布"), "neutral"),
    consultations.FaqState.WITHDRAWN: (gettext_lazy("已撤下"), "neutral"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One question as lists show it."""

    number: str
    title: str
    body: str
    n: int
    light: str
    due: str


@shows(HAMI(14), note="the first due first, overdue counted and listed")
@for_staff(*READING)
@require_GET
def questions(request: KnownRequest) -> HttpResponse:
    """Show the questions of one's body, or of the area one watches over."""
    on, shown = legal_day(timezone.now()), request.GET.get("show", "")
    counted = consultations.counts(actor=request.actor, on=on)
    rows, after = _rows(request, shown, on)
    context = {
        "rows": rows,
        "shown": shown,
        "counted": counted,
        "tabs": [
            *_tab(_("待答复"), "", shown, counted.waiting),
            *_tab(_("超期"), "overdue", shown, counted.overdue),
            *_tab(_("已答复"), "answered", shown, None),
        ],
        "next_href": f"?show={shown}&after={after}" if after else "",
        "may_see_faqs": bool(request.actor.duties.intersection(FAQS)),
    }
    return render(request, "desk/consulting/list.html", context)


@shows(HAMI(14), note="one question: its day, what was said, what may be done now")
@for_staff(*READING)
@require_GET
def question(request: KnownRequest, number: str) -> HttpResponse:
    """Show one consultation with what this person may do."""
    on = legal_day(timezone.now())
    found = consultations.sheet(number=number, actor=request.actor)
    names = _names()
    waits = found.whole.waits
    asker = people.applicant(found.whole.asker) if found.whole.asker and found.may_answer else None
    context = {
        "found": found,
        "whole": found.whole,
        "names": names,
        "light": _light(request.actor.area, on)(waits) if waits else ("", ""),
        "asker": asker.name if asker else "",
        "contact": request.session.pop(f"contact-{number}", ""),
        "others": [one for one in bodies.bodies() if one.code != found.whole.body],
        "most": terms.number("consultations.put_off_working_days", on=on),
    }
    return render(request, "desk/consulting/question.html", context)


@for_staff(ANSWERING)
@require_POST
def answer(request: KnownRequest, number: str) -> HttpResponse:
    """Answer the question that waits."""
    consultations.answer(
        number=number,
        answer=request.POST.get("answer", ""),
        actor=request.actor,
        at=timezone.now(),
    )
    messages.success(request, _("已答复，咨询人可以看到。"))
    return redirect("desk:consultation", number)


@for_staff(ANSWERING)
@require_POST
def put_off(request: KnownRequest, number: str) -> HttpResponse:
    """Give the answer a later day."""
    days = request.POST.get("days", "")
    consultations.put_off(
        number=number,
        days=int(days) if days.isascii() and days.isdecimal() and len(days) <= len("00") else 0,
        reason=request.POST.get("reason", ""),
        actor=request.actor,
        at=timezone.now(),
    )
    messages.success(request, _("已延期，原因会告诉咨询人。"))
    return redirect("desk:consultation", number)


@for_staff(*READING)
@require_POST
def forward(request: KnownRequest, number: str) -> HttpResponse:
    """Hand the question on to another body; whoever did sees it no longer."""
    consultations.forward(
        number=number,
        to=request.POST.get("to", ""),
        reason=request.POST.get("reason", ""),
        actor=request.actor,
        at=timezone.now(),
    )
    messages.success(request, _("已转办，原因会告诉咨询人。"))
    return redirect("desk:consultations")


@shows(PIPL(51), note="the contact in full, once, on record")
@for_staff(ANSWERING)
@require_POST
def contact(request: KnownRequest, number: str) -> HttpResponse:
    """Show the contact in full, once."""
    shown = consultations.show_contact(number=number, actor=request.actor, at=timezone.now())
    request.session[f"contact-{number}"] = shown
    return redirect("desk:consultation", number)


@shows(HAMI(14), PIPL(6), note="what was said beside what is to be published")
@for_staff(ANSWERING)
@require_http_methods(["GET", "POST"])
def propose(request: KnownRequest, number: str, n: int) -> HttpResponse:
    """Write an answered question down for everybody, without whom it was about."""
    found = consultations.sheet(number=number, actor=request.actor)
    if n not in found.may_propose:
        return redirect("desk:consultation", number)
    turn = found.whole.turns[n - 1]
    pair = consultations.Pair(
        request.POST.get("question", turn.question), request.POST.get("answer", turn.answer)
    )
    error = ""
    if request.method == "POST":
        try:
            ref = consultations.propose(
                number=number, n=n, pair=pair, actor=request.actor, at=timezone.now()
            )
        except Invalid as wrong:
            advice = advice_of(wrong)
            error = f"{advice.what}{advice.now}"
        else:
            messages.success(request, _("已提交审核，审核通过后在办事指南中公布。"))
            return redirect("desk:faq", ref)
    context = {
        "whole": found.whole,
        "turn": turn,
        "fields": [
            FieldView("question", "longtext", _("公布的问题"), value=pair.question, error=error),
            FieldView("answer", "longtext", _("公布的答复"), value=pair.answer),
        ],
        "problems": [Problem(error, "id_question")] if error else [],
    }
    return render(request, "desk/consulting/propose.html", context, status=422 if error else 200)


@for_staff(*FAQS)
@require_GET
def faqs(request: KnownRequest) -> HttpResponse:
    """Show the common questions of one's body: first those that wait for review."""
    rows = [(one, *STATES[one.state]) for one in consultations.faqs(actor=request.actor)]
    return render(request, "desk/consulting/faqs.html", {"rows": rows})


@shows(HAMI(14), PIPL(6), note="a second person reads both beside each other")
@for_staff(*FAQS)
@require_http_methods(["GET", "POST"])
def faq(request: KnownRequest, ref: str) -> HttpResponse:
    """Show a common question beside what it was made of; take the verdict."""
    found = consultations.faq(ref=ref, actor=request.actor)
    error, status = "", 200
    if request.method == "POST":
        chosen = request.POST.get("verdict", "")
        if chosen not in list(consultations.Verdict):
            return redirect("desk:faq", ref)
        try:
            consultations.review(
                ref=ref,
                verdict=consultations.Verdict(chosen),
                reason=request.POST.get("reason", ""),
                actor=request.actor,
                at=timezone.now(),
            )
        except Invalid as wrong:
            error, status = advice_of(wrong).what, 422
        else:
            return redirect("desk:faq", ref)
    state, tone = STATES[found.line.state]
    context = {"found": found, "state": state, "tone": tone, "error": error}
    return render(request, "desk/consulting/faq.html", context, status=status)


def _rows(request: KnownRequest, shown: str, on: date) -> tuple[list[Row], str]:
    names, light = _names(), _light(request.actor.area, on)
    if shown == "answered":
        found = consultations.answered(actor=request.actor)
        return [_row(one, names, *_kept(one)) for one in found], ""
    page = consultations.waiting(
        actor=request.actor,
        late_on=on if shown == "overdue" else None,
        after=request.GET.get("after", ""),
    )
    return [_row(one, names, *light(one)) for one in page.rows], page.after


def _row(one: consultations.Line, names: Callable[[str], str], light: str, due: str) -> Row:
    return Row(one.number, one.title, names(one.body), one.n, light, due)


def _kept(one: consultations.Line) -> tuple[str, str]:
    if one.days_late:
        return "red", _("超期 %(n)s 个工作日") % {"n": one.days_late}
    return "green", _("按期答复")


def _light(
    area: str, on: date
) -> Callable[[consultations.Turn | consultations.Line], tuple[str, str]]:
    read = clocks.reader(area=area, today=on, kind=clocks.Kind.CONSULTATION)

    def light(one: consultations.Turn | consultations.Line) -> tuple[str, str]:
        shown = read(due_on=one.due_on, warn_on=one.warn_on, provisional=one.provisional)
        return shown.light.value, clocks.in_words(shown)

    return light


def _tab(text: str, key: str, shown: str, count: int | None) -> list[dict[str, object]]:
    href = f"{reverse('desk:consultations')}{'?show=' + key if key else ''}"
    tab = {"text": text, "href": href, "is_current": shown == key}
    return [tab if count is None else {**tab, "count": count}]


def _names() -> Callable[[str], str]:
    known = {one.code: one.short_name or one.name for one in bodies.bodies()}
    return lambda code: known.get(code, code)


_ONE = "consultations/<str:number>/"
urlpatterns = [
    path("consultations/", questions, name="consultations"),
    path(_ONE, question, name="consultation"),
    path(f"{_ONE}answer/", answer, name="consultation_answer"),
    path(f"{_ONE}put-off/", put_off, name="consultation_put_off"),
    path(f"{_ONE}forward/", forward, name="consultation_forward"),
    path(f"{_ONE}contact/", contact, name="consultation_contact"),
    path(f"{_ONE}faq/<int:n>/", propose, name="faq_propose"),
    path("faqs/", faqs, name="faqs"),
    path("faqs/<str:ref>/", faq, name="faq"),
]
