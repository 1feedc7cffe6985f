"""Tables of assistance: authorisations, and which case was handed in by which."""

from django.db import models
from django.db.models import F, Q


class AuthorisationRow(models.Model):
    """代办授权: what an applicant lets one agent of a venue do, until when.

    Personal: name of who signed and telephone, sealed; kept as long as the case
    """

    public_id = models.CharField(max_length=22, unique=True)
    applicant = models.CharField(max_length=40)
    item = models.CharField(max_length=64)
    name = models.CharField(max_length=1000)
    venue = models.CharField(max_length=10)
    venue_name = models.CharField(max_length=100)
    body = models.CharField(max_length=18)
    delegation = models.CharField(max_length=22)
    agent = models.CharField(max_length=40)
    signed_sealed = models.BinaryField()
    phone_sealed = models.BinaryField(default=b"")
    since = models.DateField()
    until = models.DateField()
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "assistance_authorisation"
        constraints = (
            models.CheckConstraint(
                name="assistance_is_signed", condition=~Q(signed_sealed=b"") & ~Q(agent="")
            ),
            models.CheckConstraint(
                name="assistance_ends_after_it_begins", condition=Q(until__gte=F("since"))
            ),
            models.UniqueConstraint(
                name="assistance_once",
                fields=("applicant", "item", "agent"),
                condition=Q(withdrawn_at=None),
            ),
        )
        indexes = (models.Index(name="assistance_of_body", fields=("body", "-id")),)

    def __str__(self) -> str:
        return self.public_id


class HelpedRow(models.Model):
    """代办件: a case that was handed in by an authorisation.

    Personal: none
    """

    case = models.CharField(max_length=80, unique=True)
    authorisation = models.ForeignKey(
        AuthorisationRow, on_delete=models.PROTECT, related_name="cases"
    )

    class Meta:
        db_table = "assistance_helped"

    def __str__(self) -> str:
        return self.case
