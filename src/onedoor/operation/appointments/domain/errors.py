"""Why an appointment is not made, changed or kept."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI


class NotForStaff(Forbidden):
    """Appointments are made by those whom the service is for."""

    code = "appointments.not_for_staff"


class AppointmentMissing(Missing):
    """There is no such appointment, or it is somebody else's."""

    code = "appointments.missing"


class NotManager(Forbidden):
    """Who runs the venue decides when no appointments are taken, and how many."""

    code = "appointments.not_manager"
    basis = HAMI(5)


class SlotWrong(Invalid):
    """There is no such slot: the hall is shut then, or it is past, or too far ahead."""

    code = "appointments.slot_wrong"


class SlotFull(Refused):
    """Every place of the slot is taken; the fact ``free`` names the next that are not."""

    code = "appointments.slot_full"
    basis = HAMI(14)


class OpenEnough(Refused):
    """One person holds only so many appointments at a time."""

    code = "appointments.open_enough"


class SameTime(Refused):
    """Nobody is at two windows at once."""

    code = "appointments.same_time"


class Blocked(Refused):
    """Who missed too many appointments takes a number in the hall for a while."""

    code = "appointments.blocked"


class NotOpen(Refused):
    """The appointment was kept, missed or called off, or its time has come."""

    code = "appointments.not_open"


class TooEarly(Refused):
    """It is too early to check in."""

    code = "appointments.too_early"


class TooLate(Refused):
    """The place was kept as long as it is kept."""

    code = "appointments.too_late"


class NotFull(Refused):
    """There is a free slot on that day: nobody need wait for one."""

    code = "appointments.not_full"


class WaitsAlready(Refused):
    """Somebody stands on the waiting list of a day once."""

    code = "appointments.waits_already"


class ReasonMissing(Invalid):
    """Why no appointments are taken is told to those who had one."""

    code = "appointments.reason_missing"


class SpanWrong(Invalid):
    """A span of hours runs from one time to a later one, on a day to come."""

    code = "appointments.span_wrong"


class PlacesWrong(Invalid):
    """Places of a slot are a number that a hall can serve."""

    code = "appointments.places_wrong"
