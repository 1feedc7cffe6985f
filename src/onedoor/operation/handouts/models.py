"""The table of handouts."""

from django.db import models
from django.db.models import Q

from onedoor.operation.handouts.domain.handouts import Relation, Stage

_POSTED = Q(stage__in=[Stage.SENT, Stage.ARRIVED, Stage.RETURNED])


class HandoutRow(models.Model):
    """出件: one time that the result of a case left the window.

    Personal: name, number and signature of who took it, sealed; kept as long as the case
    """

    case = models.CharField(max_length=80)
    n = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=8)
    at = models.DateTimeField()
    venue = models.CharField(max_length=10)
    window = models.CharField(max_length=8)
    clerk = models.CharField(max_length=40)
    relation = models.CharField(max_length=14, blank=True)
    taker_sealed = models.BinaryField(default=b"")
    on_paper = models.BooleanField(default=False)
    carrier = models.CharField(max_length=40, blank=True)
    tracking = models.CharField(max_length=40, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "handouts_handout"
        constraints = (
            models.UniqueConstraint(name="handout_is_counted", fields=("case", "n")),
            models.UniqueConstraint(
                name="handout_is_out_once", fields=("case",), condition=~Q(stage=Stage.RETURNED)
            ),
            models.CheckConstraint(
                name="handout_words_are_known",
                condition=Q(stage__in=[*Stage], relation__in=["", *Relation]),
            ),
            models.CheckConstraint(
                name="handout_has_a_taker_or_a_parcel",
                condition=(
                    Q(stage=Stage.HANDED, carrier="", tracking="")
                    & ~Q(relation="")
                    & ~Q(taker_sealed=b"")
                )
                | (_POSTED & Q(relation="", taker_sealed=b"") & ~Q(carrier="") & ~Q(tracking="")),
            ),
            models.CheckConstraint(
                name="handout_back_says_why",
                condition=~Q(stage=Stage.RETURNED) | ~Q(reason="") & Q(settled_at__isnull=False),
            ),
        )
        indexes = (
            models.Index(
                name="handout_parcels",
                fields=("venue", "-at"),
                condition=Q(stage__in=[Stage.SENT, Stage.RETURNED]),
            ),
            models.Index(name="handout_of_clerk", fields=("clerk", "at")),
        )

    def __str__(self) -> str:
        return f"{self.case} {self.n}"
