"""Tables of the hall: slips, numbers given out, who sits where, cases of slips, terminals."""

from django.db import models
from django.db.models import F, Q

from onedoor.operation.hall.domain.slips import LIVE, Priority, State


class CounterRow(models.Model):
    """The number given out last in a venue on a day for one function.

    Personal: none
    """

    venue = models.CharField(max_length=10)
    day = models.DateField()
    function = models.CharField(max_length=10)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "hall_counter"
        constraints = (
            models.UniqueConstraint(name="hall_counter_once", fields=("venue", "day", "function")),
        )


class SlipRow(models.Model):
    """排队号: one number, waiting, called, served.

    Personal: none; the clerk's number, kept for good
    """

    ref = models.CharField(max_length=40, unique=True)
    venue = models.CharField(max_length=10)
    day = models.DateField()
    number = models.CharField(max_length=8)
    function = models.CharField(max_length=10)
    item = models.CharField(max_length=64, blank=True)
    priority = models.CharField(max_length=12)
    state = models.CharField(max_length=8, default=State.WAITING)
    rank_at = models.DateTimeField()
    begins_at = models.DateTimeField(null=True)  # of an appointment
    taken_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)  # for the first time
    calls = models.PositiveSmallIntegerField(default=0)
    window = models.CharField(max_length=8, blank=True)
    clerk = models.CharField(max_length=40, blank=True)
    serving_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "hall_slip"
        constraints = (
            models.CheckConstraint(name="slip_state_is_known", condition=Q(state__in=[*State])),
            models.CheckConstraint(
                name="slip_priority_is_known", condition=Q(priority__in=[*Priority])
            ),
            models.CheckConstraint(
                name="slip_called_has_window_and_clerk",
                condition=~Q(state__in=LIVE) | (~Q(window="") & ~Q(clerk="")),
            ),
            models.CheckConstraint(
                name="slip_done_was_served",
                condition=~Q(state=State.DONE)
                | Q(
                    serving_at__isnull=False, ended_at__isnull=False, ended_at__gte=F("serving_at")
                ),
            ),
            models.UniqueConstraint(
                name="slip_one_at_a_window",
                fields=("venue", "window"),
                condition=Q(state__in=LIVE),
            ),
        )
        indexes = (
            models.Index(
                name="slip_waiting",
                fields=("venue", "day", "rank_at", "id"),
                condition=Q(state=State.WAITING),
            ),
            models.Index(name="slip_of_day", fields=("venue", "day", "function", "-ended_at")),
            models.Index(name="slip_of_clerk", fields=("clerk", "serving_at")),
            models.Index(name="slip_of_clerks_day", fields=("clerk", "day")),
        )

    def __str__(self) -> str:
        return self.ref


class SeatRow(models.Model):
    """Who sits at a window now.

    Personal: the clerk's number, until the clerk leaves
    """

    venue = models.CharField(max_length=10)
    window = models.CharField(max_length=8)
    clerk = models.CharField(max_length=40, unique=True)
    since = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "hall_seat"
        constraints = (
            models.UniqueConstraint(name="seat_once_a_window", fields=("venue", "window")),
        )


class SlipCaseRow(models.Model):
    """A case that was taken in while a slip was served: slip, window, case, rating are one chain.

    Personal: none
    """

    slip = models.ForeignKey(SlipRow, on_delete=models.PROTECT, related_name="cases")
    case = models.CharField(max_length=80, unique=True)

    class Meta:
        db_table = "hall_slip_case"


class TerminalRow(models.Model):
    """自助终端: one that staff set up in a hall, and what of it does not work now.

    Personal: the number of who set it up, kept for good
    """

    code = models.CharField(max_length=20, unique=True)
    venue = models.CharField(max_length=10)
    name = models.CharField(max_length=40)
    printer_down = models.BooleanField(default=False)
    reader_down = models.BooleanField(default=False)
    asked_at = models.DateTimeField(null=True)  # somebody waits for help there
    set_up_by = models.CharField(max_length=40)
    set_up_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "hall_terminal"
        constraints = (
            models.UniqueConstraint(
                name="terminal_name_once",
                fields=("venue", "name"),
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="terminal_withdrawn_after_set_up",
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("set_up_at")),
            ),
        )

    def __str__(self) -> str:
        return self.code
