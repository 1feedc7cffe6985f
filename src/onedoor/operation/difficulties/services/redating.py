"""When due dates moved: the difficulties that wait show the new ones.

No command: it runs inside the batch that counted the clocks again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.law.articles import HAMI, implements
from onedoor.operation.clocks import api as clocks
from onedoor.operation.difficulties.domain.difficulties import Stage
from onedoor.operation.difficulties.models import DifficultyRow


@dataclass(frozen=True, slots=True)
class Waiting:
    """The difficulties that wait, which hold a copy of their clock."""

    def lock(self, cases: Sequence[str]) -> None:
        """Lock them before their clocks, as every step does."""
        rows = DifficultyRow.objects.select_for_update().filter(number__in=cases)
        list(rows.order_by("id").values("id"))

    @implements(HAMI(13), note="the day by which a difficulty is resolved follows the calendar")
    def follow(self, batch: Sequence[clocks.Redated], actor: Actor, at: datetime) -> None:
        """Take over the dates of the batch that are of difficulties."""
        moved = {one.case: one for one in batch if one.kind is clocks.Kind.DIFFICULTY}
        rows = list(DifficultyRow.objects.filter(number__in=moved, stage=Stage.FORWARDED))
        for row in rows:
            row.due_on = moved[row.number].new
        DifficultyRow.objects.bulk_update(rows, ["due_on"])
        journal.write_many(
            kind="difficulties.redated", at=at, by=actor,
            told=[
                (row.number, {"due_on": row.due_on.isoformat() if row.due_on else ""})
                for row in rows
            ],
        )  # fmt: skip
