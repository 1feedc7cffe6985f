"""What is done about staffing by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onedoor.kernel.actors import system
from onedoor.system.staffing.services import serving


@app.periodic(cron="*/5 * * * *")
@app.task(name="staffing.watch", pass_context=False)
def watch(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Look every five minutes which open windows have nobody."""
    serving.watch(actor=system("staffing.watch"), at=timezone.now())
