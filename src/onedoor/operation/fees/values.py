"""Rows as the values that other modules see."""

from onedoor.operation.fees.domain.money import Charge, Money, money
from onedoor.operation.fees.domain.orders import Order, State
from onedoor.operation.fees.models import Order as OrderRow


def order(row: OrderRow) -> Order:
    """Return the value for a row."""
    return Order(
        number=row.number,
        case=row.case,
        title=row.title,
        body=row.body,
        charges=tuple(
            Charge(one["fee"], money(one["amount"]), one["basis"]) for one in row.charges
        ),
        amount=Money(row.amount),
        state=State(row.state),
        made_at=row.made_at,
        due_on=row.due_on,
        paid_at=row.paid_at,
        refund_reason=row.refund_reason,
        asked_by=row.asked_by,
        refund_error=row.refund_error,
    )
