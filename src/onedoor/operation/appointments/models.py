"""Tables of appointments: who comes when, who waits for a place, when no appointments are taken."""

from django.db import models
from django.db.models import F, Q

from onedoor.operation.appointments.domain.slots import State

_HELD = (State.BOOKED, State.ARRIVED, State.MISSED)


class AppointmentRow(models.Model):
    """预约: one place of one slot.

    ``place`` counts the places of the slot, ``nth`` the open appointments of the person: so the
    table itself keeps a slot from being overbooked and a person from holding too many.

    Personal: the applicant's public id; kept for two years
    """

    code = models.CharField(max_length=10, unique=True)
    holder = models.CharField(max_length=40)
    venue = models.CharField(max_length=10)
    function = models.CharField(max_length=10)
    item = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=200)
    day = models.DateField()
    start = models.CharField(max_length=5)
    end = models.CharField(max_length=5)
    begins_at = models.DateTimeField()
    place = models.PositiveSmallIntegerField()
    nth = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default=State.BOOKED)
    booked_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    slip = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "appointments_appointment"
        constraints = (
            models.UniqueConstraint(
                name="appointment_one_a_place",
                fields=("venue", "function", "day", "start", "place"),
                condition=Q(state__in=_HELD),
            ),
            models.UniqueConstraint(
                name="appointment_open_at_most",
                fields=("holder", "nth"),
                condition=Q(state=State.BOOKED),
            ),
            models.UniqueConstraint(
                name="appointment_one_at_a_time",
                fields=("holder", "begins_at"),
                condition=Q(state=State.BOOKED),
            ),
            models.CheckConstraint(
                name="appointment_state_is_known", condition=Q(state__in=[*State])
            ),
            models.CheckConstraint(
                name="appointment_arrived_has_slip",
                condition=~Q(state=State.ARRIVED) | ~Q(slip=""),
            ),
            models.CheckConstraint(
                name="appointment_called_off_says_why",
                condition=~Q(state=State.CALLED_OFF) | ~Q(reason=""),
            ),
        )
        indexes = (
            models.Index(name="appointment_of_holder", fields=("holder", "-begins_at")),
            models.Index(
                name="appointment_open", fields=("begins_at",), condition=Q(state=State.BOOKED)
            ),
        )

    def __str__(self) -> str:
        return self.code


class WaitRow(models.Model):
    """候补: somebody who would come on a day that is full.

    Personal: the applicant's public id; until the day is over
    """

    ref = models.CharField(max_length=22, unique=True)
    holder = models.CharField(max_length=40)
    venue = models.CharField(max_length=10)
    function = models.CharField(max_length=10)
    item = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=200)
    day = models.DateField()
    since = models.DateTimeField()

    class Meta:
        db_table = "appointments_wait"
        constraints = (
            models.UniqueConstraint(
                name="wait_once", fields=("holder", "venue", "function", "day")
            ),
        )
        indexes = (models.Index(name="wait_of_day", fields=("venue", "function", "day", "id")),)

    def __str__(self) -> str:
        return self.ref


class ClosureRow(models.Model):
    """不接受预约的时间: hours of a day, for one function of a venue or for all.

    Personal: none
    """

    ref = models.CharField(max_length=22, unique=True)
    venue = models.CharField(max_length=10)
    function = models.CharField(max_length=10, blank=True)
    day = models.DateField()
    first = models.CharField(max_length=5)
    last = models.CharField(max_length=5)
    reason = models.CharField(max_length=200)

    class Meta:
        db_table = "appointments_closure"
        constraints = (
            models.CheckConstraint(
                name="closure_ends_after_it_begins", condition=Q(last__gt=F("first"))
            ),
            models.CheckConstraint(name="closure_says_why", condition=~Q(reason="")),
        )
        indexes = (models.Index(name="closure_of_day", fields=("venue", "day")),)

    def __str__(self) -> str:
        return self.ref


class PlacesRow(models.Model):
    """Places of each slot, where the manager set them; else they follow from the windows.

    Personal: none
    """

    venue = models.CharField(max_length=10)
    function = models.CharField(max_length=10)
    places = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "appointments_places"
        constraints = (models.UniqueConstraint(name="places_once", fields=("venue", "function")),)
