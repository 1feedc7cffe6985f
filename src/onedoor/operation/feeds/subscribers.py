"""What feeds hear of in the journal: every event of a case that somebody may have subscribed to."""

from onedoor.journal.api import Entry, subscribe
from onedoor.operation.feeds.services import outbox
from onedoor.operation.feeds.services.subscribing import KINDS


@subscribe(kinds=KINDS, name="feeds.outbox")
def put_out(entry: Entry) -> None:
    """Put the deliveries of an event; hearing of it again changes nothing."""
    outbox.put(entry=entry)
