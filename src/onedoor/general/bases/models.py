"""Tables of the register."""

from django.db import models
from django.db.models import F, Q

from onedoor.general.bases.domain.instruments import State
from onedoor.law.grades import Grade

_CODE = 64


class InstrumentRow(models.Model):
    """法律、法规、规章或者文件, under the title by which documents cite it.

    Personal: none
    """

    title = models.CharField(max_length=200, unique=True)
    grade = models.CharField(max_length=12)
    document = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    last_article = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, default=State.VALID)
    changed_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(grade__in=[*Grade]), name="instrument_grade_known"),
            models.CheckConstraint(condition=Q(state__in=[*State]), name="instrument_state_known"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="instrument_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.REPEALED) | Q(until__isnull=False),
                name="instrument_repealed_has_its_last_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CitationRow(models.Model):
    """Something that rests on an instrument: an offering, a limit, a template.

    Personal: none
    """

    instrument = models.ForeignKey(InstrumentRow, on_delete=models.PROTECT, related_name="cited")
    cited_by = models.CharField(max_length=_CODE)
    holder = models.CharField(max_length=_CODE)  # the body that answers for it
    area = models.CharField(max_length=12)
    articles = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["cited_by"], name="bases_citation_by")]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "cited_by"], name="cited_once"),
        ]

    def __str__(self) -> str:
        return self.cited_by


class ReminderRow(models.Model):
    """A changed instrument and one thing that cites it, to be looked at.

    Personal: none
    """

    ref = models.CharField(max_length=32, unique=True)
    instrument = models.ForeignKey(InstrumentRow, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10)
    changed_on = models.DateField()
    cited_by = models.CharField(max_length=_CODE)
    holder = models.CharField(max_length=_CODE)
    articles = models.JSONField(default=list)
    due_on = models.DateField()
    settled_by = models.CharField(max_length=64, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["holder", "due_on"], name="bases_reminder_of_holder"),
            models.Index(fields=["cited_by"], name="bases_reminder_of_citing"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "changed_on", "cited_by"], name="reminded_once_a_change"
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True) | ~Q(settled_by=""),
                name="reminder_settled_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.ref
