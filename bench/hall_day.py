"""A day in a hall through the real services: numbers, appointments, windows, calls, waits.

40 windows and 3,000 people with ``--full``, else 4 and 300; a third of them booked, as far as there
are places.  No number may
be lost or called twice, and the waits that are told lie within 5 % of those that the journal alone
gives.  Bar: a tenth of the day that is played, so that a machine serves many halls.
"""

import sys
import time
from datetime import timedelta
from typing import Any

from bench._city import database

SMALL, FULL = (4, 300), (40, 3_000)
HOURS, RUSH = 8, 1.5  # the earlier the more come, so that they do wait
_TENTH, _NEAR = 10, 0.05


def main() -> None:
    """Print the seconds, what a number costs, and how near the waits are."""
    count, people = FULL if "--full" in sys.argv else SMALL
    with database():
        from onedoor.operation.appointments import testing  # noqa: PLC0415  # after django.setup()
        from onedoor.operation.hall import api as hall_api  # noqa: PLC0415  # after django.setup()

        hall, clerks = _hall(count)
        began = time.perf_counter()
        found = testing.SimulatedDay(hall, clerks)
        found.play(people, rush=RUSH)
        took = time.perf_counter() - began
        waits = hall_api.waits_recomputed(hall, day=testing.DAY)
        figures = hall_api.figures(hall, day=testing.DAY, actor=clerks[0])
        assert len(found.taken) == len(set(found.taken)) == people
        assert found.called == dict.fromkeys(found.taken, 1)
        assert sorted([*found.served, *found.passed]) == sorted(found.taken) == sorted(waits)
        journal = sum(waits.values(), timedelta()) / people
        told = (
            sum(
                ((one.wait or timedelta()) * (one.served + one.passed) for one in figures),
                timedelta(),
            )
            / people
        )
        assert abs(told - journal) <= _NEAR * max(journal, timedelta(seconds=1))
        promised = sum(found.told, timedelta()) / len(found.told)
    bar = HOURS * 3600 / _TENTH
    print(
        f"hall_day {count} windows, {people:,} people, {found.booked:,} booked: {took:.0f} s · "
        f"{took / people * 1000:.0f} ms a number · mean wait {journal.total_seconds():.0f} s, "
        f"told {told.total_seconds():.0f} s, foretold {promised.total_seconds():.0f} s "
        f"(bar {bar:.0f} s {'met' if took < bar else 'MISSED'})"
    )


def _hall(count: int) -> tuple[str, list[Any]]:
    """Open a hall with so many windows, a clerk at each."""
    from onedoor.general.bodies import testing as bodies  # noqa: PLC0415  # after django.setup()
    from onedoor.operation.hall import testing  # noqa: PLC0415  # after django.setup()
    from onedoor.system.venues import api as venues  # noqa: PLC0415  # after django.setup()
    from onedoor.system.venues import testing as venues_testing  # noqa: PLC0415  # after django.setup()

    bodies.demo_city()
    manager = venues_testing.manager(bodies.body_of("伊州区政务服务中心").code)
    hall = venues_testing.a_hall(manager)
    accept = frozenset({venues.Function.ACCEPT})
    windows = [venues.Window(str(n), accept) for n in range(1, count + 1)]
    venues.set_windows(code=hall, windows=windows, actor=manager, at=testing.AT)
    return hall, [testing.seated(hall, one.number) for one in windows]


if __name__ == "__main__":
    main()
