"""What the hall hears of: cases that are taken in at a window."""

from onedoor.journal.api import Entry, subscribe
from onedoor.operation.hall.services import linking


@subscribe(kinds=["cases.received"], name="hall.link")
def link(entry: Entry) -> None:
    """Link a case to the number that was served; hearing of it again changes nothing."""
    linking.link(case=entry.subject, clerk=entry.actor, at=entry.at)
