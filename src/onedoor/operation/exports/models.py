"""Tables of exports: each batch, so that it can be made again as it was."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class BatchRow(models.Model):
    """导出批次: what changed between two moments, for whom, how far and how much in full.

    Personal: none; the rows of a batch are made anew each time and kept nowhere.
    """

    number = models.CharField(max_length=32, unique=True)
    stream = models.CharField(max_length=40)
    since = models.DateTimeField()
    until = models.DateTimeField()
    area = models.CharField(max_length=12)
    bodies = ArrayField(models.CharField(max_length=18), default=list)
    offerings = ArrayField(models.CharField(max_length=64), default=list)
    personal = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "exports_batch"
        constraints = [
            models.CheckConstraint(
                name="batch_does_not_run_backwards", condition=Q(until__gte=F("since"))
            )
        ]
        indexes = [models.Index(name="batch_of_stream", fields=["stream", "until"])]
