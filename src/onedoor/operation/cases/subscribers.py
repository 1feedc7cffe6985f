"""What cases hear of: due dates that moved, and their own submission, for the receipt."""

from onedoor.journal.api import Entry, subscribe
from onedoor.kernel.actors import system
from onedoor.operation.cases.domain.history import SUBMITTED
from onedoor.operation.cases.services import receipts, redating
from onedoor.operation.clocks import api as clocks

clocks.on_redated(redating.Rows())


@subscribe(kinds=(SUBMITTED,), name="cases.receipt")
def give_receipt(entry: Entry) -> None:
    """Make the receipt; hearing of it again changes nothing."""
    receipts.issue_receipt(number=entry.subject, actor=system("cases.receipt"))
