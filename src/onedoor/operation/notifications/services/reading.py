"""What an applicant does about notifications: open them, and choose how they come."""

from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.law.articles import PIPL, implements
from onedoor.operation.notifications import access
from onedoor.operation.notifications.domain.moments import APPOINTMENTS
from onedoor.operation.notifications.domain.shapes import Opened, checked
from onedoor.operation.notifications.models import ChoiceRow


@internal("that a notification was opened is only marked, for the list of its reader")
@command
def open_one(*, notification: str, actor: Actor, at: datetime) -> Opened:
    """Mark a notification as read; return what it is about."""
    row = access.one_of_mine(notification=notification, actor=actor)
    if row.read_at is None:
        row.read_at = at
        row.save(update_fields=["read_at"])
    if row.moment in APPOINTMENTS:
        return Opened(appointment=row.case)
    return Opened(row.case)


@internal("that notifications were opened is only marked, for the list of their reader")
@command
def open_all(*, actor: Actor, at: datetime) -> int:
    """Mark everything as read; return how much was new."""
    return access.mine(actor).filter(read_at=None).update(read_at=at)


@implements(PIPL(44), note="an applicant decides by which ways to be told, and in which language")
@command
def choose(*, ways: list[str], language: str, actor: Actor, at: datetime) -> None:
    """Choose the ways out and the language; on the site everything stays to be read."""
    access.require_own(actor, on=legal_day(at))
    chosen = checked(ways, language)
    kept = {"ways": sorted(chosen.ways), "language": chosen.language, "changed_at": at}
    ChoiceRow.objects.update_or_create(applicant=actor.applicant, defaults=kept)
    journal.write(
        kind="notifications.chosen", subject=actor.applicant, at=at, by=actor, ways=kept["ways"]
    )
