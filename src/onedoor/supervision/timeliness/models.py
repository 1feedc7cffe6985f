"""Tables of timeliness."""

from django.db import models
from django.db.models import Q


class Duration(models.Model):
    """办理用时: the working days a case took from acceptance to decision, pauses left out.

    Personal: none
    """

    case = models.CharField(max_length=80, unique=True)
    offering = models.CharField(max_length=64)
    days = models.PositiveSmallIntegerField()
    decided_on = models.DateField()

    class Meta:
        indexes = (
            models.Index(name="duration_of_offering", fields=("offering", "decided_on", "days")),
        )


class Overrun(models.Model):
    """超期线索: a case that came too late, against which limit by how much, and why.

    A limit that was kept has no date.  ``dropped_on`` says since when it is no longer late.

    Personal: none
    """

    case = models.CharField(max_length=80, unique=True)
    offering = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=18)
    area = models.CharField(max_length=12)
    legal_due_on = models.DateField(null=True)
    legal_days = models.PositiveSmallIntegerField(default=0)
    promised_due_on = models.DateField(null=True)
    promised_days = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True)
    extended = models.BooleanField(default=False)
    seen_on = models.DateField()
    dropped_on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    reason_by = models.CharField(max_length=80, blank=True)
    reason_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="overrun_is_of_some_limit",
                condition=Q(legal_due_on__isnull=False) | Q(promised_due_on__isnull=False),
            ),
            models.CheckConstraint(
                name="overrun_reason_has_an_author",
                condition=Q(reason="", reason_by="", reason_at=None)
                | (~Q(reason="") & ~Q(reason_by="") & Q(reason_at__isnull=False)),
            ),
        )
        indexes = (
            models.Index(
                name="overrun_of_body", fields=("body", "id"), condition=Q(dropped_on=None)
            ),
            models.Index(
                name="overrun_of_area",
                fields=("area", "id"),
                opclasses=("varchar_pattern_ops", "int8_ops"),
                condition=Q(dropped_on=None),
            ),
            models.Index(
                name="overrun_told",
                fields=("offering", "id"),
                condition=Q(dropped_on=None) & ~Q(reason=""),
            ),
        )
