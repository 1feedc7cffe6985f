"""The register of licences."""

from django.db import models
from django.db.models import F, Q

from onedoor.operation.licences.domain.licences import LicenceState


class RegisteredLicence(models.Model):
    """A licence, issued here or entered from where it was issued.

    Personal: names and what stands on the licence; kept for good, the register is public for
    organisations (MER) and part of the archive for persons (ARL).
    """

    identifier = models.CharField(max_length=120, unique=True)
    number = models.CharField(max_length=64)
    kind = models.CharField(max_length=40)
    holder = models.CharField(max_length=40, blank=True, db_index=True)
    holder_code = models.CharField(max_length=18, blank=True, db_index=True)
    holder_name = models.CharField(max_length=120)
    body = models.CharField(max_length=18)
    body_name = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    issued_on = models.DateField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    state = models.CharField(max_length=12, default=LicenceState.IN_FORCE)
    state_on = models.DateField(null=True)
    state_reason = models.CharField(max_length=300, blank=True)
    document = models.CharField(max_length=22, blank=True)
    case_number = models.CharField(max_length=96, blank=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="licence_number_once_a_kind", fields=["kind", "number"]),
            models.CheckConstraint(
                name="licence_state_is_known", condition=Q(state__in=[*LicenceState])
            ),
            models.CheckConstraint(
                name="licence_has_a_holder", condition=~Q(holder="") | ~Q(holder_code="")
            ),
            models.CheckConstraint(
                name="licence_period_runs_forward",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="licence_out_of_force_has_day_and_reason",
                condition=Q(state=LicenceState.IN_FORCE)
                | (Q(state_on__isnull=False) & ~Q(state_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.identifier


class LastOrder(models.Model):
    """The last licence number given out in an area, for one kind.

    Personal: none.
    """

    kind = models.CharField(max_length=40)
    area = models.CharField(max_length=6)
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="last_order_one_row_an_area", fields=["kind", "area"])
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.area}: {self.last}"
