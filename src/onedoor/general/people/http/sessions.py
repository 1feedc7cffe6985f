"""What a browser session says about who signed in, and for how long it may rest."""

from datetime import datetime, timedelta
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.contrib.auth import logout
from django.http import HttpRequest

from onedoor.general.people.domain.sign_in import ACTING_FOR, KIOSK_UNTIL
from onedoor.law.articles import PIPL, implements

APPLICANT = "applicant"
SEEN = "seen_at"
_GRAIN = timedelta(minutes=1)  # one write a minute says well enough when somebody was last here


def sign_in(request: HttpRequest, *, applicant: str, acting_for: str, at: datetime) -> None:
    """Start a citizen's session under a new key; nothing of a staff session goes into it."""
    if request.user.is_authenticated:
        logout(request)
    request.session.cycle_key()
    request.session[APPLICANT] = applicant
    request.session[ACTING_FOR] = acting_for
    request.session[SEEN] = at.timestamp()


def switch(request: HttpRequest, *, acting_for: str) -> None:
    """Act for another from now on, or in one's own name again."""
    request.session[ACTING_FOR] = acting_for


def sign_out(request: HttpRequest) -> None:
    """End the session and drop what it held."""
    logout(request)


@implements(PIPL(51), note="on a device for everybody a session ends at its time")
def is_over(request: HttpRequest, *, at: datetime) -> bool:
    """Tell whether the time of a session at a terminal is over; others have no such time."""
    until = request.session.get(KIOSK_UNTIL)
    return until is not None and at.timestamp() >= float(until)


def passed_second_factor(request: Any) -> bool:
    """Tell whether this very session has proved a second factor."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


def rested_too_long(request: HttpRequest, *, at: datetime, most: timedelta) -> bool:
    """Tell whether nobody has been here for too long; else note that somebody is."""
    seen = request.session.get(SEEN)
    if seen is None:
        request.session[SEEN] = at.timestamp()
        return False
    rested = at.timestamp() - float(seen)
    if rested > most.total_seconds():
        return True
    if rested > _GRAIN.total_seconds():
        request.session[SEEN] = at.timestamp()
    return False
