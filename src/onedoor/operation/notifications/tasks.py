"""What is done about notifications by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onedoor.operation.notifications.services import sending, telling

_SEND = "notifications.send"


@app.periodic(cron="* * * * *")
@app.task(name=_SEND, lock=_SEND, queueing_lock=_SEND, pass_context=False)
def send(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Send what waits, once a minute, never two at once."""
    sending.send_due(at=timezone.now())


@app.periodic(cron="0 2 * * *")  # ten in the morning in Beijing: it may ring
@app.task(name="notifications.remind", pass_context=False)
def remind(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Remind whom a last day is near."""
    telling.remind(at=timezone.now())
