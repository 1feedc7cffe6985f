"""Tables of coordination: topics laid before a government's office, and what was done."""

from django.db import models
from django.db.models import F, Q

from onedoor.general.coordination.domain.topics import ENDED, Act, Stage


class TopicRow(models.Model):
    """协调事项: one topic, whose it is, and until when.

    Personal: numbers of the staff who raised, reported and closed it; kept as the archive law says
    """

    number = models.CharField(max_length=24, unique=True)
    key = models.CharField(max_length=64, blank=True, db_default="")  # of the form, once
    title = models.CharField(max_length=200)
    area = models.CharField(max_length=12)
    referred_from = models.CharField(max_length=12, blank=True)
    raised_by = models.CharField(max_length=18)
    raised_staff = models.CharField(max_length=40)
    raised_at = models.DateTimeField()
    stage = models.CharField(max_length=10, default=Stage.RAISED)
    meeting = models.CharField(max_length=200, blank=True)
    met_on = models.DateField(null=True)
    owner = models.CharField(max_length=18, blank=True)
    due_on = models.DateField(null=True)
    reported_by = models.CharField(max_length=40, blank=True)
    closed_by = models.CharField(max_length=40, blank=True)
    closed_at = models.DateTimeField(null=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        db_table = "coordination_topic"
        constraints = (
            models.UniqueConstraint(
                name="coordination_key_is_one",
                fields=("key", "raised_staff"),
                condition=~Q(key=""),
            ),
            models.CheckConstraint(
                name="coordination_stage_is_known", condition=Q(stage__in=[*Stage])
            ),
            models.CheckConstraint(
                name="coordination_decided_has_meeting_owner_and_day",
                condition=Q(stage__in=[Stage.RAISED, Stage.DECLINED])
                | ~Q(owner="")
                & ~Q(meeting="")
                & Q(met_on__isnull=False, due_on__isnull=False, due_on__gt=F("met_on")),
            ),
            models.CheckConstraint(
                name="coordination_is_closed_by_another",
                condition=Q(closed_by="") | ~Q(closed_by=F("reported_by")),
            ),
            models.CheckConstraint(
                name="coordination_closed_says_when_and_by_whom",
                condition=~Q(stage=Stage.CLOSED) | ~Q(closed_by="") & Q(closed_at__isnull=False),
            ),
        )
        indexes = (
            models.Index(
                name="coordination_open", fields=("due_on", "id"),
                condition=~Q(stage__in=[*ENDED]),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.number


class StepRow(models.Model):
    """One thing done to a topic, in the words of who did it.

    Personal: the number of the staff member; kept as long as the topic
    """

    topic = models.ForeignKey(TopicRow, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    body = models.CharField(max_length=18, blank=True)
    words = models.TextField()
    due_on = models.DateField(null=True)

    class Meta:
        db_table = "coordination_step"
        constraints = (
            models.CheckConstraint(name="coordination_act_is_known", condition=Q(act__in=[*Act])),
        )
        indexes = (models.Index(name="coordination_steps", fields=("topic", "id")),)

    def __str__(self) -> str:
        return f"{self.topic_id} {self.act}"
