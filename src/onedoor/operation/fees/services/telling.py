"""What every change of an order leaves in the journal."""

from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.operation.fees.models import Order


def tell(verb: str, row: Order, actor: Actor, at: datetime, **facts: object) -> None:
    """Write one entry about an order."""
    journal.write(
        kind=f"fees.{verb}",
        subject=row.number,
        at=at,
        by=actor,
        case=row.case,
        body=row.body,
        **facts,
    )
