"""What can be asked of notifications: one's own, those of a case, and what failed."""

from datetime import date

from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.operation.notifications import access
from onedoor.operation.notifications.domain.moments import Moment, Way
from onedoor.operation.notifications.domain.shapes import (
    Arrival,
    Choice,
    Failed,
    Notification,
    Sending,
    Sent,
)
from onedoor.operation.notifications.models import NotificationRow, SendingRow
from onedoor.operation.notifications.ports import ports


def mine(*, actor: Actor, after: str = "") -> Page[Notification]:
    """Return a page of one's own notifications, the newest first.

    EXPLAIN: a range of ``notification_of_applicant``.
    """
    rows = access.mine(actor)
    if after:
        rows = rows.filter(id__lt=_last(after))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = cursor(found[PAGE - 1].pk) if len(found) > PAGE else ""
    return Page([_notification(row) for row in found[:PAGE]], more)


def unread(*, actor: Actor | None) -> int:
    """Return how many of one's own notifications nobody has opened.

    EXPLAIN: a range of ``notification_unread``.
    """
    if actor is None or not access.may_read(actor):
        return 0
    return access.mine(actor).filter(read_at=None).count()


def of_case(case: str) -> tuple[Sent, ...]:
    """Return what was told about a case, the newest first; who may ask is decided before."""
    rows = NotificationRow.objects.filter(case=case).prefetch_related("sendings").order_by("-id")
    return tuple(
        Sent(
            moment=Moment(row.moment),
            at=row.at,
            read_at=row.read_at,
            sendings=tuple(map(_sending, row.sendings.all())),
        )
        for row in rows[:PAGE]
    )


def choice(*, actor: Actor, on: date) -> Choice:
    """Return what an applicant chose, for whoever may choose on a day."""
    access.require_own(actor, on=on)
    return access.choice_of(actor.applicant)


def offered() -> tuple[Way, ...]:
    """Return the ways out that this installation has."""
    return tuple(sorted(ports()))


def failed(*, actor: Actor, after: str = "") -> Page[Failed]:
    """Return a page of what could not be sent, the newest first, to a system administrator.

    EXPLAIN: a range of ``sending_dead``, the notification of each by its key.
    """
    rows = access.failed(actor).select_related("notification")
    if after:
        rows = rows.filter(id__lt=_last(after))
    found = list(rows.order_by("-id")[: PAGE + 1])
    more = cursor(found[PAGE - 1].pk) if len(found) > PAGE else ""
    return Page([_failed(row) for row in found[:PAGE]], more)


def _last(after: str) -> int:
    (last,) = position(after, fields=1)
    if not last.isdecimal():
        raise CursorUnreadable(cursor=after)
    return int(last)


def _notification(row: NotificationRow) -> Notification:
    return Notification(
        id=row.public_id,
        moment=Moment(row.moment),
        case=row.case,
        title=row.title,
        facts=row.facts,
        at=row.at,
        is_new=row.read_at is None,
    )


def _sending(row: SendingRow) -> Sending:
    arrival, at, error = Arrival.WAITING, row.due_at, row.error
    if row.sent_at is not None:
        arrival, at, error = Arrival.SENT, row.sent_at, ""
    elif row.died_at is not None:
        arrival, at = Arrival.FAILED, row.died_at
    return Sending(Way(row.way), bool(row.agent), arrival, at, row.attempts, error)


def _failed(row: SendingRow) -> Failed:
    assert row.died_at is not None
    return Failed(
        id=row.public_id,
        way=Way(row.way),
        moment=Moment(row.notification.moment),
        case=row.notification.case,
        at=row.notification.at,
        attempts=row.attempts,
        error=row.error,
        died_at=row.died_at,
    )
