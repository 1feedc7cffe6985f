"""What is done about timeliness by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onedoor.kernel.actors import system
from onedoor.supervision.timeliness import services


@app.periodic(cron="40 16 * * *")  # the day has ended in Beijing, and dates are counted again
@app.task(name="timeliness.find", pass_context=False)
def find(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Look over every case for passed limits, once a night."""
    services.find(actor=system("timeliness.find"), at=timezone.now())
