"""What is done about the catalogue by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onedoor.system.items.services import publishing


@app.periodic(cron="3 16 * * *")
@app.task(name="items.keep_dates", pass_context=False)
def keep_dates(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Publish what takes effect today and cancel what ends, when the Beijing day has begun."""
    publishing.keep_dates(at=timezone.now())
