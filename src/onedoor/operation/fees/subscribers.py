"""What fees hear of in the journal: that an order was paid, of which there is then a proof."""

from onedoor.journal.api import Entry, subscribe
from onedoor.kernel.actors import system
from onedoor.operation.fees.services import proving


@subscribe(kinds=("fees.paid",), name="fees.proof")
def make_proof(entry: Entry) -> None:
    """Make the proof of a payment; hearing of it again changes nothing."""
    proving.make_proof(order=entry.subject, actor=system("fees.proof"))
