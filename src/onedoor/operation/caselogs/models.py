"""Tables of imported logs."""

from django.db import models

from onedoor.operation.caselogs.domain.rows import DIGEST_BYTES, LONGEST


class Log(models.Model):
    """导入记录: one file taken in.

    Personal: none
    """

    system = models.CharField(max_length=200)
    file = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    tells_ends = models.BooleanField()

    class Meta:
        indexes = (models.Index(name="caselog_of_file", fields=("sha256",)),)


class LoggedCase(models.Model):
    """外部办件: a case that another system handled.

    Personal: none
    """

    system = models.CharField(max_length=200)
    number = models.CharField(max_length=LONGEST)
    channel = models.CharField(max_length=LONGEST, blank=True)
    department = models.CharField(max_length=LONGEST, blank=True)
    deadline = models.DateTimeField(null=True)
    started = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="caselog_case_once", fields=("system", "number")),
        )


class LoggedEvent(models.Model):
    """外部办件事件: one event of a logged case; ``copy`` counts events that are told alike.

    Personal: names of officers in ``resource``; kept with the log they came in
    """

    case = models.ForeignKey(LoggedCase, on_delete=models.PROTECT, related_name="events")
    log = models.ForeignKey(Log, on_delete=models.PROTECT, related_name="+")
    line = models.PositiveBigIntegerField()
    activity = models.CharField(max_length=LONGEST)
    at = models.DateTimeField()
    resource = models.CharField(max_length=LONGEST, blank=True)
    condition = models.CharField(max_length=LONGEST, blank=True)
    digest = models.BinaryField(max_length=DIGEST_BYTES)
    copy = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="caselog_event_once", fields=("case", "digest", "copy")),
        )
