"""批量办理: one move for several cases; what it does to each is shown before and told after."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.http import require_http_methods

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError
from onedoor.kernel.fields import problems
from onedoor.operation.cases import api as cases
from onedoor.site.desk import phrases
from onedoor.site.desk.inbox import CASE_DUTIES, batch_moves, short
from onedoor.site.desk.inputs import choose
from onedoor.site.desk.moves import ACTS, colleagues, view


@dataclass(frozen=True, slots=True)
class Line:
    """One case of the batch; ``why`` and ``now`` say what stands in the way, or stood."""

    number: str
    short: str
    href: str
    title: str
    applicant: str
    state: str | Promise
    why: str
    now: str


@for_staff(*CASE_DUTIES)
@require_http_methods(["GET", "POST"])
def batch(request: KnownRequest) -> HttpResponse:
    """Show what a move will do to each chosen case; make it for each on POST, and tell."""
    given = request.POST or request.GET
    wanted = {one.value: one for one in batch_moves(request.actor.duties)}.get(
        given.get("move", "")
    )
    if wanted is None:
        raise Http404
    form = phrases.begun(ACTS[wanted].form, request, {})
    if wanted is cases.Move.HAND_OVER:
        choose(form, "to", colleagues(request.actor.body))
    chosen = given.getlist("pick") or _in_hand(request, given.get("of", ""))
    found = cases.BATCH[wanted](chosen, actor=request.actor, at=timezone.now())
    if form.is_valid():
        return _tell(request, wanted, _make(request, wanted, found, form.cleaned_data))
    lines = [_line(one, one.obstacle) for one in found]
    return _show(request, wanted, lines, form)


def _in_hand(request: KnownRequest, officer: str) -> list[str]:
    """Return the open cases that somebody of one's body has in hand, fifty at most."""
    if not officer:
        return []
    day = legal_day(timezone.now())
    page = cases.inbox(actor=request.actor, shown=cases.Filter(handler=officer), on=day)
    return [row.number for row in page.rows]


def _make(
    request: KnownRequest,
    move: cases.Move,
    found: Sequence[cases.Forecast],
    told: dict[str, Any],
) -> list[Line]:
    """Make the move for each case, each as a whole of its own; return what became of all."""
    lines = []
    for one in found:
        obstacle = one.obstacle
        if obstacle is None:
            try:
                cases.COMMANDS[move](
                    number=one.number, actor=request.actor, at=timezone.now(), **told
                )
            except DomainError as error:
                obstacle = error
        # A case that was moved is no longer in the state that was foreseen.
        told_of = _line(one, obstacle)
        lines.append(told_of if obstacle else replace(told_of, state=""))
    return lines


def _show(
    request: KnownRequest, move: cases.Move, lines: list[Line], form: forms.Form
) -> HttpResponse:
    said = phrases.for_move(request.actor, move)
    views = [phrases.suggesting(view(bound, ()), said) for bound in form]
    context = {
        **_shared(move, lines),
        "fields": views,
        "problems": problems(views),
        "most": cases.MOST,
    }
    return render(request, "desk/batch.html", context, status=422 if form.errors else 200)


def _tell(request: KnownRequest, move: cases.Move, lines: list[Line]) -> HttpResponse:
    return render(request, "desk/batch_done.html", _shared(move, lines))


def _shared(move: cases.Move, lines: list[Line]) -> dict[str, object]:
    return {
        "move": move.value,
        "title": cases.MOVES[move],
        "effect": cases.EFFECTS[move],
        "able": [one for one in lines if not one.why],
        "unable": [one for one in lines if one.why],
    }


def _line(one: cases.Forecast, obstacle: DomainError | None) -> Line:
    advice = advice_of(obstacle) if obstacle else None
    return Line(
        number=one.number,
        short=short(one.number),
        href=reverse("desk:case", args=[one.number]) if one.state else "",
        title=one.title,
        applicant=one.applicant_name,
        state=cases.STATES[one.state] if one.state else "",
        why=advice.what if advice else "",
        now=advice.now if advice else "",
    )


urlpatterns = [path("batch/", batch, name="batch")]
