"""What is done about cases by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from onedoor.kernel.actors import system
from onedoor.operation.cases.services import deferring, ending, expiry, renewals, silence, special


@app.periodic(cron="27 3 * * *")
@app.task(name="cases.drop_expired", pass_context=False)
def drop_expired(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Drop drafts whose day has passed, with their files, once a night."""
    expiry.drop_expired(actor=system("cases.drop_expired"), at=timezone.now())


@app.periodic(cron="30 1 * * *")  # half past nine in the morning in Beijing
@app.task(name="cases.tell_ending", pass_context=False)
def tell_ending(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Tell of drafts whose day is near, once a day."""
    expiry.tell_ending(actor=system("cases.tell_ending"), at=timezone.now())


@app.periodic(
    cron="20 16 * * *"
)  # in Beijing the day before has ended, and dates are counted again
@app.task(name="cases.deem_silent", pass_context=False)
def deem_silent(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Accept what nobody answered within the days of the notice, as of the day of receipt."""
    silence.deem_silent(actor=system("cases.deem_silent"), at=timezone.now())


@app.periodic(cron="22 16 * * *")  # after what was silent is accepted
@app.task(name="cases.renew_silent", pass_context=False)
def renew_silent(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Take as renewed what nobody decided before the licence ended."""
    renewals.renew_silent(actor=system("cases.renew_silent"), at=timezone.now())


@app.periodic(cron="24 16 * * *")  # in Beijing the day before has ended
@app.task(name="cases.lapse_overdue", pass_context=False)
def lapse_overdue(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """End what was accepted with gaps that nobody filled in time."""
    deferring.lapse_overdue(actor=system("cases.lapse_overdue"), at=timezone.now())


@app.periodic(cron="25 16 * * *")  # after midnight in Beijing, as above
@app.task(name="cases.return_overdue", pass_context=False)
def return_overdue(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Return what was not supplied by the day that the notice told."""
    ending.return_overdue(actor=system("cases.return_overdue"), at=timezone.now())


@app.periodic(cron="26 16 * * *")  # after midnight in Beijing, as above
@app.task(name="cases.end_procedures", pass_context=False)
def end_procedures(timestamp: int) -> None:  # noqa: ARG001  # procrastinate passes it
    """Let clocks run on whose special procedure has had the days that were told."""
    special.end_due(actor=system("cases.end_procedures"), at=timezone.now())
