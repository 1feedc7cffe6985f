"""依据库: every instrument that items and the platform rest on, as the register keeps it."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from onedoor.general.bases import api as registry
from onedoor.kernel.access import public
from onedoor.kernel.days import legal_day
from onedoor.law.articles import GIR, HAMI, shows
from onedoor.law.grades import Grade

_LONGEST = 100  # of what is searched for
GRADES: dict[Grade, str | Promise] = {
    Grade.LAW: _("法律"),
    Grade.REGULATION: _("行政法规"),
    Grade.DECISION: _("国务院决定"),
    Grade.LOCAL: _("地方性法规"),
    Grade.PROVINCIAL: _("自治区政府规章"),
    Grade.RULE: _("规章"),
    Grade.PAPER: _("规范性文件"),
}
_IN_FORCE, _AMENDED = (_("现行有效"), "success"), (_("已修改"), "accent")
_ENDED, _NOT_YET = (_("已废止"), "danger"), (_("尚未生效"), "paused")


@dataclass(frozen=True, slots=True)
class Line:
    """One instrument as the page shows it."""

    title: str
    document: str
    grade: str | Promise
    state: str | Promise
    tone: str
    since: date | None
    changed_on: date | None
    verified: bool
    uses: int


@shows(HAMI(1), GIR(26))
@public
@require_GET
def bases(request: HttpRequest) -> HttpResponse:
    """Show the instruments, those searched for or all: the highest first, then the most used."""
    asked = request.GET.get("q", "").strip()[:_LONGEST]
    on, uses = legal_day(timezone.now()), registry.uses()
    grades = list(Grade)
    found = sorted(
        registry.instruments(words=asked),
        key=lambda one: (grades.index(one.grade), -uses.get(one.title, 0)),
    )
    lines = [_line(one, on, uses.get(one.title, 0)) for one in found]
    return render(request, "law/bases.html", {"asked": asked, "lines": lines})


def _line(one: registry.Instrument, on: date, uses: int) -> Line:
    state, tone = _state(one, on)
    return Line(
        title=one.title,
        document=one.document,
        grade=GRADES[one.grade],
        state=state,
        tone=tone,
        since=one.since,
        changed_on=one.changed_on,
        verified=one.verified,
        uses=uses,
    )


def _state(one: registry.Instrument, on: date) -> tuple[str | Promise, str]:
    if one.until is not None and one.until <= on:
        return _ENDED
    if not one.in_force(on):
        return _NOT_YET
    return _AMENDED if one.state is registry.State.AMENDED else _IN_FORCE


urlpatterns = [path("bases/", bases, name="bases")]
