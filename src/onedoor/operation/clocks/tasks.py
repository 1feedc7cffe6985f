"""What is done about clocks by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onedoor.kernel.actors import system
from onedoor.operation.clocks.redating import redate as count_again


@app.periodic(cron="5 16 * * *")  # five past midnight in Beijing
@app.task(name="clocks.redate", pass_context=False)
def redate(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Count every running clock again as the new day has it.

    An imported notice is heard of at once.  A setting comes into force on a day that nobody
    announces again, and a clock may have started while a notice was being taken in.
    """
    count_again(actor=system("clocks.redate"), at=timezone.now())
