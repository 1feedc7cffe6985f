"""When due dates moved: the row shows the new one, and an event tells the applicant.

No command: it runs inside the batch that counted the clocks again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases import statements
from onedoor.operation.cases.domain.history import REDATED
from onedoor.operation.cases.models import Case
from onedoor.operation.clocks import api as clocks


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of cases, which hold a copy of the clock that is due first."""

    def lock(self, cases: Sequence[str]) -> None:
        """Lock the cases before their clocks, as every move does."""
        list(Case.objects.select_for_update().filter(number__in=cases).order_by("id").values("id"))

    @implements(ADL(82), note="whoever waits is told that the date moved, from when to when")
    def follow(self, batch: Sequence[clocks.Redated], actor: Actor, at: datetime) -> None:
        """Show the clock that is now due first in each case of the batch."""
        numbers = {one.case for one in batch}
        soonest = clocks.soonest_of(numbers)
        rows = Case.objects.filter(number__in=numbers).order_by("id")
        copies = [
            statements.Copy(id_, number, body, was, was_provisional, *_dates(soonest.get(number)))
            for id_, number, body, was, was_provisional in rows.values_list(
                "id", "number", "body", "due_on", "provisional"
            )
        ]
        statements.show_due(copies)
        moved = [copy for copy in copies if copy.moved]
        statements.add_redated(moved, by_kind=actor.kind, by=actor.ref, at=at)
        journal.write_many(
            kind=REDATED, at=at, by=actor, told=[(copy.number, _facts(copy)) for copy in moved]
        )


def _dates(due: clocks.Clock | None) -> tuple[date | None, date | None, bool]:
    return (due.due_on, due.warn_on, due.provisional) if due else (None, None, False)


def _facts(copy: statements.Copy) -> dict[str, object]:
    return {
        "body": copy.body,
        "was": copy.was,
        "due_on": copy.due_on,
        "provisional": copy.provisional,
    }
