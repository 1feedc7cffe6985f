"""What the dated settings say about sending."""

from dataclasses import dataclass
from datetime import date, timedelta

from onedoor.general.terms import api as terms
from onedoor.operation.feeds.domain.deliveries import wait_after


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a delivery is tried, how long it waits in between, how long an answer may take."""

    attempts: int
    first_wait: timedelta
    longest_wait: timedelta
    timeout_seconds: int

    def wait_after(self, attempts: int) -> timedelta:
        """Return how long to wait after so many failed attempts."""
        return wait_after(attempts, first=self.first_wait, longest=self.longest_wait)


def patience(*, on: date) -> Patience:
    """Return the patience in force on a day."""
    return Patience(
        attempts=terms.number("feeds.attempts", on=on),
        first_wait=timedelta(seconds=terms.number("feeds.first_wait_seconds", on=on)),
        longest_wait=timedelta(minutes=terms.number("feeds.longest_wait_minutes", on=on)),
        timeout_seconds=terms.number("feeds.timeout_seconds", on=on),
    )


def may_be_inside(*, on: date) -> bool:
    """Say whether receivers may lie inside our own network on a day."""
    return terms.setting("feeds.private_receivers", on=on) is True
