"""Tables of bodies and their duties."""

from django.db import models
from django.db.models import F, Q

from onedoor.general.bodies.domain.bodies import ONE_AN_AREA, Duty, Nature, Role


class BodyRow(models.Model):
    """实施主体.

    Personal: none
    """

    code = models.CharField(max_length=18, primary_key=True)
    name = models.CharField(max_length=100, unique=True)
    short_name = models.CharField(max_length=40)
    kind = models.CharField(max_length=12)
    role = models.CharField(max_length=12)
    level = models.CharField(max_length=10)
    area = models.CharField(max_length=12, db_index=True)
    parent = models.CharField(max_length=18, blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=[*Role]), name="body_role_is_known"),
            models.CheckConstraint(condition=Q(kind__in=[*Nature]), name="body_kind_is_known"),
            models.CheckConstraint(condition=~Q(parent=F("code")), name="body_is_not_its_parent"),
            models.UniqueConstraint(
                fields=["area", "role"],
                condition=Q(role__in=sorted(ONE_AN_AREA)),
                name="body_one_government_office_manager_an_area",
            ),
        ]


class TenureRow(models.Model):
    """Who holds a duty of article 5.

    Personal: name of the holder of a public office; kept for good, it is a public fact.
    """

    area = models.CharField(max_length=12)
    duty = models.CharField(max_length=16)
    body = models.ForeignKey(BodyRow, on_delete=models.PROTECT, related_name="tenures")
    holder = models.CharField(max_length=60, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    document_number = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["area", "duty", "since"])]
        constraints = [
            models.CheckConstraint(condition=Q(duty__in=[*Duty]), name="tenure_duty_is_known"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="tenure_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(duty="head") | ~Q(holder=""), name="tenure_of_head_names_a_person"
            ),
            models.UniqueConstraint(
                fields=["area", "duty"],
                condition=Q(until__isnull=True),
                name="tenure_one_holder_at_a_time",
            ),
        ]
