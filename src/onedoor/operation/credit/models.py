"""Tables of credit records."""

from django.db import models
from django.db.models import F, Q

from onedoor.operation.credit.domain.findings import Kind, State


class CreditRecord(models.Model):
    """信用反馈: a finding about one applicant, what was said to it, and whether it counts.

    Personal: the applicant's id and, sealed, what was found, objected and answered; kept as long
    as the case it comes from
    """

    number = models.CharField(max_length=32, unique=True)
    applicant = models.CharField(max_length=40)
    body = models.CharField(max_length=18)
    area = models.CharField(max_length=12)
    case = models.CharField(max_length=80)
    kind = models.CharField(max_length=16, choices=[(one.value, one.name) for one in Kind])
    state = models.CharField(max_length=10, choices=[(one.value, one.name) for one in State])
    words_sealed = models.BinaryField()
    found_at = models.DateTimeField()
    found_by = models.CharField(max_length=40)
    object_by = models.DateField()
    objection_sealed = models.BinaryField(null=True)
    objected_at = models.DateTimeField(null=True)
    answer_sealed = models.BinaryField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=40, blank=True)
    repair_sealed = models.BinaryField(null=True)
    repaired_at = models.DateTimeField(null=True)
    repaired_by = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="credit_record_once_a_case", fields=("case", "kind")),
            models.CheckConstraint(
                name="credit_state_is_known", condition=Q(state__in=[one.value for one in State])
            ),
            models.CheckConstraint(
                name="credit_counts_only_when_settled_by_another",
                condition=Q(state__in=[State.TOLD, State.CONTESTED], settled_at=None)
                | Q(settled_at__isnull=False) & ~Q(settled_by=F("found_by")),
            ),
            models.CheckConstraint(
                name="credit_repaired_says_when",
                condition=Q(state=State.REPAIRED, repaired_at__isnull=False)
                | ~Q(state=State.REPAIRED) & Q(repaired_at=None),
            ),
        )
        indexes = (
            models.Index(
                name="credit_final_of_applicant",
                fields=("applicant",),
                condition=Q(state="final"),
            ),
            models.Index(name="credit_of_applicant", fields=("applicant", "id")),
            models.Index(name="credit_of_body", fields=("body", "id")),
        )
