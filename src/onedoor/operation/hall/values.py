"""Rows of the hall as others see them."""

from onedoor.operation.hall.domain.slips import Priority, Slip, State
from onedoor.operation.hall.models import SlipRow
from onedoor.system.venues import api as venues


def functions_at(venue: str, window: str) -> frozenset[venues.Function]:
    """Return what a window in use is for."""
    found = (one for one in venues.venue(venue).windows if one.number == window and one.in_use)
    return next((one.functions for one in found), frozenset())


def slip_of(row: SlipRow) -> Slip:
    """Return a row as others see it."""
    cached = getattr(row, "_prefetched_objects_cache", {})
    return Slip(
        ref=row.ref,
        venue=row.venue,
        day=row.day,
        number=row.number,
        function=row.function,
        priority=Priority(row.priority),
        state=State(row.state),
        taken_at=row.taken_at,
        begins_at=row.begins_at,
        item=row.item,
        window=row.window,
        calls=row.calls,
        called_at=row.called_at,
        serving_at=row.serving_at,
        ended_at=row.ended_at,
        cases=tuple(one.case for one in row.cases.all()) if "cases" in cached else (),
    )
