"""Counts running clocks again when the days they are counted by have changed."""

from onedoor.journal import api as journal
from onedoor.kernel.actors import system
from onedoor.operation.clocks.domain.shapes import Cause
from onedoor.operation.clocks.redating import ASKED, redate

_CAUSES = {
    "calendar.imported": Cause.NOTICE,
    "terms.setting_confirmed": Cause.SETTING,
    ASKED: Cause.ASKED,
}


@journal.subscribe(kinds=tuple(_CAUSES), name="clocks.count_again")
def count_again(entry: journal.Entry) -> None:
    """Count every running clock again; those that are already right stay as they are."""
    cause = _CAUSES[entry.kind]
    if cause is Cause.SETTING and not entry.subject.startswith(("calendar.", "clocks.")):
        return
    actor = system("clocks.count_again")
    redate(actor=actor, at=entry.at, cause=cause, subject=entry.subject)
