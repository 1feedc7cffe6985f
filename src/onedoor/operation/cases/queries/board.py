"""What the head of a body sees of its open cases: by light, by officer, what waits for them."""

from datetime import date
from typing import Any

from django.db.models import Count, Q

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.operation.cases.domain.inbox import Board, Counters, Load, Shelf
from onedoor.operation.cases.domain.states import OPEN, Role, State
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.queries.desk import on_shelf


def board(*, actor: Actor, on: date) -> Board:
    """Return the open cases of the actor's body by who has them in hand, the heaviest load first.

    EXPLAIN: one pass over the range of ``case_open_of_body``.
    """
    if actor.kind is not ActorKind.STAFF or Role.DECIDER not in actor.duties:
        return Board(())
    shelves = {shelf.value: Count("id", filter=on_shelf(shelf, on)) for shelf in Shelf}
    waiting = Count("id", filter=Q(state=State.REVIEWED))
    rows = (
        Case.objects.filter(body=actor.body, state__in=OPEN)
        .values("handler")
        .annotate(**shelves, waiting=waiting)
    )
    told: list[dict[str, Any]] = [dict(row) for row in rows]
    loads = [
        Load(row["handler"], Counters(**{name: row[name] for name in shelves}), row["waiting"])
        for row in told
    ]
    return Board(tuple(sorted(loads, key=lambda one: (-one.open.overdue, -one.open.all))))
