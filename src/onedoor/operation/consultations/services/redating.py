"""When due dates moved: the turns that wait show the new ones.

No command: it runs inside the batch that counted the clocks again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.law.articles import HAMI, implements
from onedoor.operation.clocks import api as clocks
from onedoor.operation.consultations.models import Consultation, Turn


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns that wait, which hold a copy of their clock."""

    def lock(self, cases: Sequence[str]) -> None:
        """Lock the consultations before their clocks, as every step does."""
        rows = Consultation.objects.select_for_update().filter(number__in=cases)
        list(rows.order_by("id").values("id"))

    @implements(HAMI(14), note="the day by which an answer is due follows the calendar")
    def follow(self, batch: Sequence[clocks.Redated], actor: Actor, at: datetime) -> None:
        """Take over the dates of the batch that are of questions."""
        moved = {one.case: one for one in batch if one.kind is clocks.Kind.CONSULTATION}
        waiting = Turn.objects.filter(consultation__number__in=moved, answered_at=None)
        rows = list(waiting.select_related("consultation").order_by("id"))
        for row in rows:
            now = moved[row.consultation.number]
            row.due_on, row.warn_on, row.provisional = now.new, now.warn_on, now.provisional
        Turn.objects.bulk_update(rows, ["due_on", "warn_on", "provisional"])
        journal.write_many(
            kind="consultations.redated",
            at=at,
            by=actor,
            told=[
                (row.consultation.number, {"body": row.body, "due_on": row.due_on.isoformat()})
                for row in rows
            ],
        )
