"""What other modules' tests may use of timeliness: services that took so many days."""

from collections.abc import Iterable
from datetime import date

from onedoor.supervision.timeliness.models import Duration


def took(offering: str, days: Iterable[int], *, on: date) -> None:
    """Let cases of an offering be decided on a day, each after so many working days."""
    Duration.objects.bulk_create(
        Duration(case=f"{offering}-{on}-{n}", offering=offering, days=one, decided_on=on)
        for n, one in enumerate(days)
    )
