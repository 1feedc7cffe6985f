"""What other modules' tests may use of ``notifications``: what was heard, what failed."""

from datetime import datetime

from onedoor.journal.api import entries_of
from onedoor.kernel.ids import random_id
from onedoor.operation.notifications.domain.moments import KINDS, Way
from onedoor.operation.notifications.models import NotificationRow, SendingRow
from onedoor.operation.notifications.services import telling


def heard(subject: str) -> int:
    """Let notifications hear all that happened to a subject; return how much was new."""
    return sum(telling.hear(entry=one) for one in entries_of(subject) if one.kind in KINDS)


def give_up(case: str, *, at: datetime) -> str:
    """Have one sending of a case fail for good; return its id."""
    told = NotificationRow.objects.filter(case=case).latest("id")
    failed = {"died_at": at, "attempts": 12, "error": "SMTPServerDisconnected"}
    fresh = {"public_id": random_id(), "due_at": at}
    row, _is_new = SendingRow.objects.update_or_create(
        notification=told, way=Way.MAIL, defaults=failed, create_defaults=failed | fresh
    )
    return row.public_id
