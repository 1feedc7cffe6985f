"""Rows as the values that other modules see."""

from onedoor.operation.clocks.domain import pauses
from onedoor.operation.clocks.domain.limits import Kind, State, Unit
from onedoor.operation.clocks.domain.shapes import Clock
from onedoor.operation.clocks.models import Clock as ClockRow


def clock(row: ClockRow) -> Clock:
    """Return the value for a row."""
    return Clock(
        case=row.case,
        kind=Kind(row.kind),
        started_on=row.started_on,
        days=row.days,
        unit=Unit(row.unit),
        basis=row.basis,
        due_on=row.due_on,
        warn_on=row.warn_on,
        provisional=row.provisional,
        state=State(row.state),
        ended_on=row.ended_on,
        pauses=pauses.read(row.pauses),
        place=row.place,
    )
