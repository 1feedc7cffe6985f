"""Tables of shifts: what was done, papers to give, devices that are down, handovers."""

from django.db import models
from django.db.models import F, Q

from onedoor.kernel.ids import random_id
from onedoor.operation.shifts.domain.shifts import Device, Done, Given


class DoneRow(models.Model):
    """One thing that somebody did to a case at a counter.

    Personal: none; the clerk's number, kept for good
    """

    subject = models.CharField(max_length=80)  # the case, or the draft
    kind = models.CharField(max_length=24)
    clerk = models.CharField(max_length=40)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        db_table = "shifts_done"
        constraints = (
            models.UniqueConstraint(name="done_is_told_once", fields=("subject", "kind", "at")),
            models.CheckConstraint(name="done_kind_is_known", condition=Q(kind__in=[*Done])),
        )
        indexes = (models.Index(name="done_of_clerk", fields=("clerk", "day")),)

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"


class PaperRow(models.Model):
    """One paper that was issued at a counter, and how it was given.

    Personal: none; the clerk's number, kept for good
    """

    document = models.CharField(max_length=22, unique=True)
    case = models.CharField(max_length=96)
    clerk = models.CharField(max_length=40)
    at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)
    given = models.CharField(max_length=8, blank=True)

    class Meta:
        db_table = "shifts_paper"
        constraints = (
            models.CheckConstraint(
                name="paper_given_says_how",
                condition=Q(given="", given_at=None)
                | Q(given__in=[*Given], given_at__isnull=False),
            ),
        )
        indexes = (
            models.Index(name="paper_to_give", fields=("clerk", "id"), condition=Q(given_at=None)),
        )

    def __str__(self) -> str:
        return self.document


class DeviceRow(models.Model):
    """A device of a window that is out of order; one that works has no row.

    Personal: none; the clerk's number, until it works again
    """

    venue = models.CharField(max_length=10)
    window = models.CharField(max_length=8)
    device = models.CharField(max_length=8)
    since = models.DateTimeField()
    told_by = models.CharField(max_length=40)

    class Meta:
        db_table = "shifts_device"
        constraints = (
            models.UniqueConstraint(
                name="device_is_down_once", fields=("venue", "window", "device")
            ),
            models.CheckConstraint(name="device_is_known", condition=Q(device__in=[*Device])),
        )

    def __str__(self) -> str:
        return f"{self.venue} {self.window} {self.device}"


class HandoverRow(models.Model):
    """交接: a window goes from one clerk to the next.

    Personal: none; the clerks' numbers, kept for good
    """

    ref = models.CharField(max_length=32, unique=True, default=random_id)
    venue = models.CharField(max_length=10)
    window = models.CharField(max_length=8)
    day = models.DateField()
    giver = models.CharField(max_length=40)
    taker = models.CharField(max_length=40)
    note = models.CharField(max_length=500, blank=True)
    left = models.CharField(max_length=500, blank=True)
    figures = models.JSONField()
    given_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "shifts_handover"
        constraints = (
            models.CheckConstraint(name="handover_is_between_two", condition=~Q(giver=F("taker"))),
            models.UniqueConstraint(
                name="handover_one_open_a_window",
                fields=("venue", "window"),
                condition=Q(taken_at=None),
            ),
            models.CheckConstraint(
                name="handover_is_taken_after_it_was_given",
                condition=Q(taken_at=None) | Q(taken_at__gte=F("given_at")),
            ),
        )
        indexes = (
            models.Index(name="handover_of_taker", fields=("taker", "-given_at")),
            models.Index(name="handover_of_giver", fields=("giver", "-given_at")),
        )

    def __str__(self) -> str:
        return self.ref
