"""Tables of findings."""

from django.db import models
from django.db.models import Q

from onedoor.supervision.findings.domain.kinds import Kind


class FindingRow(models.Model):
    """疑点: a candidate that an act in a case gave.

    Personal: none
    """

    case = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=18)
    area = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        db_table = "findings_finding"
        constraints = (
            models.CheckConstraint(name="finding_kind_is_known", condition=Q(kind__in=[*Kind])),
            models.UniqueConstraint(name="finding_once", fields=("case", "kind")),
        )
        indexes = (
            models.Index(name="finding_of_body", fields=("body", "-id")),
            models.Index(
                name="finding_of_area",
                fields=("area", "id"),
                opclasses=("varchar_pattern_ops", "int8_ops"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.case} {self.kind}"
