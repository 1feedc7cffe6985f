"""Finds out who acts in a request.  In doubt it is nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from onedoor.general.people import policy, queries
from onedoor.general.people.domain.authorisations import AuthorisationEnded
from onedoor.general.people.domain.sign_in import ACTING_FOR
from onedoor.general.people.domain.substitutions import STANDING_IN
from onedoor.general.people.http import sessions
from onedoor.general.people.queries import standing
from onedoor.general.people.standing_in import acting
from onedoor.kernel.answers import answer
from onedoor.kernel.days import legal_day
from onedoor.law.articles import CSL, HAMI, implements


@dataclass(frozen=True, slots=True)
class Who:
    """The names that the page header shows: who is here, and for whom."""

    name: str
    acting_for: str = ""


class KnowWhoActs:
    """Set ``request.actor`` and ``request.who``; None is somebody not (or not fully) signed in.

    ``request.idle_seconds`` is how long whoever is signed in may rest, ``request.ended_for``
    whose session ended by resting just now.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        refused = _know(request, timezone.now())
        return refused or self.get_response(request)


def _know(request: Any, at: datetime) -> HttpResponse | None:
    request.actor = request.who = None
    request.idle_seconds, request.ended_for = 0, ""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    if request.user.is_authenticated:
        _know_staff(request, at)
        return None
    if sessions.APPLICANT in request.session:
        return _know_applicant(request, at)
    return None


@implements(CSL(21), note="idle sessions end; no desk page without a second factor")
def _know_staff(request: Any, at: datetime) -> None:
    if _rested_too_long(request, at, staff=True):
        request.ended_for = request.user.number
        sessions.sign_out(request)
        return
    member = queries.member(request.user)
    request.who = Who(member.name)
    due = queries.password_is_due(request.user, on=legal_day(at))
    if sessions.passed_second_factor(request) and not due:
        request.actor = member.actor()
        _stand_in(request, member.name, on=legal_day(at))


@implements(HAMI(13), note="ends by itself: each request asks whether it runs today")
def _stand_in(request: Any, name: str, *, on: date) -> None:
    """Let a substitute act for the colleague chosen before, while that runs."""
    ref = request.session.get(STANDING_IN, "")
    if not ref:
        return
    found = acting(ref=ref, actor=request.actor, on=on)
    if found is None:
        del request.session[STANDING_IN]
        return
    request.actor, acting_for = found
    request.who = Who(name, acting_for)


def _know_applicant(request: Any, at: datetime) -> HttpResponse | None:
    if _rested_too_long(request, at, staff=False) or sessions.is_over(request, at=at):
        request.ended_for = request.session[sessions.APPLICANT]
        sessions.sign_out(request)
        return None
    found = standing(
        request.session[sessions.APPLICANT],
        acting_for=request.session.get(ACTING_FOR, ""),
        on=legal_day(at),
    )
    if found is None:
        sessions.sign_out(request)
        return None
    request.who = Who(found.name, found.acting_for)
    if found.actor is None:
        sessions.switch(request, acting_for="")
        return answer(request, AuthorisationEnded())
    if found.noticed:
        request.actor = found.actor
    return None


def _rested_too_long(request: Any, at: datetime, *, staff: bool) -> bool:
    most = policy.idle(staff=staff, on=legal_day(at))
    request.idle_seconds = int(most.total_seconds())
    return sessions.rested_too_long(request, at=at, most=most)
