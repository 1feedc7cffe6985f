"""Tables of needs: what venues need in a year, and what was granted."""

from django.db import models
from django.db.models import F, Q

from onedoor.system.needs.domain.needs import Kind, Stage

_STANDING = Q(stage__in=[Stage.ASKED, Stage.GRANTED])


class NeedRow(models.Model):
    """保障需求: one need of a venue in a year.

    Personal: numbers of the staff who asked and answered; kept as the archive law says
    """

    public_id = models.CharField(max_length=32, unique=True)
    venue = models.CharField(max_length=32)
    area = models.CharField(max_length=12)
    year = models.SmallIntegerField()
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    asked = models.DecimalField(max_digits=12, decimal_places=2)
    reason = models.TextField()
    stage = models.CharField(max_length=10, default=Stage.ASKED)
    granted = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    document_number = models.CharField(max_length=200, blank=True)
    answer = models.TextField(blank=True)
    asked_by = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    answered_by = models.CharField(max_length=40, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "needs_need"
        constraints = (
            models.CheckConstraint(
                name="needs_words_are_known",
                condition=Q(kind__in=[*Kind], stage__in=[*Stage]),
            ),
            models.CheckConstraint(
                name="needs_amounts_are_above_nothing",
                condition=Q(asked__gt=0) & (Q(granted__isnull=True) | Q(granted__gt=0)),
            ),
            models.CheckConstraint(
                name="needs_granted_by_a_document_and_no_more_than_asked",
                condition=~Q(stage=Stage.GRANTED) & Q(granted__isnull=True)
                | Q(stage=Stage.GRANTED, granted__lte=F("asked"))
                & ~Q(document_number="")
                & ~Q(answered_by=""),
            ),
            models.UniqueConstraint(
                name="needs_stand_once",
                fields=("venue", "year", "kind", "title"),
                condition=_STANDING,
            ),
        )
        indexes = (models.Index(name="needs_of_year", fields=("year", "area", "id")),)

    def __str__(self) -> str:
        return self.public_id
