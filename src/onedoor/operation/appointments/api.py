"""预约: places of slots, booked from afar; who comes in time queues no second time.

Journal kinds (subject: the appointment's code): ``appointments.booked``,
``appointments.given``, ``appointments.changed``, ``appointments.cancelled``,
``appointments.called_off``, ``appointments.near``, ``appointments.arrived``,
``appointments.missed``; (subject: the place on the list) ``appointments.waited``,
``appointments.wait_ended``; (subject: the venue) ``appointments.closed``,
``appointments.reopened``, ``appointments.places_set``.
"""

from onedoor.operation.appointments.domain.slots import Closure, Slot, State
from onedoor.operation.appointments.queries import (
    Appointment,
    Places,
    Wait,
    booked_by,
    closures,
    expected,
    free,
    mine,
    one,
    places,
    waits,
)
from onedoor.operation.appointments.services.booking import (
    Wish,
    book,
    cancel,
    change,
    check_in,
    stop_waiting,
    wait,
)
from onedoor.operation.appointments.services.running import (
    WHOLE_DAY,
    Span,
    close_slots,
    reopen_slots,
    set_places,
)

__all__ = [
    "WHOLE_DAY",
    "Appointment",
    "Closure",
    "Places",
    "Slot",
    "Span",
    "State",
    "Wait",
    "Wish",
    "book",
    "booked_by",
    "cancel",
    "change",
    "check_in",
    "close_slots",
    "closures",
    "expected",
    "free",
    "mine",
    "one",
    "places",
    "reopen_slots",
    "set_places",
    "stop_waiting",
    "wait",
    "waits",
]
