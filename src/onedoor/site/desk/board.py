"""部门看板: what the head of a body sees, each number a link to the list behind it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, shows
from onedoor.operation.cases import api as cases
from onedoor.site.desk.inbox import SHELVES
from onedoor.supervision.timeliness import api as timeliness


@dataclass(frozen=True, slots=True)
class Line:
    """What one officer has in hand: a number with its link for each light."""

    name: str | Promise
    numbers: tuple[tuple[int, str], ...]
    waiting: tuple[int, str]
    hand_over: str


@shows(HAMI(4), note="who has what, and what is late, before anybody complains")
@for_staff("cases.decide")
@require_GET
def board(request: KnownRequest) -> HttpResponse:
    """Show the open cases of one's body by light and by officer, and what waits for the head."""
    found = cases.board(actor=request.actor, on=legal_day(timezone.now()))
    staff = people.staff_members({one.handler for one in found.loads} - {""})
    context = {
        "filters": [
            {
                "label": label,
                "count": getattr(found.open, name),
                "tone": tone,
                "href": _listed(shelf=shelf.value if shelf else ""),
            }
            for shelf, label, name, tone in SHELVES
        ],
        "tasks": [
            {
                "label": _("等待决定"),
                "count": found.waiting,
                "tone": "neutral",
                "href": _listed(state=cases.State.REVIEWED.value),
            },
            {
                "label": _("超期待说明原因"),
                "count": timeliness.unexplained(actor=request.actor),
                "tone": "red",
                "href": reverse("desk:overruns"),
            },
        ],
        "columns": [{"label": label, "css": "num"} for _shelf, label, _name, _tone in SHELVES],
        "lines": [_line(one, staff) for one in found.loads],
    }
    return render(request, "desk/board.html", context)


def _line(load: cases.Load, staff: dict[str, people.StaffMember]) -> Line:
    member = staff.get(load.handler)
    handler = load.handler or cases.UNHELD
    batch = urlencode({"move": cases.Move.HAND_OVER.value, "of": load.handler})
    return Line(
        name=f"{member.name} · {member.position}" if member else load.handler or _("尚无经办人"),
        numbers=tuple(
            (
                getattr(load.open, name),
                _listed(handler=handler, shelf=shelf.value if shelf else ""),
            )
            for shelf, _label, name, _tone in SHELVES
        ),
        waiting=(load.waiting, _listed(handler=handler, state=cases.State.REVIEWED.value)),
        hand_over=f"{reverse('desk:batch')}?{batch}" if load.handler else "",
    )


def _listed(**parts: str) -> str:
    words = {name: value for name, value in parts.items() if value} or {"view": "all"}
    return f"{reverse('desk:inbox')}?{urlencode(words)}"


urlpatterns = [path("board/", board, name="board")]
