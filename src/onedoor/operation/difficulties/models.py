"""Tables of difficulties: what could not be got done, and what was done about it."""

from django.db import models
from django.db.models import F, Q

from onedoor.operation.difficulties.domain.difficulties import (
    ENDED,
    Act,
    Cause,
    Grade,
    Kind,
    Source,
    Stage,
    Verdict,
)

_OPEN = ~Q(stage__in=[*ENDED])


class DifficultyRow(models.Model):
    """办不成事: one report, who has it, and until when.

    Personal: the reporter's public id or a sealed contact; kept as the archive law says
    """

    number = models.CharField(max_length=24, unique=True)
    code = models.CharField(max_length=16, blank=True)
    key = models.CharField(max_length=64, blank=True, db_default="")  # of the form, once
    reporter = models.CharField(max_length=40, blank=True)
    contact_sealed = models.BinaryField(default=b"")
    noted_by = models.CharField(max_length=40, blank=True)
    item = models.CharField(max_length=64, blank=True)
    case = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=1000)
    area = models.CharField(max_length=12)
    manager = models.CharField(max_length=18)
    body = models.CharField(max_length=18)
    source = models.CharField(max_length=8)
    kind = models.CharField(max_length=12)
    stage = models.CharField(max_length=12, default=Stage.REGISTERED)
    reported_at = models.DateTimeField()
    feedback_due_on = models.DateField()
    fed_back_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    put_off = models.BooleanField(default=False, db_default=False)
    verdict = models.CharField(max_length=12, blank=True)
    grade = models.CharField(max_length=10, blank=True)
    cause = models.CharField(max_length=12, blank=True)
    lesson = models.CharField(max_length=1000, blank=True)
    resolved_by = models.CharField(max_length=40, blank=True)
    verified_by = models.CharField(max_length=40, blank=True)

    class Meta:
        db_table = "difficulties_difficulty"
        constraints = (
            models.CheckConstraint(
                name="difficulty_is_signed_in_or_has_contact_and_code",
                condition=(~Q(reporter="") & Q(code="", contact_sealed=b""))
                | (Q(reporter="") & ~Q(code="") & ~Q(contact_sealed=b"")),
            ),
            models.UniqueConstraint(
                name="difficulty_key_is_one",
                fields=("key", "reporter", "noted_by"),
                condition=~Q(key=""),
            ),
            models.UniqueConstraint(
                name="difficulty_code_is_one", fields=("code",), condition=~Q(code="")
            ),
            models.CheckConstraint(
                name="difficulty_words_are_known",
                condition=Q(source__in=[*Source], kind__in=[*Kind], stage__in=[*Stage])
                & Q(verdict__in=["", *Verdict], grade__in=["", *Grade], cause__in=["", *Cause]),
            ),
            models.CheckConstraint(
                name="difficulty_is_verified_by_another",
                condition=Q(verified_by="") | ~Q(verified_by=F("resolved_by")),
            ),
            models.CheckConstraint(
                name="difficulty_past_the_first_stage_was_fed_back",
                condition=Q(stage=Stage.REGISTERED)
                | (Q(fed_back_at__isnull=False) & ~Q(verdict="")),
            ),
            models.CheckConstraint(
                name="difficulty_on_file_has_its_cause",
                condition=~Q(stage=Stage.FILED) | ~Q(cause="") & ~Q(verified_by=""),
            ),
        )
        indexes = (
            models.Index(
                name="difficulty_of_reporter", fields=("reporter", "-id"), condition=~Q(reporter="")
            ),
            models.Index(name="difficulty_open_of_body", fields=("body", "id"), condition=_OPEN),
            models.Index(
                name="difficulty_of_area",
                fields=("area", "id"),
                opclasses=("varchar_pattern_ops", "int8_ops"),
            ),
        )

    def __str__(self) -> str:
        return self.number


class StepRow(models.Model):
    """One thing done to a difficulty, with its words sealed.

    Personal: whatever the words say; kept as long as the difficulty
    """

    difficulty = models.ForeignKey(DifficultyRow, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    body = models.CharField(max_length=18, blank=True)
    words_sealed = models.BinaryField()

    class Meta:
        db_table = "difficulties_step"
        constraints = (
            models.CheckConstraint(name="difficulty_step_is_known", condition=Q(act__in=[*Act])),
        )
        indexes = (models.Index(name="difficulty_steps", fields=("difficulty", "id")),)

    def __str__(self) -> str:
        return f"{self.difficulty_id} {self.act}"
