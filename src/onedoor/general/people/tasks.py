"""What is done about people by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onedoor.general.people.services import attempts


@app.periodic(cron="17 3 * * *")
@app.task(name="people.drop_old_attempts", pass_context=False)
def drop_old_attempts(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Drop counts that say nothing any more, once a night."""
    attempts.drop_old_attempts(at=timezone.now())
