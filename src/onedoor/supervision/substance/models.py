"""Tables of substance: of each concluded case, whether the hall handled it."""

from django.db import models
from django.db.models import F, Q


class HandledRow(models.Model):
    """实质运行: a concluded case of an item that belongs in the hall, and how much the hall did.

    Personal: none
    """

    case = models.CharField(max_length=80, unique=True)
    item = models.CharField(max_length=64)
    title = models.CharField(max_length=1000)
    body = models.CharField(max_length=18)
    area = models.CharField(max_length=12)
    venue = models.CharField(max_length=10)
    on = models.DateField()
    people = models.PositiveSmallIntegerField()
    inside = models.PositiveSmallIntegerField()
    received_inside = models.BooleanField()

    class Meta:
        db_table = "substance_handled"
        constraints = (
            models.CheckConstraint(
                name="handled_inside_by_no_more_than_all", condition=Q(inside__lte=F("people"))
            ),
        )
        indexes = (
            models.Index(
                name="handled_of_area",
                fields=("area", "on"),
                opclasses=("varchar_pattern_ops", "date_ops"),
            ),
            models.Index(name="handled_of_body", fields=("body", "on")),
        )

    def __str__(self) -> str:
        return self.case
