"""What is done about bundles by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onedoor.kernel.actors import system
from onedoor.operation.bundles.queries import refused
from onedoor.operation.bundles.services import filing


@app.periodic(cron="*/10 * * * *")
@app.task(name="bundles.go_on", pass_context=False)
def go_on(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Try the parts again that could not be filed."""
    for number in refused():
        filing.go_on(number=number, actor=system("bundles.go_on"), at=timezone.now())
