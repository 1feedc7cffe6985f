"""The table of bundles."""

from django.db import models
from django.db.models import Q

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
