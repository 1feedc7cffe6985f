"""What the dated settings say about notifications."""

from datetime import date, timedelta

from onedoor.general.terms import api as terms
from onedoor.operation.notifications.domain.moments import TABLE, Hours, Moment, Way, ways_of


def ways(moment: Moment, *, on: date) -> frozenset[Way] | None:
    """Return the ways by which a moment is told on a day; None where it is not told."""
    return ways_of(str(terms.setting(TABLE[moment].setting, on=on)))


def ringing(*, on: date) -> Hours:
    """Return between which hours text messages are sent."""
    begin = terms.number("notifications.from_hour", on=on)
    return Hours(begin, terms.number("notifications.until_hour", on=on))


def too_late(*, on: date) -> timedelta:
    """Return after how long something that happened is no longer sent, only listed."""
    return timedelta(days=terms.number("notifications.late_days", on=on))


def ahead(*, on: date) -> timedelta:
    """Return how long before its last day somebody is reminded."""
    return timedelta(days=terms.number("notifications.ahead_days", on=on))
