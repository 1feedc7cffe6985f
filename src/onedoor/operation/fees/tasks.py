"""What is done about fees by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onedoor.operation.fees.bank import connected
from onedoor.operation.fees.services import refunding

_PAY_BACK = "fees.pay_back"


@app.periodic(cron="*/5 * * * *")
@app.task(name=_PAY_BACK, lock=_PAY_BACK, queueing_lock=_PAY_BACK, pass_context=False)
def pay_back(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Have paid back what was approved, where an institution is connected."""
    provider = connected()
    if provider is not None:
        refunding.pay_back(provider=provider, at=timezone.now())
