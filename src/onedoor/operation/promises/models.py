"""Tables of promises."""

from django.db import models
from django.db.models import F, Q

from onedoor.operation.promises.domain.checks import GOING, CheckState
from onedoor.operation.promises.domain.texts import Kind


class SignedPromise(models.Model):
    """承诺书: what was told and promised in one case, frozen with its hash.

    Personal: the number of who signed; kept as long as the case
    """

    case = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=[(one.value, one.name) for one in Kind])
    about = models.CharField(max_length=64, blank=True, db_default="")
    told = models.JSONField()
    promised = models.JSONField()
    materials = models.JSONField()
    days = models.PositiveSmallIntegerField(db_default=0)
    sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=80)
    on_paper = models.BooleanField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="promise_stands_once",
                fields=("case", "kind", "about"),
                condition=Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="promise_kind_is_known", condition=Q(kind__in=[one.value for one in Kind])
            ),
            models.CheckConstraint(
                name="promise_withdrawn_after_it_was_signed",
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=models.F("signed_at")),
            ),
        )
        indexes = (models.Index(name="promise_of_case", fields=("case",)),)


class PromiseCheck(models.Model):
    """事后核查: one check of what was promised in a case.

    Personal: sealed, what was found and what the applicant said to it; kept as long as the case
    """

    case = models.CharField(max_length=80, unique=True)
    item = models.CharField(max_length=200)
    body = models.CharField(max_length=18)
    area = models.CharField(max_length=12)
    state = models.CharField(max_length=8, choices=[(one.value, one.name) for one in CheckState])
    why = models.CharField(max_length=300, blank=True)
    planned_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80, blank=True, db_default="")
    decided_for = models.CharField(max_length=80, blank=True, db_default="")
    due_on = models.DateField(null=True)
    checked_by = models.CharField(max_length=80, blank=True, db_default="")
    mend_by = models.DateField(null=True)
    found_sealed = models.BinaryField(null=True)
    told_at = models.DateTimeField(null=True)
    answer_by = models.DateField(null=True)
    statement_sealed = models.BinaryField(null=True)
    stated_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="promise_check_state_is_known",
                condition=Q(state__in=[one.value for one in CheckState]),
            ),
            models.CheckConstraint(
                name="promise_unchecked_says_why",
                condition=~Q(state=CheckState.WAIVED) | ~Q(why=""),
            ),
            models.CheckConstraint(
                name="promise_checked_by_another_than_decided",
                condition=Q(checked_by="")
                | ~(Q(checked_by=F("decided_by")) | Q(checked_by=F("decided_for"))),
            ),
            models.CheckConstraint(
                name="promise_mended_by_a_day",
                condition=~Q(state=CheckState.MENDING) | Q(mend_by__isnull=False),
            ),
            models.CheckConstraint(
                name="promise_revoked_was_heard",
                condition=~Q(state=CheckState.UNTRUE)
                | Q(told_at__isnull=False, answer_by__isnull=False),
            ),
        )
        indexes = (
            models.Index(
                name="promise_check_open_of_body",
                fields=("body", "due_on", "id"),
                condition=Q(state__in=GOING),
            ),
        )
