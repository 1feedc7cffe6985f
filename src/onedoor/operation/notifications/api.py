"""消息通知: what applicants are told about their cases, on the site and by the ways out of it.

Journal kinds (subject: the notification): ``notifications.sent``, ``notifications.failed``,
``notifications.retried``; with the applicant as subject ``notifications.chosen``.
"""

from onedoor.operation.notifications.access import may_choose
from onedoor.operation.notifications.domain.moments import Moment, Way
from onedoor.operation.notifications.domain.shapes import (
    LANGUAGES,
    Arrival,
    Choice,
    Failed,
    Notification,
    Opened,
    Sending,
    Sent,
)
from onedoor.operation.notifications.queries import (
    choice,
    failed,
    mine,
    of_case,
    offered,
    unread,
)
from onedoor.operation.notifications.services.reading import choose, open_all, open_one
from onedoor.operation.notifications.services.sending import retry
from onedoor.operation.notifications.words import WAYS, head, text

__all__ = [
    "LANGUAGES",
    "WAYS",
    "Arrival",
    "Choice",
    "Failed",
    "Moment",
    "Notification",
    "Opened",
    "Sending",
    "Sent",
    "Way",
    "choice",
    "choose",
    "failed",
    "head",
    "may_choose",
    "mine",
    "of_case",
    "offered",
    "open_all",
    "open_one",
    "retry",
    "text",
    "unread",
]
