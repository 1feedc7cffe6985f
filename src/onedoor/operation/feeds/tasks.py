"""What is done about feeds by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onedoor.operation.feeds.services import pushing


@app.periodic(cron="57 3 * * *")
@app.task(name="feeds.drop_delivered", pass_context=False)
def drop_delivered(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Drop what was delivered long ago, once a night."""
    pushing.drop_delivered(at=timezone.now())
