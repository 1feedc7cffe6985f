"""Tables of documents.  Their bytes lie in the file storage."""

from django.db import models
from django.db.models import Q

from onedoor.kernel.ids import clear_code, random_id
from onedoor.operation.documents.domain.letters import DocumentKind
from onedoor.operation.documents.domain.states import DocumentState

CODE_LENGTH = 14


def new_code() -> str:
    """Return a verification code: random, clear to read aloud."""
    return clear_code(CODE_LENGTH)


class IssuedDocument(models.Model):
    """A document that was issued.

    Personal: its content names the applicant and lies encrypted in the file storage; the row
    itself holds none. Kept for good: it is the record of the decision (ARL).

    Its PDF is drawn after it was issued: until then ``sha256`` and ``template`` are empty.
    """

    ref = models.CharField(max_length=22, unique=True, default=random_id)
    number = models.CharField(max_length=96)
    kind = models.CharField(max_length=16)
    case_number = models.CharField(max_length=96, db_index=True)
    body = models.CharField(max_length=18)
    body_name = models.CharField(max_length=80)
    title = models.CharField(max_length=80)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    content_sha256 = models.CharField(max_length=64)
    template = models.CharField(max_length=16, blank=True, default="")
    is_accessible = models.BooleanField(null=True)
    state = models.CharField(max_length=16, default=DocumentState.IN_FORCE)
    state_on = models.DateField(null=True)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="document_number_once_a_body",
                fields=["body", "number"],
                condition=Q(state=DocumentState.IN_FORCE),
            ),
            models.CheckConstraint(
                name="document_kind_is_known", condition=Q(kind__in=[*DocumentKind])
            ),
            models.CheckConstraint(
                name="document_state_is_known", condition=Q(state__in=[*DocumentState])
            ),
            models.CheckConstraint(
                name="document_is_drawn_whole",
                condition=Q(sha256="", template="", is_accessible=None)
                | (~Q(sha256="") & ~Q(template="") & Q(is_accessible__isnull=False)),
            ),
            models.CheckConstraint(
                name="document_out_of_force_has_day",
                condition=Q(state=DocumentState.IN_FORCE) | Q(state_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class LastNumber(models.Model):
    """The last document number a body gave out in a year, for one kind.

    Personal: none.
    """

    body = models.CharField(max_length=18)
    kind = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="last_number_one_row_a_year", fields=["body", "kind", "year"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.kind} {self.year}: {self.last}"
