"""Tables of delegation: what was pushed down where, and to which field an item belongs."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onedoor.system.delegation.domain.delegations import IN_ITS_PLACE, Mode, Stage

OPEN = (Stage.PROPOSED, Stage.APPROVED)


class DelegationRow(models.Model):
    """委托、授权、帮办代办: one item of a body at one venue below.

    Personal: references of the staff who proposed, approved and ended it; kept for good
    """

    public_id = models.CharField(max_length=22, unique=True)
    item = models.CharField(max_length=64)
    name = models.CharField(max_length=1000)
    mode = models.CharField(max_length=12)
    body = models.CharField(max_length=18)
    body_area = models.CharField(max_length=12)
    venue = models.CharField(max_length=10)
    venue_name = models.CharField(max_length=100)
    area = models.CharField(max_length=12)
    delegate = models.CharField(max_length=18)
    is_permit = models.BooleanField()
    conditions = ArrayField(models.CharField(max_length=20), default=list)
    stage = models.CharField(max_length=10, default=Stage.PROPOSED)
    document_number = models.CharField(max_length=80)
    notice = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    proposed_by = models.CharField(max_length=40)
    proposed_at = models.DateTimeField()
    approved_by = models.CharField(max_length=40, blank=True)
    approved_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)
    ended_why = models.CharField(max_length=500, blank=True)
    ended_by = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "delegation_delegation"
        constraints = (
            models.CheckConstraint(name="delegation_mode_is_known", condition=Q(mode__in=[*Mode])),
            models.CheckConstraint(
                name="delegation_stage_is_known", condition=Q(stage__in=[*Stage])
            ),
            models.CheckConstraint(
                name="delegation_has_its_document", condition=~Q(document_number="")
            ),
            models.CheckConstraint(
                name="delegation_is_of_another_body", condition=~Q(body=F("delegate"))
            ),
            models.CheckConstraint(
                name="delegation_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="delegation_is_approved_by_another",
                condition=Q(stage__in=[Stage.PROPOSED, Stage.REJECTED])
                | (~Q(approved_by="") & ~Q(approved_by=F("proposed_by"))),
            ),
            models.CheckConstraint(
                name="delegation_of_a_permit_is_published",
                condition=Q(stage__in=[Stage.PROPOSED, Stage.REJECTED])
                | Q(is_permit=False)
                | ~Q(mode__in=sorted(IN_ITS_PLACE))
                | ~Q(notice=""),
            ),
            models.CheckConstraint(
                name="delegation_village_helps_only",
                condition=Q(area__endswith="000") | Q(mode=Mode.ASSISTED),
            ),
            models.CheckConstraint(
                name="delegation_ended_says_why",
                condition=~Q(stage=Stage.ENDED)
                | (Q(ended_on__isnull=False) & ~Q(ended_why="") & ~Q(ended_by="")),
            ),
            models.UniqueConstraint(
                name="delegation_once", fields=("item", "venue"), condition=Q(stage__in=OPEN)
            ),
        )
        indexes = (
            models.Index(name="delegation_of_venue", fields=("venue", "item")),
            models.Index(name="delegation_of_body", fields=("body", "-id")),
            models.Index(
                name="delegation_of_area",
                fields=("body_area", "-id"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.item} {self.venue}"


class FieldRow(models.Model):
    """事项领域: to which field of article 12 an item belongs, and who says so.

    Personal: reference of who set it; kept for good
    """

    item = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=1000)
    area = models.CharField(max_length=12)
    field = models.CharField(max_length=20)
    source = models.CharField(max_length=200)
    set_by = models.CharField(max_length=40)
    set_at = models.DateTimeField()

    class Meta:
        db_table = "delegation_field"
        constraints = (
            models.CheckConstraint(name="delegation_field_has_source", condition=~Q(source="")),
        )

    def __str__(self) -> str:
        return f"{self.item} {self.field}"
