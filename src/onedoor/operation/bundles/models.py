"""Tables of bundles: their versions, applications of several parts under one number."""

from django.db import models
from django.db.models import Q

from onedoor.operation.bundles.domain.applications import PartState, Stage
from onedoor.operation.bundles.domain.standing import Status


class BundleRow(models.Model):
    """One version of a bundle; its document never changes, what it is held against does.

    Personal: none
    """

    code = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    batch = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    lead = models.CharField(max_length=18)
    status = models.CharField(max_length=10)
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    offerings = models.JSONField()  # codes of those that take part
    flaws = models.JSONField(default=list)  # found when last held against the versions in force
    is_newest = models.BooleanField(default=True)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=40)
    checked_at = models.DateTimeField()

    class Meta:
        db_table = "bundles_bundle"
        constraints = (
            models.UniqueConstraint(name="bundle_version_once", fields=("code", "version")),
            models.UniqueConstraint(
                name="bundle_has_one_newest", fields=("code",), condition=Q(is_newest=True)
            ),
            models.CheckConstraint(
                name="bundle_status_is_known", condition=Q(status__in=[*Status])
            ),
        )
        indexes = (
            models.Index(
                name="bundle_list",
                fields=("-year", "batch", "code"),
                condition=Q(is_newest=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class ApplicationRow(models.Model):
    """一件事申请: one form and one set of materials for several items, under one number.

    Personal: whatever the forms of its parts ask for, sealed; kept as long as its cases
    """

    ref = models.CharField(max_length=32, unique=True)
    number = models.CharField(max_length=40, blank=True)
    bundle = models.ForeignKey(BundleRow, on_delete=models.PROTECT, related_name="applications")
    owner = models.CharField(max_length=40)
    opened_by = models.CharField(max_length=80)
    answers_sealed = models.BinaryField()
    stage = models.CharField(max_length=10, default=Stage.DRAFT)
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "bundles_application"
        constraints = (
            models.UniqueConstraint(
                name="bundle_number_once", fields=("number",), condition=~Q(number="")
            ),
            models.UniqueConstraint(
                name="bundle_one_draft",
                fields=("owner", "bundle"),
                condition=Q(stage=Stage.DRAFT),
            ),
            models.CheckConstraint(name="bundle_stage_is_known", condition=Q(stage__in=[*Stage])),
            models.CheckConstraint(
                name="bundle_submitted_has_number_and_moment",
                condition=Q(stage=Stage.DRAFT, number="", submitted_at=None)
                | ~Q(stage=Stage.DRAFT) & ~Q(number="") & Q(submitted_at__isnull=False),
            ),
        )
        indexes = (models.Index(name="bundle_of_owner", fields=("owner", "-id")),)

    def __str__(self) -> str:
        return self.number or self.ref


class PartRow(models.Model):
    """One part of an application: the case it became, or what it waits for.

    Personal: none
    """

    application = models.ForeignKey(ApplicationRow, on_delete=models.PROTECT, related_name="parts")
    place = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=40)
    offering = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=18)
    days = models.PositiveSmallIntegerField()
    waits_for = models.JSONField(default=list)  # keys of parts whose results it needs
    state = models.CharField(max_length=10, default=PartState.WAITING)
    case = models.CharField(max_length=80, blank=True)
    problem = models.CharField(max_length=80, blank=True)  # code of what refused it
    filed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "bundles_part"
        constraints = (
            models.UniqueConstraint(name="bundle_part_once", fields=("application", "key")),
            models.UniqueConstraint(
                name="bundle_case_once", fields=("case",), condition=~Q(case="")
            ),
            models.CheckConstraint(
                name="bundle_part_state_is_known", condition=Q(state__in=[*PartState])
            ),
            models.CheckConstraint(
                name="bundle_part_filed_has_its_case",
                condition=Q(state__in=[PartState.WAITING, PartState.STOPPED], case="")
                | Q(state__in=[PartState.FILED, PartState.GRANTED, PartState.FAILED]) & ~Q(case=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.key}"
