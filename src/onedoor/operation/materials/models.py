"""Tables of files and of what they are attached to.  The bytes lie in the file storage."""

from django.db import models
from django.db.models import Q

from onedoor.kernel.ids import random_id
from onedoor.operation.materials.domain.attachments import Source, Verdict
from onedoor.operation.materials.domain.files import FileKind


class File(models.Model):
    """A file that passed the checks.

    Personal: the file's name and content; kept as long as the case it belongs to, and as long as
    a draft (``cases.draft_kept_days``) when it was never handed in with one.
    """

    ref = models.CharField(max_length=22, unique=True, default=random_id)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    view_sha256 = models.CharField(max_length=64)
    owner = models.CharField(max_length=64)
    is_signed = models.BooleanField()
    warnings = models.JSONField(default=list)
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="file_kept_once_an_owner", fields=["owner", "sha256", "name"]
            ),
            models.CheckConstraint(name="file_kind_is_known", condition=Q(kind__in=[*FileKind])),
            models.CheckConstraint(
                name="file_is_not_empty", condition=Q(size__gt=0) & Q(pages__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Attachment(models.Model):
    """A material of a draft or a case.

    Personal: the number of who handed it in, and the reason of a verdict, which may tell of a
    person; kept as long as the case.
    """

    ref = models.CharField(max_length=22, unique=True, default=random_id)
    holder = models.CharField(max_length=96, db_index=True)
    material = models.CharField(max_length=64)
    source = models.CharField(max_length=16)
    file = models.ForeignKey(File, on_delete=models.PROTECT, null=True)
    reference = models.CharField(max_length=120, blank=True)
    verdict = models.CharField(max_length=8, default=Verdict.OPEN)
    reason = models.CharField(max_length=500, blank=True)
    examined_by = models.CharField(max_length=64, blank=True)
    examined_at = models.DateTimeField(null=True)
    attached_at = models.DateTimeField()
    by_kind = models.CharField(max_length=10, blank=True, db_default="")
    by = models.CharField(max_length=80, blank=True, db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="attachment_source_is_known", condition=Q(source__in=[*Source])
            ),
            models.CheckConstraint(
                name="attachment_verdict_is_known", condition=Q(verdict__in=[*Verdict])
            ),
            models.CheckConstraint(
                name="attachment_upload_has_file",
                condition=~Q(source=Source.UPLOAD) | Q(file__isnull=False),
            ),
            models.CheckConstraint(
                name="attachment_unfit_has_reason",
                condition=~Q(verdict=Verdict.UNFIT) | ~Q(reason=""),
            ),
            models.UniqueConstraint(
                name="attachment_file_once",
                fields=["holder", "material", "file"],
                condition=Q(file__isnull=False),
            ),
            models.UniqueConstraint(
                name="attachment_reference_once",
                fields=["holder", "material", "reference"],
                condition=~Q(reference=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} {self.material}"
