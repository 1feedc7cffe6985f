"""When a calendar changed: the row shows the new date, and an event tells the applicant.

No command: it runs inside the batch that counted the clocks again.
"""

from collections.abc import Sequence
from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases.domain.history import REDATED
from onedoor.operation.cases.models import Case, CaseEvent
from onedoor.operation.cases.services import recording
from onedoor.operation.clocks import api as clocks


@implements(ADL(82), note="whoever waits is told that the date moved, from when to when")
def follow(batch: Sequence[clocks.Redated], actor: Actor, at: datetime) -> None:
    """Show the clock that is now due first in each case of the batch."""
    numbers = {one.case for one in batch}
    soonest = clocks.soonest_of(numbers)
    changed, events = [], []
    for case in Case.objects.select_for_update().filter(number__in=numbers).order_by("id"):
        before = (case.due_on, case.provisional)
        recording.put_due(case, soonest.get(case.number))
        changed.append(case)
        if (case.due_on, case.provisional) == before:
            continue
        event = recording.add_event(case, kind="redate", actor=actor, at=at)
        event.note = f"{before[0]} → {case.due_on}"
        events.append(event)
        journal.write(
            kind=REDATED,
            subject=case.number,
            at=at,
            by=actor,
            body=case.body,
            was=before[0],
            due_on=case.due_on,
            provisional=case.provisional,
        )
    Case.objects.bulk_update(
        changed, ["due_on", "warn_on", "provisional", "events_count"], batch_size=500
    )
    CaseEvent.objects.bulk_create(events)
