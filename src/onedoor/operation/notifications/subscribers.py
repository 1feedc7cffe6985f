"""What notifications hear of in the journal: every moment that an applicant is told of."""

from onedoor.journal.api import Entry, subscribe
from onedoor.operation.notifications.domain.moments import KINDS
from onedoor.operation.notifications.services import telling


@subscribe(kinds=KINDS, name="notifications.tell")
def tell(entry: Entry) -> None:
    """Put down what an applicant is told; hearing of it again changes nothing."""
    telling.hear(entry=entry)
