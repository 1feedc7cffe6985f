"""What is done about topics by the clock."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from onedoor.general.coordination.services import reminding
from onedoor.kernel.actors import system


@app.periodic(cron="30 0 * * *")
@app.task(name="coordination.remind", pass_context=False)
def remind(timestamp: int) -> None:
    """Remind the heads every morning of what is overdue; 00:30 UTC is half past eight."""
    reminding.remind(
        actor=system("coordination.remind"), at=datetime.fromtimestamp(timestamp, tz=UTC)
    )
