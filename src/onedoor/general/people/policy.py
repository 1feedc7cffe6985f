"""The figures of signing in, as the dated settings say on a day.

GB/T 22239-2019 8.1.4.1 asks for limits and leaves the figures to each place.
"""

from datetime import date, timedelta

from onedoor.general.people.domain.duties import REGULAR, REGULAR_AT_MOST, Employment
from onedoor.general.terms import api as terms
from onedoor.law.articles import CSL, HAMI, implements


@implements(CSL(21), note="after so many wrong tries an account is locked, for so long")
def tries(*, on: date) -> tuple[int, timedelta]:
    """Return how many tries in a row an account has, and how long it is locked after them."""
    minutes = terms.number("security.lockout_minutes", on=on)
    return terms.number("security.lockout_failures", on=on), timedelta(minutes=minutes)


@implements(CSL(21), note="what comes from one address is counted, whoever it is for")
def address_tries(*, on: date) -> tuple[int, timedelta]:
    """Return how many sign-ins one address may try, and in what time."""
    minutes = terms.number("security.address_minutes", on=on)
    return terms.number("security.address_tries", on=on), timedelta(minutes=minutes)


@implements(CSL(21), note="whoever rests for longer is signed out")
def idle(*, staff: bool, on: date) -> timedelta:
    """Return how long somebody may rest before the session ends."""
    key = "security.staff_idle_minutes" if staff else "security.citizen_idle_minutes"
    return timedelta(minutes=terms.number(key, on=on))


@implements(CSL(21), note="a password is changed after so many days")
def password_age(*, on: date) -> timedelta:
    """Return for how long a password of staff holds."""
    return timedelta(days=terms.number("security.password_days", on=on))


@implements(HAMI(11), note="whether workers count as regular staff is a setting: the text is open")
def regular(*, on: date) -> frozenset[Employment]:
    """Return the kinds of employment that count as 正式在编 on a day."""
    with_workers = terms.setting("staffing.established_kinds", on=on) == "with_workers"
    return REGULAR_AT_MOST if with_workers else REGULAR
