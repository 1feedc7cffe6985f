"""Tables of notifications: what was told, what goes out, every attempt, and what people chose."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from onedoor.operation.notifications.domain.moments import Moment, Way
from onedoor.operation.notifications.domain.shapes import LANGUAGES


class NotificationRow(models.Model):
    """消息通知: one moment that one applicant is told of.

    Personal: the applicant's public id; kept as long as the case
    """

    public_id = models.CharField(max_length=22, unique=True)
    source = models.CharField(max_length=120, unique=True)  # so that a moment is told once
    applicant = models.CharField(max_length=40)
    moment = models.CharField(max_length=20)
    case = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=200)
    facts = models.JSONField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "notifications_notification"
        constraints = (
            models.CheckConstraint(
                name="notification_moment_is_known", condition=Q(moment__in=[*Moment])
            ),
        )
        indexes = (
            models.Index(name="notification_of_applicant", fields=("applicant", "-id")),
            models.Index(
                name="notification_unread", fields=("applicant",), condition=Q(read_at=None)
            ),
            models.Index(name="notification_of_case", fields=("case", "id")),
        )


class SendingRow(models.Model):
    """发送: a notification on one way out of the site, to the applicant or to ``agent``.

    Personal: the agent's public id; kept as long as the case
    """

    public_id = models.CharField(max_length=22, unique=True)
    notification = models.ForeignKey(
        NotificationRow, on_delete=models.PROTECT, related_name="sendings"
    )
    way = models.CharField(max_length=8)
    agent = models.CharField(max_length=40, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()
    error = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True)
    died_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "notifications_sending"
        constraints = (
            models.CheckConstraint(name="sending_way_is_known", condition=Q(way__in=[*Way])),
            models.UniqueConstraint(
                name="sending_once_a_way", fields=("notification", "way", "agent")
            ),
            models.CheckConstraint(
                name="sending_is_not_sent_and_dead", condition=Q(sent_at=None) | Q(died_at=None)
            ),
        )
        indexes = (
            models.Index(
                name="sending_waiting",
                fields=("way", "due_at"),
                condition=Q(sent_at=None, died_at=None),
            ),
            models.Index(name="sending_dead", fields=("-id",), condition=Q(died_at__isnull=False)),
        )


class AttemptRow(models.Model):
    """发送记录: one attempt to send, and what came of it.

    Personal: none
    """

    sending = models.ForeignKey(SendingRow, on_delete=models.PROTECT, related_name="tried")
    at = models.DateTimeField()
    error = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "notifications_attempt"


class ChoiceRow(models.Model):
    """接收方式: the ways out that an applicant wants, and in which language.

    Personal: the applicant's public id and language; kept as long as the applicant
    """

    applicant = models.CharField(max_length=40, unique=True)
    ways = ArrayField(models.CharField(max_length=8), default=list)
    language = models.CharField(max_length=8)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "notifications_choice"
        constraints = (
            models.CheckConstraint(
                name="choice_ways_are_known", condition=Q(ways__contained_by=[*Way])
            ),
            models.CheckConstraint(
                name="choice_language_is_known", condition=Q(language__in=LANGUAGES)
            ),
        )
