"""What is done about clients by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onedoor.general.clients.services import calling


@app.periodic(cron="47 3 * * *")
@app.task(name="clients.drop_old", pass_context=False)
def drop_old(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Drop calls and first answers whose days are over, once a night."""
    calling.drop_old(at=timezone.now())
