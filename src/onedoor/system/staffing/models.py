"""Tables of staffing: postings, what is noted of them, other work, rosters, who is there."""

from django.db import models
from django.db.models import F, Q

from onedoor.kernel.ids import random_id
from onedoor.system.staffing.domain.postings import Field, Side
from onedoor.system.staffing.domain.watch import Why


class PostingRow(models.Model):
    """进驻: who serves at which venue, from when to when.

    Personal: staff numbers, the day of the move of a party relation; kept while employed and 3
    years after
    """

    public_id = models.CharField(max_length=22, unique=True, default=random_id)
    staff = models.CharField(max_length=32)
    home = models.CharField(max_length=18)
    venue = models.CharField(max_length=10)
    since = models.DateField()
    free_on = models.DateField()
    party_member = models.BooleanField()
    party_moved_on = models.DateField(null=True)
    until = models.DateField(null=True)
    ended_because = models.CharField(max_length=500, blank=True)
    posted_by = models.CharField(max_length=40)

    class Meta:
        db_table = "staffing_posting"
        constraints = (
            models.UniqueConstraint(
                name="posting_one_at_a_time", fields=("staff",), condition=Q(until=None)
            ),
            models.CheckConstraint(
                name="posting_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="posting_of_a_member_moves_the_relation",
                condition=Q(party_member=False, party_moved_on=None)
                | Q(party_member=True, party_moved_on__isnull=False),
            ),
            models.CheckConstraint(
                name="posting_within_the_year_ends_for_a_reason",
                condition=Q(until=None) | Q(until__gte=F("free_on") - 1) | ~Q(ended_because=""),
            ),
        )
        indexes = (
            models.Index(name="posting_at_venue", fields=("venue", "id")),
            models.Index(name="posting_of_home", fields=("home", "id")),
        )

    def __str__(self) -> str:
        return f"{self.staff} {self.venue}"


class AskRow(models.Model):
    """提前调换: one side asks, the other answers.

    Personal: staff numbers; kept with the posting
    """

    posting = models.ForeignKey(PostingRow, on_delete=models.PROTECT, related_name="asks")
    side = models.CharField(max_length=5)
    until = models.DateField()
    why = models.CharField(max_length=500)
    asked_by = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    agreed = models.BooleanField(null=True)
    answer = models.CharField(max_length=500, blank=True)
    answered_by = models.CharField(max_length=40, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "staffing_ask"
        constraints = (
            models.UniqueConstraint(
                name="ask_one_at_a_time", fields=("posting",), condition=Q(agreed=None)
            ),
            models.CheckConstraint(name="ask_side_is_known", condition=Q(side__in=[*Side])),
            models.CheckConstraint(name="ask_says_why", condition=~Q(why="")),
            models.CheckConstraint(
                name="ask_is_answered_by_another",
                condition=Q(agreed=None) | ~Q(asked_by=F("answered_by")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.posting_id} {self.until}"


class NoteRow(models.Model):
    """What either side did for somebody who is posted, in its own part.

    Personal: staff numbers, training and appraisal; kept with the posting
    """

    posting = models.ForeignKey(PostingRow, on_delete=models.PROTECT, related_name="notes")
    field = models.CharField(max_length=14)
    day = models.DateField()
    words = models.CharField(max_length=1000)
    noted_by = models.CharField(max_length=40)

    class Meta:
        db_table = "staffing_note"
        constraints = (
            models.CheckConstraint(name="note_field_is_known", condition=Q(field__in=[*Field])),
            models.CheckConstraint(name="note_says_something", condition=~Q(words="")),
        )

    def __str__(self) -> str:
        return f"{self.posting_id} {self.field}"


class WorkRow(models.Model):
    """原单位其他工作: what the home body has somebody do besides.

    Personal: staff number; kept 3 years
    """

    public_id = models.CharField(max_length=22, unique=True, default=random_id)
    staff = models.CharField(max_length=32, db_index=True)
    home = models.CharField(max_length=18)
    what = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        db_table = "staffing_work"
        constraints = (
            models.CheckConstraint(
                name="work_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.staff} {self.what}"


class ShiftRow(models.Model):
    """值班安排: who serves a window on a day, and who steps in.

    Personal: staff numbers; kept 3 years
    """

    venue = models.CharField(max_length=10)
    window = models.CharField(max_length=8)
    day = models.DateField()
    staff = models.CharField(max_length=32)
    stand_in = models.CharField(max_length=32)

    class Meta:
        db_table = "staffing_shift"
        constraints = (
            models.UniqueConstraint(name="shift_one_a_window", fields=("venue", "window", "day")),
            models.UniqueConstraint(name="shift_one_a_person", fields=("staff", "day")),
            models.CheckConstraint(
                name="shift_is_a_pair", condition=~Q(staff=F("stand_in")) & ~Q(stand_in="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.venue} {self.window} {self.day}"


class PresenceRow(models.Model):
    """在岗: when somebody came, and when they left.

    Personal: staff number, hours; kept 3 years
    """

    venue = models.CharField(max_length=10)
    staff = models.CharField(max_length=32)
    came_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "staffing_presence"
        constraints = (
            models.UniqueConstraint(
                name="presence_one_at_a_time", fields=("staff",), condition=Q(left_at=None)
            ),
            models.CheckConstraint(
                name="presence_ends_after_it_begins",
                condition=Q(left_at=None) | Q(left_at__gte=F("came_at")),
            ),
        )
        indexes = (models.Index(name="presence_at_venue", fields=("venue", "left_at")),)

    def __str__(self) -> str:
        return f"{self.venue} {self.staff}"


class AlertRow(models.Model):
    """空岗提示: an open window without an authorised person, from when to when.

    Personal: none
    """

    venue = models.CharField(max_length=10)
    window = models.CharField(max_length=8)
    why = models.CharField(max_length=12)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        db_table = "staffing_alert"
        constraints = (
            models.UniqueConstraint(
                name="alert_one_a_window", fields=("venue", "window"), condition=Q(until=None)
            ),
            models.CheckConstraint(name="alert_why_is_known", condition=Q(why__in=[*Why])),
        )
        indexes = (models.Index(name="alert_at_venue", fields=("venue", "-since")),)

    def __str__(self) -> str:
        return f"{self.venue} {self.window}"
