"""Counts running clocks again when the days they are counted by have changed."""

from onedoor.journal import api as journal
from onedoor.kernel.actors import system
from onedoor.operation.clocks.redating import redate


@journal.subscribe(
    kinds=("calendar.imported", "terms.setting_confirmed"), name="clocks.count_again"
)
def count_again(entry: journal.Entry) -> None:
    """Count every running clock again; those that are already right stay as they are."""
    if entry.kind == "calendar.imported" or entry.subject.startswith(("calendar.", "clocks.")):
        redate(actor=system("clocks.count_again"), at=entry.at)
