"""What the clock does to appointments."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onedoor.operation.appointments.services import running


@app.periodic(cron="*/5 * * * *")
@app.task(name="appointments.sweep", queueing_lock="appointments.sweep", pass_context=False)
def sweep(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Put down who did not come, remind who comes soon."""
    running.sweep(at=timezone.now())
