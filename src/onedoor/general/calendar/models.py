"""Tables of the calendar: yearly notices with their days, and office hours."""

from django.db import models
from django.db.models import F, Q


class Notice(models.Model):
    """放假通知 of one year in one area; a changed notice is a new row, the old one is kept.

    Personal: the staff number of who imported it; kept as long as the notice.
    """

    area = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField()
    is_current = models.BooleanField()
    text = models.TextField(blank=True)
    source = models.CharField(max_length=500)
    imported_at = models.DateTimeField()
    imported_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "year", "version"], name="notice_version_once"),
            models.UniqueConstraint(
                fields=["area", "year"],
                condition=Q(is_current=True),
                name="notice_one_current_a_year",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="notice_has_source"),
        ]


class Proposal(models.Model):
    """拟导入的通知: proposed by one administrator, taken when a second one confirmed it.

    Personal: staff numbers of the administrators; kept as long as the notice.
    """

    ref = models.CharField(max_length=32, unique=True)
    area = models.CharField(max_length=12)
    content = models.TextField()
    document_number = models.CharField(max_length=80)
    proposed_by = models.CharField(max_length=64)
    proposed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=64, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=64, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("proposed_by")), name="notice_needs_two_administrators"
            ),
            models.CheckConstraint(
                condition=~Q(document_number=""), name="notice_proposed_has_document_number"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(withdrawn_at=None),
                name="notice_is_confirmed_or_withdrawn",
            ),
            models.UniqueConstraint(
                fields=["area"],
                condition=Q(confirmed_at=None, withdrawn_at=None),
                name="notice_has_one_open_proposal",
            ),
        ]


class SpecialDay(models.Model):
    """A day that a notice names.

    Personal: none
    """

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="days")
    day = models.DateField()
    working = models.BooleanField()
    reason = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "day"], name="notice_names_a_day_once")
        ]


class OfficeHours(models.Model):
    """作息时间 of an area, from a day of each year on; a change is a new row.

    Personal: none
    """

    area = models.CharField(max_length=12)
    season = models.CharField(max_length=8)
    from_day = models.CharField(max_length=5)
    spans = models.JSONField()
    source = models.CharField(max_length=500)
    since = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "season", "since"], name="office_hours_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(season__in=["summer", "winter"]), name="office_hours_season_is_known"
            ),
        ]
