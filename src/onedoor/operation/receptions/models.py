"""Tables of receptions: where a case was taken in for elsewhere, and the parcels between."""

from django.db import models
from django.db.models import F, Q

from onedoor.operation.receptions.domain.places import Handout, Side


class ReceptionRow(models.Model):
    """异地收件: a case taken in at a venue of another area than the deciding body's.

    Personal: reference of the clerk; kept as long as the case
    """

    case = models.CharField(max_length=80, unique=True)
    venue = models.CharField(max_length=10)
    venue_name = models.CharField(max_length=100)
    body = models.CharField(max_length=18)
    area = models.CharField(max_length=12)
    mode = models.CharField(max_length=12)
    delegation = models.CharField(max_length=22, blank=True, db_default="")
    home = models.CharField(max_length=18)
    home_area = models.CharField(max_length=12)
    handout = models.CharField(max_length=8)
    clerk = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        db_table = "receptions_reception"
        constraints = (
            models.CheckConstraint(
                name="reception_handout_is_known", condition=Q(handout__in=[*Handout])
            ),
            models.CheckConstraint(
                name="reception_is_of_another_area", condition=~Q(area=F("home_area"))
            ),
            models.CheckConstraint(name="reception_names_its_way", condition=~Q(mode="")),
        )
        indexes = (models.Index(name="reception_of_body", fields=("body", "area", "-id")),)

    def __str__(self) -> str:
        return self.case


class ParcelRow(models.Model):
    """材料流转: papers that went from one side to the other.

    Personal: references of who sent and who received; kept as long as the case
    """

    reception = models.ForeignKey(ReceptionRow, on_delete=models.PROTECT, related_name="parcels")
    by_side = models.CharField(max_length=8)
    what = models.CharField(max_length=200)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=40)
    arrived_at = models.DateTimeField(null=True)
    arrived_by = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "receptions_parcel"
        constraints = (
            models.CheckConstraint(name="parcel_side_is_known", condition=Q(by_side__in=[*Side])),
            models.CheckConstraint(name="parcel_says_what", condition=~Q(what="")),
            models.CheckConstraint(
                name="parcel_arrives_with_another",
                condition=Q(arrived_at=None, arrived_by="")
                | (
                    Q(arrived_at__gte=F("sent_at"))
                    & ~Q(arrived_by="")
                    & ~Q(arrived_by=F("sent_by"))
                ),
            ),
            models.UniqueConstraint(
                name="parcel_one_under_way", fields=("reception",), condition=Q(arrived_at=None)
            ),
        )

    def __str__(self) -> str:
        return f"{self.reception_id} {self.by_side}"
