"""Tables of promises."""

from django.db import models
from django.db.models import Q

from onedoor.operation.promises.domain.texts import Kind


class SignedPromise(models.Model):
    """承诺书: what was told and promised in one case, frozen with its hash.

    Personal: the number of who signed; kept as long as the case
    """

    case = models.CharField(max_length=80)
    kind = models.CharField(max_length=8, choices=[(one.value, one.name) for one in Kind])
    told = models.JSONField()
    promised = models.JSONField()
    materials = models.JSONField()
    sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=80)
    on_paper = models.BooleanField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="promise_stands_once",
                fields=("case", "kind"),
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
