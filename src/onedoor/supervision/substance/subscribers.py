"""What substance hears of in the journal: a case came to its end."""

from onedoor.journal.api import Entry, subscribe
from onedoor.kernel.actors import system
from onedoor.supervision.substance import services

ENDS = ("cases.delivered", "cases.refused", "cases.declined")


@subscribe(kinds=ENDS, name="substance.put_down")
def hear(entry: Entry) -> None:
    """Put down how much the hall did; hearing of it again changes nothing."""
    services.put_down(case=entry.subject, actor=system("substance.put_down"), at=entry.at)
