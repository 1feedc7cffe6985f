"""The table of files.  Their bytes lie in the file storage."""

from django.db import models
from django.db.models import Q

from onedoor.kernel.ids import random_id
from onedoor.operation.materials.domain.files import FileKind


class File(models.Model):
    """A file that passed the checks.

    Personal: the file's name and content; kept as long as the case it belongs to, and 90 days
    when it was never handed in with one.
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
