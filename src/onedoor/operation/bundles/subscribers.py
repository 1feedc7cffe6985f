"""What bundles hear of in the journal: an offering that changed, was paused or cancelled."""

from onedoor.journal.api import Entry, subscribe
from onedoor.kernel.actors import system
from onedoor.operation.bundles.services.publishing import check_anew

CHANGES = ("items.published", "items.paused", "items.resumed", "items.cancelled")


@subscribe(kinds=CHANGES, name="bundles.check")
def check_bundles(entry: Entry) -> None:
    """Check the bundles of an offering anew; hearing of it again changes nothing."""
    check_anew(offering=entry.subject, actor=system("bundles.check"), at=entry.at)
