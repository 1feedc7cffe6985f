"""What findings hear of in the journal."""

from onedoor.journal.api import Entry, subscribe
from onedoor.supervision.findings import services

HEARD = ("cases.deemed_accepted", "cases.refused", "cases.declined")


@subscribe(kinds=HEARD, name="findings.hear")
def hear(entry: Entry) -> None:
    """Look at an act; hearing of it again changes nothing."""
    services.hear(entry=entry)
