"""The demo city: what the hall did of the cases that have ended."""

from datetime import datetime, timedelta

from onedoor.kernel.actors import system
from onedoor.operation.cases import api as cases
from onedoor.supervision.substance.services import put_down

LOOKED_BACK = timedelta(days=120)


def load(*, at: datetime) -> None:
    """Put down every concluded case of the story once."""
    for ended in list(cases.concluded(since=at - LOOKED_BACK)):
        put_down(case=ended.number, actor=system("demo"), at=ended.concluded_at)
