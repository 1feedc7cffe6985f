"""What is done at a counter, as the journal tells it."""

from datetime import datetime

from onedoor.kernel.commands import command, internal
from onedoor.kernel.days import legal_day
from onedoor.operation.shifts.domain.shifts import Done
from onedoor.operation.shifts.models import DoneRow, PaperRow


@internal("a count for the clerk who did it; the journal is what holds")
@command
def put_down(*, subject: str, kind: Done, clerk: str, at: datetime) -> None:
    """Count what somebody did; told again, it counts once."""
    kept = {"clerk": clerk, "day": legal_day(at)}
    DoneRow.objects.get_or_create(subject=subject, kind=kind, at=at, defaults=kept)


@internal("a list for the clerk who gives papers out; the journal is what holds")
@command
def list_paper(*, document: str, case: str, clerk: str, at: datetime) -> None:
    """Put a paper on the list of who issued it; told again, it is there once."""
    kept = {"case": case, "clerk": clerk, "at": at}
    PaperRow.objects.get_or_create(document=document, defaults=kept)
