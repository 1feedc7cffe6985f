"""Tables of guides."""

from django.db import models
from django.db.models import Q

from onedoor.operation.guides.domain.copies import Channel


class StaleCopyRow(models.Model):
    """同步告警: a channel that went on showing a guide after it was replaced.

    Personal: none
    """

    code = models.CharField(max_length=64)
    channel = models.CharField(max_length=16)
    place = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    newest = models.PositiveIntegerField()
    body = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=1000)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="guides_one_open_alarm_a_copy",
                fields=["code", "channel", "place"],
                condition=Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(
                name="guides_channel_is_known", condition=Q(channel__in=[*Channel])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version} {self.channel}"
